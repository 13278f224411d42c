"""The command line: ``python -m tools.catalogs [--keep [NOTE…]] [NOTE…]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from tools import BUILD, labels, notes
from tools.catalogs import STATE, TEMPLATES, settings
from tools.catalogs.extracting import LOCALE, extract
from tools.catalogs.files import KEPT_BY_HAND, Name
from tools.catalogs.settled import Counts, remember, settled
from tools.catalogs.updating import UpdateError, bring_up_to_date

from language_pair.catalogs import places, po
from language_pair.catalogs.messages import Message
from language_pair.files import delete_unfinished
from language_pair.languages import LANGUAGES


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
    place = places.place_of(Path(text))
    parts = Path(notes.without_suffix(text)).parts
    name = place.name if place else "/".join(parts[1:] if parts[:1] == ("docs",) else parts)
    if name not in labels.names() - KEPT_BY_HAND and not notes.file_of(name):
        raise argparse.ArgumentTypeError(f"there is no note {text!r}; write its name as in 2021/open-space")
    return name


def notes_at(text: str) -> list[str]:
    """The names of the notes in a folder, or that of a note."""
    folder = notes.DOCS / text.removeprefix("docs/")
    if text and folder.is_dir() and folder.resolve().is_relative_to(notes.DOCS):
        found = notes.names_in(folder)
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
    left = list(left_to_do(counts))
    remember(STATE, LOCALE, TEMPLATES, counts, left)
    for line in left:
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
