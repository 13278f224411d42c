"""Pages hold no inline styles, and say what they said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import EXTENSIONS, UNGUARDED, Project, page

pytestmark = pytest.mark.builds

NOTE = """
    ---
    source_lang: en
    ---
    # Note

    ```{image} a.svg
    :width: 33.4%
    :alt: part of the page
    ```

    ```{image} a.svg
    :width: 2in
    :height: 30px
    :alt: inches
    ```

    ```{figure} a.svg
    :figwidth: 50%
    :width: 100 %
    :alt: in a figure

    Words
    ```

    ```{list-table} Widths
    :widths: 20 80
    :header-rows: 1

    * - A
      - B
    * - 1
      - 2
    ```

    | A | B |
    | - | - |
    | 1 | 2 |
    """


@pytest.fixture
def built(project: Project) -> Project:
    project.write(index=NOTE)
    Path(project.folder, "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return project


def test_widths_are_classes_and_sizes_are_attributes(built: Project) -> None:
    parsed = page(built.build("html", html_theme="site_theme"), "index")
    assert parsed.select("[style]") == []
    part, inches, figured = parsed.select("main img")
    assert "width-33" in part["class"]
    assert (inches["width"], inches["height"]) == ("192", "30")
    assert "width-100" in figured["class"]
    assert "width-50" in parsed.select_one("figure")["class"]
    assert [column["class"] for column in parsed.select("col")] == [["width-20"], ["width-80"]]


def test_every_table_is_in_a_box_that_scrolls_and_a_caption_names_it(built: Project) -> None:
    parsed = page(built.build("html", html_theme="site_theme"), "index")
    captioned, plain = parsed.select(".table-box")
    assert (captioned["role"], captioned["aria-label"]) == ("region", "Widths")
    assert "role" not in plain.attrs, "a region without a name says nothing"
    assert all(len(box.select("table")) == 1 for box in (captioned, plain))


def test_a_link_that_is_its_own_address_says_so_for_paper(built: Project) -> None:
    links = "<https://a.example/b/> [b.example](https://b.example/) [C](https://c.example/) [#](#note)"
    built.write(index=f"---\nsource_lang: en\n---\n# Note\n\n{links}\n")
    parsed = page(built.build("html", html_theme="site_theme"), "index")
    assert [link.get_text() for link in parsed.select("main .says-address")] == ["https://a.example/b/", "b.example"]


def test_labels_of_tabs_say_nothing_that_labels_may_not(built: Project) -> None:
    """https://www.w3.org/TR/html-aria/#el-label"""
    built.write(index="---\nsource_lang: en\n---\n# Note\n\n::::{tab-set}\n:::{tab-item} A\nText\n:::\n::::\n")
    extensions = [*EXTENSIONS, "myst_parser", "sphinx_design"]
    parsed = page(built.build("html", html_theme="site_theme", extensions=extensions), "index")
    (label,) = parsed.select(".sd-tab-set label")
    assert parsed.find(id=label["for"])
    assert [name for name in label.attrs if name.startswith("aria-") or name == "role"] == []


def test_another_theme_gets_what_docutils_writes(built: Project) -> None:
    parsed = page(built.build("html", html_theme="alabaster", extensions=UNGUARDED), "index")
    assert parsed.select_one("img[style*='33.4%']")
    assert parsed.select(".table-box") == []
