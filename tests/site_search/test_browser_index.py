"""The scripts that read the index: cut queries as Python cuts pages, and go on where a file is gone."""

from __future__ import annotations

import random
import shutil
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Site, served
from tests.site_search.test_terms import CASES
from tools import ROOT

from site_search.terms import Terms, fold, is_unspaced, key_of

pytestmark = pytest.mark.browser

SCRIPTS = ROOT / "_ext/site_search/scripts"
CORE = ("terms", "files", "postings", "results", "query")
#: Scripts and signs of every kind that a query may hold.
RANGES = ((0x20, 0x250), (0x370, 0x500), (0x2E80, 0x3400), (0x4E00, 0x5000), (0xAC00, 0xAD00), (0xFF00, 0xFFF0))


@pytest.fixture(scope="module")
def scripts(browser: Browser, address: str) -> Iterator[Page]:
    """A page with the scripts, as a reader has them who has turned to the search box and searches again and again.

    What it complains of, or asks of other hosts, fails the last test.
    """
    page = browser.new_page(locale="en-US", base_url=address)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: complaints.append(request.url) if address not in request.url else None)
    page.goto("/zh-tw/2021/open-space.html")
    for name in CORE:
        page.add_script_tag(path=SCRIPTS / f"search-{name}.js")
    page.add_script_tag(url="/zh-tw/_search/stemmer.js")
    yield page
    page.close()
    assert complaints == []


def wild(count: int) -> list[str]:
    chance = random.Random(2021)
    return [
        "".join(chr(chance.randrange(*chance.choice(RANGES))) for _ in range(chance.randrange(1, 12)))
        for _ in range(count)
    ]


def test_every_word_is_found_where_it_is_whatever_signs_it_holds(scripts: Page) -> None:
    """Marks come from the index and from the address, and may hold any character."""
    signs = [
        *string.punctuation,
        *"。，「」…～·—",
        "\\d",
        "\\u{61}",
        "[^]",
        "(?:",
        "a{2}",
        "\ud83d",
        "\U0001f40d",
        "&&",
        "--",
    ]
    joined = [
        each.format(sign=sign)
        for sign in signs
        for each in ("c{sign}", "{sign}net", "a{sign}b", "社群{sign}", "{sign}")
    ]
    words = joined + [word for text in wild(3_000) for word in text.split()]
    lost = scripts.evaluate(
        """(words) => words.map(SiteSearch.fold).filter((word) => {
            const text = ` ${word} `;
            try {
              const found = [...text.matchAll(SiteSearch.wordPattern([word], text))].flat();
              return !found.some((each) => each.includes(word.replace(/[*]$/, "")));
            } catch (error) {
              return true;
            }
        })""",
        words,
    )
    assert lost == []


def test_queries_are_cut_as_pages_are(scripts: Page) -> None:
    texts = [str(case["text"]) for case in CASES] + wild(3_000)
    found = scripts.evaluate(
        """(texts) => texts.map((text) => ({
            folded: SiteSearch.fold(text),
            words: SiteSearch.words(text).map(({ word, isUnspaced }) => [word, isUnspaced]),
            terms: SiteSearch.words(text).flatMap(SiteSearch.terms),
        }))""",
        texts,
    )
    for text, each in zip(texts, found, strict=True):
        assert each["folded"] == fold(text), text
        cut = Terms([text])
        assert [word for word, is_run in each["words"] if is_run] == cut.runs, text
        assert [word for word, is_run in each["words"] if not is_run] == cut.words, text
        keys = set(map(key_of, cut.counts()))
        assert set(each["terms"]) <= keys, text
        assert {key for key in keys if not is_unspaced(key)} <= set(each["terms"]), text


def test_stems_are_those_of_the_index(scripts: Page, site: Site) -> None:
    """Snowball's releases differ: 3.1 makes internat of international, and what Sphinx ships makes intern."""
    pages = (path.read_text(encoding="utf-8") for path in (site.folder / "en").rglob("*.html"))
    spoken = sorted({*Terms(pages).words, "international", "internals", "intervals", "interfering", "skis", "running"})
    assert len(spoken) > 1_000
    stems = dict(reversed(term.split("=")) for term in Terms(spoken).counts() if "=" in term)
    assert scripts.evaluate("(words) => words.map(SiteSearch.stem)", spoken) == [stems[word] for word in spoken]


def search(page: Page, query: str, **filters: str) -> dict[str, Any]:
    """What is found, with the results that are read of it."""
    found: dict[str, Any] = page.evaluate(
        """async ([query, filters]) => {
            const found = await SiteSearch.search(query, filters);
            const results = await Promise.all(found.hits.slice(0, 10).map((hit) => SiteSearch.read(hit, found)));
            const text = (shown) => shown && { lang: shown.lang, text: shown.pieces.map(({ text }) => text).join("") };
            return {
                count: found.hits.length, isEmpty: found.isEmpty, isCut: found.isCut, isIncomplete: found.isIncomplete,
                results: results.map((each) => each && {
                    kind: each.kind, href: each.href, title: text(each.title), trail: text(each.trail),
                    passage: text(each.passage),
                    marked: [...each.title.pieces, ...(each.passage?.pieces ?? [])]
                        .filter(({ marked }) => marked).map(({ text }) => text),
                }),
            };
        }""",
        [query, filters],
    )
    return found


