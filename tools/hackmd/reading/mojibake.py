"""Text that was in UTF-8 and was decoded as something else: the way back.

A way is taken only where it leads through: every character is one that the wrong encoding has, and the bytes are UTF-8.
No sound text in Chinese passes that, since the wrong encodings have no Chinese.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

#: What the way back must bring more of: Chinese, kana, hangul, full-width signs, emoji, quotation marks and dashes.
_GOOD = re.compile(
    "[\u2010-\u2027\u2030-\u205e\u20e3\u2190-\u27bf\u2e80-\u9fff\ua000-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)
#: What a character in UTF-8 looks like then: a first byte, and others, in Windows-1252 or Mac Roman.
_CHINESE = re.compile("[\u3040-\u30ff\u3105-\u312f\u3400-\u9fff\uf900-\ufaff]")
_TIMES = 3


def _sloppy_1252(text: str) -> bytes:
    """As programs on the web do: the five bytes that Windows-1252 does not define are themselves."""
    return text.encode("cp1252", "undefined-bytes")


def _undefined(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    wrong = error.object[error.start : error.end]
    if any(ord(character) not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for character in wrong):
        raise error
    return wrong.encode("latin-1"), error.end


codecs.register_error("undefined-bytes", _undefined)

Encoder = Callable[[str], bytes]
ENCODERS: dict[str, Encoder] = {
    "Windows-1252": _sloppy_1252,
    "Mac Roman": lambda text: text.encode("mac_roman"),
    "Latin-1": lambda text: text.encode("latin-1"),
}


def good(text: str) -> int:
    """How much of *text* tells that it was decoded rightly."""
    return len(_GOOD.findall(text))


def is_sound(text: str) -> bool:
    """Whether *text* has a Chinese character, so that no wrong decoding made all of it."""
    return _CHINESE.search(text) is not None


def undone(text: str) -> tuple[str, list[str]]:
    """*text* with what wrong decodings did to the whole of it undone, and their names, the first last."""
    names: list[str] = []
    while len(names) < _TIMES and (found := _once(text)):
        text, name = found
        names.append(name)
    return text, names


def _once(text: str) -> tuple[str, str] | None:
    if text.isascii() or is_sound(text):
        return None
    for name, encoder in ENCODERS.items():
        if (back := way_back(text, encoder)) is not None and _is_better(back, text):
            return back, name
    return None


def way_back(text: str, encoder: Encoder) -> str | None:
    """*text* decoded rightly, if *encoder* is of the encoding that it was decoded with."""
    try:
        return encoder(text).decode()
    except UnicodeError:
        return None


def _is_better(back: str, text: str) -> bool:
    """A dash is a quotation mark then: it counts only where it is not part of what the way back makes one of."""
    return good(back) > good(re.sub(r"[ÂÃâ‚][^\x00-\x7f]{1,2}", "", text)) or _twice(back)


def _twice(text: str) -> bool:
    """Whether a second way back is open: text that was decoded wrongly twice brings nothing good at first."""
    for encoder in ENCODERS.values():
        back = way_back(text, encoder) if not text.isascii() else None
        if back is not None and back != text and (good(back) > good(text)):
            return True
    return False
