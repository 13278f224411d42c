"""The menu says what Sphinx's own says, without the headings of other pages."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from tests.project import Built, Project, page

from navigation.menu import Menu
from navigation.tree import parents_of

pytestmark = pytest.mark.builds

HEAD = "---\nsource_lang: en\n---\n"
NOTES = {
    "index": """
        # Home

        ```{toctree}
        :caption: First *caption*
        :numbered:

        self
        plain
        Other words <folder/index>
        twice/index
        ```

        ## A heading of the home page

        ```{toctree}
        :hidden:
        :caption: 隱藏
        :maxdepth: 2

        hidden
        Elsewhere <https://example.org/?a=1&b=2>
        https://example.org/plain
        genindex
        ```

        ```{toctree}
        :titlesonly:
        :includehidden:
        :reversed:
        :glob:

        glob*
        ```
        """,
    "plain": "# Plain `code` & *emphasis*, 中文\n\n## One\n\n### Deeper\n\n## Two\n",
    "folder__index": """
        # Folder

        ## Section with pages

        ```{toctree}
        b
        a
        ```

        ### Below it

        ```{toctree}
        twice/index
        deep/index
        ```

        ## Section without
        """,
    "folder__a": "# A\n\n## Heading\n",
    "folder__b": "# B\n",
    "folder__deep__index": "# Deep\n\n```{toctree}\n:hidden:\n\nc\n```\n\n```{toctree}\nd\n```\n",
    "folder__deep__c": "# C\n",
    "folder__deep__d": "# D\n\n## Heading\n",
    "folder__twice__index": "# Not this one\n",
    "twice__index": "# Twice\n\n```{toctree}\ne\n```\n",
    "twice__e": "# E\n",
    "hidden": "# Hidden\n\n```{toctree}\n:titlesonly:\n\nbelow-hidden\n```\n",
    "below-hidden": "# Below hidden\n\n## Heading\n\n```{toctree}\nlowest\n```\n",
    "lowest": "# Lowest\n",
    "globbed": "# Globbed\n\n## Heading\n\n```{toctree}\n:hidden:\n\nunder-glob\n```\n",
    "globe": "# Globe\n",
    "under-glob": "# Under\n",
    "orphan": "---\nsource_lang: en\norphan: true\n---\n# Orphan\n",
}
OPTIONS = list(itertools.product([True, False], [0, 1, 2, 3], [True, False]))


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    project = Project(tmp_path_factory.mktemp("menu"))
    for name, text in NOTES.items():
        head = "" if text.startswith("---") else HEAD
        project.write(**{name: "\n".join([head + "", *(line.removeprefix(" " * 8) for line in text.splitlines())])})
    yield project.build(request.param, html_theme="basic", html_sidebars={"**": ["globaltoc.html"]})
    project.close()


def lines(html: str) -> list[tuple[str, int, str, str, list[bool]]]:
    """The lines of a menu: caption, level, address, words, whether it is on the way to the page, or the page."""
    found = []
    caption = ""
    for each in BeautifulSoup(html, "html.parser").select("p.caption, li"):
        if each.name == "p":
            caption = each.get_text()
            continue
        level = next(int(name.removeprefix("toctree-l")) for name in each["class"] if name.startswith("toctree-l"))
        link = each.find("a")
        assert isinstance(link, Tag)
        marks = ["current" in each["class"], "current" in link["class"]]
        found.append((caption, level, str(link["href"]), link.decode_contents(), marks))
    return found


def site(built: Built) -> StandaloneHTMLBuilder:
    assert isinstance(built.app.builder, StandaloneHTMLBuilder)
    return built.app.builder


@pytest.mark.parametrize(("collapse", "maxdepth", "includehidden"), OPTIONS)
def test_it_is_that_of_sphinx(built: Built, collapse: bool, maxdepth: int, includehidden: bool) -> None:
    builder = site(built)
    menu = Menu(builder)
    for name in [*sorted(built.app.env.found_docs), "genindex", "search"]:
        builder.current_docname = name
        theirs = builder._get_local_toctree(
            name, collapse=collapse, maxdepth=maxdepth, includehidden=includehidden, titles_only=True
        )
        ours = menu.render(name, collapse=collapse, maxdepth=maxdepth, includehidden=includehidden, titles_only=True)
        if name == "folder/deep/c" and not includehidden:  # in no menu: ours is open at the page above it
            theirs_above = [line[:4] for line in lines(theirs)]
            assert [line[:4] for line in lines(ours) if line[:4] in theirs_above] == theirs_above
        else:
            assert lines(ours) == lines(theirs), name


def below(html: str) -> list[tuple[int, str, str]]:
    """Level, address and words of what a menu has below its page."""
    here = BeautifulSoup(html, "html.parser").select_one("a.current")
    assert here is not None and here.parent is not None
    return [line[1:4] for line in lines(str(here.parent))[1:]]


@pytest.mark.parametrize("maxdepth", [0, 2, 3, 4])
@pytest.mark.parametrize("name", ["plain", "folder/index", "globbed"])
def test_of_headings_it_has_those_of_its_page(built: Built, name: str, maxdepth: int) -> None:
    builder = site(built)
    builder.current_docname = name
    options = {"maxdepth": maxdepth, "includehidden": True}
    theirs = below(builder._get_local_toctree(name, collapse=True, **options))
    ours = below(Menu(builder).render(name, collapse=True, **options))
    assert ours == theirs
    assert bool(ours)


def test_no_page_shows_headings_of_others(built: Built) -> None:
    menu = Menu(site(built))
    for name in built.app.env.found_docs:
        site(built).current_docname = name
        for _caption, _level, address, _words, _marks in lines(menu.render(name, includehidden=True)):
            assert "#" not in address.rstrip("#")[1:] and (address.startswith("#") or "#" not in address), name


def test_a_title_is_rendered_once_and_only_for_a_page_that_shows_it(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    render = Menu._rendered

    def remember(menu: Menu, links: list[nodes.reference]) -> dict[int, str]:
        rendered.extend(link.astext() for link in links)
        return render(menu, links)

    monkeypatch.setattr(Menu, "_rendered", remember)
    menu = Menu(site(built))
    assert rendered == []
    shown = menu.render("folder/index", titles_only=True)
    assert rendered and all(words in BeautifulSoup(shown, "html.parser").get_text() for words in rendered)
    before = list(rendered)
    assert menu.render("folder/index", titles_only=True) == shown
    assert rendered == before


def test_a_page_says_where_a_reader_is(built: Built) -> None:
    for name in ("plain", "folder/deep/d"):
        builder = site(built)
        path = builder.get_output_path(name)
        html = BeautifulSoup(Path(path).read_text(encoding="utf-8"), "html.parser")
        assert html.select(".sphinxsidebar li") != []
        [here] = html.select(".sphinxsidebar [aria-current=page]")
        assert here["href"] == "#"


def test_of_several_parents_the_first_has_the_page(project: Project) -> None:
    """As in breadcrumbs and in the order of pages."""
    project.write(
        index=f"{HEAD}# Home\n\n```{{toctree}}\na\nb\n```\n",
        a=f"{HEAD}# A\n\n```{{toctree}}\nshared\n```\n",
        b=f"{HEAD}# B\n\n```{{toctree}}\nshared\n```\n",
        shared=f"{HEAD}# Shared\n",
    )
    built = project.build("html", html_theme="basic")
    assert [line[1:4] for line in lines(Menu(site(built)).render("shared"))] == [
        (1, "a.html", "A"),
        (2, "#", "Shared"),
        (1, "b.html", "B"),
    ]
    links = page(built, "shared").select(".related li.nav-item-1 a")
    assert {link.get_text() for link in links} == {"A"}


def test_the_whole_tree_is_a_choice_of_the_site(project: Project) -> None:
    project.write(
        index=f"{HEAD}# Home\n\n```{{toctree}}\na\nb\n```\n",
        a=f"{HEAD}# A\n\n```{{toctree}}\nbelow\n```\n",
        b=f"{HEAD}# B\n",
        below=f"{HEAD}# Below\n",
    )
    theme = {"html_theme": "basic", "html_theme_options": {"globaltoc_collapse": False}}
    sidebars = {"**": ["globaltoc.html"]}
    for whole, words in ((False, ["A", "B"]), (True, ["A", "Below", "B"])):
        built = project.build("html", fresh=True, navigation_whole_menu=whole, html_sidebars=sidebars, **theme)
        assert [link.get_text() for link in page(built, "b").select(".sphinxsidebarwrapper ul a")] == words


def test_toctrees_that_go_round_in_a_circle_end(project: Project) -> None:
    """Sphinx's own order of pages does not: see `sound_build`, which names and cuts the circle."""
    project.write(
        index=f"{HEAD}# Home\n\n```{{toctree}}\na\n```\n",
        a=f"{HEAD}# A\n\n```{{toctree}}\nb\n```\n",
        b=f"{HEAD}# B\n\n```{{toctree}}\na\nc\n```\n",
        c=f"{HEAD}# C\n",
    )
    env = project.build("gettext").app.env
    assert parents_of(env) == {"index": None, "a": "index", "b": "a", "c": "b"}
    env.toctree_includes["b"] = ["a", "c"]
    assert list(parents_of(env)) == ["index", "a", "b", "c"]


def test_the_order_of_pages_is_that_of_sphinx(built: Built) -> None:
    env = built.app.env
    assert {page: parent for page, (parent, _before, _after) in env.collect_relations().items()} == parents_of(env)
    assert list(env.collect_relations()) == list(parents_of(env))
