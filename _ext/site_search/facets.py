"""What readers narrow a search by: the year, the team and the tags of a page.

A facet is named and read here alone; what keeps pages, the index and the scripts pass on whatever facets there are. The
page of results offers one where ``templates/search-results.html`` has a ``<select>`` of its name, in words of `labels`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sphinx.environment import BuildEnvironment

from language_pair.metadata import words
from site_search.postings import encode, posting

YEAR, TEAM, TAG = "year", "team", "tag"
#: The values that a page has of each facet.
Facets = dict[str, list[str]]

#: The notes of a conference are in a folder named by its year, those of a team in one below it.
_PLACE = re.compile(r"(\d{4})/(?:([^/]+)/)?")
_TEAM_INDEX = re.compile(r"\d{4}/([^/]+)/index")
_NO_WEIGHT = posting(0, False, 0)


def facets_of(docname: str, metadata: Mapping[str, Any]) -> Facets:
    """The facets of the note *docname* with the front matter *metadata*."""
    year, team = found.groups() if (found := _PLACE.match(docname)) else (None, None)
    tags = dict.fromkeys(words(str(metadata.get("tags", ""))))
    return {YEAR: [year] if year else [], TEAM: [team] if team else [], TAG: list(tags)}


def team_titles(env: BuildEnvironment) -> dict[str, str]:
    """What each team is called, by its folder: as the index of its newest year is."""
    indexes = ((found[1], docname) for docname in sorted(env.found_docs) if (found := _TEAM_INDEX.fullmatch(docname)))
    return {team: env.titles[docname].astext() for team, docname in indexes if docname in env.titles}


def listed(pages: Iterable[tuple[Facets, list[int]]]) -> dict[str, dict[str, str]]:
    """The documents of each value, by facet, as the index has them; *pages* are facets with numbers of documents."""
    found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for facets, numbers in pages:
        for facet, values in facets.items():
            for value in values:
                found[facet][value] += numbers
    return {facet: _encoded(found[facet]) for facet in sorted(found)}


def _encoded(documents: Mapping[str, list[int]]) -> dict[str, str]:
    return {
        value: encode((number, _NO_WEIGHT) for number in sorted(numbers))
        for value, numbers in sorted(documents.items())
    }
