"""Where nothing has changed that a page can show of others, no page is looked at: every such thing is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from tests.project import Project

from language_pair.state import pair_of
from navigation import shown
from navigation.headings import said_by
from navigation.lists import levels_of
from navigation.state import navigation_of
from navigation.tree import Tree
from records.domain import Entry, records_of

pytestmark = pytest.mark.builds

HEAD = "---\nsource_lang: en\n---\n"
TOCTREE = "```{toctree}\n:caption: Notes\n:maxdepth: 3\n\n"
NOTES = {
    "index": f"{HEAD}# Home\n\n{TOCTREE}note\nother\nOf its own <named>\nself\n```\n",
    "note": f"{HEAD}# Note\n\n(label)=\n\n## Heading\n\n:::{{community}} Group\n:city: Taipei\n\nWords.\n:::\n",
    "other": f"{HEAD}# Other\n\nSee [](note.md), [](note.md#heading), {{ref}}`label` and {{community}}`group`.\n",
    "named": f"{HEAD}# Named\n\nSee {{ref}}`words <label>`.\n",
}


def named(change: Callable[[BuildEnvironment], None], name: str) -> Callable[[BuildEnvironment], None]:
    change.__name__ = name
    return change


def read_again(env: BuildEnvironment) -> None:
    """Note what the note says, as when it is read."""
    navigation_of(env).said["note"] = said_by(env, "note")


def title(*parts: nodes.Node) -> Callable[[BuildEnvironment], None]:
    def change(env: BuildEnvironment) -> None:
        env.titles["note"].children = []
        env.titles["note"] += parts
        read_again(env)

    return named(change, f"title {parts}")


def heading(*parts: nodes.Node) -> Callable[[BuildEnvironment], None]:
    def change(env: BuildEnvironment) -> None:
        link = list(env.tocs["note"].findall(nodes.reference))[1]
        link.children = []
        link += parts
        read_again(env)

    return named(change, f"heading {parts}")


def depth(env: BuildEnvironment) -> None:
    env.metadata["note"]["tocdepth"] = 1
    read_again(env)


def slug(env: BuildEnvironment) -> None:
    env.metadata["note"]["myst_slugs"]["heading"] = (1, "another-anchor", "Heading")
    read_again(env)


def words_of_a_slug(env: BuildEnvironment) -> None:
    env.metadata["note"]["myst_slugs"]["heading"] = (1, "another-anchor", "Words of a slug")
    read_again(env)


def title_in_the_other_language(env: BuildEnvironment) -> None:
    pair_of(env).notes["note"].other_titles[""] = "標題"
    read_again(env)


def number(env: BuildEnvironment) -> None:
    env.toc_secnumbers["note"] = {"": (1,)}


def label(env: BuildEnvironment) -> None:
    env.domains.standard_domain.labels["label"] = "note", "label", "Words of a label"


def moved_label(env: BuildEnvironment) -> None:
    env.domains.standard_domain.anonlabels["label"] = "other", "label"


def record(env: BuildEnvironment) -> None:
    (found,) = records_of(env).entries()
    set_record(env, replace(found, record=replace(found.record, title="Words of a record")))  # type: ignore[type-var]


def record_in_another_note(env: BuildEnvironment) -> None:
    (found,) = records_of(env).entries()
    set_record(env, replace(found, docname="named"))


def record_of(kind: str, name: str) -> Callable[[BuildEnvironment], None]:
    def change(env: BuildEnvironment) -> None:
        (found,) = records_of(env).entries()
        set_record(env, replace(found, kind=kind, record=replace(found.record, id=name)))  # type: ignore[type-var]

    return named(change, f"record {kind} {name}")


def set_record(env: BuildEnvironment, entry: Entry) -> None:
    records_of(env).clear_doc("note")
    records_of(env).data["entries"]["note"] = [entry]


def toctree(env: BuildEnvironment) -> addnodes.toctree:
    return next(env.tocs["index"].findall(addnodes.toctree))


def option(env: BuildEnvironment) -> None:
    toctree(env)["hidden"] = True


def caption(env: BuildEnvironment) -> None:
    toctree(env)["caption"] = "Words of a caption"


def order(env: BuildEnvironment) -> None:
    toctree(env)["entries"].reverse()


def entry(env: BuildEnvironment) -> None:
    toctree(env)["entries"][:] = [("Words of an entry" if ref == "named" else name, ref) for name, ref in entries(env)]


def entries(env: BuildEnvironment) -> list[tuple[str | None, str]]:
    found: list[tuple[str | None, str]] = toctree(env)["entries"]
    return found


def index_of_sphinx(env: BuildEnvironment) -> None:
    entries(env).append((None, "genindex"))


def gone(env: BuildEnvironment) -> None:
    """A note that a toctree still names, and links still lead to."""
    for each in (env.titles, env.tocs, navigation_of(env).said):
        del each["note"]
    env.found_docs.discard("note")


def waits(words: str) -> Callable[[BuildEnvironment], None]:
    """The same *words* are no longer a translation."""

    def change(env: BuildEnvironment) -> None:
        pair_of(env).data["waiting"][words] = "zh_TW"

    return named(change, f"language of {words}")


CHANGES: list[Callable[[BuildEnvironment], None]] = [
    *(title(part) for part in (nodes.Text("Another title"), nodes.emphasis("", "Another title"))),
    *(heading(part) for part in (nodes.Text("Another heading"), nodes.emphasis("", "Another heading"))),
    *(depth, slug, words_of_a_slug, title_in_the_other_language, number),
    *(label, moved_label, record, record_in_another_note),
    *(option, caption, order, entry, index_of_sphinx),
    *(waits(f"Words of a{what}") for what in (" slug", " label", " record", " caption", "n entry")),
    *map(waits, ("Another title", "Another heading", "Home", "Index")),
    *(record_of("community", "another"), record_of("community", "group"), record_of("testimonial", "group")),
    gone,
]


def looked_at(app: Sphinx) -> dict[str, str]:
    """What each page shows, found out whatever else is known."""
    env = app.env
    levels, whole = levels_of(app), app.config.navigation_whole_menu
    seen = shown._Shown(env, Tree(env, app.tags), levels, whole_menu=whole)
    return {page: seen.on(page) for page in sorted(env.found_docs)}


def test_each_change_is_seen_on_the_pages_that_show_it(project: Project) -> None:
    project.write(**NOTES)
    built = project.build("html", html_theme="basic", myst_heading_anchors=2)
    assert built.warnings == []
    app, env = built.app, built.app.env
    assert shown.pages_to_rewrite(app, env) == []
    for change in CHANGES:
        before = looked_at(app)
        change(env)
        after = looked_at(app)
        expected = [page for page in after if after[page] != before[page]]
        assert expected, change.__name__
        assert shown.pages_to_rewrite(app, env) == expected, change.__name__


@pytest.mark.parametrize("name", ["navigation_whole_menu", "navigation_listed_levels"])
def test_a_setting_is_seen(project: Project, name: str) -> None:
    project.write(**NOTES | {"index": NOTES["index"].replace(":maxdepth: 3\n", "")})
    app = project.build("html", html_theme="basic", myst_heading_anchors=2).app
    app.config[name] = 0 if app.config[name] else True
    assert shown.pages_to_rewrite(app, app.env)


def test_after_an_edited_text_its_page_alone_is_looked_at(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write(**NOTES)
    project.build("html", html_theme="basic", myst_heading_anchors=2)
    project.close()
    pages: list[str] = []
    look = shown._Shown.on

    def remember(seen: shown._Shown, page: str) -> str:
        pages.append(page)
        return look(seen, page)

    monkeypatch.setattr(shown._Shown, "on", remember)
    project.write(other=f"{NOTES['other']}\nMore words.\n")
    project.build("html", html_theme="basic", myst_heading_anchors=2)
    assert pages == ["other"]
