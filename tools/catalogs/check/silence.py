"""``# check: <code> <reason>``: a translator's comment that silences a rule for the message under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import BY_TEXT, NEVER_SILENCED, Code
from tools.catalogs.check.remarks import Remark

from language_pair.catalogs.messages import silences


def silence(message: CheckedMessage, remarks: Sequence[Remark]) -> Iterator[tuple[int, Remark]]:
    """What is left of *remarks*, and what is wrong with the comments; each with its line."""
    silenced: set[Code] = set()
    for line, comment in zip(message.entry.comment_lines, message.entry.comments, strict=True):
        found = silences(comment)
        if found is None:
            continue
        word, reason = found
        code = BY_TEXT.get(word)
        wrong = _what_is_wrong(word, code, reason, {remark.code for remark in remarks})
        if wrong:
            yield line, Remark(Code.SILENCE, wrong)
        elif code:
            silenced.add(code)
    for remark in remarks:
        if remark.code not in silenced or remark.is_left_out:
            yield message.line_of(remark.at), remark


def _what_is_wrong(word: str, code: Code | None, reason: str, found: set[Code]) -> str:
    if code is None:
        return f"there is no rule {word!r}"
    if code in NEVER_SILENCED:
        return f"the rule {word!r} cannot be silenced"
    if not reason:
        return f"the rule {word!r} is silenced without a reason"
    if code not in found:
        return f"the rule {word!r} is silenced, but the message does not break it"
    return ""
