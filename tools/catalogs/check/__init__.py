"""Check catalogs for what a translator can get wrong: ``python -m tools.catalogs check [FILE…]``.

Needs no build: a message is read as MyST reads a paragraph (`markdown`), and each family of rules has a
room of its own. What a report may say, and what is allowed, is in `codes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.catalogs.check import chinese, english, glossary, length, markdown_rules, sentences, syntax, values
from tools.catalogs.check.checked_messages import CheckedMessage, messages
from tools.catalogs.check.codes import Code
from tools.catalogs.check.remarks import Finding, Remark
from tools.catalogs.check.silence import silence

from language_pair import languages
from language_pair.catalogs.po import said_by

_FOR_BOTH = (markdown_rules.remarks, values.remarks, sentences.remarks, length.remarks, glossary.remarks)


def check(paths: Iterable[Path]) -> list[Finding]:
    """Every fault of the catalogs at *paths*, in the order of their lines."""
    return [finding for path in paths for finding in check_file(path)]


def check_file(path: Path) -> list[Finding]:
    """Every fault of the catalog at *path*, in the order of its lines; what stops the check there is one, too."""
    found: list[Finding] = []
    try:
        found.extend(_findings(path))
    except Exception as error:
        found.append(Finding(path, 1, Code.SYNTAX.text, f"this catalog cannot be checked: {said_by(error)}"))
    return sorted(found, key=lambda finding: finding.line)


def _findings(path: Path) -> Iterator[Finding]:
    file = syntax.read(path)
    yield from (Finding(path, line, code.text, what) for line, code, what in file.faults)
    for message in messages(path, file.catalog, file.language, file.lines) if file.language else ():
        if message.is_done:  # else no page shows it
            left = silence(message, list(remarks(message)))
            yield from (Finding(path, line, remark.code.text, remark.found) for line, remark in left)


def remarks(message: CheckedMessage) -> Iterator[Remark]:
    """What the rules say of a message."""
    if not message.translation.strip():
        yield Remark(Code.UNTRANSLATED, "the translation is blank")
        return
    for rules in _FOR_BOTH:
        yield from rules(message)
    yield from (chinese if message.language == languages.ZH_TW else english).remarks(message)
