"""The colours of the theme: the same dark ones however one comes to them, and each pair with the contrast it needs."""

from __future__ import annotations

import re
from itertools import product

import pytest

from tools import ROOT

TOKENS = (ROOT / "_ext/site_theme/theme/static/tokens.css").read_text(encoding="utf-8")
#: Text and what it is on (WCAG 2.2, 1.4.3).
TEXT = [
    *product(("text", "text-quiet", "link"), ("surface", "surface-quiet")),
    *(("text-quiet", "side"), ("text", "side"), ("text", "here"), ("link", "here"), ("accent", "surface")),
    *((tone, f"{tone}-soft") for tone in ("info", "good", "care", "bad")),
    *((f"code-{kind}", "surface-quiet") for kind in ("key", "name", "text", "number", "quiet")),
    *(("on-mark", "mark"), ("text", "target"), ("text-quiet", "target"), ("link", "target")),
    *(("on-head", "head"), ("on-head", "head-deep"), ("text", "map-sea"), ("good", "surface"), ("care", "surface")),
]
#: Edges of controls, marks and the focus (1.4.11).
EDGES = [
    *product(("edge", "focus"), ("surface", "side")),
    *(("head-accent", "head"), ("head-line", "head"), ("care-line", "care-soft"), ("map-dot", "map-sea")),
]


def blocks() -> dict[str, dict[str, str]]:
    """The colours by what selects them."""
    found = {}
    for selector, body in re.findall(r"(:root[^{]*?)\s*\{([^}]*--surface:[^}]*)\}", TOKENS):
        found[selector] = dict(re.findall(r"--([\w-]+):\s*([^;]+);", body))
    return found


def luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_that_the_standard_gives() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") >= 4.5 > contrast("#777777", "#fff")


def test_dark_is_the_same_by_the_system_and_by_choice() -> None:
    found = blocks()
    assert found[':root:not([data-theme="light"])'] == found[':root[data-theme="dark"]']
    assert found[':root[data-theme="dark"]'].keys() < found[":root"].keys()


@pytest.mark.parametrize("scheme", [":root", ':root[data-theme="dark"]'])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (EDGES, 3.0)])
def test_everything_can_be_told_from_what_it_is_on(scheme: str, pairs: list[tuple[str, str]], least: float) -> None:
    colours = blocks()[":root"] | blocks()[scheme]
    faint = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in pairs}
    assert {pair: value for pair, value in faint.items() if value < least} == {}
