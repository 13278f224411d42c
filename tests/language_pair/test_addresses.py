"""Addresses: each page says its own and those of its languages, and what it says they say back."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from tests.language_pair.search_engine import INDEX, NOTE, TEMPLATES, N, head, trio
from tests.project import Built, Project
from tools.build_site.at_root import write_chooser, write_sitemap_index

from language_pair import languages
from language_pair.languages import EN, LANGUAGES, ZH_TW
from language_pair.site.addresses import other_root, root_of

LOCAL = {"pair_chooser": "../index.html"}
READ_THE_DOCS = {"pair_other_root": "../../{segment}/latest/"}

#: ``html_baseurl``, and the roots that both builds make of it.
BASES = [
    ("https://notes.example", "https://notes.example/en/", "https://notes.example/zh-tw/"),
    ("https://notes.example/", "https://notes.example/en/", "https://notes.example/zh-tw/"),
    ("https://notes.example/pycon/", "https://notes.example/pycon/en/", "https://notes.example/pycon/zh-tw/"),
    ("https://e.org/enough/", "https://e.org/enough/en/", "https://e.org/enough/zh-tw/"),
    ("https://e.org/zh-tw/", "https://e.org/en/", "https://e.org/zh-tw/"),
    (
        "https://x.readthedocs.io/en/latest/",
        "https://x.readthedocs.io/en/latest/",
        "https://x.readthedocs.io/zh-tw/latest/",
    ),
    ("https://x.readthedocs.io/zh-tw/v2", "https://x.readthedocs.io/en/v2/", "https://x.readthedocs.io/zh-tw/v2/"),
    ("https://e.org/en/notes/zh-tw/", "https://e.org/en/notes/en/", "https://e.org/en/notes/zh-tw/"),
    ("https://e.org/en/notes/{segment}/", "https://e.org/en/notes/en/", "https://e.org/en/notes/zh-tw/"),
    ("https://e.org/zh-tw/n/{segment}/a/", "https://e.org/zh-tw/n/en/a/", "https://e.org/zh-tw/n/zh-tw/a/"),
    ("https://{segment}.notes.example/", "https://en.notes.example/", "https://zh-tw.notes.example/"),
]


@pytest.mark.parametrize(("base", "english", "chinese"), BASES)
def test_both_builds_make_the_same_roots_of_one_address(base: str, english: str, chinese: str) -> None:
    assert (root_of(base, EN), root_of(base, ZH_TW)) == (english, chinese)


def test_one_word_says_where_the_languages_are(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "FOLDER", "in-{segment}")
    project.write(index=INDEX, folder__note=NOTE)
    built = project.build("html", "en", **TEMPLATES, html_baseurl=N)
    assert head(built.output("index.html"))[0] == f"{N}/in-en/index.html"
    switch = BeautifulSoup(built.output("folder/note.html"), "html.parser").select_one(".language-switch-link")
    assert switch
    assert switch["href"] == "../../in-zh-tw/folder/note.html"
    write_chooser(project.folder)
    chooser = BeautifulSoup(project.folder.joinpath("index.html").read_text(encoding="utf-8"), "html.parser")
    assert [link["href"] for link in chooser.select(".languages a")] == ["in-zh-tw/index.html", "in-en/index.html"]
    assert [script["data-roots"] for script in chooser.select("script")] == ["in-zh-tw/ in-en/"]


R = "https://x.readthedocs.io"
#: Builder, language, settings; then of the first page and of ``folder/note`` the canonical address and the alternates.
HEADS = {
    "local, address not known": (
        ("html", "zh_TW", LOCAL),
        (None, {}),
        (None, {}),
    ),
    "a folder without a host": (
        ("html", "zh_TW", {**LOCAL, "html_baseurl": "/notes/"}),
        (None, {}),
        (None, {}),
    ),
    "local": (
        ("html", "zh_TW", {**LOCAL, "html_baseurl": f"{N}/"}),
        (f"{N}/zh-tw/index.html", trio(f"{N}/en/index.html", f"{N}/zh-tw/index.html", f"{N}/index.html")),
        (
            f"{N}/zh-tw/folder/note.html",
            trio(f"{N}/en/folder/note.html", f"{N}/zh-tw/folder/note.html", f"{N}/en/folder/note.html"),
        ),
    ),
    "local, dirhtml": (
        ("dirhtml", "en", {**LOCAL, "html_baseurl": N}),
        (f"{N}/en/", trio(f"{N}/en/", f"{N}/zh-tw/", f"{N}/index.html")),
        (f"{N}/en/folder/note/", trio(f"{N}/en/folder/note/", f"{N}/zh-tw/folder/note/", f"{N}/en/folder/note/")),
    ),
    "Read the Docs": (
        ("html", "zh_TW", {**READ_THE_DOCS, "html_baseurl": f"{R}/zh-tw/latest/"}),
        (
            f"{R}/zh-tw/latest/index.html",
            trio(f"{R}/en/latest/index.html", f"{R}/zh-tw/latest/index.html", f"{R}/en/latest/index.html"),
        ),
        (
            f"{R}/zh-tw/latest/folder/note.html",
            trio(
                f"{R}/en/latest/folder/note.html",
                f"{R}/zh-tw/latest/folder/note.html",
                f"{R}/en/latest/folder/note.html",
            ),
        ),
    ),
    "Read the Docs, dirhtml": (
        ("dirhtml", "en", {**READ_THE_DOCS, "html_baseurl": f"{R}/en/latest/"}),
        (f"{R}/en/latest/", trio(f"{R}/en/latest/", f"{R}/zh-tw/latest/", f"{R}/en/latest/")),
        (
            f"{R}/en/latest/folder/note/",
            trio(f"{R}/en/latest/folder/note/", f"{R}/zh-tw/latest/folder/note/", f"{R}/en/latest/folder/note/"),
        ),
    ),
}


@pytest.mark.parametrize("case", HEADS)
def test_a_page_says_its_address_and_those_of_its_languages(project: Project, case: str) -> None:
    (builder, language, settings), first, note = HEADS[case]
    project.write(index=INDEX, folder__note=NOTE, 共筆=NOTE)
    built = project.build(builder, language, **TEMPLATES, **settings)
    assert built.warnings == []
    for name in ("sitemap.xml", "robots.txt"):
        assert Path(built.app.outdir, name).exists() == (first[0] is not None)
    assert head(built.output("index.html")) == first
    assert head(built.output("folder/note/index.html" if builder == "dirhtml" else "folder/note.html")) == note


@pytest.mark.parametrize("builder", ["epub", "singlehtml"])
def test_a_book_in_one_file_has_no_addresses(project: Project, builder: str) -> None:
    project.write(index=NOTE)
    built = project.build(builder, **TEMPLATES, html_baseurl=N, epub_show_urls="no", version="1")
    page = BeautifulSoup(built.output("index.xhtml" if builder == "epub" else "index.html"), "html.parser")
    assert not page.select("head [hreflang]")
    assert len(page.select(".language-switch")) == (builder == "singlehtml"), "a book has no other to lead to"
    assert not Path(built.app.outdir, "sitemap.xml").exists()


def test_languages_on_hosts_of_their_own(project: Project) -> None:
    project.write(index=NOTE)
    hosts = "https://{segment}.notes.example/"
    built = project.build("html", whole=True, **TEMPLATES, html_baseurl=hosts, pair_other_root=hosts)
    english, chinese = "https://en.notes.example/", "https://zh-tw.notes.example/"
    said = trio(f"{english}index.html", f"{chinese}index.html", f"{english}index.html")
    assert head(built.output("index.html")) == (f"{english}index.html", said)
    assert other_root(built.app.config, ZH_TW, "../") == chinese, "the switch's"


def all_said(built: Built, root: str) -> dict[str, dict[str, str]]:
    """The alternates of every page by its address, which its canonical link gives as well; *root* is the build's."""
    assert built.app.config.html_baseurl == root
    said = {}
    for path in Path(built.app.outdir).rglob("*.html"):
        if "404" in str(path.relative_to(built.app.outdir)):  # it is shown for any address
            continue
        address = root + quote(path.relative_to(built.app.outdir).as_posix().removesuffix("index.html"))
        canonical, said[address] = head(path.read_text(encoding="utf-8"))
        assert canonical == address
    return said


def test_what_a_page_says_of_its_languages_their_pages_say_back(project: Project) -> None:
    project.write(index=INDEX, folder__note=NOTE, 共筆=NOTE)
    said = {}
    for language in LANGUAGES:
        said |= all_said(project.build("dirhtml", language.code, **TEMPLATES, html_baseurl=N), root_of(N, language))
    assert len(said) == 2 * 5
    for address, alternates in said.items():
        assert alternates.keys() == {"en", "zh-Hant-TW", "x-default"}
        assert address in alternates.values()
        for tag in ("en", "zh-Hant-TW"):
            assert said[alternates[tag]] == alternates


def test_a_site_without_an_address_has_a_chooser_and_no_sitemap(tmp_path: Path) -> None:
    for name in ("sitemap.xml", "robots.txt"):
        (tmp_path / name).write_text("of an earlier build", encoding="utf-8")
    write_chooser(tmp_path)
    write_sitemap_index(tmp_path)
    assert head((tmp_path / "index.html").read_text(encoding="utf-8")) == (None, {})
    assert not (tmp_path / "sitemap.xml").exists()
    assert not (tmp_path / "robots.txt").exists()
