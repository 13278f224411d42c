"""Every builder takes every page in both languages without a warning."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Site, arguments
from tests.copies import run_builds
from tests.site_theme import selectors
from tools import ROOT
from tools.build_site.at_root import write_all

pytestmark = pytest.mark.builds


SEGMENTS = ("en", "zh-tw")
#: What tells that a view of records is there, in whatever form; and words of controls that need a script.
VIEWS = {
    "en": ("City not given", "Year not given", "PySafe", "✓", "Ewa Jodlowska", "Dainese", "08:55", "Table 2"),
    "zh-tw": ("未註明縣市", "未註明年份", "PySafe", "✓", "Ewa Jodlowska", "Dainese", "08:55", "Table 2"),
}
CONTROLS = (
    *("Show times in my time zone", "Filter the", "Sort by", "Show all"),
    *("以我的時區顯示時間", "篩選社群", "篩選與排序"),
)


#: Those that take what another one has read; gettext tells texts apart in a way of its own.
READ_ONCE = ("dirhtml", "singlehtml", "epub", "latex", "text", "man")
BUILDERS = (*READ_ONCE, "gettext")


@dataclass(frozen=True)
class Output:
    folder: Path
    failed: dict[str, list[str]]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory, site: Site) -> dict[str, Output]:
    """What each builder has made of both languages; HTML is built for other tests, too.

    Each note is read once for all of `READ_ONCE`, as `sphinx-build -M` does.
    """
    made = tmp_path_factory.mktemp("built")
    builds = [arguments(builder, made / builder) for builder in BUILDERS]
    for build in builds[: len(READ_ONCE)]:
        for segment, given in build.items():
            given[given.index("-d") + 1] = str(made / "read" / segment)
    found = zip(BUILDERS, run_builds(ROOT, builds), strict=True)
    return {"html": Output(site.folder, {})} | {name: Output(made / name, failed) for name, failed in found}


@pytest.fixture(scope="module")
def built(outputs: dict[str, Output]) -> Callable[[str], Path]:
    """The folder into which a builder has built both languages."""
    return lambda builder: outputs[builder].folder


@pytest.mark.parametrize("builder", ["html", *BUILDERS])
def test_builds_without_a_warning(outputs: dict[str, Output], builder: str) -> None:
    assert outputs[builder].failed == {}
    for segment in SEGMENTS:
        assert any(path.is_file() for path in (outputs[builder].folder / segment).iterdir())


def test_an_epub_is_well_formed(built: Callable[[str], Path]) -> None:
    """HTML forgives a bare attribute and an unclosed element; a reader of books shows an error instead of the page."""
    for segment in SEGMENTS:
        (path,) = (built("epub") / segment).glob("*.epub")
        with zipfile.ZipFile(path) as book:
            pages = [name for name in book.namelist() if name.endswith(".xhtml")]
            assert len(pages) > 10
            for name in pages:
                ElementTree.fromstring(book.read(name))


def test_each_language_s_epub_has_a_name_of_its_own_and_nothing_that_needs_a_menu(built: Callable[[str], Path]) -> None:
    """What epubcheck asks for, which `nox -s epub` runs: the two files that name the book agree."""
    names = set()
    for segment in SEGMENTS:
        (path,) = (built("epub") / segment).glob("*.epub")
        with zipfile.ZipFile(path) as book:
            package, contents = (ElementTree.fromstring(book.read(name)) for name in ("content.opf", "toc.ncx"))
            for name in [name for name in book.namelist() if name.endswith(".xhtml")]:
                assert BeautifulSoup(book.read(name), "html.parser").select("head noscript, head script") == []
        (identifier,) = package.iterfind(f".//*[@id='{package.get('unique-identifier')}']")
        (named,) = contents.iterfind(".//*[@name='dtb:uid']")
        assert named.get("content") == identifier.text
        names.add(identifier.text)
    assert names == {"pycon-tw-notes.en", "pycon-tw-notes.zh-Hant-TW"}


def test_latex_has_a_font_for_traditional_chinese_in_both_languages(built: Callable[[str], Path]) -> None:
    for segment in SEGMENTS:
        text = (built("latex") / segment / "pycon-tw-notes.tex").read_text(encoding="utf-8")
        kinds = ("main", "sans", "mono")
        lines = [line for line in text.split("\n") if line.startswith(tuple(f"\\setCJK{kind}font{{" for kind in kinds))]
        assert [line.endswith(" CJK TC}") for line in lines] == [True] * len(kinds)


def test_a_book_shows_no_control_that_needs_a_script(built: Callable[[str], Path]) -> None:
    for path in built("epub").rglob("*.xhtml"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert page.select("script[src], script:not([src])") == []
        for hidden in page.select("[hidden]"):
            hidden.decompose()
        assert page.select("form, button, select, input") == [], path


@pytest.mark.parametrize("builder", ["epub", "text", "man", "latex"])
@pytest.mark.parametrize("segment", SEGMENTS)
def test_what_is_read_elsewhere_has_every_view_and_no_control(
    built: Callable[[str], Path], builder: str, segment: str
) -> None:
    files = [path for path in (built(builder) / segment).rglob("*") if path.suffix in (".xhtml", ".txt", ".7", ".tex")]
    words = ""
    for path in files:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".xhtml":
            page = BeautifulSoup(text, "html.parser")
            for hidden in page.select("[hidden]"):
                hidden.decompose()
            text = page.get_text()
        words += text.replace(r"\(\checkmark\)", "✓")
    assert [view for view in VIEWS[segment] if view not in words] == []
    assert [control for control in CONTROLS if control in words] == []


# -- Links --------------------------------------------------------------------------------------


def pages(folder: Path) -> dict[Path, BeautifulSoup]:
    """The pages of a site or a book, parsed."""
    found = [path for path in folder.rglob("*") if path.suffix in (".html", ".xhtml") and "_static" not in path.parts]
    return {path.resolve(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in found}


def dead_links(folder: Path, found: dict[Path, BeautifulSoup]) -> Iterator[str]:
    """What leads within *found*, or to a file beside it, and does not arrive; a map's dots are links too."""
    ids = {path: {str(element["id"]) for element in page.select("[id]")} for path, page in found.items()}
    for here, page in found.items():
        for link in page.select("a[href], link[href]"):
            parts = urlsplit(str(link["href"]))
            if parts.scheme:
                continue
            # The page where nothing is leads from the root of a host.
            base = folder if parts.path.startswith("/") else here.parent
            there = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else here
            there = there / "index.html" if there.is_dir() else there
            if not there.is_file() or (parts.fragment and unquote(parts.fragment) not in ids[there]):
                yield f"{here.name}: {link}"


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_every_link_arrives(built: Callable[[str], Path], builder: str) -> None:
    if builder == "dirhtml":  # as `site` has
        write_all(built(builder))  # which pages lead to
    found = pages(built(builder))
    assert sum(len(page.select("a[href]")) for page in found.values()) > 200
    assert list(dead_links(built(builder), found)) == []


@pytest.mark.parametrize("segment", SEGMENTS)
def test_one_page_with_all_notes_has_no_id_twice_and_links_that_stay_on_it(
    built: Callable[[str], Path], segment: str
) -> None:
    ((_path, page),) = pages(built("singlehtml") / segment).items()
    ids = Counter(str(element["id"]) for element in page.select("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    dots = [str(dot["href"]) for dot in page.select(".community-map svg a")]
    assert "#taipei-py" in dots
    links = page.select(f".community-timeline a, {selectors.CONTENTS} a")
    names = {str(link["href"]): link.get_text() for link in links}
    assert "Hualien" in names["#hualien-py"] or "花蓮" in names["#hualien-py"]
    assert names["#contributing-directives-witness"] == "witness", "a heading of its own, not the testimonials'"
    assert page.select_one("#contributing-directives-witness :is(h1, h2, h3, h4, h5)")
