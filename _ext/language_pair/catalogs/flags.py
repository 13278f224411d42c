"""The flags of a message, on its lines ``#, …`` and ``#= …``: which there are, and which say that it is not finished.

Pure: imports nothing of Sphinx. GNU gettext reads both lines since 2025. From 2027 on one of them carries sticky
flags, which belong to the message for good, and the other those of a workflow, which say how far its translation
has come; which is which is not decided, and both may have names of their own. So a flag that is not known to be
sticky is taken for one of a workflow: a draft never passes for a translation.

https://www.gnu.org/software/gettext/manual/html_node/Evolution-of-the-PO-File-Format.html
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

FUZZY = "fuzzy"
#: As gettext has it, commas and blanks part flags; only a range has a blank in it.
_FLAG = re.compile(r"range:\s*[^\s,]+|[^\s,]+")
_CHECKED = "ellipsis-unicode|space-ellipsis|quote-unicode|bullet-unicode|url|email"
_STICKY = re.compile(rf"[a-z][a-z0-9+-]*-format|(?:no-)?wrap|range: [0-9]+\.\.[0-9]+|(?:no-)?(?:{_CHECKED})-check")


def split(said: str) -> list[str]:
    """The flags that a line says after its ``#,`` or ``#=``.

    >>> split(" fuzzy no-wrap,range:0..9,")
    ['fuzzy', 'no-wrap', 'range: 0..9']
    """
    return [re.sub(r"^range:\s*", "range: ", flag) for flag in _FLAG.findall(said)]


def unknown(flags: Iterable[str], harmless: Collection[str] = ()) -> list[str]:
    """Those of *flags* that are neither ``fuzzy`` nor sticky, nor named among the *harmless*; each once."""
    return [flag for flag in dict.fromkeys(flags) if not (_is_known(flag) or flag in harmless)]


def _is_known(flag: str) -> bool:
    return flag == FUZZY or bool(_STICKY.fullmatch(flag))
