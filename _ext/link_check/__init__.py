"""The links of the notes to other hosts: where each one is, and what the hosts say.

Two builders, which ``tools/links`` runs:

``links``
    Writes ``links.json``: every link with its places. Asks nobody.
``answers``
    The same, asks each host once, and writes ``answers.json``: each link with its places, a verdict and
    the reason. Options are Sphinx's own, ``linkcheck_*``.

``links_unverifiable``
    Hosts, their sub-domains included, that are never asked, each with the reason.
``links_others``
    The ``links.json`` of the other language: what only its pages have is asked too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.display import status_iterator
from sphinx.util.typing import ExtensionMetadata

from language_pair.files import write
from link_check import verdicts
from link_check.asking import Checker
from link_check.collect import CollectLinks, LinksBuilder, Location
from link_check.internals import CheckResult, Hyperlink
from link_check.verdicts import Verdict
from records.domain import records_of, seen_links

#: A link as ``answers.json`` has it.
Answer = Mapping[str, Any]
_IGNORED_REDIRECT = "ignored redirect: "


class Links(LinksBuilder):
    name = "links"
    epilog = "The links are in %(outdir)s/links.json"

    def finish(self) -> None:
        places = {url: [[place.path, place.line] for place in sorted(found)] for url, found in self.places.items()}
        self.write_json("links.json", places)

    def write_json(self, name: str, data: object) -> None:
        text = json.dumps(data, ensure_ascii=False, indent=1)
        write(Path(self.outdir, name), f"{text}\n".encode())


class Answers(Links):
    name = "answers"
    epilog = "The answers are in %(outdir)s/answers.json"

    def finish(self) -> None:
        self._add_others()
        self.seen = {
            url: day for entry in records_of(self.env).entries() for url, day in seen_links(entry.record).items()
        }
        super().finish()
        never = [self._answer(url, Verdict.UNVERIFIABLE, why, 0) for url, why in self._unverifiable()]
        self.write_json("answers.json", sorted([*never, *self._asked()], key=lambda answer: str(answer["url"])))

    def _add_others(self) -> None:
        if self.config.links_others:
            others = json.loads(Path(self.config.links_others).read_text(encoding="utf-8"))
            for url, places in others.items():
                self.places.setdefault(url, set()).update(Location(path, line) for path, line in places)

    def _unverifiable(self) -> Iterator[tuple[str, str]]:
        hosts: Mapping[str, str] = self.config.links_unverifiable
        for url in self.places:
            host = verdicts.host_of(url, hosts)
            if host:
                yield url, hosts[host]

    def _asked(self) -> Iterator[Answer]:
        """What became of each link that ``linkcheck_ignore`` does not keep from being asked."""
        checker = Checker(self.config)
        urls = [url for url in sorted(self.places) if not checker.is_ignored_uri(url)]
        answers = checker.check({url: Hyperlink(url, "", self.srcdir, 0) for url in urls})
        shown = status_iterator(
            answers, "asking... ", "darkgreen", len(urls), self.config.verbosity, lambda answer: answer.uri
        )
        for answer in shown:
            yield self._answer(answer.uri, *self._verdict(answer), answer.code)

    def _verdict(self, answer: CheckResult) -> tuple[Verdict, str]:
        if answer.message.startswith(_IGNORED_REDIRECT):
            hosts: Mapping[str, str] = self.config.links_unverifiable
            goal = answer.message.removeprefix(_IGNORED_REDIRECT)
            return Verdict.UNVERIFIABLE, f"leads to {goal}: {hosts.get(verdicts.host_of(goal, hosts), 'not asked')}"
        timeout = self.config.linkcheck_timeout
        return verdicts.of_answer(answer.uri, answer.status, answer.message, answer.code, timeout=timeout)

    def _answer(self, url: str, verdict: Verdict, why: str, code: int) -> Answer:
        places = [{"path": place.path, "line": place.line} for place in sorted(self.places[url])]
        if url in self.seen and verdict in (Verdict.UNVERIFIABLE, Verdict.REFUSED):
            why = f"{why}; last seen {self.seen[url]}"
        return {"url": url, "verdict": verdict, "why": why, "code": code, "places": places}


def ignore_unverifiable(app: Sphinx, config: Config) -> None:
    """Never ask those hosts, by Sphinx's own ``linkcheck`` neither, nor follow another there."""
    config.linkcheck_ignore = [*config.linkcheck_ignore, *map(verdicts.pattern, config.links_unverifiable)]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("links_unverifiable", {}, "", (dict,))
    app.add_config_value("links_others", "", "", (str,))
    app.add_builder(Links)
    app.add_builder(Answers)
    app.add_post_transform(CollectLinks)
    app.connect("config-inited", ignore_unverifiable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
