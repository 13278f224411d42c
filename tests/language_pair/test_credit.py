"""Credit: who translated what by git, the line under a title, the thanks page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.project import Built, Project, page

from language_pair.credit import authorship
from language_pair.labels import label_catalogs
from language_pair.site import thanks

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"PO-Revision-Date: {}\\n"\n\n'


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=_ENVIRONMENT)


_ENVIRONMENT = os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


def commit(folder: Path, who: str, message: str = "Translate") -> None:
    name, mail = who.split("/")
    git(folder, "add", "--all")
    git(folder, "-c", f"user.name={name}", "-c", f"user.email={mail}", "commit", "--allow-empty", "-m", message)


def write(folder: Path, name: str, *messages: str, day: str = "2026") -> None:
    path = folder / "locale" / "en" / "LC_MESSAGES" / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(day) + "\n\n".join(messages) + "\n", encoding="utf-8")


def message(source: str, *words: str, before: str = "") -> str:
    return f'{before}msgid "{source}"\nmsgstr ' + "\n".join(f'"{line}"' for line in words)


def credited(folder: Path) -> dict[str, list[str]]:
    found = authorship.translators(folder / "locale")
    return {path.removeprefix("en/LC_MESSAGES/"): [each.name for each in people] for path, people in found.items()}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--initial-branch", "main")
    write(folder, "note", message("甲", "one two"), message("乙", ""))
    commit(folder, "First/first@e.org")
    return folder


def test_who_adds_or_changes_words_is_credited(repository: Path) -> None:
    write(repository, "note", message("甲", "one two"), message("乙", "three"))
    commit(repository, "Adds/adds@e.org")
    write(repository, "note", message("甲", "one and two"), message("乙", "three"))
    commit(repository, "Changes/c@e.org", "Mend\n\nCo-authored-by: Helps <helps@e.org>\nco-authored-by: nonsense")
    assert credited(repository) == {"note.po": ["First", "Adds", "Changes", "Helps"]}


@pytest.mark.parametrize(
    "messages",
    [
        [message("甲", "", "one ", "two"), message("乙", "")],  # wrapped anew
        [message("乙", ""), message("甲", "one two")],  # in another order
        [message("甲", "one two"), message("乙", ""), message("丙", "")],  # a new note's empty messages
        [message("甲", "one two"), message("乙", ""), message("甲甲", "one one", before="#, fuzzy\n")],  # a guess
        [message("乙", ""), '#~ msgid "甲"\n#~ msgstr "one two"'],  # set aside
        [message("甲。", "one two", before='#, fuzzy\n#| msgid "甲"\n'), message("乙", "")],  # its source changed
        [message("甲", "one two", before="# a comment\n"), message("乙", "")],
        [message("乙", "")],
    ],
)
def test_what_a_program_does_credits_nobody(repository: Path, messages: list[str]) -> None:
    write(repository, "note", *messages, day="2027")
    commit(repository, "Program/p@e.org")
    assert credited(repository) == {"note.po": ["First"]}


def test_a_line_in_the_middle_of_a_wrapped_translation(repository: Path) -> None:
    write(repository, "note", message("甲", "", "a ", "b ", "c"), 'msgid ""\n"d "\n"e "\n"f"\nmsgstr "x"')
    commit(repository, "Wraps/w@e.org")
    write(repository, "note", message("甲", "", "a ", "b ", "c"), 'msgid ""\n"d "\n"E "\n"f"\nmsgstr "x"')
    commit(repository, "Writes the note/n@e.org")
    write(repository, "note", message("甲", "", "a ", "B ", "c"), 'msgid ""\n"d "\n"E "\n"f"\nmsgstr "x"')
    commit(repository, "Mends/m@e.org")
    assert credited(repository) == {"note.po": ["First", "Wraps", "Mends"]}


def test_a_catalog_that_moves_takes_its_people_along(repository: Path) -> None:
    git(repository, "mv", "locale/en/LC_MESSAGES/note.po", "locale/en/LC_MESSAGES/moved.po")
    commit(repository, "Moves/moves@e.org")
    write(repository, "moved", message("甲", "one two"), message("乙", "three"))
    commit(repository, "Adds/adds@e.org")
    found = credited(repository)
    assert found["moved.po"] == ["First", "Adds"]


def test_no_history_or_half_of_one_credits_nobody(repository: Path, tmp_path: Path) -> None:
    """The first commit of a shallow clone seems to have written everything."""
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "shallow")
    assert credited(tmp_path / "shallow") == {}
    assert credited(tmp_path / "nowhere") == {}
    assert credited(tmp_path) == {}


def test_git_is_not_read_again_without_a_new_commit(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long history takes seconds."""
    build(site)
    asked: list[Path] = []
    monkeypatch.setattr(authorship, "translators", lambda folder: asked.append(folder) or {})
    build(site)
    assert asked == []
    commit(site.folder, "Lin An/lin@e.org")
    build(site)
    assert asked == [site.folder / "locale"]


SETTINGS = {
    **{"color.ui": "always", "log.showSignature": "true", "log.showRoot": "false", "i18n.logOutputEncoding": "big5"},
    **{"diff.noprefix": "true", "diff.context": "9", "diff.interHunkContext": "9", "diff.external": "false"},
}


