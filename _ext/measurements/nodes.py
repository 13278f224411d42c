"""Charts, which a web page or a book shows; the table that follows has all their numbers for every reader."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes


class line_chart(nodes.General, nodes.Element):
    """Costs by numbers of notes, both as logarithms: ``words`` say what is drawn, ``lines`` are `Line`s,
    ``across`` and ``up`` are the names of the axes."""


class bar_chart(nodes.General, nodes.Element):
    """Bars on one scale: ``words`` say what is drawn, ``bars`` are `Bar`s."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """*points* are pairs of notes and a cost, at least one; *told*: the last one is not measured."""

    name: str
    points: tuple[tuple[int, float], ...]
    told: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """*words* are the value as it is said; *own*: it is this project's."""

    name: str
    value: float
    words: str
    own: bool = True
    told: bool = False
