"""Write the templates of the catalogs, as Sphinx's gettext builder makes them, and those of the labels in our code."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from tools import ROOT, labels, notes
from tools.build_site import run_both, sphinx_arguments, summary
from tools.catalogs import TEMPLATES
from tools.catalogs.files import Locale

from language_pair import files
from language_pair.catalogs import places
from language_pair.digests import digest_of
from language_pair.languages import LANGUAGES, ZH_TW, Language

#: The labels in our code are English, so only Chinese needs catalogs of them.
LABELS_LANGUAGE = ZH_TW
LOCALE = Locale(folder=ROOT / "locale", labels=labels.locale_folders())
#: Digests of the code that the templates of labels were made of.
_LABELS = TEMPLATES / "labels.json"
#: A label in code, ``_("Founded")``, or what looks like one.
_MARKED = re.compile(rb"\b_\s*\(")
#: With the catalogs in reach, Sphinx would extract translated alternative texts.
_OPTIONS = ("-D", "locale_dirs=")


def templates(language: Language) -> Path:
    """The folder of *language*'s templates (``.pot``)."""
    return TEMPLATES / language.code


def extract() -> bool:
    """Write the templates of every language; whether all came out without a warning."""
    print("Reading the notes in both languages …", flush=True)
    given = {each.segment: sphinx_arguments(each, "gettext", templates(each), _OPTIONS) for each in LANGUAGES}
    outcomes = run_both(given, only_failures=True)
    _delete_of_nothing()
    if any(outcome.code for outcome in outcomes.values()):
        print(f"\nNo catalog was changed:\n{summary(outcomes.values())}", file=sys.stderr)
        return False
    for name in (labels.PYCONTW, *LOCALE.labels):
        note = notes.file_of(name)
        if note:
            found = f"{note.relative_to(ROOT)}: a catalog of labels has this name"
            print(f"\nNo catalog was changed:\n{found}", file=sys.stderr)
            return False
    _extract_labels_of_changed_code()
    return True


def _delete_of_nothing() -> None:
    """Delete templates of earlier runs that are of no note and hold no labels any more."""
    of_labels = labels.names()
    for language in LANGUAGES:
        for name, path in places.files_in(templates(language), ".pot"):
            if name not in of_labels and not notes.file_of(name):
                path.unlink()


def _extract_labels_of_changed_code() -> None:
    """Write the templates of labels, but those whose code is what it was when they were written."""
    before, now = _stored(_LABELS), {}
    for name in (labels.PYCONTW, *LOCALE.labels):
        output, now[name] = templates(LABELS_LANGUAGE) / f"{name}.pot", _digest_of_code(name)
        if before.get(name) != now[name] or not output.is_file():
            _extract_labels(name, output)
    files.write(_LABELS, json.dumps(now).encode(), durable=False)


def _stored(path: Path) -> dict[str, str]:
    try:
        stored = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _digest_of_code(name: str) -> str:
    """A digest of the code with the labels of *name*, and of what they are extracted by."""
    code = (path for folder in labels.code_of(name) for path in sorted(folder.rglob("*.py")))
    return f"{version('babel')} {digest_of([Path(__file__), *code])}"


def _extract_labels(name: str, output: Path) -> None:
    """The template of the labels of *name*, beside those of the notes, so that one merge serves all."""
    whose = f"the extension {name}" if name in LOCALE.labels else "our own code"
    template = Catalog(
        project="PyCon TW Notes",
        version="",
        msgid_bugs_address="",
        header_comment=f"# PyCon TW Notes: the words that {whose} puts on a page.\n# PyCon Taiwan, MIT\n#",
        last_translator="PyCon TW Notes",
        language_team="PyCon TW Notes",
        creation_date=datetime.fromtimestamp(0, tz=UTC),
        revision_date=datetime.fromtimestamp(0, tz=UTC),
        fuzzy=False,
    )
    for folder in labels.code_of(name):
        for text in _labels_of(folder):
            template.add(text)
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("wb") as file:
        write_po(file, template, sort_output=True, width=0)


def _labels_of(folder: Path) -> Iterator[str | tuple[str, ...]]:
    """What is marked as a label in the code in *folder*. Few modules have any, and to parse them all takes a second."""
    for path in folder.rglob("*.py"):
        if _MARKED.search(path.read_bytes()):
            for _line, text, _comments, _context in extract_from_file("python", path, keywords={"_": None}):
                yield text
