"""Keys, tokens and webhooks of services, by their shape or by the word before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private import tables
from tools.hackmd.private.secret import Secret, secret

#: What a report calls it, a part that each has, so that most notes are not searched for it, and its shape.
_SHAPES = tuple(
    (name, part, re.compile(pattern))
    for name, part, pattern in (
        ("an AWS key", "AKIA", r"(?<![A-Za-z0-9])AKIA[0-9A-Z]{16}(?![A-Za-z0-9])"),
        ("an AWS key", "ASIA", r"(?<![A-Za-z0-9])ASIA[0-9A-Z]{16}(?![A-Za-z0-9])"),
        ("a GitHub token", "gh", r"(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}"),
        ("a GitHub token", "github_pat_", r"github_pat_\w{22,255}"),
        ("a GitLab token", "glpat-", r"(?<![A-Za-z0-9])glpat-[\w-]{20,}"),
        ("a Slack token", "xox", r"(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}"),
        (
            "a Slack webhook",
            "hooks.slack.com",
            r"https://hooks\.slack\.com/(?:services|workflows|triggers)/[\w/-]{20,}",
        ),
        ("a Discord webhook", "/api/webhooks/", r"https://(?:\w+\.)?discord(?:app)?\.com/api/webhooks/\d+/[\w-]{20,}"),
        ("a Google key", "AIza", r"(?<![\w-])AIza[\w-]{35}(?![\w-])"),
        ("a Google client secret", "GOCSPX-", r"GOCSPX-[\w-]{28}"),
        ("a Stripe key", "_live_", r"(?<![A-Za-z0-9])[srp]k_live_[A-Za-z0-9]{16,}"),
        ("an API key", "sk-", r"(?<![\w-])sk-(?:[a-z]+-)*[A-Za-z0-9_-]{32,}"),
        ("a JSON web token", "eyJ", r"(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}"),
        (
            "a private key",
            "PRIVATE KEY",
            r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]+-----)?",
        ),
        ("a Telegram token", ":AA", r"(?:(?<![\w-])|(?<=/bot))\d{8,10}:AA[\w-]{33}(?![\w-])"),
        ("a SendGrid key", "SG.", r"(?<![\w-])SG\.[\w-]{16,}\.[\w-]{16,}"),
        ("a token of PyPI", "pypi-AgE", r"pypi-AgE[\w-]{50,}"),
        ("a token of npm", "npm_", r"(?<![\w-])npm_[A-Za-z0-9]{36}"),
    )
)
#: ``API key: …``, ``client_secret = "…"``, ``Authorization: Bearer …``
_WORD = re.compile("key|token|secret|bearer|金鑰|權杖", re.I)
_NAME = re.compile(
    r"(?:api[ _-]?key|access[ _-]?(?:key|token)|auth[ _-]?token|secret[ _-]?(?:access[ _-]?)?key|"
    r"(?:client|channel|api|app|consumer|signing)[ _-]?secret|(?<![A-Za-z?&])token|bearer|金鑰|權杖)\Z",
    re.I,
)
_LONGEST = 24
_VALUE = re.compile(r"[*_`\"'\s]*[:：=\s][*_`\"'“<\s]*(?=[\w./+-]*\d)(?=[\w./+-]*[A-Za-z])([\w./+=-]{16,})", re.A)
_HEAD = re.compile(r"api[ _-]?key|(?<![A-Za-z])token|secret|金鑰|權杖", re.I)
_CELL = re.compile(r"[*_`]*((?=[\w./+-]*\d)(?=[\w./+-]*[A-Za-z])[\w./+=-]{16,})[*_`]*", re.A)
#: What is in quotation marks can have any sign in it, and what a browser sends as a name and a password is in Base64.
_QUOTED = re.compile(
    r"secret_?key['\"\]]*\s*[:=]\s*(['\"])(?P<value>(?=[^'\"\n]*\d)[^'\"\s]{20,})\1"
    r"|authorization['\"]?\s*[:=]\s*['\"]?basic\s+(?P<pair>[A-Za-z0-9+/]{8,}={0,2})",
    re.I,
)
_SHORTEST = 20
_WORDS = ("authorization", "key", "token", "secret", "bearer", "金鑰", "權杖")
_NO_KEY = re.compile(r".*your.*|.*example.*|(?:\w+[./])+\w+|[a-z]+(?:[-_][a-z]+)*", re.I)


def shapes(text: str) -> Iterator[Secret]:
    """Keys that nothing else looks like."""
    for name, part, pattern in _SHAPES:
        if part in text:
            for found in pattern.finditer(text):
                if "your" not in found[0].lower():
                    yield secret(Kind.SECRET_KEY, found, found[0], name)


def named(text: str) -> Iterator[Secret]:
    """Keys that a word before them calls so."""
    small = text.lower()
    if any(word in small for word in _WORDS):
        for word in _WORD.finditer(text):
            found = _VALUE.match(text, word.end())
            if found and _is_key(found[1]) and _NAME.search(text, max(0, word.start() - _LONGEST), word.end()):
                yield secret(Kind.SECRET_KEY, found, found[1], "a key", group=1)
        for found in _QUOTED.finditer(text):
            name = "value" if found["value"] else "pair"
            yield secret(Kind.SECRET_KEY, found, found[name], "a key", group=found.re.groupindex[name])
        for at, cell in tables.cells(text, _HEAD):
            below = _CELL.fullmatch(text, at, at + len(cell))
            if below and _is_key(below[1]):
                yield secret(Kind.SECRET_KEY, below, below[1], "a key", group=1)


def _is_key(value: str) -> bool:
    """Whether *value* is no name; a short one must be as nobody calls a thing."""
    is_random = len(value) >= _SHORTEST or len(re.findall(r"[A-Za-z]\d", value)) >= 3
    return is_random and not _NO_KEY.fullmatch(value)
