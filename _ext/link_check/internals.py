"""What the link check needs of Sphinx's own beyond what Sphinx documents: the inside of ``sphinx.builders.linkcheck``.

Read in Sphinx 9.0.4. ``tests/link_check/test_internals.py`` names each and shows that it is as it was; nothing else in
``link_check`` touches them, which `nox -s lint` holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.linkcheck import (
    CheckResult,
    Hyperlink,
    HyperlinkAvailabilityChecker,
    HyperlinkAvailabilityCheckWorker,
    HyperlinkCollector,
    RateLimit,
    _Status,
)
from sphinx.environment import BuildEnvironment

from language_pair.internals import TRANSLATION_SOURCE

__all__ = [
    "CheckResult",
    "Checker",
    "Collector",
    "Hyperlink",
    "RateLimit",
    "Status",
    "Worker",
    "app_of",
    "is_translation",
]

Status = _Status


def app_of(env: BuildEnvironment) -> Sphinx:
    """The application: `BuildEnvironment.app` warns that Sphinx 11 takes it away."""
    return env._app


def is_translation(node: nodes.Node) -> bool:
    """Whether *node* knows no file, because Sphinx has parsed it from a catalog."""
    return bool(node.source and node.source.endswith(TRANSLATION_SOURCE))


class Collector(HyperlinkCollector):
    """Sphinx's collector, which hands each address to `add`."""

    def _add_uri(self, uri: str, node: nodes.Element) -> None:
        self.add(uri, node)

    def add(self, uri: str, node: nodes.Element) -> None:
        raise NotImplementedError


class Worker(HyperlinkAvailabilityCheckWorker):
    """Sphinx's worker, which tells of each request, and asks what to make of the answer."""

    def on_answer(self, hook: Callable[..., None]) -> None:
        """Call *hook* with each `Response`, those of the steps of a redirect among them."""
        self._session.hooks["response"].append(hook)

    def before_request(self) -> None:
        """A request is made: HEAD, then perhaps GET."""

    def judge(self, status: Status, message: str) -> tuple[Status, str, int]:
        """What Sphinx found, with the code of the answer."""
        raise NotImplementedError

    def _retrieval_methods(self, check_anchors: bool, anchor: str) -> Iterator[Any]:
        for method in super()._retrieval_methods(check_anchors, anchor):
            self.before_request()
            yield method

    def _check_uri(self, uri: str, hyperlink: Hyperlink) -> tuple[Status, str, int]:
        status, message, _code = super()._check_uri(uri, hyperlink)
        return self.judge(status, message)


class Checker(HyperlinkAvailabilityChecker):
    """Sphinx's checker with workers of *worker*'s class."""

    worker: type[Worker]

    def invoke_threads(self) -> None:
        for _number in range(self.num_workers):
            worker = self.worker(self.config, self.rqueue, self.wqueue, self.rate_limits)
            worker.start()
            self.workers.append(worker)
