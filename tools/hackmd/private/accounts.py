"""Numbers of bank accounts and of cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private import tables
from tools.hackmd.private.plain import spaced
from tools.hackmd.private.secret import Secret, secret

_NUMBER = re.compile(r"\d(?:[ -]?\d){9,29}(?![\w-])")
_BRANCH = r"[(]?\d{3}[)]?[^\d\n]{0,12}"
#: What is before such a number: a word and perhaps that of a bank, whose branch has a number too.
_BEFORE = re.compile(
    "(?:"
    rf"(?:{spaced('帳號|帳戶|账号|账户|戶頭|局號|匯款|轉帳|轉入|卡號|信用卡')}|"
    rf"(?<![A-Za-z])(?:account|acct|a/c|card (?:no|number)))(?!數)[^\d\n]{{0,24}}(?:{_BRANCH})?|"
    rf"戶名[^\d]{{0,40}}(?:{_BRANCH})?|"
    r"[(]\d{3}[)][ ]?|"
    rf"(?:銀行|郵局|信用合作社|(?<![A-Za-z])bank(?![A-Za-z]))[^\d\n]{{0,12}}{_BRANCH}"
    r")\Z",
    re.I,
)
_LONGEST = 60
_LENGTH = range(10, 17)
_DATE = re.compile(r"(?:19|20)\d{2}([- ]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d{3})")
#: https://en.wikipedia.org/wiki/International_Bank_Account_Number#Validating_the_IBAN
_HEAD = re.compile(spaced("帳號|帳戶|账号|账户|卡號") + r"|(?<![A-Za-z])(?:account|acct)", re.I)
_CELL = re.compile(r"\d(?:[ -]?\d){9,15}")
_POSTAL = re.compile(r"局號\D{0,4}(\d{6}-?\d)\D{1,10}\d{6}-?\d(?!\d)")
_IBAN = re.compile(r"[A-Z](?<![\w/-].)[A-Z]\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![\w-])", re.A)


def accounts(text: str) -> Iterator[Secret]:
    """Numbers that a word before them calls an account or a card, and international ones, whose sum must fit."""
    for found in _NUMBER.finditer(text):
        number = _first(found[0])
        digits = re.sub(r"\D", "", number)
        is_named = _BEFORE.search(text, max(0, found.start() - _LONGEST), found.start())
        if is_named and len(digits) in _LENGTH and not _DATE.match(number):
            yield _account(found.start(), number)
    for at, cell in tables.cells(text, _HEAD):
        if (below := _CELL.fullmatch(text, at, at + len(cell))) and not _DATE.match(cell):
            yield _account(below.start(), cell)
    for found in _POSTAL.finditer(text) if "局號" in text else ():
        yield _account(found.start(1), text[found.start(1) : found.end()])
    for found in _IBAN.finditer(text):
        value = found[0].replace(" ", "")
        if len(value) >= 15 and int("".join(str(int(each, 36)) for each in value[4:] + value[:4])) % 97 == 1:
            yield secret(Kind.ACCOUNT, found, value, f"{value[:2]}***")


def _account(start: int, number: str) -> Secret:
    digits = re.sub(r"\D", "", number)
    shown = f"***, {len(digits)} digits"
    return Secret(kind=Kind.ACCOUNT, start=start, end=start + len(number), value=digits, shown=shown)


def _first(number: str) -> str:
    """*number* without other numbers behind a blank, which make it too long for one."""
    while len(re.sub(r"\D", "", number)) >= _LENGTH.stop and " " in number:
        number = number.rpartition(" ")[0]
    return number
