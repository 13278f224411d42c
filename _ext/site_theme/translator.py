"""How this theme writes what docutils writes otherwise: no inline styles, and each table in a box that scrolls.

A Content-Security-Policy of ``default-src 'self'`` drops inline styles.

docutils writes the widths of pictures and columns into ``style`` attributes. Here a width in percent becomes a class
(``widths.css``), one in another unit the attribute of the tag, in pixels, as HTML wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from language_pair.tables import wide_table
from site_theme.frame import is_selected
from site_theme.permalinks import PermalinkTranslator

_LENGTH = re.compile(r"([0-9]*\.?[0-9]+)\s*(%|[a-z]*)", re.IGNORECASE)
#: Pixels by unit, as CSS has them (https://www.w3.org/TR/css-values-4/#absolute-lengths); an em is that of the browser.
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "em": 16, "rem": 16}
_SIZES = ("width", "height")
#: Tags that take a size in pixels as an attribute.
_SIZED = ("img", "video", "object", "svg")


class StrictTranslator(PermalinkTranslator):
    """Writes classes and attributes where docutils writes ``style``."""

    def starttag(
        self, node: nodes.Element, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: Any
    ) -> str:
        for name in [name for name in attributes if name.lower() == "style"]:
            attributes |= _without_style(tagname, attributes.pop(name), attributes)
        if tagname == "label":
            attributes.pop("aria-controls", None)  # sphinx-design's tabs: ARIA says nothing of a field's label
        return super().starttag(node, tagname, suffix, empty, **attributes)

    def visit_reference(self, node: nodes.Element) -> None:
        """Paper shows the address after a link, but of one that is its own text."""
        if _is_own_address(node):
            node["classes"].append("says-address")
        super().visit_reference(node)

    def visit_table(self, node: nodes.table) -> None:
        """A table is in a box that scrolls, so that it never widens the page; those of the pair have theirs."""
        if not isinstance(node, wide_table):
            caption = node.next_node(nodes.title, descend=True, siblings=False, ascend=False)
            name = f' role="region" aria-label="{self.attval(caption.astext())}"' if caption else ""
            self.body.append(f'<div class="table-box"{name}>\n')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        super().depart_table(node)
        if not isinstance(node, wide_table):
            self.body.append("</div>\n")


def _is_own_address(link: nodes.Element) -> bool:
    address, words = (str(each).partition("://")[2] or str(each) for each in (link.get("refuri", ""), link.astext()))
    return bool(address) and address.rstrip("/") == words.rstrip("/")


def _without_style(tagname: str, style: str, attributes: dict[str, Any]) -> dict[str, Any]:
    """What says the same as *style*; a declaration for which there is nothing stays, and is named by browsers."""
    classes, found, left = [attributes.get("class", "")], dict[str, Any](), []
    for name, value in _declarations(style):
        length = _LENGTH.fullmatch(value)
        unit = length[2].lower() if length else None
        if length and name == "width" and unit == "%":
            classes.append(f"width-{min(max(round(float(length[1])), 1), 100)}")
        elif length and name in _SIZES and tagname in _SIZED and unit in _PIXELS:
            found[name] = str(round(float(length[1]) * _PIXELS[unit]))
        else:
            left.append(f"{name}: {value}")
    css_class = " ".join(filter(None, classes))
    return found | ({"class": css_class} if css_class else {}) | ({"style": "; ".join(left)} if left else {})


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, _colon, value = declaration.partition(":")
        if value.strip():
            yield name.strip().lower(), value.strip()


def _use(app: Sphinx) -> None:
    """Whatever translator the builder has is asked to write so."""
    if is_selected(app.builder):
        given = app.registry.translators.get(app.builder.name, app.builder.default_translator_class)
        app.set_translator(app.builder.name, type("Translator", (StrictTranslator, given), {}), override=True)
        app.add_css_file("widths.css", priority=200)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _use)
