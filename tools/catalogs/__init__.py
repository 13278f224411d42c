"""Bring the catalogs up to date with the notes, our labels and the templates: ``python -m tools.catalogs``.

Sphinx's gettext builder writes the templates, once for each language with only what that language
lacks; sphinx-intl, the manager of the catalogs, merges them; `updating` makes the result fit to review.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from tools import BUILD, ROOT, labels
from tools.build_site import sphinx_command, summary
from tools.catalogs.check import settings
from tools.catalogs.files import KEPT_BY_HAND, Locale, Name
from tools.catalogs.settled import Counts, remember, settled
from tools.catalogs.updating import UpdateError, bring_up_to_date
from tools.processes import run_together

from language_pair.catalogs import places, po
from language_pair.catalogs.messages import Message
from language_pair.files import delete_unfinished
from language_pair.languages import LANGUAGES, ZH_TW, Language

#: The labels in our code are English, so only Chinese needs catalogs of them.
LABELS_LANGUAGE = ZH_TW
LOCALE = Locale(folder=ROOT / "locale", labels=labels.locale_folders())
TEMPLATES = BUILD / "pot"
#: What is known of the catalogs since the last run.
STATE = BUILD / "catalogs.json"
#: A label in code, ``_("Founded")``, or what looks like one.
_MARKED = re.compile(rb"\b_\s*\(")


def templates(language: Language) -> Path:
    """The folder of *language*'s templates (``.pot``)."""
    return TEMPLATES / language.code


def extract() -> bool:
    """Write the templates of every language; whether all came out without a warning."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # else each run would change every catalog's header
    # With the catalogs in reach, Sphinx would extract translated alternative texts.
    options = ["-D", "locale_dirs="]
    commands = {
        language.segment: sphinx_command(language, "gettext", templates(language), options) for language in LANGUAGES
    }
    print("Reading the notes in both languages …", flush=True)
    outcomes = run_together(commands, folder=ROOT, only_failures=True)
    _delete_of_nothing()
    if any(outcome.code for outcome in outcomes.values()):
        print(f"\nNo catalog was changed:\n{summary(outcomes.values())}", file=sys.stderr)
        return False
    for name in (labels.PYCONTW, *LOCALE.labels):
        if _is_note(name):
            print(f"\nNo catalog was changed:\ndocs/{name}.md: a catalog of labels has this name", file=sys.stderr)
            return False
        _extract_labels(name, templates(LABELS_LANGUAGE) / f"{name}.pot")
    return True


def main(argv: Sequence[str] | None = None) -> int:
    """Update the catalogs as the command line says; 0 when all of it worked."""
    parser = argparse.ArgumentParser(prog="python -m tools.catalogs", description="Bring the catalogs up to date.")
    parser.add_argument(
        "notes",
        nargs="*",
        type=notes_at,
        metavar="NOTE",
        help="begin to translate a note from HackMD, which has no catalogs yet, or all in a folder (2021/program)",
    )
    parser.add_argument(
        "--keep",
        nargs="*",
        type=note_name,
        metavar="NOTE",
        help="leave the translations of messages in which only a typo was mended as they are, not fuzzy: of those "
        "that this run finds changed, or of all that wait in the notes named (2021/open-space)",
    )
    options = parser.parse_args(argv)
    begun = {name for names in options.notes for name in names}
    try:
        return 0 if (update(options.keep, begun) if begun else update(options.keep)) else 1
    except OSError as error:
        print(f"\nNot every catalog could be changed:\n{error}", file=sys.stderr)
        return 1


def note_name(text: str) -> str:
    """The name of a note, also written as its path or its catalog's."""
    path = Path(text)
    place = places.place_of(path)
    parts = (path.with_suffix("") if path.suffix == ".md" else path).parts
    name = place.name if place else "/".join(parts[1:] if parts[:1] == ("docs",) else parts)
    if name not in labels.names() - KEPT_BY_HAND and not _is_note(name):
        raise argparse.ArgumentTypeError(f"there is no note {text!r}; write its name as in 2021/open-space")
    return name


def _is_note(name: str) -> bool:
    return (ROOT / "docs" / f"{name}.md").is_file()


def notes_at(text: str) -> list[str]:
    """The names of the notes in a folder, or that of a note."""
    folder = ROOT / "docs" / text.removeprefix("docs/")
    if text and folder.is_dir() and folder.resolve().is_relative_to(ROOT / "docs"):
        found = [path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in sorted(folder.rglob("*.md"))]
        if found:
            return found
    return [note_name(text)]


def update(keep: Collection[str] | None = None, begun: Collection[str] = ()) -> bool:
    """Extract, then create and merge the catalogs; whether all of it worked.

    Of *begun* notes there are catalogs from now on. *keep*: see `bring_up_to_date`.
    """
    if not extract():
        return False
    print("Merging what they say into the catalogs …", flush=True)
    for folder in labels.all_locale_folders():
        delete_unfinished(folder)
    done = settled(STATE, LOCALE, TEMPLATES) if keep is None else {}  # what waits to be kept is in any catalog
    try:
        later = settings.read().on_demand - set(begun)
        for line in bring_up_to_date(LOCALE, TEMPLATES, BUILD / "catalogs", keep, later, done.keys()):
            print(line)
    except UpdateError as error:
        print(f"\nNo catalog was changed:\n{error}", file=sys.stderr)
        return False
    counts = dict(_counted(done))
    remember(STATE, LOCALE, TEMPLATES, counts)
    for line in left_to_do(counts):
        print(line)
    return True


def _counted(known: Mapping[Name, Counts]) -> Iterator[tuple[Name, Counts]]:
    """Each catalog with what is counted in it, or *known* of it."""
    for language in LANGUAGES:
        for name, path in LOCALE.catalogs(language.code):
            key = language.code, name
            yield key, known[key] if key in known else _count(path)


def _count(catalog: Path) -> Counts:
    found = messages(catalog)
    empty = sum(not message.is_translated for message in found)
    return Counts(empty=empty, fuzzy=sum(message.is_draft for message in found), messages=len(found))


def messages(catalog: Path) -> tuple[Message, ...]:
    """The messages of a catalog or a template, without its header and what is obsolete."""
    return po.parse(catalog.read_bytes(), settings.read().harmless_flags).messages


def left_to_do(counts: Mapping[Name, Counts]) -> Iterator[str]:
    """A line for each catalog that waits for a translator; a last word when none does."""
    waiting = {name: count for name, count in counts.items() if count.empty or count.fuzzy}
    for name, count in waiting.items():
        shown = LOCALE.shown(LOCALE.path_of(*name))
        yield f"{shown}: {count.empty} empty, {count.fuzzy} fuzzy of {count.messages} messages"
    if not waiting:
        yield "Every message is translated."


def _delete_of_nothing() -> None:
    """Delete templates of earlier runs that are of no note and hold no labels any more."""
    for language in LANGUAGES:
        for name, path in places.files_in(templates(language), ".pot"):
            if name not in labels.names() and not _is_note(name):
                path.unlink()


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
