"""What is around a note: its tags, its last change, its way back, where it came from."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from docutils import nodes

from tests.project import Project, page
from tests.site_theme import selectors

from language_pair import history, metadata
from note_pages.nodes import about_section, back_to


def git(folder: Path, *arguments: str, day: str = "2021-10-03") -> None:
    moment = f"{day}T12:00:00+08:00"
    environment = os.environ | {
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def commit(folder: Path, name: str, text: str, day: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", name)
    git(folder, "commit", "-m", name, day=day)


def repository(folder: Path) -> Path:
    folder.mkdir()
    git(folder, "init", "-b", "main")
    commit(folder, "old.md", "1", "2021-10-01")
    commit(folder, "共筆.md", "1", "2021-10-02")
    commit(folder, "old.md", "2", "2021-10-03")
    return folder


def test_the_last_change_is_the_last_commit_to_the_file(tmp_path: Path) -> None:
    assert history.last_changes(repository(tmp_path / "full")) == {"old.md": "2021-10-03", "共筆.md": "2021-10-02"}


def test_a_shallow_clone_claims_no_date_that_it_cannot_know(tmp_path: Path) -> None:
    """Its first commit seems to have made every file."""
    origin = repository(tmp_path / "full")
    git(tmp_path, "clone", "--depth", "1", origin.as_uri(), "shallow")
    assert history.last_changes(tmp_path / "shallow") == {}
    git(tmp_path, "clone", "--depth", "2", origin.as_uri(), "deeper")
    assert history.last_changes(tmp_path / "deeper") == {"old.md": "2021-10-03"}


def test_no_repository_has_no_dates(tmp_path: Path) -> None:
    assert history.last_changes(tmp_path) == {}


NOTE = """
    ---
    source_lang: en
    tags: a, gather.town
    back_to: other, index
    ---
    # Title

    Text.

    {.language-zh-Hant-TW}
    ## 小節

    :::{about-note}
    :export: 000.txt

    - One thing.
    :::
    """
OTHER = """
    ---
    source_lang: en
    ---
    # Other *page*
    """


def test_the_way_back_shows_titles(project: Project) -> None:
    project.write(index=NOTE, other=OTHER)
    project.write_catalog("zh_TW", "index", {"Title": "標題"})
    built = project.build("html", "zh_TW", html_theme="basic", suppress_warnings=["toc.not_included"])
    assert built.warnings == []
    (trail,) = built.doctree().findall(back_to)
    assert isinstance(trail.parent, nodes.section)
    page = built.output("index.html").partition("<body>")[2]
    assert 'href="other.html"' in page
    assert "🔙 回到：" in page
    assert page.index("<h1>標題") < page.index("🔙") < page.index("Text.")


def test_about_this_note_ends_the_page_and_speaks_for_the_whole_note(project: Project) -> None:
    """The block is in a Chinese section of an English note: its words are the note's, not the section's."""
    project.write(index=NOTE, other=OTHER)
    built = project.build(
        suppress_warnings=["toc.not_included"], notes_edit_url="https://git.example/notes/edit/main/{path}"
    )
    (section,) = built.doctree().findall(about_section)
    assert section.parent.children[-1] is section
    assert section.parent.parent is section.document
    text = section.astext()
    for words in ("About this note", "000.txt", "a, gather.town", "not known", "What was corrected", "One thing."):
        assert words in text
    correction = next(node for node in section.findall(nodes.paragraph) if node.astext() == "One thing.")
    assert correction["source_lang"] == "en"
    links = [node["refuri"] for node in section.findall(nodes.reference)]
    assert links == ["https://git.example/notes/edit/main/docs/index.md"]


@pytest.mark.parametrize("hackmd", ["", ":hackmd: https://hackmd.io/Wb9vQrfJQk\n    "])
def test_what_only_organisers_need_is_under_one_line(project: Project, hackmd: str) -> None:
    project.write(index=NOTE.replace(":export:", f"{hackmd}:export:"), other=OTHER)
    about = page(project.build("html", suppress_warnings=["toc.not_included"]), "index").select_one(
        "section.about-this-note"
    )
    assert about is not None
    details = about.select_one("details:not([open])")
    assert details is not None
    folded = details.extract().get_text(" ", strip=True)
    for words in ("For organisers", "000.txt", "not in the export", "What was corrected", "One thing."):
        assert words in folded
        assert words not in about.get_text()
    assert ("address not in the export" in folded) == (not hackmd)
    links = {link.get_text(): link["href"] for link in about.select("a.external")}
    assert links.get("Open it on HackMD", "") == hackmd.strip().removeprefix(":hackmd: ")
    assert "hackmd.io" not in about.get_text()


def test_nothing_is_folded_where_nothing_is_only_for_organisers(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# T\n\n:::{about-note}\n:hackmd: https://hackmd.io/a\n:::\n")
    about = page(project.build("html"), "index").select_one("section.about-this-note")
    assert about is not None
    assert about.select("details") == []


def test_in_a_book_nothing_folds(project: Project) -> None:
    project.write(index=NOTE.replace("back_to: other, index\n", ""))
    text = project.build("epub").output("index.xhtml")
    assert 'about-details">' in text
    assert "<details" not in text
    assert "One thing." in text


def test_a_note_with_tags_needs_no_block(project: Project) -> None:
    project.write(index="---\nsource_lang: en\ntags: a\n---\n# T\n")
    assert len(list(project.build().doctree().findall(about_section))) == 1


def test_a_page_that_is_no_note_has_no_such_section(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# T\n")
    assert list(project.build().doctree().findall(about_section)) == []


def test_a_commit_brings_the_page_s_date_up_to_date(project: Project) -> None:
    """It changes no file, so Sphinx alone would keep the page."""
    project.write(index=NOTE.replace("back_to: other, index\n", ""))
    git(project.folder, "init")
    git(project.folder, "add", "index.md")
    git(project.folder, "commit", "-m", "first", day="2021-10-02")
    assert "2021-10-02" in project.build("text").output("index.txt")
    git(project.folder, "commit", "--amend", "--no-edit", "--date=now", day="2021-10-05")
    history.last_changes.cache_clear()
    assert "2021-10-05" in project.build("text").output("index.txt")


def test_a_note_that_is_not_under_the_site_s_licence_says_so(project: Project) -> None:
    """The page is made anew when its licence is another one, although no file has changed."""
    note = "---\nsource_lang: en\norphan: true\ntags: a\n---\n# T\n"
    project.write(index=note, ours=note, theirs=note)

    def said(name: str, **settings: object) -> tuple[str, str]:
        own = {"author": "PyCon", "copyright": "PyCon, CC BY 4.0", "html_theme": "site_theme"}
        parsed = page(project.build("html", **own, **settings), name)
        foot = parsed.select_one(selectors.FOOT)
        assert foot
        facts = [fact.get_text() for fact in parsed.select(".note-facts dt")]
        values = [fact.get_text(strip=True) for fact in parsed.select(".note-facts dd")]
        line = foot.get_text(" ", strip=True).partition(" Built")[0]
        return dict(zip(facts, values, strict=True)).get("Licence", ""), line

    assert said("theirs", note_licences={"theirs": ""}) == ("not stated", "© PyCon; licence: not stated.")
    assert said("ours", note_licences={"theirs": ""}) == ("", "© PyCon, CC BY 4.0.")
    assert said("theirs", note_licences={"theirs": "CC0 1.0"}) == ("CC0 1.0", "© PyCon; licence: CC0 1.0.")
    assert said("theirs", note_licences={}) == ("", "© PyCon, CC BY 4.0.")


def test_a_live_example_is_shown_as_code_and_as_a_page(project: Project) -> None:
    body = """
        ---
        source_lang: en
        ---
        # T

        ::::{live-example}

        **bold**
        ::::
        """
    project.write(index=body)
    doctree = project.build().doctree()
    assert [node.astext() for node in doctree.findall(nodes.literal_block)] == ["**bold**"]
    assert [node.astext() for node in doctree.findall(nodes.strong)] == ["bold"]


def test_tags_are_read_as_hackmd_writes_them() -> None:
    assert metadata.words("2021-organize, program,, gather.town ") == ["2021-organize", "program", "gather.town"]
    assert metadata.words("years，2021/index、2022/index") == ["years", "2021/index", "2022/index"]
    assert metadata.words('["a", "b c"]') == ["a", "b c"]


def test_yaml_lists_are_read_too(project: Project) -> None:
    project.write(index="---\nsource_lang: en\ntags: [a, b c]\nback_to: [other.md]\n---\n# T\n", other=OTHER)
    built = project.build("text", suppress_warnings=["toc.not_included"])
    assert built.warnings == []
    page = built.output("index.txt")
    assert "a, b c" in page
    assert "Back to Other page" in page
