"""Asks HackMD's API, as slowly as it wants to be asked: https://hackmd.io/@hackmd-api/developer-portal.

It allows 100 calls in five minutes, and 2,000 or more a month. The token goes to the API's own host and nowhere else,
and is in no message.
"""

from __future__ import annotations

import json
import re
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as ReadTimeout

from tools.hackmd.sources.errors import SourceError

ADDRESS = "https://api.hackmd.io/v1"
#: So many calls in so many seconds are asked, fewer than HackMD allows.
_CALLS, _PERIOD = 90, 300.0
_TRIES = 5
#: How long a host may ask for patience, in seconds; for more, such as the end of a month, an import does not wait.
_LONGEST_WAIT = 900.0
#: Numbers above are points in time, in seconds and in milliseconds since 1970; others are seconds from now.
_A_TIME, _MILLISECONDS = 1e9, 1e12
#: What is later, or no number, says nothing: the year 5138.
_LAST_TIME = 1e11
_TOKEN = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the API said: *code*, headers, and what its JSON holds."""

    code: int
    headers: Mapping[str, str]
    data: Any = None


class AnswerError(Exception):
    """What came is no answer: an error of the host's own, no JSON, too long, too slow."""


class _Bearer(AuthBase):
    """Requests would else send what a ``.netrc`` has for the host."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


@dataclass(slots=True)
class Client:
    """*patience* is how long a host may take for one answer, in seconds; *sleep* and *now* are time's own."""

    token: str = field(repr=False)
    address: str = ADDRESS
    patience: float = 60.0
    largest: int = 64_000_000
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    tell: Callable[[str], None] = print
    _calls: deque[float] = field(default_factory=deque)
    _session: requests.Session = field(default_factory=requests.Session, repr=False)

    def __post_init__(self) -> None:
        host = urlsplit(self.address)
        if host.scheme != "https" and host.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise SourceError(f"{self.address}: the token is sent over https alone")
        if not _TOKEN.fullmatch(self.token):
            raise SourceError("HACKMD_API_TOKEN: a token is letters, digits and signs of ASCII, without blanks")
        self._session.auth = _Bearer(self.token)
        self._session.headers["Accept"] = "application/json"
        self._session.headers["User-Agent"] = "PyCon TW Notes import"

    def get(self, path: str, etag: str = "") -> Answer:
        """What is at *path*; code 304 if that is still what *etag* was given for.

        AnswerError when there is something else than an answer again and again; SourceError when there is nothing, or
        not before long.
        """
        error: Exception = AnswerError("")
        for number in range(_TRIES):
            wait = 2.0**number
            self._wait_for_a_call()
            try:
                answer = self._ask(path, {"If-None-Match": etag} if etag else {})
            except (AnswerError, requests.RequestException, HTTPError) as found:
                error = found
            else:
                if answer.code != 429 and answer.code < 500:
                    return answer
                error = AnswerError(f"it answers {answer.code}") if answer.code != 429 else SourceError("")
                wait = self._wished(answer.headers) or wait
            if number < _TRIES - 1:
                self._pause(wait)
        if isinstance(error, AnswerError):
            raise error
        raise SourceError(f"{self.address}: {_said(error)}, after {_TRIES} times; try again later") from None

    def _ask(self, path: str, headers: Mapping[str, str]) -> Answer:
        self._calls.append(self.now())
        url, timeout = f"{self.address}{path}", min(self.patience, 30.0)
        with self._session.get(url, headers=headers, timeout=timeout, stream=True, allow_redirects=False) as response:
            if response.status_code != 200:
                return Answer(response.status_code, response.headers)
            content = self._content(response)
        try:
            return Answer(200, response.headers, json.loads(content))
        except (ValueError, RecursionError) as error:
            raise AnswerError("the answer is no JSON") from error

    def _content(self, response: requests.Response) -> bytes:
        """The body, read as it comes: a time limit for each piece of it alone could last for ever."""
        end, parts, size = time.monotonic() + self.patience, [], 0
        while part := response.raw.read1(65536, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > self.largest:
                raise AnswerError(f"the answer has more than {self.largest:,} bytes")
            if time.monotonic() > end:
                raise AnswerError(f"the answer takes longer than {self.patience:g} seconds")
        return b"".join(parts)

    def _wait_for_a_call(self) -> None:
        while self._calls and self._calls[0] <= self.now() - _PERIOD:
            self._calls.popleft()
        if len(self._calls) >= _CALLS:
            self._pause(self._calls[0] + _PERIOD - self.now())
            self._calls.popleft()

    def _wished(self, headers: Mapping[str, str]) -> float:
        """How long the host wants to be left alone, in seconds; 0 where it does not say."""
        for name in ("x-ratelimit-userreset", "retry-after"):
            if (value := headers.get(name)) and (at := _time(value)) is not None:
                return max(at - self.now(), 1.0) if at >= _A_TIME else max(at, 1.0)
        return 0.0

    def _pause(self, seconds: float) -> None:
        if seconds > _LONGEST_WAIT:
            until = datetime.fromtimestamp(self.now() + seconds).strftime("%Y-%m-%d %H:%M")
            raise SourceError(
                f"{self.address}: allows no more calls before {until}; start the import again then, it goes on from "
                "what it has"
            )
        if seconds >= 10:
            self.tell(f"HackMD allows no more calls for now: waiting {seconds:.0f} seconds …")
        self.sleep(seconds)


def _time(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        try:
            return parsedate_to_datetime(value).timestamp()
        except (ValueError, OverflowError):
            return None
    number = number / 1000 if number >= _MILLISECONDS else number
    return number if number < _LAST_TIME else None


def _said(error: Exception) -> str:
    """What went wrong, without the request, whose headers hold the token."""
    if isinstance(error, SourceError):
        return "it allows no more calls"
    return "it takes too long" if isinstance(error, requests.Timeout | ReadTimeout) else "there is no connection"
