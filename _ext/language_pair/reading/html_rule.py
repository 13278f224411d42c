"""Which raw HTML a note and its translations may hold, and what becomes of the rest.

.. code-block:: markdown

   Press <kbd title="Control">Ctrl</kbd>, see <a href="venue.md">the venue</a>.

Nothing that a reader would read is lost: of an element of HTML that is not allowed its text stays, a frame becomes a
link to what it shows, and what is no element of HTML at all, such as ``<your name>``, is text. Only scripts and styles
go with what they hold. An attribute that is not allowed is cut; so a tag says nothing to a script of the page.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final, NamedTuple

import nh3

from language_pair.reading.uris import SCHEMES, plain_address

ELEMENTS: Final = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "caption", "center", "code", "dd", "del", "details", "div", "dl"),
        *("dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd"),
        *("li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "summary"),
        *("sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul", "wbr"),
    )
)
ATTRIBUTES: Final = frozenset(
    (
        *("class", "id", "lang", "dir", "title", "href", "src", "alt", "width", "height", "open"),
        *("colspan", "rowspan", "start"),
    )
)
#: Each kind of address on the one element where it means something.
_PLACES: Final = {"href": "a", "src": "img"}
#: Elements that go with what they hold, which is no text.
WITHOUT_TEXT: Final = frozenset(("script", "style"))
#: Elements that show another page or file, with the attribute that says which.
_FRAMES: Final = {
    **dict.fromkeys(("audio", "bgsound", "embed", "frame", "iframe", "source", "video"), "src"),
    "object": "data",
}
#: Elements of HTML, SVG and MathML that are not allowed: https://html.spec.whatwg.org/multipage/indices.html
_OTHERS: Final = frozenset(
    re.findall(
        r"[\w-]+",
        """
    acronym address annotation annotation-xml applet area article aside audio base basefont bdi bdo bgsound big blink
    body button canvas circle cite clippath col colgroup command data datalist defs desc dfn dialog dir ellipse embed
    fieldset filter font footer foreignobject form frame frameset g head header hgroup html iframe image input isindex
    keygen label legend line link listing lineargradient main map marquee mask math menu menuitem meta meter metadata
    mi mn mo mfrac mglyph mrow ms mstyle msub msubsup msup mtable mtd mtext mtr munder mover nav nobr noembed noframes
    noscript object optgroup option output param path pattern picture plaintext polygon polyline portal progress
    radialgradient rb rect rtc samp script search section select semantics slot source stop strike style svg switch
    symbol template text textarea textpath tfoot time title track tspan tt use var video xmp animate animatemotion
    animatetransform set
    """,
    )
)
#: Of those, what says nothing to a reader and has no end tag.
_SILENT: Final = frozenset(("area", "base", "col", "link", "meta", "param", "source", "track"))
#: What neither XML nor a reader has a use for.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CLEANERS: Final = {
    tag: nh3.Cleaner(
        tags={tag},
        attributes={tag: {name for name in ATTRIBUTES if _PLACES.get(name, tag) == tag}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    for tag in ("a", "img")
}


class Attributes(NamedTuple):
    """Of a tag: those that stay, cleaned, and those that are cut, as they were written."""

    kept: dict[str, str]
    cut: dict[str, str]


class _Tag(HTMLParser):
    """Reads one start tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.setdefault(name, name if value is None else value)  # of two the first counts


def attributes_of(tag: str, text: str) -> Attributes:
    """The attributes of the start tag *text*, whose name is *tag*."""
    written = {name: without_controls(value) for name, value in _Tag(text).attributes.items()}
    if tag == "a" and "name" in written:  # how an anchor was written before HTML 5
        written.setdefault("id", written.pop("name"))
    possible = {name: value for name, value in written.items() if name in ATTRIBUTES and _PLACES.get(name, tag) == tag}
    passed = _judged(possible)
    kept = {
        name: plain_address(value) if name in _PLACES else value for name, value in possible.items() if name in passed
    }
    if kept.get("href", "").startswith("//"):
        kept["href"] = f"https:{kept['href']}"
    return Attributes(kept, {name: value for name, value in written.items() if name not in passed})


def _judged(attributes: Mapping[str, str]) -> Mapping[str, str]:
    """Those of *attributes* that nh3 lets pass, which reads addresses as browsers do. It knows no ``<td>`` outside of
    a table, so it is shown them on an element that may be anywhere."""
    if not attributes:
        return {}
    tag = "img" if "src" in attributes else "a"
    written = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
    return _Tag(_CLEANERS[tag].clean(f"<{tag}{written}>")).attributes


def without_controls(text: str) -> str:
    """*text* without the characters that no XML may hold."""
    return _CONTROLS.sub("", text)


def is_html(tag: str) -> bool:
    """Whether there is an element of this name, though a note may not have it."""
    return tag in _OTHERS


def is_silent(tag: str, attributes: Attributes) -> bool:
    """Whether a tag without an end says nothing; without attributes it could be meant as text, ``<link>``."""
    return tag in _SILENT and bool(attributes.cut or attributes.kept or tag == "col")


def framed(tag: str, attributes: Attributes) -> str:
    """The address that a frame, a film or another embedded thing shows; empty for what is none, or unsafe."""
    address = attributes.cut.get(_FRAMES.get(tag, ""), "")
    kept = attributes_of("a", f'<a href="{html.escape(address)}">').kept if address.strip() else {}
    return kept.get("href", "")
