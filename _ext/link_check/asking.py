"""Ask the hosts: Sphinx's checker, with what it does not tell or not do.

- A status code of an answer that is not good; all of those on the way of a redirect.
- An end: it waits as long as a host's ``Retry-After`` says, and asks again and again, for hours
  (https://github.com/canonical/starbase/issues/417).
- 999, LinkedIn's own way to refuse, which HTTP has no meaning for, and which passes for an answer.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

from requests import HTTPError, Response

from link_check import internals
from link_check.internals import RateLimit, Status

PERMANENT = 301
TEMPORARY = 302
_PERMANENT_CODES = (301, 308)
_LAST_CODE = 599
#: For how many seconds a host that asks for patience is left alone, even if it says 0.
PAUSE = 10.0


class Worker(internals.Worker):
    """Asks one link after another."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._codes: list[int] = []
        self._began_to_wait: dict[str, float] = {}
        self.on_answer(self._keep_code)

    def _keep_code(self, response: Response, *arguments: Any, **named: Any) -> None:
        self._codes.append(response.status_code)
        if response.status_code > _LAST_CODE:
            raise HTTPError(f"{response.status_code} for url: {response.url}", response=response)

    def before_request(self) -> None:
        self._codes.clear()  # HEAD and GET may be answered differently; the last one counts

    def judge(self, status: Status, message: str) -> tuple[Status, str, int]:
        """Sphinx's answer with the code that the host gave last, 0 for none.

        A redirect is `PERMANENT` where each step of it is, and else `TEMPORARY`. A host that has refused,
        or has no such page, is not asked again as for a broken link: its code says it.
        """
        if status == Status.REDIRECTED:
            steps = [code for code in self._codes if 300 <= code < 400]
            lasts = all(code in _PERMANENT_CODES for code in steps)
            return status, message, PERMANENT if lasts else TEMPORARY
        code = self._codes[-1] if self._codes else 0
        if status == Status.BROKEN and (400 <= code < 500 or code > _LAST_CODE):
            status = Status.UNKNOWN
        return status, message, code

    def limit_rate(self, response_url: str, retry_after: str | None) -> float | None:
        """When to ask a host again that asks for patience; never later than ``linkcheck_rate_limit_timeout``
        after it asked first."""
        host = urlsplit(response_url).netloc
        began = self._began_to_wait.setdefault(host, time.time())
        next_check = super().limit_rate(response_url, retry_after)
        if next_check is None or next_check - began > self.rate_limit_timeout:
            self.rate_limits.pop(host, None)  # else its other links would wait till then
            return None
        next_check = max(next_check, time.time() + PAUSE)
        self.rate_limits[host] = RateLimit(next_check - time.time(), next_check)
        return next_check


class Checker(internals.Checker):
    """Sphinx's checker with our workers."""

    worker = Worker
