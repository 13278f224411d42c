"""Whom a reader can write to: what the settings say, and nothing that they do not."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from sphinx.errors import ConfigError

from tests.project import Project, page

NOTE = "---\nsource_lang: en\n---\n# T\n\n:::{contact}\n:::\n"
ISSUES = "https://git.example/notes/issues"


def lines(project: Project, language: str = "en", **settings: str) -> list[tuple[str, list[str]]]:
    """What each line says, and where its links lead."""
    project.write(index=NOTE)
    shown = page(project.build("html", language, html_theme="basic", **settings), "index").select("ul.contact > li")
    return [(line.get_text().strip(), [unquote(str(link["href"])) for link in line.select("a")]) for line in shown]


def test_without_an_address_it_says_so_and_invents_none(project: Project) -> None:
    assert lines(project) == [("The organisers have not given this site an address to write to yet.", [])]


@pytest.mark.parametrize(
    ("address", "said", "link"),
    [
        ("info@notes.example", "Write to the organisers: info@notes.example", "mailto:info@notes.example"),
        ("https://notes.example/form", "Write to the organisers", "https://notes.example/form"),
    ],
)
def test_an_address_of_mail_or_of_a_page_is_a_link(project: Project, address: str, said: str, link: str) -> None:
    found = lines(project, organisers_address=address, notes_issues_url=ISSUES)
    assert found == [
        (said, [link]),
        ("Open an issue in the repository of this site (everybody can read it)", [ISSUES]),
    ]


def test_it_speaks_the_language_of_the_page(project: Project) -> None:
    (line,) = lines(project, "zh_TW", organisers_address="info@notes.example")
    assert line == ("寫信給籌備團隊：info@notes.example", ["mailto:info@notes.example"])


@pytest.mark.parametrize("address", ["info", "mailto:info@notes.example", "javascript:alert(1)", "www.notes.example"])
def test_another_text_is_no_address(project: Project, address: str) -> None:
    with pytest.raises(
        ConfigError, match=f"organisers_address: '{address[:4]}.*' is no address; set it to one of mail"
    ):
        lines(project, organisers_address=address)