def test_settings_and_bytes_of_others_do_no_harm(repository: Path) -> None:
    for name, value in SETTINGS.items():
        git(repository, "config", name, value)
    (repository / "locale/en/LC_MESSAGES/other.po").write_bytes(
        b'msgid "a"\nmsgstr "\xa4\xa4\0\r by Evil <e@e.org>"\n\rby Evil <e@e.org>\n'
    )
    commit(repository, "Odd/odd@e.org")
    assert credited(repository) == {"note.po": ["First"], "other.po": ["Odd"]}
    write(repository, "note", message("甲", "one two"), message("乙", "three"))
    git(repository, "config", "i18n.commitEncoding", "latin-1")
    commit(repository, os.fsdecode(b"Andr\xe9/a@e.org"), "Add\n\nCo-authored-by: by diff --git <b@e.org>")
    assert credited(repository)["note.po"] == ["First", "André", "by diff --git"]


NOTE = "---\nsource_lang: zh_TW\norphan: true\n---\n# 甲\n\n乙\n"
THANKS = "---\nsource_lang: en\n---\n# Thanks\n\n:::{translators}\n:::\n"


@pytest.fixture
def site(project: Project) -> Project:
    """A site under git, whose note is translated by nobody in particular."""
    project.write(index=THANKS, note=NOTE)
    (project.folder / ".gitignore").write_text("_build\n", encoding="utf-8")
    git(project.folder, "init", "--initial-branch", "main")
    write(project.folder, "note", message("甲", "One"), message("乙", "Two"))
    commit(project.folder, "robot[bot]/robot@e.org")
    return project


def build(site: Project, language: str = "en", builder: str = "html", *, whole: bool = False) -> Built:
    settings = {"html_theme": "basic"} if "html" in builder else {}
    built = site.build(builder, language, whole=whole, pair_nobody={"*[bot]": "a program"}, **settings)
    assert [line for line in built.warnings if "pycontw" in line or ".md" in line] == []
    return built


def thanked(built: Built) -> list[str]:
    return [each.get_text(" ", strip=True) for each in page(built, "index").select("dl.translators > *")]


def test_without_anybody_the_page_says_so(site: Project) -> None:
    built = build(site)
    assert "No translators are listed yet." in built.output("index.html")
    line = page(built, "note").select_one(".page-state p")
    assert line is not None and line.get_text() == "Translated from Chinese."
    assert "目前還沒有列名的譯者。" in build(site, "zh_TW").output("index.html")


@pytest.mark.builds
def test_the_page_and_the_thanks_follow_git_heads_and_the_mailmap(site: Project) -> None:
    build(site)
    write(site.folder, "note", message("甲", "One"), message("乙", "Second"))
    commit(site.folder, "lin/lin@e.org")
    built = build(site)
    assert thanked(built) == ["lin", "One (into English)\xa0· 中文"]
    assert "Translated from Chinese by lin." in page(built, "note").get_text()
    (site.folder / ".mailmap").write_text("林安 <an@e.org> <lin@e.org>\n", encoding="utf-8")
    built = build(site)
    assert thanked(built)[0] == "林安"
    name = page(built, "note").select_one('.page-state [lang="zh-Hant-TW"]')
    assert name is not None and name.get_text() == "林安"
    commit(site.folder, "Kao/kao@e.org", "Nothing\n\nCo-authored-by: Kao <kao@e.org>")
    catalog = site.folder / "locale/en/LC_MESSAGES/note.po"
    head = "# An Lin <AN@e.org>, 2026.\n# <nobody@e.org>\n"
    catalog.write_text(head + catalog.read_text(encoding="utf-8"), encoding="utf-8")
    built = build(site, whole=True)
    assert thanked(built)[:1] == ["An Lin"], "called as the head has it, once"
    feed = json.loads(built.output("feeds/translation-status.json"))
    jsonschema.validate(feed, json.loads(built.output("feeds/translation-status.schema.json")))
    row = next(each for each in feed["translations"] if each["note"] == "note")
    assert row["translators"] == ["An Lin"]
    for file in Path(built.app.outdir).rglob("*"):
        if file.suffix in (".html", ".json", ".js", ".txt"):
            assert "@e.org" not in file.read_text(encoding="utf-8"), "addresses are nobody's business"


def test_a_note_is_not_read_again_for_another_name(site: Project) -> None:
    write(site.folder, "note", message("甲", "One"), message("乙", "Second"))
    commit(site.folder, "lin/lin@e.org")
    doctree = Path(build(site).app.doctreedir, "note.doctree")
    read = doctree.stat().st_mtime_ns
    (site.folder / ".mailmap").write_text("Lin An <lin@e.org>\n", encoding="utf-8")
    assert "Translated from Chinese by Lin An." in page(build(site), "note").get_text()
    assert doctree.stat().st_mtime_ns == read


