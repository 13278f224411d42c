"""What a souvenir is. Pure: no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass

MATERIALS = ("cotton", "metal", "paper")


@dataclass(frozen=True, kw_only=True, slots=True)
class Souvenir:
    """A thing to take home from the conference; *material* is one of `MATERIALS`, or empty."""

    id: str
    title: str
    material: str


def material(argument: str | None) -> str:
    """One of `MATERIALS`: what the option says."""
    if argument not in MATERIALS:
        raise ValueError(f"a material is {' or '.join(MATERIALS)}")
    return argument
