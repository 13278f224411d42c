"""The feeds of testimonials: valid, complete, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema

from tests.project import Built, Project
from tests.test_testimonials import MATRIX, WITNESS

from testimonials.feeds import COLUMNS

NOTE = MATRIX + WITNESS.split("# 證言", maxsplit=1)[1].replace("Ewa", "=Ewa\n    :id: ewa")
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
        "page": "https://notes.example/zh-tw/index.html#ewa",
    }
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
    ]
    assert rows[3]["text"] == "好多機會。\n\n真的。"
