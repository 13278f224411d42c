"""A project whose notes hold what they may not, a note a case (`hostile_html`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.project import Built, Project

from language_pair.reading.html_rule import ELEMENTS

_FOLDER = Path(__file__).parent / "hostile_html"
#: Without the limits of what a note may do: what the pair itself allows.
_CONF = """
extensions.remove("safe_notes")
extensions.append("sphinx_design")
smartquotes = False
html_theme = "basic"
copyright = version = "1"
"""
_HEAD = "---\nsource_lang: {}\n---\n\n# Note {}\n\n"
#: Beside those that a note may have, what Sphinx and sphinx-design make pages of.
OURS = frozenset(("aside", "button", "cite", "col", "colgroup", "input", "label", "nav", "path", "section", "svg"))
#: The attributes in which a browser finds something to load or to run.
_ACTIVE = re.compile(r"on\w+|srcset|srcdoc|formaction|action|background|poster|ping|data|xlink:href|http-equiv")


@dataclass(frozen=True)
class Case:
    """What the note *docname* holds, what is to be reported, and what its page is to show."""

    docname: str
    name: str
    body: str
    faults: list[str]
    words: list[str]


def cases() -> Iterator[Case]:
    for path in sorted(_FOLDER.glob("*.txt")):
        parts = [part.strip("\n") for part in path.read_text(encoding="utf-8").split("\n.\n")]
        for number, (name, body, faults, words) in enumerate(zip(*[iter(parts[:-1])] * 4, strict=True)):
            docname = f"{path.stem}-{number:02}"
            yield Case(docname, f"{path.stem}: {name}", body + "\n", faults.splitlines(), words.splitlines())


CASES = list(cases())


def write(project: Project, language: str = "en", *, bodies: dict[str, str] | None = None) -> None:
    """Write a note for each case, in *language*; *bodies* says what else than its own they hold, by its name."""
    notes = {each.docname: bodies[each.docname] if bodies else each.body for each in CASES}
    index = f"{_HEAD.format(language, 'index')}```{{toctree}}\n:glob:\n\n*-*\n```\n"
    project.write(index=index)
    for docname, body in notes.items():
        path = project.folder / f"{docname}.md"
        path.write_text(_HEAD.format(language, docname) + body, encoding="utf-8")
    (project.folder / "picture.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (project.folder / "file.txt").write_text("A file\n", encoding="utf-8")
    conf = project.folder / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + _CONF, encoding="utf-8")


_WARNING = re.compile(r"([\w-]+)\.md:(\d+): WARNING: (.*) \[([\w.]+)\]")


def reported(built: Built) -> dict[str, list[str]]:
    """What is reported of each note."""
    found: dict[str, list[str]] = {}
    for line in built.warnings:
        if "WARNING: while setting up extension" in line:  # of a second application in this process
            continue
        parts = _WARNING.fullmatch(line)
        assert parts, line
        docname, number, said, kind = parts.groups()
        found.setdefault(docname, []).append(f"{number}: {said.partition('. ')[0]} [{kind.rpartition('.')[2]}]")
    return found


def body_of(html: str) -> Tag:
    """What a page shows of its note."""
    soup = BeautifulSoup(html, "html.parser")
    body = soup.select_one("[role=main], .body") or soup.body
    assert body
    return body


def words_of(body: Tag) -> str:
    return " ".join(body.get_text().split())


def unsafe(body: Tag) -> list[str]:
    """What of a page could run, or would be asked of another host; what the page holds that no note may."""
    return [found for element in body.find_all(True) for found in _unsafe(element)]


def _unsafe(element: Tag) -> Iterator[str]:
    if element.name not in ELEMENTS | OURS:
        yield f"<{element.name}>"
    if element.name == "a" and element.find_parent("a"):
        yield "a link in a link"
    for name, value in element.attrs.items():
        if _ACTIVE.fullmatch(name):
            yield f"<{element.name} {name}={value!r}>"
    address = str(element.get("src") or element.get("href") or "")
    plain = re.sub(r"[\x00-\x20]", "", address).lower()
    if element.get("src") and re.match(r"//|\\|[a-z]+:", plain):
        yield f"<{element.name} src={address!r}>"
    if re.match(r"(?!https?:|mailto:|tel:)[a-z]+:", plain):
        yield f"<{element.name} href={address!r}>"
