"""A link to a record that stands in the original of a passage shows the record's title in the original's language."""

from __future__ import annotations

import pytest

from tests.project import Project, page

HEAD = "---\nsource_lang: en\n---\n"
CARDS = """\
# Communities

::::{community-cards}
:::{community} Taipei
:id: taipei-py
Words
:::
::::
"""
MATRIX = """\
# Testimonials

:::{testimonial-matrix}
| Item | Topic |
| ---- | ----- |
| [A post](https://twitter.com/a/status/1444708866361593871) | V |
:::
"""
LINKS = [
    ("{community}`taipei-py`", "Taipei", "台北"),
    ("{testimonial}`twitter-1444708866361593871`", "A post", "a 談 Topic，2021 年 10 月 3 日"),
]


@pytest.mark.parametrize(("link", "title", "translation"), LINKS)
def test_the_original_shows_the_title_of_a_record_in_its_own_language(
    project: Project, link: str, title: str, translation: str
) -> None:
    """It showed the translated one: "Ask 台北" is no original."""
    index = f"# Title\n\nAsk {link}, or [them]({{}}).\n".replace(", or [them]({})", "")
    toctree = "\n```{toctree}\ncards\nmatrix\n```\n"
    project.write(index=HEAD + index + toctree, cards=HEAD + CARDS, matrix=HEAD + MATRIX)
    post = "[{}](https://twitter.com/a/status/1444708866361593871)"
    project.write_catalog("zh_TW", "cards", {"Taipei": "台北"})
    project.write_catalog("zh_TW", "matrix", {post.format("A post"): post.format("貼文")})
    project.write_catalog("zh_TW", "index", {f"Ask {link}.": f"問 {link}。"})
    shown = page(project.build("html", "zh_TW", html_theme="basic"), "index")
    source = shown.select_one("p .source-text")
    assert source and source.text == f"Ask {title}."
    source.extract()
    assert f"問 {translation}。" in shown.text
