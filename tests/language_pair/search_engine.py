"""What a search engine learns of a built site: canonical links, languages, sitemaps; a small site to ask it of."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup

from tools import ROOT

#: The address of a site.
N = "https://notes.example"
#: Our own templates on a theme without more.
TEMPLATES = {"html_theme": "basic", "templates_path": [str(ROOT / "docs" / "_templates")]}

INDEX = """
    ---
    source_lang: en
    ---
    # Home

    ```{toctree}
    folder/note
    共筆
    ```
    """
NOTE = """
    ---
    source_lang: en
    ---
    # Note
    """


def head(page: str) -> tuple[str | None, dict[str, str]]:
    """A page's canonical address, and its alternates by language."""
    links = BeautifulSoup(page, "html.parser").select("head link")
    canonical = [str(link["href"]) for link in links if link["rel"] == ["canonical"]]
    alternates = [link for link in links if link["rel"] == ["alternate"] and not link.get("type")]  # a feed has one
    found = {str(link["hreflang"]): str(link["href"]) for link in alternates}
    assert len(found) == len(alternates), "a language occurs twice"
    assert len(canonical) <= 1
    return (canonical[0] if canonical else None), found


def trio(english: str, chinese: str, default: str) -> dict[str, str]:
    return {"en": english, "zh-Hant-TW": chinese, "x-default": default}


def entries(text: str) -> dict[str, tuple[str | None, dict[str, str]]]:
    """A sitemap's ``(lastmod, alternates)`` by address, read as the protocol and its schema have it."""
    urlset = ET.fromstring(text)
    assert urlset.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    found = {}
    for url in urlset:
        names = [child.tag.rpartition("}")[2] for child in url]
        assert re.fullmatch("loc (lastmod )?(link )*", " ".join([*names, ""])), "the order of the schema"
        links = url.findall("{http://www.w3.org/1999/xhtml}link[@rel='alternate']")
        address = url.findtext("{*}loc", "")
        assert address not in found
        assert re.fullmatch(r"https://[!-~]+", address), "an address is escaped"
        found[address] = url.findtext("{*}lastmod"), {link.attrib["hreflang"]: link.attrib["href"] for link in links}
    return found
