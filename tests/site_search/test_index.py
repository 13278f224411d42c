"""The index of a site: what it holds of pages, records and tags in both languages, and how it follows edits."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.copies import differing
from tests.project import Built, Project, touch

from site_search.index import Folder, shard_of
from site_search.postings import decode

GUIDE = """
    ---
    source_lang: zh_TW
    tags: 2021-organize, 場地
    ---

    # 開放空間

    志工招
    募從**今**天開始。

    ## 場地租借

    去年的場地在台北。
"""
OTHER = """
    ---
    source_lang: en
    tags: program
    ---

    # Running the conference

    International volunteers meet here.

    {.no-search}
    Whispered aside.

    {.no-search}
    ## Kept quiet

    Also hushed.

    ## Communities

    ::::{community-cards}
    :::{community} Taipei.py
    :id: taipei-py
    :city: Taipei

    A group that meets in Taipei.
    :::
    ::::
"""
HIDDEN = """
    ---
    source_lang: en
    nosearch: true
    ---

    # A page nobody should find

    Unfindable words.
"""
CATALOG = {
    "開放空間": "Open Space",
    "去年的場地在台北。": "Last year the **venue** was in [Taipei](https://a.example).",
}


class Index:
    """The index of a built site, read as a browser reads it."""

    def __init__(self, output: Path) -> None:
        self.root = output / "_search"
        self.meta = _value(self.root / "meta.js")
        self.folder = self.root / str(self.meta["folder"])

    def pages(self, term: str) -> list[str]:
        """Where the documents with *term* are, in the order of their numbers."""
        return [self.document(number)["url"] for number, _posting in self.postings(term)]

    def postings(self, term: str) -> list[tuple[int, int]]:
        shard = Folder(self.folder).read_shard(shard_of(term, self.meta["shards"]))
        return list(decode(shard.get(term, "")))

    def document(self, number: int) -> dict[str, Any]:
        return _value(self.folder / f"d/{number}.js")

    def documents(self) -> list[dict[str, Any]]:
        return [self.document(number) for number in range(self.meta["documents"])]

    def files(self) -> dict[str, bytes]:
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in self.root.rglob("*.js")}

    def times(self) -> dict[str, int]:
        return {path.relative_to(self.folder).as_posix(): path.stat().st_mtime_ns for path in self.folder.rglob("*.js")}


def _value(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


@pytest.fixture
def site(project: Project) -> Project:
    project.write(index="---\nsource_lang: en\n---\n\n# Start\n\n```{toctree}\n2021/guide\nother\nhidden\n```\n")
    project.write(**{"2021__guide": GUIDE, "other": OTHER, "hidden": HIDDEN})
    project.write_catalog("en", "2021/guide", CATALOG)
    project.write_catalog("zh_TW", "other", {"Running the conference": "舉辦研討會"})
    return project


def build(site: Project, language: str = "zh_TW", builder: str = "html") -> Index:
    built = site.build(builder, language)
    assert [line for line in built.warnings if ".md" in line or "site_search" in line] == []
    return Index(Path(built.app.outdir))


def test_words_are_found_though_markup_and_line_ends_cut_them(site: Project) -> None:
    index = build(site)
    assert index.pages("招募") == index.pages("今天") == ["2021/guide.html"]
    assert index.pages("國際") == []
    assert "志工招募從今天開始。" in json.dumps(index.documents(), ensure_ascii=False)


@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_a_page_is_found_in_both_languages_on_both_sites(site: Project, language: str) -> None:
    index = build(site, language)
    guide, other = "2021/guide.html", "other.html"
    assert guide in index.pages("場地")
    assert index.pages("venu=venue") == [guide]  # its stem
    assert set(index.pages("研討")) == {other}
    assert other in index.pages("confer=conference")


def test_a_passage_says_which_language_it_is_in(site: Project) -> None:
    index = build(site)
    parts = [_value(path) for path in sorted((index.folder / "d").glob("*.js"))]
    english = [part for part in parts if part["url"] == "2021/guide.html" and part.get("lang") == "en"]
    assert [row[2] for part in english for row in part["rows"]] == ["Last year the venue was in Taipei."]
    shown = next(
        part for part in parts if part["url"] == "2021/guide.html" and part["kind"] == "page" and "lang" not in part
    )
    assert shown["title"] == "開放空間"
    assert shown["rows"][0][3] == "Open Space"
    untranslated = build(site, "en").documents()
    assert [
        row[2]
        for path in Path(untranslated and site.folder / "_build/en/html/_search").rglob("d/*.js")
        for part in [_value(path)]
        if part.get("lang") == "zh-Hant-TW"
        for row in part["rows"]
        if "志工" in row[2]
    ] == ["志工招募從今天開始。"]


def test_records_and_tags_are_documents_of_their_own(site: Project) -> None:
    index = build(site)
    kinds = [(document["kind"], document["title"]) for document in index.documents()]
    assert kinds[: index.meta["pages"]] == [("page", "開放空間"), ("page", ["Start", "en"]), ("page", "舉辦研討會")]
    assert ("community", "Taipei.py") in [
        (kind, title if isinstance(title, str) else title[0]) for kind, title in kinds
    ]
    assert [title for kind, title in kinds if kind == "tag"] == ["2021-organize", "program", "場地"]
    tag = next(document for document in index.documents() if document["title"] == "場地")
    assert tag["url"] == "search.html?tag=%E5%A0%B4%E5%9C%B0"
    community = next(document for document in index.documents() if document["kind"] == "community")
    assert community["rows"][0][0] == "taipei-py"
    assert community["page"] == "舉辦研討會"


@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_a_short_title_is_shown_and_found_beside_the_heading(site: Project, language: str) -> None:
    edit(site, "2021/guide.md", "---\n\n#", "short_title: 自由討論\n---\n\n#")
    site.write_catalog("en", "2021/guide", CATALOG | {"自由討論": "Unconference"})
    index, guide = build(site, language), "2021/guide.html"
    page = next(document for document in index.documents() if document["url"] == guide)
    assert page["title"] == {"zh_TW": "自由討論", "en": "Unconference"}[language]
    assert set(page["rows"][0][3].split(" · ")) == {"開放空間", "Open Space", "自由討論", "Unconference"} - {
        page["title"]
    }
    for term in ("開放", "自由", "unconfer=unconference", "space=space"):
        assert guide in index.pages(term), term


def test_the_characters_of_the_site_are_listed_by_simplified_ones(site: Project) -> None:
    variants = Folder(build(site).folder).read_variants()
    assert {typed: variants[typed] for typed in "场开从"} == {"场": "場", "开": "開", "从": "從"}
    assert "龟" not in variants  # the site has no 龜


def test_a_note_that_is_not_to_be_found_is_not(site: Project) -> None:
    index = build(site, "en")
    assert [index.pages(term) for term in ("unfind=unfindable", "whisper=whispered", "quiet=quiet", "hush=hushed")] == [
        []
    ] * 4
    assert "hidden.html" not in [document["url"] for document in index.documents()]


def test_years_and_tags_are_listed_with_their_documents(site: Project) -> None:
    index = build(site)
    facets = _value(index.folder / "facets.js")
    of = {name: [number for number, _ in decode(row)] for name, row in {**facets["year"], **facets["tag"]}.items()}
    assert of == {"2021": [0], "2021-organize": [0], "場地": [0], "program": [2, 3]}


def test_teams_are_listed_by_their_folders_and_called_as_their_indexes(site: Project) -> None:
    head = "---\nsource_lang: zh_TW\norphan: true\n---\n"
    site.write(
        **{
            "2021__program__index": f"{head}# 節目\n",
            "2021__program__a": f"{head}# 一\n",
            "2022__program__index": f"{head}# 議程組\n",
            "2022__general__b": f"{head}# 二\n",
            "contributing__program__c": f"{head}# 三\n",
        }
    )
    site.write_catalog("en", "2022/program/index", {"議程組": "Program team"})
    index = build(site, "en")
    teams = _value(index.folder / "facets.js")["team"]
    pages = {name: [index.documents()[number]["url"] for number, _ in decode(row)] for name, row in teams.items()}
    assert pages == {
        "general": ["2022/general/b.html"],
        "program": ["2021/program/a.html", "2021/program/index.html", "2022/program/index.html"],
    }
    assert _value(index.folder.parent / "meta.js")["teams"] == {"program": "Program team"}


def test_dirhtml_leads_to_its_own_addresses(site: Project) -> None:
    assert build(site, "en", "dirhtml").pages("招募") == ["2021/guide/"]


@pytest.mark.parametrize("builder", ["singlehtml", "text", "epub"])
def test_only_a_site_of_pages_has_an_index(site: Project, builder: str) -> None:
    built = site.build(builder, "en")
    assert not Path(built.app.outdir, "_search").exists()


def fresh(site: Project, folder: Path) -> dict[str, bytes]:
    """The index of a build of the same notes from nothing."""
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns("_build"))
    other = Project(folder)
    try:
        return build(other).files()
    finally:
        other.close()


def words(number: int) -> str:
    """Text of some length that no other number has."""
    return " ".join(f"場地租借 w{number}x{each}" for each in range(300))


def edit(site: Project, name: str, old: str, new: str) -> None:
    path = site.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    touch(path)


@pytest.mark.builds
def test_after_each_edit_the_index_is_that_of_a_fresh_build(
    site: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    build(site)
    index, edits = site.folder / "index.md", 0

    def check() -> None:
        nonlocal edits
        edits += 1
        assert differing(build(site).files(), fresh(site, tmp_path_factory.mktemp("fresh") / str(edits))) == []

    edit(site, "2021/guide.md", "從**今**天開始", "已經結束，社區 volunteers 都來了")
    check()
    edit(site, "2021/guide.md", "，社區 volunteers 都來了", "")
    check()
    edit(site, "locale/en/LC_MESSAGES/2021/guide.po", "was in", "stood in")
    check()
    edit(site, "other.md", "tags: program", "tags: 場地")
    check()
    (site.folder / "new.md").write_text("---\nsource_lang: en\n---\n\n# New\n\nNewcomers.\n", encoding="utf-8")
    edit(site, "index.md", "hidden\n", "hidden\nnew\n")
    check()
    (site.folder / "new.md").unlink()
    edit(site, "index.md", "hidden\nnew\n", "hidden\n")
    check()
    assert index.exists()


@pytest.mark.builds
def test_one_changed_page_writes_its_own_file_and_the_shards_of_its_terms(site: Project) -> None:
    site.write(
        **{f"more{n}": f"---\nsource_lang: en\norphan: true\n---\n\n# Page {n}\n\n{words(n)}\n" for n in range(60)}
    )
    before = build(site)
    assert before.meta["shards"] >= 32
    old = before.times()
    edit(site, "2021/guide.md", "**今**", "**明**")
    after = build(site)
    assert after.meta == before.meta
    written = {name for name, time in after.times().items() if old.get(name) != time}
    number = next(i for i, document in enumerate(after.documents()) if document["url"] == "2021/guide.html")
    terms = {"今", "明", "從今", "從明", "今天", "明天"}
    shards = {f"s/{shard_of(term, after.meta['shards'])}.js" for term in terms}
    assert {name for name in written if name.startswith("d/")} == {f"d/{number}.js"}
    assert {name for name in written if name.startswith("s/")} <= shards
    assert len(written) < 12


@pytest.mark.builds
def test_an_index_that_grows_or_shrinks_has_other_shards_as_a_fresh_build_has(
    site: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    few = build(site).meta["shards"]
    edit(site, "2021/guide.md", "去年的場地在台北。", f"去年的場地在台北。\n\n{words(1)}")
    grown = build(site)
    assert grown.meta["shards"] > few
    assert differing(grown.files(), fresh(site, tmp_path_factory.mktemp("grown") / "site")) == []
    edit(site, "2021/guide.md", f"\n\n{words(1)}", "")
    shrunk = build(site)
    assert shrunk.meta["shards"] == few
    assert differing(shrunk.files(), fresh(site, tmp_path_factory.mktemp("shrunk") / "site")) == []
    assert len(list(shrunk.root.glob("*/s"))) == 1, "what it had is gone"


def test_a_site_of_few_words_has_few_files(site: Project) -> None:
    """A shard is as large whether a site says the same again and again, or always something else."""
    said = "場地租借 and the words of it " * 100
    notes = {f"same{n}": f"---\nsource_lang: en\norphan: true\n---\n\n# {n}\n\n{said}\n" for n in range(40)}
    site.write(**notes)
    index = build(site)
    assert len(index.files()) < 3 * index.meta["documents"]
    assert set(index.pages("租借")) == {"2021/guide.html", *(f"{name}.html" for name in notes)}


@pytest.mark.builds
def test_an_index_of_an_older_version_is_made_again(site: Project) -> None:
    whole = build(site).files()
    contents = site.folder / "_build/zh_TW/doctrees/site_search/contents.json"
    contents.write_text('{"layout": "0123456789", "summaries": {"other": {"text_bytes": 5}}}', encoding="utf-8")
    assert build(site).files() == whole


@pytest.mark.builds
def test_an_index_that_is_gone_or_half_made_is_made_again(site: Project) -> None:
    whole = build(site).files()
    output, store = site.folder / "_build/zh_TW/html/_search", site.folder / "_build/zh_TW/doctrees/site_search"
    shutil.rmtree(output)
    assert build(site).files() == whole
    (store / "contents.json").unlink()  # as a build leaves it that was broken off
    shutil.rmtree(store / "indexed/2021")
    assert build(site).files() == whole


@pytest.mark.builds
def test_parallel_builds_give_the_same_index(site: Project, tmp_path: Path) -> None:
    built: Built = site.build("html", "zh_TW", jobs=2)
    assert differing(Index(Path(built.app.outdir)).files(), fresh(site, tmp_path / "fresh")) == []
