"""The built site, read as files: pairs of pages, links, ids, languages, interface words."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.util.inventory import InventoryFile

from tests.conftest import Site
from tests.language_pair.search_engine import head
from tools.notes import names_in

from language_pair import languages
from language_pair.languages import EN, LANGUAGES, ZH_TW

pytestmark = pytest.mark.builds

COMMUNITIES = [
    "pyhug",
    "taipei-py",
    "tainan-py",
    "pyladies-taiwan",
    "kaohsiung-py",
    "taichung-py",
    "hualien-py",
    "django-girls-taipei",
    "nantou-py",
]
SEGMENTS = [language.segment for language in LANGUAGES]


def test_both_languages_hold_the_same_pages(site: Site) -> None:
    assert {*names_in(), "search"} == set(site.pages("en"))
    assert site.pages("en") == site.pages("zh-tw")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)
def test_every_page_says_its_language_and_leads_to_its_counterpart(site: Site, language: languages.Language) -> None:
    other = languages.counterpart(language)
    for name in site.pages(language.segment):
        page = site.page(language.segment, name)
        html = page.find("html")
        assert isinstance(html, Tag)
        assert html["lang"] == language.tag
        (link,) = page.select("a.language-switch-link")
        assert (link["hreflang"], link["lang"], link.get_text()) == (other.tag, other.tag, other.name)
        target = posixpath.normpath(posixpath.join(language.segment, posixpath.dirname(name), str(link["href"])))
        assert target == f"{other.segment}/{name}.html"


def test_no_page_says_where_it_is(site: Site) -> None:
    """Nobody knows the site's address; `test_deployed` builds it for one."""
    for path in site.folder.rglob("*.html"):
        assert head(path.read_text(encoding="utf-8")) == (None, {})


@pytest.mark.parametrize("segment", SEGMENTS)
def test_no_id_stands_twice_on_a_page(site: Site, segment: str) -> None:
    for name in site.pages(segment):
        ids = Counter(str(element["id"]) for element in site.page(segment, name).select("[id]"))
        assert [i for i, count in ids.items() if count > 1] == [], name


@pytest.mark.parametrize("segment", SEGMENTS)
def test_every_link_within_the_site_leads_somewhere(site: Site, segment: str) -> None:
    ids: dict[Path, set[str]] = {}
    for name in site.pages(segment):
        here = site.folder / segment / f"{name}.html"
        for link in site.page(segment, name).select("a[href]"):
            parts = urlsplit(str(link["href"]))
            if parts.scheme:
                continue
            target = (here.parent / unquote(parts.path)).resolve() if parts.path else here
            assert target.is_file(), f"{name}: {link['href']}"
            if parts.fragment:
                if target not in ids:
                    page = BeautifulSoup(target.read_text(encoding="utf-8"), "html.parser")
                    ids[target] = {str(element["id"]) for element in page.select("[id]")}
                assert unquote(parts.fragment) in ids[target], f"{name}: {link['href']}"


@pytest.mark.parametrize("segment", SEGMENTS)
def test_a_page_asks_no_other_host_for_anything(site: Site, segment: str) -> None:
    for name in site.pages(segment):
        for element in site.page(segment, name).select("script[src], img[src], iframe, link[rel=stylesheet]"):
            address = str(element.get("src") or element.get("href"))
            assert not urlsplit(address).netloc, address


#: What the label of a permalink quotes: a heading, which may be untranslated.
HEADING = re.compile("“.*”|「.*」")


def interface_texts(page: BeautifulSoup) -> Iterator[str]:
    """What a page says around the note: texts, and what is only spoken or shown on hovering.

    Without what is marked as of the other language, as titles of notes are that nobody has translated yet, and without
    those in the head, which nobody sees; and without code, as the names of directives in a page's contents.
    """
    for element in page.select("body :is([aria-label], [title], [placeholder], [alt])"):
        for attribute in ("aria-label", "title", "placeholder", "alt"):
            if element.get(attribute):
                words = str(element[attribute])
                yield HEADING.sub("", words) if "headerlink" in element.get("class", ()) else words
    for inside in page.select("[role=main], script, style, noscript"):
        inside.decompose()
    for marked in page.select("body :is([lang], code)"):
        marked.decompose()
    for outside in page.select("body *"):
        for text in outside.find_all(string=True, recursive=False):
            if text.strip():
                yield text.strip()


