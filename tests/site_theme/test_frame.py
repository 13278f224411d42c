"""The foot of a page: its sentences are parted as each language parts them."""

from __future__ import annotations

import pytest

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