def test_without_git_those_named_in_heads_are_shown(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.folder / ".mailmap").write_text("Lin An <lin@e.org>\n", encoding="utf-8")
    write(site.folder, "note", message("甲", "One"), message("乙", "Two"))
    catalog = site.folder / "locale/en/LC_MESSAGES/note.po"
    catalog.write_text("# lin <lin@e.org>, 2026.\n" + catalog.read_text(encoding="utf-8"), encoding="utf-8")
    commit(site.folder, "Kao/kao@e.org")
    assert "Translated from Chinese by Lin An." in page(build(site), "note").get_text()
    monkeypatch.setenv("PATH", "")
    assert "Translated from Chinese by lin." in page(build(site), "note").get_text()


def test_a_second_build_is_the_same_as_a_fresh_one(site: Project) -> None:
    write(site.folder, "note", message("甲", "One"), message("乙", "Second"))
    commit(site.folder, "Lin An/lin@e.org")
    before = {name: build(site, "en").output(name) for name in ("index.html", "note.html")}
    site.close()
    again = site.build("html", "en", fresh=True, html_theme="basic", pair_nobody={"*[bot]": "a program"})
    assert before == {name: again.output(name) for name in ("index.html", "note.html")}


def test_links_lead_to_both_pages(site: Project) -> None:
    write(site.folder, "note", message("甲", "One"), message("乙", "Second"))
    commit(site.folder, "Lin An/lin@e.org")
    for language, texts in (("en", ["One", "中文"]), ("zh_TW", ["甲", "English"])):
        links = page(build(site, language), "index").select("dl.translators a")
        assert [link.get_text() for link in links] == texts
        assert links[0]["href"] == "note.html"
        assert str(links[1]["href"]).endswith("note.html") and links[1]["hreflang"] == links[1].span["lang"]  # type: ignore[union-attr]


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "texinfo", "singlehtml", "dirhtml", "gettext"])
def test_every_builder_shows_the_names(site: Project, builder: str) -> None:
    write(site.folder, "note", message("甲", "One"), message("乙", "Second"))
    commit(site.folder, "Lin An/lin@e.org")
    built = build(site, "en", builder)
    made = "".join(path.read_text("utf-8") for path in Path(built.app.outdir).rglob("*.*") if _is_text(path))
    assert ("Lin An" in made) == (builder != "gettext")


def _is_text(path: Path) -> bool:
    return path.suffix in (".html", ".xhtml", ".tex", ".txt", ".texi", ".1", ".pot")


OWN_LABELS = """
from pathlib import Path
from language_pair.labels import add_label_catalog
def setup(app):
    add_label_catalog(app, "labels", Path(app.confdir, "locale"))
"""


def test_the_words_of_the_site_are_work_too(site: Project) -> None:
    write(site.folder, "labels", message("甲", "One"))
    commit(site.folder, "Lin An/lin@e.org")
    with (site.folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(OWN_LABELS)
    built = site.build("html", "en", html_theme="basic")
    assert thanked(built)[:2] == ["Lin An", "The words of the site itself (into English)"]
    (path,) = label_catalogs(built.app.config, "en", own=True).values()
    assert path == site.folder / "locale/en/LC_MESSAGES/labels.po"
    assert "pycontw" in label_catalogs(built.app.config, "zh_TW"), "which is of another project than this"


WORKED = {
    "note": ("Cai", "Ann"),
    "2020/note": ("Cai",),
    "2021/note": ("Cai", "Ann", "Bo"),
    "other": ("Cai", "陳默"),
}


def test_of_many_people_the_most_diligent_are_listed_with_their_newest_pages(
    site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write(index=THANKS, **{name.replace("/", "__"): NOTE for name in WORKED})
    for name, people in WORKED.items():
        head = "".join(f"# {person} <{ord(person[0])}@e.org>, 2026.\n" for person in people)
        write(site.folder, name, message("甲", "One"), message("乙", "Two"))
        path = site.folder / f"locale/en/LC_MESSAGES/{name}.po"
        path.write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8")
    commit(site.folder, "robot[bot]/robot@e.org")

    def shown(people: int, pages: int) -> list[str]:
        monkeypatch.setattr(thanks, "PEOPLE", people)
        monkeypatch.setattr(thanks, "PAGES", pages)
        section = page(build(site), "index").select_one("section")
        site.close()
        shutil.rmtree(site.folder / "_build")
        assert section is not None
        for link in section.select("li a.internal:not([hreflang])"):
            link.string = str(link["href"]).removesuffix(".html")
        return [" ".join(each.get_text().split()) for each in section.select("dt, li, section > p")]

    def listed(*names: str) -> list[str]:
        return [f"{name} (into English) · 中文" for name in names]

    ann, cai = ["Ann", *listed("2021/note", "note")], ["Cai", *listed("2020/note", "2021/note", "note", "other")]
    assert shown(4, 4) == [*ann, "Bo", *listed("2021/note"), *cai, "陳默", *listed("other")]
    assert shown(3, 4) == [*ann, "Bo", *listed("2021/note"), *cai, "Thanks also to: 陳默"]
    newest = ["Cai", *listed("2021/note", "2020/note", "note"), "… and 1 more"]
    assert shown(1, 3) == [*newest, "Thanks also to: Ann, Bo, 陳默"]
