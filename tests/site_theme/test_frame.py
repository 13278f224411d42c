"""The foot of a page, whose sentences are parted as each language parts them; the list of a page's headings."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.project import Project, page


@pytest.mark.parametrize(
    ("language", "foot"),
    [("en", "© Somebody. Built with Sphinx"), ("zh_TW", "© Somebody。本站以 Sphinx 建置")],
)
def test_a_full_stop_of_chinese_has_no_blank_behind_it(project: Project, language: str, foot: str) -> None:
    project.write(index="---\nsource_lang: en\n---\n# T\n")
    built = project.build("html", language, html_theme="site_theme", copyright="Somebody")
    shown = page(built, "index").select_one(".site-foot")
    assert shown is not None
    assert " ".join(shown.get_text().split()) == foot


SETTINGS = {"html_theme": "site_theme"}
REST = {"en": "More headings on this page: {}", "zh_TW": "本頁另有 {} 個標題"}


def contents_of(shown: BeautifulSoup) -> tuple[list[str], str]:
    """The headings that the list of a page has, and what it says of others."""
    found = shown.select_one("#page-contents")
    assert found is not None
    rest = found.select_one(".contents-rest")
    return [link.get_text() for link in found.select("a")], rest.get_text() if rest else ""


def note(headings: list[str]) -> str:
    return "\n\n".join(["---\nsource_lang: en\n---\n\n# Long", *headings])


@pytest.mark.builds
@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_a_note_of_hundreds_of_headings_has_no_larger_frame_than_another(project: Project, language: str) -> None:
    flat = [f"## 這一段的標題不短，所以清單很長 {number}" for number in range(500)]
    deep = [f"{'##' if number % 50 == 0 else '###'} What is said of it, part {number}" for number in range(500)]
    project.write(index=note(["```{toctree}\nflat\ndeep\nshort\n```"]), flat=note(flat), deep=note(deep))
    project.write(short=note(deep[:20]))
    built = project.build("html", language, **SETTINGS)
    sizes = {}
    for name in ("flat", "deep", "short"):
        shown = page(built, name)
        shown.select_one("main").extract()
        sizes[name] = len(str(shown).encode())
    assert max(sizes.values()) < 20_000

    listed, said = contents_of(page(built, "flat"))
    assert 20 < len(listed) < 100
    assert listed[1:] == [heading.removeprefix("## ") for heading in flat[: len(listed) - 1]], "the first ones"
    assert said == REST[language].format(501 - len(listed))
    listed, said = contents_of(page(built, "deep"))
    assert listed[1:] == [each.removeprefix("## ") for each in deep if each.startswith("## ")], "a level of them"
    assert said == REST[language].format(490)
    listed, said = contents_of(page(built, "short"))
    assert (len(listed), said) == (21, "")
    assert len(page(built, "flat").select("main .heading")) == 501
