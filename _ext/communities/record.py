"""What a community is. Pure: no Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: The kinds of link a community can have, in the order a card shows them; the first one given is
#: where its title leads.
LINK_KINDS = ("website", "meetup", "facebook", "report")


@dataclass(frozen=True, kw_only=True, slots=True)
class Community:
    """A local Python community as a note tells of it; what the note does not say is empty.

    *city* is the id of one in ``cities.toml``, *founded* is a year, *links* are ``(kind, url)`` with a kind
    of `LINK_KINDS`.
    """

    id: str
    title: str
    city: str
    founded: str
    founders: str
    organiser: str
    cadence: str
    venue: str
    links: tuple[tuple[str, str], ...]


def shared_links(communities: Iterable[Community]) -> Iterator[tuple[int, str, Community]]:
    """Links that an earlier community already has: ``(index, url, the earlier one)``.

    >>> a = Community(id="a", title="A", city="", founded="", founders="", organiser="", cadence="",
    ...               venue="", links=(("website", "https://a.tw/"),))
    >>> [(index, url, first.id) for index, url, first in shared_links([a, a])]
    [(1, 'https://a.tw/', 'a')]
    """
    first: dict[str, Community] = {}
    for index, community in enumerate(communities):
        for _kind, url in community.links:
            key = url.split("://", 1)[-1].removeprefix("www.").rstrip("/").lower()
            if key in first:
                yield index, url, first[key]
            first.setdefault(key, community)