#: Words that are the same in a Chinese page: names, what is between words, the other language's own name.
NAMES = re.compile(
    r"PyCon TW|PyCon Taiwan|Organizing|Gather Town|HackMD|Sphinx|Read the Docs|CC BY 4\.0|English|2021|2022"
    r"|Front matter|¶|[\W\d_]"
    r"|Medium|Facebook|Twitter/X|Poedit|Weblate|Git(?:Hub)?"
)


def test_a_chinese_page_holds_no_english_interface_words(site: Site) -> None:
    for name in site.pages("zh-tw"):
        for text in interface_texts(site.page("zh-tw", name)):
            assert languages.has_chinese(text) or not NAMES.sub("", text), f"{name}: {text}"


def test_an_english_page_holds_no_chinese_interface_words(site: Site) -> None:
    for name in site.pages("en"):
        for text in interface_texts(site.page("en", name)):
            assert not languages.has_chinese(text.replace(ZH_TW.name, "")), f"{name}: {text}"


def note_texts(page: BeautifulSoup) -> Iterator[Tag]:
    for element in page.select("[role=main] :is(h1, h2, h3, p, li, dt, dd, th, td, caption)"):
        if not element.find(["p", "ul", "ol", "dl"]):
            yield element


def declared_language(element: Tag) -> str:
    marked = element if element.get("lang") else element.find_parent(lang=True)
    assert isinstance(marked, Tag)
    return str(marked["lang"])


def test_an_english_page_holds_chinese_only_where_it_is_marked(site: Site) -> None:
    for name in site.pages("en"):
        for element in note_texts(site.page("en", name)):
            for marked in element.select("[lang]"):
                marked.decompose()
            if declared_language(element) == EN.tag:
                for code in element.select("code"):
                    code.decompose()
                allowed = element.get_text().replace("🔙", "").replace("共筆", "")
                assert not languages.has_chinese(allowed), f"{name}: {element.get_text()}"


@pytest.mark.parametrize("segment", SEGMENTS)
def test_cards_and_records(site: Site, segment: str) -> None:
    """The nine communities and the thirteen posts of the exports; more may come."""
    cards = [str(card["id"]) for card in site.page(segment, "2021/communities").select(".community-card")]
    assert [card for card in cards if card in COMMUNITIES] == COMMUNITIES
    with (site.folder / segment / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", posixpath.join)
    assert set(cards) <= set(inventory["pycontw:community"])
    page = site.page(segment, "2021/gather-town-testimonials")
    rows = [str(row["id"]) for row in page.select("table.testimonial-matrix tbody tr")]
    assert len([row for row in rows if row.startswith("twitter-")]) >= 13
    assert {*rows, "ewa-jodlowska", "jumpingcode", "kir"} <= set(inventory["pycontw:testimonial"])


def test_the_error_of_the_note_is_beside_its_correction(site: Site) -> None:
    card = site.page("en", "2021/communities").select_one("#nantou-py")
    assert card is not None
    wrong = card.select_one(':scope > p a[href="https://www.facebook.com/groups/djangogirls.taiwan/"]')
    right = card.select_one('.newer-value a[href="https://www.facebook.com/groups/Nantou.py"]')
    assert wrong and right


def test_newer_facts_have_their_date_and_source(site: Site) -> None:
    facts = site.page("zh-tw", "2021/communities").select(".community-card :is(.newer-fact, .newer-value)")
    assert len(facts) >= len(COMMUNITIES)
    for fact in facts:
        assert "2026-11-21" in fact.get_text()
        assert "出處：" in fact.get_text()


def test_the_first_page_works_without_a_script(site: Site) -> None:
    page = BeautifulSoup((site.folder / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert [(link["href"], link["lang"]) for link in page.select("a")] == [
        ("zh-tw/index.html", "zh-Hant-TW"),
        ("en/index.html", "en"),
    ]
