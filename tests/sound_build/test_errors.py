"""Errors of extensions, at each step of a build: a warning of the note, and a page that says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from tests.project import CONF, Built, Project, page
from tests.sound_build.test_hostile import HEAD, INDEX, NOT_BUILT

pytestmark = pytest.mark.builds

#: An extension that fails with whatever note holds the word of a step.
FAILING = """
from docutils import nodes


def holds(doctree, word):
    return doctree is not None and word in doctree.astext() and "could not" not in doctree.astext()


def read(app, doctree):
    if holds(doctree, "READ"):
        raise ValueError("no\\n  reading")


def resolved(app, doctree, docname):
    if holds(doctree, "RESOLVE"):
        raise MemoryError


def context(app, pagename, templatename, context, doctree):
    if holds(doctree, "CONTEXT"):
        raise KeyError("context")


class failing(nodes.paragraph):
    pass


def visit(self, node):
    raise RuntimeError("no writing")


def replace(app, doctree):
    for paragraph in list(doctree.findall(nodes.paragraph)):
        if "WRITE" in paragraph.astext():
            new = failing("", *paragraph.children)
            new.source, new.line = paragraph.source, paragraph.line
            paragraph.replace_self(new)


def setup(app):
    app.connect("doctree-read", read)
    app.connect("doctree-read", replace)
    app.connect("doctree-resolved", resolved)
    app.connect("html-page-context", context)
    app.add_node(failing, html=(visit, None), latex=(visit, None), text=(visit, None), man=(visit, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""
STEPS = {"READ": "ValueError: no reading", "RESOLVE": "MemoryError", "CONTEXT": "KeyError: 'context'"}


def write(project: Project, *words: str) -> None:
    project.write(index=INDEX, **{f"n{word.lower()}": f"{HEAD}text\n\n{word} it\n" for word in words})
    for number in range(6):
        project.write(**{f"other{number}": f"{HEAD}All is well.\n"})
    (project.folder / "failing.py").write_text(FAILING, encoding="utf-8")
    (project.folder / "conf.py").write_text(CONF + path_of(project), encoding="utf-8")


def path_of(project: Project) -> str:
    return f"sys.path.insert(0, {str(project.folder)!r})\nextensions.append('failing')\n"


def build(project: Project, builder: str, jobs: int) -> Built:
    built = project.build(builder, jobs=jobs, html_theme="basic")
    project.close()
    return built


def place_and_error(line: str) -> tuple[str, str]:
    place, _sign, rest = line.partition(": WARNING: ")
    return place, rest.partition(" (")[2].partition("). ")[0]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_at_any_step_is_its_note_s(project: Project, jobs: int) -> None:
    write(project, *STEPS, "WRITE")
    built = build(project, "html", jobs)
    found = dict(map(place_and_error, built.warnings))
    assert found == {
        "ncontext.md:1": "KeyError: 'context'",
        "nread.md:1": "ValueError: no reading",
        "nresolve.md:1": "MemoryError",
        "nwrite.md:8": "RuntimeError: no writing",
    }
    assert all(NOT_BUILT in page(built, f"n{word.lower()}").get_text() for word in [*STEPS, "WRITE"])
    assert "All is well." in page(built, "other5").get_text()
    assert sorted(build(project, "html", jobs).warnings) == sorted(built.warnings)


#: It declares a record.
COMMUNITY = f"""{HEAD}Quixotic title

:::{{community}} Taipei.py
:id: taipei-py
:::

Unheard-of words. WORD it.
"""
VIEWS = f"""{HEAD}All

See {{community}}`taipei-py` and [](nrecord.md).

:::{{community-map}}
:::

```{{toctree}}
:glob:

*
```
"""


@pytest.mark.parametrize("word", ["READ", "RESOLVE", "CONTEXT", "WRITE"])
def test_what_was_read_stays_known_where_only_the_page_cannot_be_written(project: Project, word: str) -> None:
    write(project)
    project.write(index=VIEWS, nrecord=COMMUNITY.replace("WORD", word))
    (project.folder / "conf.py").write_text(CONF + path_of(project), encoding="utf-8")
    built = build(project, "html", 1)
    records = json.loads(built.output("feeds/communities.json"))["communities"]
    links = page(built, "index").select("[role=main] a[href='nrecord.html#taipei-py']")
    index = "".join(path.read_text(encoding="utf-8") for path in Path(built.app.outdir, "_search").glob("*/s/*.js"))
    assert NOT_BUILT in page(built, "nrecord").get_text()
    assert "unheard" not in index
    if word == "READ":
        assert not records and not links
    else:
        assert [each["page"] for each in records] == ["nrecord.html#taipei-py"]
        assert len(links) == 2  # of the role and of the map
        assert [line.partition(":")[0] for line in built.warnings] == ["nrecord.md"]
    project.write(nrecord=COMMUNITY.replace("WORD", "Read"))
    (project.folder / "conf.py").write_text(CONF + path_of(project), encoding="utf-8")
    mended = build(project, "html", 1)
    assert mended.warnings == []
    assert "Unheard-of" in page(mended, "nrecord").get_text()


@pytest.mark.parametrize("builder", ["latex", "man", "singlehtml"])
def test_an_error_in_a_book_is_that_of_the_note_it_comes_from(project: Project, builder: str) -> None:
    write(project, "WRITE")
    first = build(project, builder, 1)
    assert [place_and_error(line) for line in first.warnings] == [("nwrite.md:8", "RuntimeError: no writing")]
    name = next(path for path in Path(first.app.outdir).iterdir() if path.suffix in (".tex", ".1", ".html"))
    text = " ".join(name.read_text(encoding="utf-8").split())
    assert NOT_BUILT in text and "All is well." in text
    assert build(project, builder, 1).warnings == first.warnings


def test_a_maintainer_who_asks_for_it_gets_the_first_error_itself(project: Project) -> None:
    write(project, "READ")
    app = project.build("dummy").app
    project.close()
    from sound_build.internals import stops_at_warnings

    app._exception_on_warning = True
    assert stops_at_warnings(app)
    (project.folder / "nread.md").touch()
    with pytest.raises(ExtensionError, match="no"):
        app.builder.read_doc("nread")
