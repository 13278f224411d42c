"""The geometry of the map of Taiwan: where a place and its name are drawn. Pure: no Sphinx.

The map is 380 × 460 units. The main island and Penghu keep their places; Kinmen and Matsu, which lie
off the mainland's coast, have a box each in the corner above the strait, as on Taiwan's own maps.
``taiwan.svg`` holds the outlines; ``tools/taiwan_outlines.py`` draws it with the same projection.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

WIDTH, HEIGHT = 380, 460
_FILE = Path(__file__).with_name("taiwan.svg")
#: So much narrower is a degree of longitude than one of latitude, in the middle of Taiwan.
_NARROWER = math.cos(math.radians(23.6))
#: The height of a line of names, and the room that a name needs beside its dot.
_LINE = 18
_NAME = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A piece of the map: what lies between these degrees, drawn from (x, y) on, *scale* units a degree."""

    west: float
    east: float
    south: float
    north: float
    x: float
    y: float
    scale: float

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        return (
            self.x + (longitude - self.west) * _NARROWER * self.scale,
            self.y + (self.north - latitude) * self.scale,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """A place and where its name is: to the ``start`` or ``end`` of (name_x, name_y), or about its ``middle``."""

    x: float
    y: float
    name_x: float
    name_y: float
    anchor: str


MAIN = Frame(west=119.2, east=122.1, south=21.85, north=25.36, x=10, y=12, scale=124)
MATSU = Frame(west=119.85, east=120.52, south=25.9, north=26.4, x=26, y=12, scale=88)
KINMEN = Frame(west=118.18, east=118.52, south=24.36, north=24.56, x=24, y=88, scale=170)
#: The boxes, as x, y, width, height; the name of what is in one is at its foot.
BOXES = ((8, 8, 88, 68), (8, 82, 88, 64))


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees to units of the map, from its upper left corner."""
    frame = next((box for box in (MATSU, KINMEN) if box.holds(latitude, longitude)), MAIN)
    return frame.place(latitude, longitude)


def outlines() -> dict[str, str]:
    """The data of each path in ``taiwan.svg`` by its class: ``land`` and ``borders``."""
    paths = ElementTree.parse(_FILE).getroot().iter("{http://www.w3.org/2000/svg}path")
    return {path.attrib["class"]: path.attrib["d"] for path in paths}


def dots(places: Iterable[tuple[float, float]]) -> list[Dot]:
    """A dot for each (latitude, longitude), in the same order, no name over another."""
    given = list(places)
    taken = [project(*place) for place in given]
    found = [_dot(latitude, longitude, taken) for latitude, longitude in given]
    for anchor in ("start", "end"):
        below = 0.0
        for index in sorted(range(len(found)), key=lambda index: found[index].name_y):
            dot = found[index]
            if dot.anchor == anchor:
                y = max(dot.name_y, below)
                found[index] = Dot(x=dot.x, y=dot.y, name_x=dot.name_x, name_y=y, anchor=anchor)
                below = y + _LINE
    return found


def _dot(latitude: float, longitude: float, taken: Iterable[tuple[float, float]]) -> Dot:
    x, y = project(latitude, longitude)
    for frame, (left, top, width, height) in zip((MATSU, KINMEN), BOXES, strict=True):
        if frame.holds(latitude, longitude):
            return Dot(x=x, y=y, name_x=left + width / 2, name_y=top + height - 11, anchor="middle")
    would_hide = any(0 < x - other < _NAME and abs(y - y_other) < _LINE / 2 for other, y_other in taken)
    if x < MAIN.x + _NAME:  # Penghu: no room in the west, and names of the island's in the east
        return Dot(x=x, y=y, name_x=x, name_y=y + _LINE, anchor="middle")
    if would_hide or _is_east(latitude, longitude):
        return Dot(x=x, y=y, name_x=x + 11, name_y=y, anchor="start")
    return Dot(x=x, y=y, name_x=x - 11, name_y=y, anchor="end")


def _is_east(latitude: float, longitude: float) -> bool:
    """Whether a place lies east of the middle of the island, from Pingtung to Taoyuan: its name has room there."""
    return longitude > 120.42 + (latitude - 22.6) * 0.388
