"""The feeds of testimonials: valid, complete, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from bs4 import BeautifulSoup

from tests.project import Built, Project
from tests.testimonials.test_directives import MATRIX, WITNESS

from records.domain import Entry
from records.faults import Fault
from testimonials.feeds.data import COLUMNS, create_csv
from testimonials.record import Quote

SAID = """=Ewa
    :id: ewa
    :source: https://x.com/a/status/1444708866361593871
    :seen: 2026-11-21
    :post: twitter-1"""
LIST = """
    :::{reading-list}
    - [心得](https://blog.example/2021/10/05/notes)
    :::
    """
NOTE = MATRIX + WITNESS.split("# 證言", maxsplit=1)[1].replace("Ewa", SAID) + LIST
CATALOG = {"Delightful!": "真討喜！", "director": "執行長", "Cross-Year": "跨年度"}


def feeds(built: Built) -> Path:
    return Path(built.app.outdir) / "feeds"


def test_the_feed_holds_posts_and_quotes_with_their_originals(project: Project) -> None:
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", CATALOG)
    folder = feeds(project.build("html", "zh_TW", html_theme="basic", html_baseurl="https://notes.example/"))
    feed = json.loads((folder / "testimonials.json").read_text(encoding="utf-8"))
    jsonschema.validate(feed, json.loads((folder / "testimonials.schema.json").read_text(encoding="utf-8")))
    assert [(post["id"], post["topics"]) for post in feed["posts"]] == [
        ("twitter-1", ["Gather Town"]),
        ("blog-example-1", ["跨年度"]),
    ]
    assert feed["quotes"][0] == {
        "id": "ewa",
        "who": "=Ewa",
        "role": "執行長",
        "language": "en",
        "text": "Delightful!",
        "translation": "真討喜！",
        "url": "https://x.com/a/status/1444708866361593871",
        "archived": None,
        "seen": "2026-11-21",
        "posts": ["twitter-1"],
        "page": "https://notes.example/zh-tw/index.html#ewa",
    }
    assert feed["write_ups"] == [
        {
            "id": "blog-example-2021-10-05-notes",
            "who": "心得",
            "channel": "blog",
            "date": "2021-10-05",
            "url": "https://blog.example/2021/10/05/notes",
            "archived": None,
            "seen": None,
            "page": "https://notes.example/zh-tw/index.html#blog-example-2021-10-05-notes",
            "author": None,
            "language": None,
        }
    ]
    assert (feed["quotes"][1]["language"], feed["quotes"][1]["translation"]) == ("zh-Hant-TW", None)


def test_a_spreadsheet_shows_chinese_and_runs_no_formula(project: Project) -> None:
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", CATALOG)
    content = (feeds(project.build("html", "zh_TW", html_theme="basic")) / "testimonials.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "without the mark, a spreadsheet guesses another encoding"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["kind"], row["who"]) for row in rows] == [
        ("post", "Twitter, PSF"),
        ("post", "部落格"),
        ("quote", "'=Ewa"),
        ("quote", "Kir"),
        ("write-up", "心得"),
    ]
    assert rows[3]["text"] == "好多機會。\n\n真的。"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_no_sign_begins_a_formula(sign: str) -> None:
    """https://owasp.org/www-community/attacks/CSV_Injection"""
    said = Quote(
        id="ewa", title="Ewa", role=f"{sign}1+1", language="en", text=f"1{sign}1", translation=f"{sign}SUM(A1)"
    )
    entry = Entry(kind="testimonial", docname="index", line=1, record=said, duplicate=Fault.DUPLICATE_ID)
    content = create_csv([(entry, "index.html#ewa")])
    (row,) = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    assert (row["role"], row["text"], row["translation"]) == (f"'{sign}1+1", f"1{sign}1", f"'{sign}SUM(A1)")


ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(built: Built) -> ElementTree.Element:
    return ElementTree.fromstring((feeds(built) / "testimonials.atom").read_bytes())


def test_the_atom_feed_has_what_the_standard_asks_for(project: Project) -> None:
    """https://www.rfc-editor.org/rfc/rfc4287#section-4.1"""
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", CATALOG)
    feed = atom(project.build("html", "zh_TW", html_theme="basic", html_baseurl="https://notes.example/"))
    assert feed.get(LANG) == "zh-Hant-TW"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": "https://notes.example/zh-tw/feeds/testimonials.atom"}
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 5
    for element in [feed, *entries]:
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}"), name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
        assert element.findtext(f"{ATOM}author/{ATOM}name") is not None
    identities = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(identities)) == len(entries)
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0] == "2021-10-05T00:00:00Z"


def test_an_entry_of_the_atom_feed(project: Project) -> None:
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", CATALOG)
    feed = atom(project.build("html", "zh_TW", html_theme="basic"))
    found = {entry.findtext(f"{ATOM}id"): entry for entry in feed.findall(f"{ATOM}entry")}
    post = found["tag:tw.pycon.org,2021:zh-tw/testimonials/blog-example-1"]
    assert [category.get("term") for category in post.findall(f"{ATOM}category")] == ["跨年度"]
    assert [(link.get("rel"), link.get("href")) for link in post.findall(f"{ATOM}link")] == [
        ("alternate", "../index.html#blog-example-1"),
        ("related", "https://blog.example/1"),
    ]
    quote = found["tag:tw.pycon.org,2021:zh-tw/testimonials/ewa"]
    assert quote.findtext(f"{ATOM}content") == "Delightful!\n\n真討喜！\n\n=Ewa, 執行長"


def test_the_head_of_a_page_says_its_quotes_and_where_the_feed_is(project: Project) -> None:
    project.write(index=NOTE.replace("Delightful!", "Delightful</script>!"))
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    (script,) = page.select('head > script[type="application/ld+json"]')
    english, chinese = json.loads(script.get_text())["@graph"]
    assert english == {
        "@type": "Quotation",
        "@id": "#ewa",
        "text": "Delightful</script>!",
        "inLanguage": "en",
        "creditText": "=Ewa, director",
        "citation": "https://x.com/a/status/1444708866361593871",
    }
    assert chinese["inLanguage"] == "zh-Hant-TW"
    (link,) = page.select('head > link[type="application/atom+xml"]')
    assert link["href"] == "feeds/testimonials.atom"
