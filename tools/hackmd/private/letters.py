"""Where a person can be written to: e-mail and postal addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private.secret import Secret, secret

_AT = re.compile(
    r"[ ]@[ ]|\\?@|%40|&\#0*64;|&\#x0*40;|&commat;|(?-i:_AT_)|"
    r"[ ]?[\[({<][ ]?(?:at|a|@)[ ]?[\])}>][ ]?|[ ]?小老鼠[ ]?|[ ]at[ ](?=[\w-]+[ ]dot[ ])|\#",
    re.I,
)
_LOCAL = re.compile(r"(?<![\w@$])[\w](?:[\w.%+-]|\\[_.+-])*\Z", re.A)
#: A path, or the name and password of an address.
_IN_PATH = re.compile(r"://(?:[^\s?]*/|[^\s?/]*:)\Z")
_DOT = r"(?:\.|[ ]?[\[({<][ ]?(?:dot|\.)[ ]?[\])}>][ ]?|[ ]dot[ ])"
_DOMAIN = re.compile(rf"((?:[A-Za-z0-9-]{{1,63}}{_DOT})+[A-Za-z]{{2,24}})(?![\w-]|\(\))", re.A | re.I)
#: What a note says of a sign that stands for @.
_SAID = re.compile(r"\#['\"」』` ]{0,3}[^\n\w]{0,3}(?:換|改|代表|替換|取代|=|is |→|replace)[^\n@]{0,8}@")
#: ``logo@2x.png`` and ``git@github.com:…`` are no addresses, ``no-reply@…`` is nobody's.
_FILES = ("png", "jpg", "jpeg", "gif", "svg", "webp", "md", "js", "css", "py", "pdf", "html", "txt", "json", "toml")
_LONGEST = 64
_NOBODY = re.compile(r"git|(?:do-?)?no-?t?-?reply|.*\+noreply|x{2,}|your.*", re.I)
#: Domains of examples, and of annotations in OData: ``value@odata.count``.
_NOWHERE = re.compile(r"(?:.*\.)?example\.com|odata\..*")


def emails(text: str) -> Iterator[Secret]:
    """E-mail addresses, also such as have ``[at]`` in them, and calendars, which have addresses too."""
    is_sign = _SAID.search(text)
    for sign in _AT.finditer(text):
        if sign[0] == "#" and not is_sign:
            continue
        before = _LOCAL.search(text, max(0, sign.start() - _LONGEST), sign.start())
        behind = _DOMAIN.match(text, sign.end())
        if not before or not behind or _IN_PATH.search(text, max(0, before.start() - _LONGEST), before.start()):
            continue
        local, domain = before[0].replace("\\", "").lower(), re.sub(_DOT, ".", behind[0].lower())
        if _is_nobody(local, domain):
            continue
        start, end = before.start(), behind.end()
        if domain.endswith("calendar.google.com"):
            yield Secret(kind=Kind.DOCUMENT, start=start, end=end, value=domain, shown="a Google calendar")
            continue
        address = f"{local}@{domain}"
        yield Secret(kind=Kind.EMAIL, start=start, end=end, value=address, shown=masked_email(address))


def _is_nobody(local: str, domain: str) -> bool:
    is_file = domain.rpartition(".")[2] in _FILES
    return is_file or "noreply" in domain or bool(_NOBODY.fullmatch(local) or _NOWHERE.fullmatch(domain))


def masked_email(address: str) -> str:
    """``t***@example.org``."""
    local, _at, domain = address.partition("@")
    return f"{local[0]}***@{domain}"


_CHINESE = "[\u4e00-\u9fff]"
_NUMBER = re.compile(r"(?<!\d)\d{1,5}(?:\s?[-之~]\s?\d{1,5})?\s?號")
_ADDRESS = re.compile(
    rf"(?:{_CHINESE}{{2}}[縣市])?\s?(?:{_CHINESE}{{1,3}}[區鄉鎮市])?\s?{_CHINESE}{{1,6}}(?:路|街|大道)"
    r"(?:[一二三四五六七八九十\d]+段)?(?:\s?\d+巷)?(?:\s?\d+弄)?\s?\Z"
)
_LONGEST_ADDRESS = 45
_ADDRESS_IN_ENGLISH = re.compile(
    r"No\.\s?\d+(?:-\d+)?,[^\n|]{2,60}?\b(?:Rd|Road|St|Street|Ave|Avenue|Blvd)\b"
    r"|\d(?<!\w.)\d{0,4} (?:[A-Z][a-z]+ ){1,3}(?:Rd|Road|St|Street|Ave|Avenue|Blvd)\b"
)


def postal_addresses(text: str) -> Iterator[Secret]:
    """Addresses with a road and a number."""
    for number in _NUMBER.finditer(text):
        found = _ADDRESS.search(text, max(0, number.start() - _LONGEST_ADDRESS), number.start())
        if found:
            value = text[found.start() : number.end()].strip()
            shown = f"{value[:3]}…"
            yield Secret(kind=Kind.POSTAL_ADDRESS, start=found.start(), end=number.end(), value=value, shown=shown)
    for found in _ADDRESS_IN_ENGLISH.finditer(text):
        yield secret(Kind.POSTAL_ADDRESS, found, found[0], f"{found[0][:3]}…")
