"""No note and no translation puts into a page what could run, or what another host would be asked for."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.language_pair import hostile
from tests.language_pair.hostile import CASES, Case, body_of, reported, unsafe, words_of
from tests.project import Built, Project, page

from language_pair.state import pair_of

pytestmark = pytest.mark.builds
#: Of the faults that are found when references are resolved, not every builder knows.
_RESOLVED = ("[xref_missing]", "[not_readable]")
DOCUMENTS = {
    "latex_documents": [("index", "t.tex", "T", "a", "manual")],
    "man_pages": [("index", "t", "t", ["a"], 1)],
    "texinfo_documents": [("index", "t", "T", "a", "t", "d", "Miscellaneous")],
}


@pytest.fixture(scope="module")
def project_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = Project(tmp_path_factory.mktemp("hostile"))
    hostile.write(project)
    yield project
    project.close()


@pytest.fixture(scope="module")
def pages(project_of_all: Project) -> Built:
    return project_of_all.build("html", whole=True)


@pytest.fixture(scope="module")
def anew(project_of_all: Project) -> Callable[[str], Built]:
    """What a builder makes of all cases, each read by it alone."""
    return functools.cache(lambda builder: project_of_all.build(builder, whole=True, fresh=True, **DOCUMENTS))


@pytest.fixture(scope="module")
def faults(pages: Built) -> dict[str, list[str]]:
    return reported(pages)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_is_safe_its_faults_are_named_and_no_text_is_lost(
    pages: Built, faults: dict[str, list[str]], case: Case
) -> None:
    body = body_of(pages.output(f"{case.docname}.html"))
    assert unsafe(body) == []
    assert faults.get(case.docname, []) == case.faults
    assert [words for words in case.words if words not in words_of(body)] == []


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 200
    assert len({case.body for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "builder",
    [
        *("epub", "latex", "text"),
        *(
            pytest.param(name, marks=pytest.mark.long)
            for name in ("dirhtml", "gettext", "man", "singlehtml", "texinfo")
        ),
    ],
)
def test_each_builder_names_the_same_faults(
    anew: Callable[[str], Built], faults: dict[str, list[str]], builder: str
) -> None:
    built = anew(builder)
    found = reported(built)
    for docname, expected in faults.items():
        known = [each for each in expected if not each.endswith(_RESOLVED)]
        assert [each for each in found.get(docname, []) if not each.endswith(_RESOLVED)] == known
    assert builder == "gettext" or _private(Path(built.app.outdir)) == []
    for path in Path(built.app.outdir).rglob("*.*html"):
        if path.stem in faults:
            assert unsafe(body_of(path.read_text(encoding="utf-8"))) == [], path.name
        if builder == "epub" and "sd-tab-set" not in path.read_text(encoding="utf-8"):  # sphinx-design's own <input>
            ElementTree.fromstring(path.read_bytes())


def _private(outdir: Path) -> list[str]:
    """The files in *outdir* that hold what is in comments only; the notes themselves are copied by default."""
    files = [path for path in outdir.rglob("*") if path.is_file() and not {"_sources", "_static"} & {*path.parts}]
    return [path.name for path in files if b"private" in path.read_bytes() and path.suffix != ".epub"]


@pytest.mark.parametrize("builder", ["html", "epub", "latex"])
def test_files_that_html_names_are_copied(anew: Callable[[str], Built], pages: Built, builder: str) -> None:
    outdir = Path((pages if builder == "html" else anew(builder)).app.outdir)
    names = {path.name for path in outdir.rglob("*") if path.is_file()}
    assert "picture.svg" in names
    assert ("file.txt" in names) == (builder == "html")  # a book and a printed page have no downloads


# -- Translations ---------------------------------------------------------------------------------------------


def payload_of(case: Case) -> str:
    """The first paragraph of what a case holds, on one line."""
    return " ".join(case.body.split("\n\n")[0].split("\n"))


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """A project of plain notes, built with harmless translations and with hostile ones."""
    both = []
    for is_hostile in (False, True):
        project = Project(tmp_path_factory.mktemp("translated"))
        hostile.write(project, bodies={case.docname: "Some words\n" for case in CASES})
        for case in CASES:
            added = (payload_of(case) if is_hostile else "").replace("\\", "\\\\").replace('"', '\\"')
            texts = {"Some words": f"譯文 {added}", f"Note {case.docname}": f"標題 {added}"}
            project.write_catalog("zh_TW", case.docname, texts)
        both.append(project.build("html", "zh_TW"))
        project.close()  # Sphinx would go on with the catalogs of the first
    return both[0], both[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_translation_adds_no_element_and_what_it_tries_is_named(translated: tuple[Built, Built], case: Case) -> None:
    clean, built = (body_of(each.output(f"{case.docname}.html")) for each in translated)
    assert unsafe(built) == []
    elements = [Counter(each.name for each in body.find_all(True) if each.name not in _FREE) for body in (clean, built)]
    assert elements[1] == elements[0]
    if case.faults and "\n" not in case.body.strip():
        catalog = f"locale/zh_TW/LC_MESSAGES/{case.docname}.po:"
        assert any(line.startswith(catalog) for line in translated[1].warnings), case.body


#: A translation may make words bold, call them code, or break a line, which is named.
_FREE = {"br", "code", "em", "span", "strong"}


def test_a_translation_of_nothing_but_html_leaves_the_source(project: Project) -> None:
    """The block was empty."""
    project.write(index="---\nsource_lang: en\n---\n# Title\n\nSome words\n")
    project.write_catalog("zh_TW", "index", {"Title": "標題", "Some words": "<script>ran()</script><br>"})
    built = project.build("html", "zh_TW", html_theme="basic")
    paragraph = next(each for each in page(built, "index").select("p") if each.text == "Some words")
    assert paragraph["lang"] == "en"
    for language in ("zh_TW", "en"):
        state = pair_of(project.build("dummy", language).app.env).notes["index"].progress["zh_TW"]
        assert [(message.text, message.fuzzy) for message in state.open] == [("Some words", True)]
    assert any("the translation adds the HTML '<script>'" in line for line in built.warnings)
