"""A note that cannot be read is a warning with its line, and a page that says so.

The text is looked at first: Sphinx tells of a byte that is not UTF-8 neither the line nor the note.
"""

from __future__ import annotations

import codecs
import functools
import re
from collections.abc import Callable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from language_pair.faults import warn
from sound_build import errors
from sound_build.faults import Fault
from sound_build.faulty import in_hand
from sound_build.instead import forget, read_instead
from sound_build.internals import forget_reading, replace_method, stops_at_warnings

#: Tried in this order where a note is not UTF-8: only what is hardly anything else is named.
_ENCODINGS = {"big5": "Big5", "gb18030": "GB 18030", "shift_jis": "Shift JIS"}
#: Bytes and characters that no text has: a line feed, a tab and a form feed are none of them.
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def undecodable(content: bytes) -> tuple[int, str] | None:
    """The line with the first byte of *content* that is not UTF-8, and what to say of it; `None` for good text."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    else:
        return None
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return 1, "this note is UTF-16"
    line = content.count(b"\n", 0, start) + 1
    looks = f"; the note looks like {name}" if (name := _guess(content)) else ""
    return line, f"the byte 0x{content[start]:02X} at offset {start} is not UTF-8{looks}"


def _guess(content: bytes) -> str:
    """The encoding in which most of *content* beyond ASCII is Chinese or Japanese, empty for none."""
    for codec, name in _ENCODINGS.items():
        try:
            beyond = [character for character in content.decode(codec) if character > "\x7f"]
        except UnicodeDecodeError:
            continue
        usual = sum("\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" for character in beyond)
        if len(beyond) > 1 and usual >= 0.9 * len(beyond):
            return name
    return ""


def _replace_controls(app: Sphinx, docname: str, source: list[str]) -> None:
    """Let no such character into a page: a book with one cannot be opened."""
    match = _CONTROL.search(source[0])
    if match:
        line = source[0].count("\n", 0, match.start()) + 1
        warn(Fault.CONTROL, f"the character U+{ord(match[0]):04X} is not text", location=(docname, line))
        source[0] = _CONTROL.sub("\ufffd", source[0])


def _read(original: Callable[..., None], app: Sphinx, docname: str, *, _cache: bool = True) -> None:
    """``Builder.read_doc``."""
    with in_hand("read", docname):
        found: tuple[int, str] | None = None
        try:
            found = _undecodable(app, docname)
            if not found:
                original(docname, _cache=_cache)
                return
        except ConfigError:  # no note's fault: one sentence, and nothing is built
            raise
        except Exception as caught:
            if stops_at_warnings(app):
                raise
            error = caught
        forget_reading(app.env)
        forget(app, docname)
        if found:
            warn(Fault.ENCODING, found[1], location=(docname, found[0]))
        else:
            _report(app, error, docname)
        read_instead(app, docname, cache=_cache)


def _undecodable(app: Sphinx, docname: str) -> tuple[int, str] | None:
    if codecs.lookup(app.config.source_encoding).name not in ("utf-8", "utf-8-sig"):
        return None
    return undecodable(Path(app.env.doc2path(docname)).read_bytes())


def _report(app: Sphinx, error: Exception, docname: str) -> None:
    place = errors.place_of(error, str(app.env.doc2path(docname)))
    found = f"this note cannot be read ({errors.describe(error)})"
    warn(Fault.NOTE, found, location=(docname, place.line))
    errors.log_traceback(error)


def _wrap(app: Sphinx) -> None:
    replace_method(app.builder, "read_doc", functools.partial(_read, app.builder.read_doc, app))


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _wrap)
    app.connect("source-read", _replace_controls, priority=100)
