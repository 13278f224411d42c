"""The closed list of cities and counties that a community can be in. Pure: no Sphinx.

``cities.toml`` holds it: names in both languages, region, centre.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("cities.toml")


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A part of Taiwan; *names* by language code."""

    id: str
    names: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class City:
    """A city or county: *names* are what people say and *official* what the government says, by language
    code; the centre is in degrees north and east."""

    id: str
    region: Region
    names: Mapping[str, str]
    official: Mapping[str, str]
    latitude: float
    longitude: float


def _read() -> tuple[dict[str, Region], dict[str, City]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    regions = {name: Region(id=name, names=names) for name, names in data["region"].items()}
    cities = {
        name: City(
            id=name,
            region=regions[city["region"]],
            names={code: city[code][0] for code in ("en", "zh_TW")},
            official={code: city[code][1] for code in ("en", "zh_TW")},
            latitude=city["centre"][0],
            longitude=city["centre"][1],
        )
        for name, city in data["city"].items()
    }
    return regions, cities


#: By id, in the order of the file, which is from north to south by regions.
REGIONS, CITIES = _read()


def find(text: str) -> City | None:
    """The city that *text* names in either language, shortly or officially.

    >>> [find(text).id for text in ("Taipei", "taipei city", "台北", "臺北市", "新竹")]
    ['taipei', 'taipei', 'taipei', 'taipei', 'hsinchu']
    """
    return _BY_SPELLING.get(_plain(text))


def nearest(text: str) -> str:
    """The name that *text* was perhaps meant to be; empty when none is near.

    >>> nearest("Tiapei"), nearest("花連"), nearest("Atlantis")
    ('Taipei', '花蓮', '')
    """
    names = {_plain(spelling): spelling for spelling, _city in _spellings()}
    found = difflib.get_close_matches(_plain(text), names, n=1, cutoff=0.5)
    return names[found[0]] if found else ""


def _spellings() -> Iterator[tuple[str, City]]:
    """Each name with its city; those that are shown last, so that they win where two read the same."""
    for city in CITIES.values():
        for names in (city.official, city.names):
            for name in names.values():
                yield name, city


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().replace("臺", "台")


_BY_SPELLING = {_plain(spelling): city for spelling, city in _spellings()}
