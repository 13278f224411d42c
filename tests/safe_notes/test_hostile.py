"""Each hostile note leaves one named fault or none; nothing of the machine is in any output."""

from __future__ import annotations

import base64
import os
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import CONF, Built, Project, page
from tests.safe_notes.hostile import CASES
from tests.safe_notes.hostile.case import BODY, OUTSIDE, SECRET, TOKEN, Case
from tests.safe_notes.hostile.files import DRAWINGS

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
OTHER_BUILDERS = (
    *("epub", "latex"),
    *(pytest.param(name, marks=pytest.mark.long) for name in ("dirhtml", "singlehtml", "text", "gettext")),
)
_WARNING = re.compile(r"(?:cases/)?([\w-]+)(?:\.md)?(?::(\d+))?: \w+: .*\[\w+\.(\w+)\]$")
pytestmark = pytest.mark.builds


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    outside = tmp_path_factory.mktemp("machine")
    for name in ("secret.txt", "secret.csv", "secret.png", "secret.svg"):
        (outside / name).write_bytes(PICTURE + SECRET.encode())
    folder = outside / "docs"
    project = Project(folder)
    project.folder.mkdir()
    write_files(folder)
    for link, target in (("linked.txt", "secret.txt"), ("linked.png", "secret.png"), ("figure.en.png", "secret.png")):
        (folder / link).symlink_to(outside / target)
    (folder / "other-kind.txt").symlink_to(folder / "conf.py")
    (outside / "note.md").write_text(f"---\nsource_lang: en\n---\n# {SECRET}\n")
    (folder / "note.md").symlink_to(outside / "note.md")
    (folder / "folder").symlink_to(outside, target_is_directory=True)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.md")
    project.write(
        index="---\nsource_lang: en\n---\n# Index\n",
        **{case.docname.replace("/", "__"): case.text.replace(OUTSIDE, str(outside)) for case in CASES},
    )
    conf = CONF + 'extensions.append("sphinx_design")\nsource_suffix = {".md": "markdown"}\nnitpicky = False\n'
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    yield project
    project.close()


def write_files(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "locale/zh_TW/LC_MESSAGES/cases").mkdir(parents=True)
    for name in ("picture.png", ".hidden.png", "figure.png"):
        (folder / name).write_bytes(PICTURE)
    for name in ("page.html", "Makefile", ".hidden.txt", ".git/config.txt", "data.csv"):
        (folder / name).write_text("a,b\n")
    (folder / "locale/zh_TW/LC_MESSAGES/cases/good-roles.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    )
    for name, inner in DRAWINGS.items():
        (folder / f"{name}.svg").write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>")
    (folder / "entity.svg").write_text("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>")


@pytest.fixture(scope="module")
def pages(hostile: Project) -> Built:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NOTES_TOKEN", TOKEN)
        return hostile.build("html", whole=True)


@pytest.fixture(scope="module")
def told(pages: Built) -> dict[str, list[str]]:
    """The faults of each note, as ``line name``; each warning is of one."""
    found = defaultdict(list)
    for warning in pages.warnings:
        match = _WARNING.match(warning)
        name, told = (match[1], f"{match[2] or 1} {match[3]}") if match else ("", warning)
        found[name].append(told)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_note_leaves_its_named_faults_and_its_page(
    case: Case, pages: Built, told: dict[str, list[str]]
) -> None:
    assert sorted(told.get(case.name, [])) == sorted(case.faults)
    text = page(pages, case.docname).find(role="main").get_text()
    assert BODY in text
    assert "inside" in text or "inside" not in case.text  # what is refused is shown


@pytest.mark.parametrize("name", ["note", "folder", "round", "pipe"])
def test_what_is_no_file_among_the_notes_is_named_and_not_published(
    name: str, pages: Built, told: dict[str, list[str]]
) -> None:
    assert told[name] == ["1 note_link"]
    assert not [each for each in pages.app.env.found_docs if each.startswith(name)]


def test_nothing_else_is_said(told: dict[str, list[str]]) -> None:
    assert told[""] == []


def test_nothing_of_the_machine_is_in_a_page(pages: Built) -> None:
    assert _leaks(Path(pages.app.outdir)) == []


@pytest.mark.parametrize("builder", OTHER_BUILDERS)
def test_nothing_of_the_machine_is_in_any_other_output(hostile: Project, pages: Built, builder: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NOTES_TOKEN", TOKEN)
        built = hostile.build(builder, whole=True, fresh=builder == "gettext")
    assert _leaks(Path(built.app.outdir)) == []


def _leaks(folder: Path) -> list[str]:
    """The files in which something is that is not of the notes."""
    files = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for name in [name for name in files if name.endswith(".epub")]:
        with zipfile.ZipFile(name) as book:
            files |= {f"{name}/{inner}": book.read(inner) for inner in book.namelist()}
    words = TOKEN.encode(), SECRET.encode()
    return [name for name, content in files.items() if any(word in content for word in words)]


def test_a_page_runs_and_loads_nothing_that_its_note_asks_for(pages: Built) -> None:
    for case in CASES:
        main = page(pages, case.docname)
        assert main.find_all(["script", "iframe"], src=re.compile("evil|127")) == []
        assert not any("alert" in (each.string or "") for each in main.find_all("script"))
        for element in main.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on")], case.name
            assert not re.match(r"\s*(javascript|vbscript|data|file):", element.get("href", ""), re.IGNORECASE), (
                case.name
            )
        assert main.find_all("meta", attrs={"http-equiv": True}) == []
