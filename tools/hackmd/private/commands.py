"""Passwords in commands that somebody has typed: ``mysql -p…``, ``curl -u name:…``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private.secret import Secret, secret

_VALUE = r"[\"']?([^\s\"'`$<>|;]{4,64})"
#: A part that each has, so that most notes are not searched for it, and its shape.
_COMMANDS = tuple(
    (part, re.compile(rf"(?<![\w-]){pattern}{_VALUE}"))
    for part, pattern in (
        ("mysql", r"mysql(?:dump|admin)?[ ][^\n|;`]{0,120}?(?<=[ ])-p"),
        ("sshpass", r"sshpass[ ]+-p[ ]?"),
        ("curl", r"curl[ ][^\n|;`]{0,120}?(?<=[ ])(?:-u|--user)[ =]?[\"']?[\w.@-]+:"),
        ("wget", r"wget[ ][^\n|;`]{0,120}?(?<=[ ])--password[ =]"),
    )
)
_NO_VALUE = re.compile(r"x+|\*+|\.+|your.*|pass(?:word|wd)?|password_?here|%.*", re.I)


def passwords(text: str) -> Iterator[Secret]:
    """The passwords that are words of a command; not those that a variable has."""
    for part, pattern in _COMMANDS:
        if part in text:
            for found in pattern.finditer(text):
                if not _NO_VALUE.fullmatch(found[1]):
                    yield secret(Kind.PASSWORD, found, found[1], "***", group=1)
