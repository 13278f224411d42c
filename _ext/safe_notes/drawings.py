"""Whether a picture in SVG is a drawing and nothing else: opened by itself, it is a page that can run scripts.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

#: Characters.
LARGEST = 5_000_000
_ELEMENTS = {
    *("script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "set", "animate"),
    *("base", "form", "link", "meta"),
}
#: What the tree does not show, in the one encoding in which it can be looked for.
_BESIDE = re.compile(r"<!ENTITY|<\?xml-stylesheet|<\?xml[^>]*encoding\s*=\s*['\"](?!utf-8['\"])|\0", re.IGNORECASE)
_STYLE = re.compile(r"@import|url\(\s*['\"]?(?!#)|expression\(|\\", re.IGNORECASE)


def is_harmless(path: Path) -> bool:
    """Whether the drawing at *path* runs nothing, loads nothing and links nowhere; one that is not there is."""
    if not path.is_file():
        return True  # Sphinx reports it
    try:
        text = path.read_bytes()[: LARGEST + 1].decode("utf-8-sig")
        if len(text) > LARGEST or _BESIDE.search(text):
            return False
        root = ElementTree.fromstring(text.encode())
    except (OSError, ElementTree.ParseError, ValueError, LookupError):
        return False
    return all(_is_harmless(element) for element in root.iter())


def _is_harmless(element: ElementTree.Element) -> bool:
    name = _local(element.tag)
    if name in _ELEMENTS or (name == "style" and _STYLE.search("".join(element.itertext()))):
        return False
    return all(_is_plain(_local(key), value) for key, value in element.attrib.items())


def _is_plain(name: str, value: str) -> bool:
    if name in ("href", "src"):
        return value.strip().startswith(("#", "data:image/png;", "data:image/jpeg;"))
    return not name.startswith("on") and not _STYLE.search(value)


def _local(name: object) -> str:
    """A name without its namespace; of a comment, none."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
