"""What an answer says of a link. Pure: imports nothing of Sphinx.

Broken is what only a person can mend: a page that is not there, a host that is not there, a certificate
that browsers refuse. A host that is down, slow or out of order may be back next week, and one that
turns a program away says nothing of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import quote, unquote, urlsplit


class Verdict(StrEnum):
    """In the order in which they are reported: what matters most comes last."""

    WORKS = "works"
    UNVERIFIABLE = "unverifiable"
    REFUSED = "refused"
    NO_ANSWER = "no answer"
    MOVED = "moved"
    BROKEN = "broken"


#: Said to programs of pages that a person sees: not without a name, not to you, not so often, LinkedIn's own.
_REFUSALS = (401, 403, 429, 999)
_TIMED_OUT_CODE = 408
#: Part of what urllib3 and Python's ssl say of a connection that failed, and what that means.
_FAILURES = (
    (r"Temporary failure in name|Errno -3\b|Errno 11002", Verdict.NO_ANSWER, "its host's name cannot be looked up"),
    (r"Failed to resolve|getaddrinfo failed", Verdict.BROKEN, "there is no host of this name"),
    (r"certificate verify failed: (?P<why>[^(']+)", Verdict.BROKEN, "its certificate is not valid"),
    (r"Exceeded \d+ redirects", Verdict.BROKEN, "it redirects without end"),
    (r"timed out", Verdict.NO_ANSWER, "no answer in {timeout:g} s"),
    (r"Connection refused|Errno 111\b|Errno 61\b|WinError 10061", Verdict.NO_ANSWER, "its host takes no connection"),
    (r"is unreachable|No route to host", Verdict.NO_ANSWER, "its host cannot be reached"),
    (r"Connection aborted|Connection broken|reset by peer", Verdict.NO_ANSWER, "its host broke the connection off"),
    (r"ConnectionPool|SSLError|ProxyError", Verdict.NO_ANSWER, "no connection"),
)


def host_of(address: str, hosts: Mapping[str, str]) -> str:
    """The one of *hosts* that *address* leads to, sub-domains included; empty for another.

    >>> [host_of(f"https://{host}/a", {"x.com": ""}) for host in ("x.com", "mobile.X.com:443", "netflix.com")]
    ['x.com', 'x.com', '']
    """
    name = f".{(urlsplit(address).hostname or '').rstrip('.')}"
    return next((host for host in hosts if name.endswith(f".{host}")), "")


def pattern(host: str) -> str:
    """What ``linkcheck_ignore`` needs to ignore *host* and its sub-domains."""
    return rf"(?i)https?://([^/?#]*[.@])?{re.escape(host)}\.?(:\d+)?([/?#]|$)"


def of_answer(address: str, status: str, message: str, code: int, *, timeout: float) -> tuple[Verdict, str]:
    """The verdict on *address* and the reason, from Sphinx's *status* and *message* and the host's *code*."""
    if status == "redirected":
        return (Verdict.MOVED, f"now {message}") if code == 301 else (Verdict.WORKS, "")
    if code >= 400:
        return _of_code(code)
    if status != "broken":
        return Verdict.WORKS, ""
    anchor = unquote(urlsplit(address).fragment)
    if code and anchor and quote(anchor) in message and "host=" not in message:
        return Verdict.BROKEN, f"the page has no #{anchor}"
    return _of_failure(message, timeout)


def _of_code(code: int) -> tuple[Verdict, str]:
    known = code in HTTPStatus._value2member_map_
    why = f"{code} {HTTPStatus(code).phrase}" if known else str(code)
    if code in _REFUSALS:
        return Verdict.REFUSED, why
    if code == _TIMED_OUT_CODE or code >= 500:
        return Verdict.NO_ANSWER, why
    return Verdict.BROKEN, why


def _of_failure(message: str, timeout: float) -> tuple[Verdict, str]:
    for failure, verdict, why in _FAILURES:
        found = re.search(failure, message)
        if found:
            detail = found.groupdict().get("why", "").strip()
            return verdict, why.format(timeout=timeout) + (f" ({detail})" if detail else "")
    return Verdict.BROKEN, message
