"""Another Sphinx project, which has nothing of ours, links to a community and to a post of the built site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Site
from tools import ROOT

from language_pair.languages import LANGUAGES, Language

pytestmark = pytest.mark.builds

SITE = "https://notes.example"
POST = "twitter-1444708866361593871"
CONF = """\
project = "Another"
nitpicky = True
intersphinx_mapping = {"notes": ("ROOT", "INVENTORY")}
"""
#: A project written in Markdown needs nothing else.
MARKDOWN = (
    CONF + 'extensions = ["myst_parser", "sphinx.ext.intersphinx"]\n',
    "index.md",
    f"""\
# Another project

Ask [](inv:notes:pycontw:community#taipei-py) or [the girls](inv:notes:pycontw:community#django-girls-taipei);
they posted [](inv:notes:pycontw:testimonial#{POST}).
""",
)


def section(name: str) -> str:
    """The Python of the section of docs/contributing/writing.md that tells other projects what to write."""
    note = (ROOT / "docs/contributing/writing.md").read_text(encoding="utf-8").split(f"## {name}\n")[1]
    return note.split("```python\n")[1].split("```")[0]


#: In reStructuredText, Sphinx's own role asks the project for the domain.
RESTRUCTURED_TEXT = (
    CONF + section("From another project") + 'extensions = ["sphinx.ext.intersphinx"]\n',
    "index.rst",
    f"""\
Another project
===============

Ask :external+notes:pycontw:community:`taipei-py` or :external:pycontw:community:`the girls <django-girls-taipei>`;
they posted :external+notes:pycontw:testimonial:`{POST}`.
""",
)
markups = pytest.mark.parametrize(
    "project", [MARKDOWN, RESTRUCTURED_TEXT], ids=lambda project: project[1].removeprefix("index.")
)


def build(folder: Path, project: tuple[str, str, str], site: Site, segment: str) -> subprocess.CompletedProcess[str]:
    conf, name, text = project
    inventory = str(site.folder / segment / "objects.inv")
    (folder / "conf.py").write_text(
        conf.replace("ROOT", f"{SITE}/{segment}/").replace("INVENTORY", inventory),
        encoding="utf-8",
    )
    (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "-n", "-q", "--keep-going", str(folder), str(folder / "html")]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@markups
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)
def test_another_project_links_to_records(
    site: Site, tmp_path: Path, language: Language, project: tuple[str, str, str]
) -> None:
    result = build(tmp_path, project, site, language.segment)
    assert (result.returncode, result.stderr) == (0, "")
    page = BeautifulSoup((tmp_path / "html/index.html").read_text(encoding="utf-8"), "html.parser")
    links = {str(link["href"]): link.get_text() for link in page.select("p a.external")}
    root = f"{SITE}/{language.segment}"
    cards, posts = f"{root}/2021/communities.html", f"{root}/2021/gather-town-testimonials.html"
    assert list(links) == [f"{cards}#taipei-py", f"{cards}#django-girls-taipei", f"{posts}#{POST}"]
    for address in links:
        parts = urlsplit(address)
        name = parts.path.removeprefix(f"/{language.segment}/").removesuffix(".html")
        assert site.page(language.segment, name).find(id=unquote(parts.fragment)), address
    title = site.page(language.segment, "2021/communities").select_one("#taipei-py .community-card-title")
    assert title is not None
    assert links[f"{cards}#taipei-py"] == next(title.stripped_strings), "the card's name in the site's language"
    assert links[f"{cards}#django-girls-taipei"] == "the girls"


@markups
def test_a_record_that_is_not_there_fails_the_other_project_s_build(
    site: Site, tmp_path: Path, project: tuple[str, str, str]
) -> None:
    conf, name, text = project
    result = build(tmp_path, (conf, name, text.replace("taipei-py", "atlantis-py")), site, "en")
    assert result.returncode == 1
    assert "atlantis-py" in result.stderr
