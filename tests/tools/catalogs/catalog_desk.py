"""Catalogs that follow a note: one by itself, and all of a folder."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Collection
from pathlib import Path

from sphinx_intl import catalog as sphinx_intl

from tools.catalogs import files
from tools.catalogs.canonical import write
from tools.catalogs.merge import Changes, Keep, merge
from tools.catalogs.updating import bring_up_to_date

from language_pair.catalogs import po
from language_pair.catalogs.messages import Catalog, Key, Message

HEAD = r"""# Open space
# 王小明 <ming@example.org>, 2026.
msgid ""
msgstr ""
"PO-Revision-Date: 2026-11-21 16:20+0800\n"
"Last-Translator: 王小明 <ming@example.org>\n"
"Language: zh_TW\n"
"Content-Type: text/plain; charset=utf-8\n"
"X-Generator: Poedit 3.5\n"
"""
NOTE = {
    "Open space": "開放空間",
    "The doors open at nine in the morning.": "早上九點開放入場。",
    "09:00": "上午 9:00",
    "Anybody may propose a session on the board upstairs.": "任何人都可以在樓上的看板提出場次。",
    "Sessions last half an hour.": "每場半小時。",
}
SOURCES = list(NOTE)


def catalog_of(messages: dict[str, str], head: str = HEAD) -> str:
    """A catalog; whatever is before a source in lines of its own is a comment, a flag or an old source."""
    parts = [head]
    for source, translation in messages.items():
        *remarks, text = source.split("\n")
        parts.append("".join(f"{line}\n" for line in remarks) + f'msgid "{text}"\nmsgstr "{translation}"\n')
    return "\n".join(parts)


def read(text: str) -> Catalog:
    """The catalog that *text* is, without a fault."""
    catalog = po.parse(text.encode())
    assert catalog.faults == ()
    return catalog


class Desk:
    """A catalog that follows its note, through sphinx-intl's own merge."""

    def __init__(self, text: str, folder: Path) -> None:
        self.text, self.folder = text, folder
        self.by_sphinx_intl = ""
        self.changes = Changes()

    def follow(self, *sources: str, keep: Keep | None = None, moved: dict[Key, Message] | None = None) -> list[str]:
        """Let the note hold *sources*; the lines of the catalog that this has changed."""
        template = catalog_of(dict.fromkeys(sources, ""), HEAD.replace("2026", "2027"))
        after = self._sphinx_intl(template)
        catalog, self.changes = merge(
            read(self.text), read(after), read(template), keep=keep or Keep(), moved=moved or {}
        )
        before, self.text = self.text, write(catalog)
        lines = difflib.unified_diff(before.splitlines(), self.text.splitlines(), n=0, lineterm="")
        return [line for line in list(lines)[2:] if not line.startswith("@@") and line not in "+-"]

    def _sphinx_intl(self, template: str) -> str:
        (self.folder / "a.pot").write_text(template, encoding="utf-8")
        (self.folder / "a.po").write_text(self.text, encoding="utf-8")
        catalog = sphinx_intl.load_po(str(self.folder / "a.po"))
        sphinx_intl.update_with_fuzzy(catalog, sphinx_intl.load_po(str(self.folder / "a.pot")))
        sphinx_intl.dump_po(str(self.folder / "a.po"), catalog, width=0)
        self.by_sphinx_intl = (self.folder / "a.po").read_text(encoding="utf-8")
        return self.by_sphinx_intl


def with_changes(**changes: str) -> list[str]:
    """The note's sources; the keywords begin the sources that are replaced."""
    return [next((new for start, new in changes.items() if source.startswith(start)), source) for source in SOURCES]


TRANSLATED = catalog_of(NOTE)
ZH = "locale/zh_TW/LC_MESSAGES"


class Locale:
    """Templates and catalogs of Chinese in a folder; what they hold by the name of their note."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.locale = files.Locale(folder=folder / "locale")

    @property
    def catalogs(self) -> dict[str, str]:
        return self._files(self.folder / "locale" / "zh_TW" / "LC_MESSAGES", "po")

    def _files(self, folder: Path, suffix: str) -> dict[str, str]:
        return {
            path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob(f"*.{suffix}"))
        }

    def write(self, name: str, text: str, language: str = "zh_TW") -> Path:
        path = self.folder / "locale" / language / "LC_MESSAGES" / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def update(self, keep: list[str] | None = None, later: Collection[str] = (), **notes: list[str]) -> list[str]:
        """Update for notes that hold these messages; ``__`` stands for ``/`` in their names."""
        templates = self.folder / "pot"
        shutil.rmtree(templates, ignore_errors=True)
        for name, sources in notes.items():
            path = templates / "zh_TW" / f"{name.replace('__', '/')}.pot"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(catalog_of(dict.fromkeys(sources, ""), HEAD.replace("王小明", "")), encoding="utf-8")
        return list(bring_up_to_date(self.locale, templates, self.folder / "scratch", keep, later))
