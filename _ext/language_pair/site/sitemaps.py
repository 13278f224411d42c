"""Sitemaps: the files by which search engines learn a site's pages. Pure: imports nothing of Sphinx.

The protocol is https://www.sitemaps.org/protocol.html; a page's other languages are said by links of
XHTML in its entry, https://developers.google.com/search/docs/specialty/international/localized-versions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
FILE_NAME = "sitemap.xml"
#: Programs look for it at a host's root alone: https://www.rfc-editor.org/rfc/rfc9309#section-2.3
ROBOTS = "robots.txt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """*address* is whole; *day*, ``2021-10-03`` or empty, is that of its last change.

    *alternates* are ``(hreflang, address)``, the page's own language among them.
    """

    address: str
    day: str = ""
    alternates: tuple[tuple[str, str], ...] = ()


def sitemap(pages: Iterable[Entry]) -> bytes:
    """A sitemap of *pages*, in their order."""
    # Names with a prefix are written as they are; ElementTree's own prefixes are one table for all of Python.
    urlset = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for page in pages:
        url = ET.SubElement(urlset, "url")
        ET.SubElement(url, "loc").text = page.address
        if page.day:
            ET.SubElement(url, "lastmod").text = page.day
        for tag, address in page.alternates:
            ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": address})
    return _file(urlset)


def index(addresses: Iterable[str]) -> bytes:
    """A sitemap of the sitemaps at *addresses*."""
    sitemapindex = ET.Element("sitemapindex", {"xmlns": SITEMAP})
    for address in addresses:
        ET.SubElement(ET.SubElement(sitemapindex, "sitemap"), "loc").text = address
    return _file(sitemapindex)


def robots(addresses: Iterable[str]) -> bytes:
    """A ``robots.txt`` that allows every page and names the sitemaps at *addresses*."""
    lines = ["User-agent: *", "Allow: /", *(f"Sitemap: {address}" for address in addresses)]
    return "\n".join([*lines, ""]).encode()


def first_page(path: Path) -> Entry | None:
    """The page that the sitemap at *path* names first; ``None`` when there is no sitemap."""
    url = ET.parse(path).find(f"{{{SITEMAP}}}url") if path.exists() else None
    if url is None:
        return None
    links = url.iterfind(f"{{{XHTML}}}link")
    return Entry(
        address=url.findtext(f"{{{SITEMAP}}}loc", ""),
        day=url.findtext(f"{{{SITEMAP}}}lastmod", ""),
        alternates=tuple((link.get("hreflang", ""), link.get("href", "")) for link in links),
    )


def _file(root: ET.Element) -> bytes:
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
