"""Check catalogs for what a translator can get wrong: ``python -m tools.catalogs check [FILE…]``.

Needs no build: a message is read as MyST reads a paragraph (`markdown`), and each family of rules has a
room of its own. What a report may say, and what is allowed, is in `codes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.catalogs.check import chinese, english, glossary, length, markup, sentences, syntax, values
from tools.catalogs.check.catalog import Message, messages
from tools.catalogs.check.codes import Code, Finding, Remark
from tools.catalogs.check.silence import silence

from language_pair import languages

_FOR_BOTH = (markup.remarks, values.remarks, sentences.remarks, length.remarks, glossary.remarks)


def check(paths: Iterable[Path]) -> list[Finding]:
    """Every fault of the catalogs at *paths*, in the order of their lines."""
    return [finding for path in paths for finding in check_file(path)]


def check_file(path: Path) -> list[Finding]:
    """Every fault of the catalog at *path*, in the order of its lines."""
    catalog, language, lines, faults = syntax.read(path)
    found = [Finding(path, line, code.text, what) for line, code, what in faults]
    if catalog and language:
        for message in messages(path, catalog, language, lines):
            if not message.is_done:  # no page shows it
                continue
            left = silence(message, list(remarks(message)))
            found += [Finding(path, line, remark.code.text, remark.found) for line, remark in left]
    return sorted(found, key=lambda finding: finding.line)


def remarks(message: Message) -> Iterator[Remark]:
    """What the rules say of a message."""
    if not message.translation.strip():
        yield Remark(Code.UNTRANSLATED, "the translation is blank")
        return
    for rules in _FOR_BOTH:
        yield from rules(message)
    yield from (chinese if message.language == languages.ZH_TW else english).remarks(message)
