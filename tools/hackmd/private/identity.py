"""Numbers of identity cards and passports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private import tables
from tools.hackmd.private.secret import Secret, secret

_IDENTITY = re.compile(r"([A-Z])(?<![\w/=-].)([1289A-D])(\d{8})(?![\w-])", re.A)
_NAMED = re.compile(
    r"(?:身分證|身份證|居留證|統一證號|護照|passport|SSN|social security|national id)[^\n\d|]{0,16}?"
    r"((?<![A-Z])[A-Z][- ]?[1289A-D]\d{2}[- ]?\d{3}[- ]?\d{3}|(?<![A-Z])[A-Z]{0,2}\d{8,9}|\d{3}-\d{2}-\d{4})(?![\w-])",
    re.I,
)
_WORDS = ("身分證", "身份證", "居留證", "統一證號", "護照", "passport", "ssn", "social security", "national id")
_HEAD = re.compile("|".join(_WORDS), re.I)
_CELL = re.compile(r"[A-Z]{0,2}\d{8,9}|[A-Z][A-D]\d{8}", re.A)
_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def id_numbers(text: str) -> Iterator[Secret]:
    """Numbers of identity cards of Taiwan, whose last digit must fit, and what a word before it calls such a number."""
    small = text.lower()
    for found in _NAMED.finditer(text) if any(word in small for word in _WORDS) else ():
        yield secret(Kind.ID_NUMBER, found, re.sub("[- ]", "", found[1]), "***", group=1)
    for at, cell in tables.cells(text, _HEAD):
        if below := _CELL.fullmatch(text, at, at + len(cell)):
            yield secret(Kind.ID_NUMBER, below, below[0], "***")
    for found in _IDENTITY.finditer(text):
        if _fits(found[0]):
            yield secret(Kind.ID_NUMBER, found, found[0], f"{found[1]}***")


def _fits(number: str) -> bool:
    """Whether the check digit is right: https://zh.wikipedia.org/wiki/中華民國國民身分證#有效碼"""
    first = _LETTERS.index(number[0]) + 10
    second = number[1] if number[1].isdigit() else str((_LETTERS.index(number[1]) + 10) % 10)
    digits = [first // 10, first % 10, int(second), *(int(each) for each in number[2:])]
    return (
        sum(digit * weight for digit, weight in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0
    )
