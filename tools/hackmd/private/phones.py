"""Phone numbers of Taiwan as they are written there, and of elsewhere with their ``+``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private import tables
from tools.hackmd.private.plain import spaced
from tools.hackmd.private.secret import Secret, secret

#: Where one may be: most numbers in a note are too short.
_RUN = re.compile(r"\d[\d() .‐‑–-]{6,}\d")
#: Behind a slash is a number of an address, unless another phone number is before it.
_BEFORE = r"(?<![\w.+=#@-])(?<!\d-)(?<!(?<!\d{6})(?<![ -]\d{3})/)"
_BEHIND = r"(?![\w=]|@\w|/(?!\(?0)|[-.,:][ ]?\d|-\w)"
_GAP = r"(?:[-‐‑–.  ]|[ ]-[ ])?"
_HERE = rf"(?:\(?\+?886\)?{_GAP}(?:\(0\))?|\(?0)"
_SHAPES = tuple(
    re.compile(f"{_BEFORE}{pattern}{_BEHIND}", re.A)
    for pattern in (
        rf"{_HERE}9\d{{2}}\)?{_GAP}\d{{3}}{_GAP}\d{{3}}",
        r"09\d\d(?:-\d\d){3}",
        rf"{_HERE}(?:2|3|37|4|49|5|6|7|8|89|82|826|836)(?:\)[ ]?|[-‐‑– ])\d{{3,4}}[- ]?\d{{3,4}}",
        r"\+[1-9]\d{0,2}(?:[- .]?\(?\d{1,4}\)?){2,5}",
        r"\(\d{3}\)[ ]?\d{3}-\d{4}",
    )
)
#: What only a word before it makes a phone number, and the word.
_PLAIN = re.compile(r"\d[\d() -]{6,16}\d(?![\w-])")
_WORD = (
    rf"(?:{spaced('電話|手機|行動|市話|傳真|專線|电话|手机')}|"
    r"(?<![A-Za-z])(?:tel(?:ephone)?|phone|mobile|cell(?:phone)?|fax|whatsapp)|[☎📞📱])"
)
_LABEL = re.compile(
    rf"{_WORD}"
    r"[^\w\n+]{0,3}(?:號碼|number|no\.?)?[^\w\n+]{0,6}\Z",
    re.I,
)
#: Numbers to dial into a meeting are its service's own.
_DIAL_IN = re.compile(r",,|\W{0,2}\s*(?:PIN\b|(?:US|Canada|UK)\b)|\s*\((?:[A-Z][a-z]+ ?)+\)")
_NO_PHONE = re.compile(r"(?:訂單|單號|編號|序號|統編|發票|order|invoice|serial|(?<![a-z])id)\D{0,8}\Z", re.I)
_DATE = re.compile(r"(?:19|20)\d{2}[- ]?(?:0[1-9]|1[0-2])[- ]?(?:0[1-9]|[12]\d|3[01])")
#: Free of charge for who calls: of a service, and of nobody.
_FREE = ("0800", "0809")
_AROUND, _LONGEST = 6, 30
#: In a table that a spreadsheet has made, numbers have lost their 0.
_HEAD = re.compile(_WORD, re.I)
_CELL = re.compile(r"0?9\d{2}[- ]?\d{3}[- ]?\d{3}")


def phones(text: str) -> Iterator[Secret]:
    """Numbers of a phone's shape, and such as a word before them calls so."""
    for run in _RUN.finditer(text):
        for pattern in _SHAPES:
            for found in pattern.finditer(text, max(0, run.start() - _AROUND), run.end() + 3):
                yield from _phone(text, found)
        plain = _PLAIN.match(text, run.start())
        if plain and not _DATE.match(run[0]) and _LABEL.search(text, max(0, run.start() - _LONGEST), run.start()):
            yield from _phone(text, plain)
    for at, cell in tables.cells(text, _HEAD):
        if below := _CELL.fullmatch(text, at, at + len(cell)):
            digits = re.sub(r"\D", "", cell).zfill(10)
            yield secret(Kind.PHONE, below, digits, f"{digits[:2]}***")


def _phone(text: str, found: re.Match[str]) -> Iterator[Secret]:
    number, start = found[0], found.start()
    digits = re.sub(r"^8860?", "0", re.sub(r"\D", "", number))
    is_abroad = number.startswith("+") and not number.startswith("+886")
    if not (9 if is_abroad else 8) <= len(digits) <= 15 or number.count(".") == 1 or digits.startswith(_FREE):
        return
    is_service = is_abroad and _DIAL_IN.match(text, found.end())
    if not is_service and not _NO_PHONE.search(text, max(0, start - 20), start):
        start += number.startswith("(") and ")" not in number
        yield Secret(kind=Kind.PHONE, start=start, end=found.end(), value=digits, shown=f"{digits[:2]}***")