def test_a_community_is_found_before_the_texts_that_name_it(scripts: Page) -> None:
    first, *others = search(scripts, "PyHUG")["results"]
    assert first["kind"] == "community"
    assert first["href"].startswith("../2021/communities.html?marked=")
    assert first["href"].endswith("#pyhug")
    assert {other["kind"] for other in others} == {"page"}


def test_an_english_query_finds_the_chinese_page_and_shows_the_english_passage(scripts: Page) -> None:
    results = search(scripts, "self-organizing meetup")["results"]
    assert results[0]["title"] == {"lang": "", "text": "2021 年開放空間"}
    assert results[0]["passage"]["lang"] == "en"
    assert {"self", "organizing", "meetup"} <= {word.lower() for word in results[0]["marked"]}


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("社团", "社團"),  # simplified
        ("ＰｙＨＵＧ", "PyHUG"),
        ("臺北", "台北"),
        ("證", "證"),
        ("communit", "communities"),
        ("2021", "2021"),
        ("開放空間", "開放空間"),
    ],
)
def test_what_was_asked_for_is_found_and_marked(scripts: Page, query: str, marked: str) -> None:
    found = search(scripts, query)
    assert found["count"] > 0
    assert any(marked in each["marked"] for each in found["results"])


def test_a_page_whose_title_has_all_words_is_shown_as_itself(scripts: Page) -> None:
    results = search(scripts, "開放空間 英文共筆")["results"]
    page = next(result for result in results if "open-space.html" in result["href"] and result["kind"] != "open-space")
    assert (page["kind"], page["trail"]) == ("page", None)
    assert "#" not in page["href"]


def test_the_cells_of_a_row_are_read_apart(scripts: Page) -> None:
    day = next(result for result in search(scripts, "開放空間 第 1 天")["results"] if result["kind"] == "open-space")
    assert day["passage"]["text"].endswith(" · 08:55 · 16:15")


def test_a_word_that_is_just_begun_hides_nothing(scripts: Page) -> None:
    whole = search(scripts, "open")["count"]
    assert search(scripts, "open zq")["count"] == whole > 0
    assert search(scripts, "open zqx")["count"] == 0
    assert search(scripts, "zq")["count"] == 0


def test_filters_keep_what_is_of_a_year_and_has_a_tag(scripts: Page) -> None:
    everything, of_year = search(scripts, "社群"), search(scripts, "社群", year="2021")
    assert 0 < of_year["count"] < everything["count"]
    assert all(result["href"].startswith("../2021/") for result in of_year["results"])
    assert search(scripts, "", tag="program")["count"] > 1
    assert search(scripts, "社群", year="1999")["count"] == 0


@pytest.mark.parametrize("query", ["", "   ", "，。！？", "\u0000\u0007\u001b", "…—「」"])
def test_a_query_without_a_word_is_empty(scripts: Page, query: str) -> None:
    assert search(scripts, query) == {"count": 0, "isEmpty": True, "isCut": False, "isIncomplete": False, "results": []}


def test_a_very_long_query_is_cut(scripts: Page) -> None:
    found = search(scripts, "社群活動" * 2_500)
    assert (found["isCut"], found["count"]) == (True, 0)


@pytest.fixture
def deployed(site: Site, browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """A page of a copy of the site, with the scripts, and the folder of its index; errors are of no interest."""
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    context = browser.new_context()
    with served(folder) as address:
        page = context.new_page()
        page.goto(f"{address}/zh-tw/2021/open-space.html")
        for name in CORE:
            page.add_script_tag(path=SCRIPTS / f"search-{name}.js")
        yield page, folder / "zh-tw/_search"
        context.close()


def test_a_page_that_was_open_across_a_deployment_finds_the_new_index(deployed: tuple[Page, Path]) -> None:
    """Its index is gone, and another one is there: the page asks for that."""
    page, root = deployed
    assert search(page, "社群")["count"] > 0
    (old,) = [path for path in root.iterdir() if path.is_dir()]
    old.rename(old.with_name("0123456789"))
    meta = root / "meta.js"
    meta.write_text(meta.read_text(encoding="utf-8").replace(old.name, "0123456789"), encoding="utf-8")
    found = search(page, "開放空間")
    assert (found["count"] > 0, found["isIncomplete"]) == (True, False)
    assert None not in found["results"]


def test_a_missing_file_is_told_and_asked_for_again(deployed: tuple[Page, Path]) -> None:
    page, root = deployed
    shards = next(root.glob("*/s"))
    gone = shards.rename(shards.with_name("gone"))
    found = search(page, "開放空間")
    assert (found["count"], found["isIncomplete"]) == (0, True)
    gone.rename(shards)
    found = search(page, "開放空間")
    assert (found["count"] > 0, found["isIncomplete"]) == (True, False)


def test_a_result_whose_file_is_gone_is_none(deployed: tuple[Page, Path]) -> None:
    page, root = deployed
    shutil.rmtree(next(root.glob("*/d")))
    found = search(page, "開放空間")
    assert found["count"] > 0
    assert set(found["results"]) == {None}


def test_an_index_that_is_not_there_is_refused(deployed: tuple[Page, Path]) -> None:
    page, root = deployed
    shutil.rmtree(root)
    said = page.evaluate("SiteSearch.search('社群').then(() => 'found', (error) => error.message)")
    assert said == "the search index cannot be read"
