"""`nox -s catalogs` on files: templates and catalogs in, sphinx-intl between, and what is told about it."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.test_catalog_changes import HEAD, NOTE, catalog_of
from tools import ROOT, catalogs
from tools.catalogs.updating import UpdateError, bring_up_to_date

import languages

TRANSLATED = catalog_of(NOTE)


class Locale:
    """Templates and catalogs of Chinese in a folder; what they hold by the name of their note."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def catalogs(self) -> dict[str, str]:
        return self._files(self.folder / "locale" / "zh_TW" / "LC_MESSAGES", "po")

    def _files(self, folder: Path, suffix: str) -> dict[str, str]:
        return {
            path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob(f"*.{suffix}"))
        }

    def write(self, name: str, text: str, language: str = "zh_TW") -> Path:
        path = self.folder / "locale" / language / "LC_MESSAGES" / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def update(self, keep: list[str] | None = None, **notes: list[str]) -> list[str]:
        """Update for notes that hold these messages; ``__`` stands for ``/`` in their names."""
        templates = self.folder / "pot"
        shutil.rmtree(templates, ignore_errors=True)
        for name, sources in notes.items():
            path = templates / "zh_TW" / f"{name.replace('__', '/')}.pot"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(catalog_of(dict.fromkeys(sources, ""), HEAD.replace("王小明", "")), encoding="utf-8")
        return list(bring_up_to_date(self.folder / "locale", templates, self.folder / "scratch", keep))


@pytest.fixture
def locale(tmp_path: Path) -> Locale:
    return Locale(tmp_path)


ZH = "locale/zh_TW/LC_MESSAGES"


def test_a_new_note_gets_a_catalog_in_canonical_form_and_a_second_run_changes_nothing(locale: Locale) -> None:
    assert locale.update(a=["One.", "Two."]) == [f"{ZH}/a.po: created: 2 new"]
    text = locale.catalogs["a"]
    assert '"Language: zh_TW\\n"' in text
    assert text.endswith('\n\nmsgid "One."\nmsgstr ""\n\nmsgid "Two."\nmsgstr ""\n')
    assert locale.update(a=["One.", "Two."]) == []
    assert locale.catalogs == {"a": text}


def test_a_catalog_that_nothing_has_changed_is_not_written(locale: Locale) -> None:
    """Whoever watches the file, as `nox -s live` does, would build for nothing."""
    path = locale.write("a", TRANSLATED)
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    assert locale.update(a=[*NOTE]) == []
    assert path.stat().st_mtime_ns == before


def test_what_happens_to_the_messages_is_told(locale: Locale) -> None:
    locale.write("a", TRANSLATED)
    sources = ["Open space", "The doors open at ten in the morning.", *list(NOTE)[2:4], "Bring your own cup, please!"]
    assert locale.update(a=sources) == [f"{ZH}/a.po: updated: 1 changed, 1 new, 1 no longer in the note"]
    assert locale.update(a=list(NOTE)) == [f"{ZH}/a.po: updated: 2 back again"]
    assert locale.catalogs["a"] == TRANSLATED


def test_a_date_that_babel_cannot_read_stops_nothing(locale: Locale) -> None:
    """sphinx-intl fell over it with a traceback."""
    strange = TRANSLATED.replace("2026-11-21 16:20+0800", "yesterday").replace(
        "X-Gen", 'Plural-Forms: many\\n"\n"X-Gen'
    )
    locale.write("a", strange)
    locale.update(a=[*NOTE, "New."])
    assert "PO-Revision-Date: yesterday" in locale.catalogs["a"]
    assert "Plural-Forms: many" in locale.catalogs["a"]


# -- Notes that move and notes that go ----------------------------------------------------------


def test_a_moved_note_takes_its_catalog_along(locale: Locale) -> None:
    old = locale.write("2021/a", TRANSLATED)
    old.with_suffix(".mo").write_bytes(b"compiled")
    assert locale.update(**{"2022__b": [*NOTE, "New."]}) == [
        f"{ZH}/2021/a.po -> {ZH}/2022/b.po: the note has moved",
        f"{ZH}/2022/b.po: updated: 1 new",
    ]
    assert locale.catalogs == {"2022/b": TRANSLATED + '\nmsgid "New."\nmsgstr ""\n'}
    assert not old.parent.exists()


def test_a_moved_note_s_catalog_is_the_same_file_elsewhere(locale: Locale) -> None:
    locale.write("a", TRANSLATED)
    assert locale.update(b=[*NOTE]) == [f"{ZH}/a.po -> {ZH}/b.po: the note has moved"]
    assert locale.catalogs == {"b": TRANSLATED}


def test_a_deleted_note_s_catalog_goes_after_saying_what_is_lost(locale: Locale) -> None:
    old = locale.write("a", TRANSLATED + '\nmsgid "Empty"\nmsgstr ""\n\n#~ msgid "Gone"\n#~ msgstr "不見了"\n')
    old.with_suffix(".mo").write_bytes(b"compiled")
    locale.write("b", catalog_of({"B": "乙"}))
    assert locale.update(b=["B"]) == [
        f"{ZH}/a.po: deleted: no note has messages for it; 5 translated messages lost with it, 1 unused"
    ]
    assert list(locale.catalogs) == ["b"]
    assert not old.with_suffix(".mo").exists()


def test_the_loss_is_told_before_the_file_is_gone(locale: Locale) -> None:
    path = locale.write("a", TRANSLATED)
    lines = bring_up_to_date(locale.folder / "locale", locale.folder / "pot", locale.folder / "scratch", None)
    assert "a.po: deleted" in next(lines)
    assert path.exists()
    assert list(lines) == []
    assert not path.exists()


def test_a_section_that_moves_to_another_note_takes_its_translations_along(locale: Locale) -> None:
    locale.write("a", TRANSLATED.replace('msgid "Sessions', '# Half an hour, really.\nmsgid "Sessions'))
    locale.write("b", catalog_of({"B": "乙"}))
    sources = list(NOTE)
    assert locale.update(a=sources[:3], b=["B", *sources[3:]]) == [
        f"{ZH}/a.po: updated: 2 now in another note",
        f"{ZH}/b.po: updated: 2 from another note",
    ]
    assert "#~" not in locale.catalogs["a"]
    assert "# Half an hour, really.\nmsgid" in locale.catalogs["b"]
    assert "每場半小時。" in locale.catalogs["b"]


def test_a_sentence_that_moves_without_a_translation_is_new(locale: Locale) -> None:
    locale.write("a", catalog_of({"A": "甲", "Not translated.": ""}))
    locale.write("b", catalog_of({"B": "乙"}))
    told = locale.update(a=["A"], b=["B", "Not translated."])
    assert told == [f"{ZH}/a.po: updated: 1 no longer in the note", f"{ZH}/b.po: updated: 1 new"]


def test_a_catalog_that_a_moved_note_no_longer_needs_goes_after_saying_what_is_lost(locale: Locale) -> None:
    english = locale.write("a", catalog_of({"一": "one"}).replace("zh_TW", "en"), "en")
    locale.write("a", TRANSLATED)
    assert locale.update(b=list(NOTE)) == [
        f"{ZH}/a.po -> {ZH}/b.po: the note has moved",
        "locale/en/LC_MESSAGES/a.po: deleted: no note has messages for it; 1 translated message lost with it",
    ]
    assert not english.exists()


def test_what_is_kept_by_hand_has_no_template_and_stays(locale: Locale) -> None:
    """`sphinx.po` holds what Sphinx and the theme show; only its form is ours."""
    locale.write("sphinx", TRANSLATED.replace("\n\n", "\n\n\n"))
    assert locale.update(a=["A"]) == [f"{ZH}/a.po: created: 1 new", f"{ZH}/sphinx.po: now in canonical form"]
    assert locale.catalogs["sphinx"] == TRANSLATED


def test_a_catalog_that_only_one_language_still_needs_stays_there(locale: Locale) -> None:
    """A note is one note, whatever languages its messages go into."""
    english = locale.write("a", catalog_of({"一": "one"}).replace("zh_TW", "en"), "en")
    locale.write("a", TRANSLATED)
    assert locale.update(a=list(NOTE), b=["One more note."]) == [
        f"{ZH}/b.po: created: 1 new",
        "locale/en/LC_MESSAGES/a.po: deleted: no note has messages for it; 1 translated message lost with it",
    ]
    assert not english.exists()


# -- --keep -------------------------------------------------------------------------------------

OLD, MENDED = "Anybody may propose a sesion.", "Anybody may propose a session."


def test_what_was_kept_is_told(locale: Locale) -> None:
    locale.write("a", catalog_of({OLD: "任何人都可以提出場次。"}))
    locale.write("b", catalog_of({OLD: "任何人都可以提出場次。"}))
    assert locale.update(["a"], a=[MENDED], b=[MENDED]) == [
        f"{ZH}/a.po: updated: 1 kept",
        f"    kept the translation of {OLD!r}, which is now {MENDED!r}",
        f"{ZH}/b.po: updated: 1 changed",
    ]
    assert "fuzzy" not in locale.catalogs["a"]
    assert locale.update([], a=[OLD], b=[MENDED])[0] == f"{ZH}/a.po: updated: 1 kept"
    assert "#, fuzzy" in locale.catalogs["b"]


@pytest.mark.parametrize(
    "written",
    ["2021/open-space", "docs/2021/open-space.md", "2021/open-space.md", f"{ZH}/2021/open-space.po"],
)
def test_a_note_can_be_named_as_it_is_found(written: str) -> None:
    assert catalogs.note_name(written) == "2021/open-space"


def test_a_note_that_is_not_there_is_refused() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="there is no note '2021/opn'; write its name as in 2021/open"):
        catalogs.note_name("2021/opn")
    assert catalogs.note_name("pycontw") == "pycontw"


# -- Faults -------------------------------------------------------------------------------------


def test_with_a_broken_catalog_nothing_is_changed_and_all_faults_are_told(locale: Locale) -> None:
    locale.write("a", TRANSLATED.replace('msgid "09:00"', 'msgid "09:00'))
    locale.write("b", TRANSLATED.replace("Language: zh_TW", "Language: ja"))
    locale.write("c", '#~ msgid "a"\nmsgstr "b"\n')
    before = locale.catalogs
    with pytest.raises(UpdateError) as caught:
        locale.update(a=["New."], b=["New."], c=["New."])
    assert str(caught.value).splitlines() == [
        f"{ZH}/a.po:17: this string has no closing quotation mark",
        f"{ZH}/b.po:7: the header names the language 'ja', not 'zh_TW'",
        f"{ZH}/c.po:2: this message is half in use and half not (#~)",
    ]
    assert locale.catalogs == before


def test_when_sphinx_intl_fails_nothing_is_changed(locale: Locale, monkeypatch: pytest.MonkeyPatch) -> None:
    locale.write("a", TRANSLATED)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(UpdateError, match=r"^sphinx-intl failed:"):
        locale.update(a=["New."])
    assert locale.catalogs == {"a": TRANSLATED}


# -- The command --------------------------------------------------------------------------------

FIRST = """
    ---
    source_lang: en
    ---
    # Open space

    The doors open at nine in the morning.

    A note with 100% of its `{braces}` and [a link](https://example.org/%E5).

    ```{toctree}
    n
    ```
    """
SECOND = """
    ---
    source_lang: zh_TW
    ---
    # 會議

    每場半小時。
    """


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of two notes with our configuration and code; the home of neither git nor our notes."""
    for name in ("_ext", "tools", "docs/_templates", "docs/_static"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "conf.py", tmp_path)
    write(tmp_path, index=FIRST, n=SECOND)
    return tmp_path


def write(project: Path, **notes: str) -> None:
    for name, text in notes.items():
        (project / "docs" / f"{name}.md").write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.catalogs", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)


def catalogs_in(project: Path) -> dict[str, str]:
    return {
        path.relative_to(project / "locale").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((project / "locale").rglob("*.po"))
        if path.stem != "pycontw"
    }


@pytest.mark.builds
def test_the_command_follows_a_note_from_its_first_line_to_its_last(small: Path) -> None:
    assert run(small).returncode == 0
    made = catalogs_in(small)
    assert list(made) == ["en/LC_MESSAGES/n.po", "zh_TW/LC_MESSAGES/index.po"]
    assert "python-" not in made["zh_TW/LC_MESSAGES/index.po"]
    path = small / "locale/zh_TW/LC_MESSAGES/index.po"
    path.write_text(path.read_text().replace('morning."\nmsgstr ""', 'morning."\nmsgstr "早上九點開放入場。"'))
    before = catalogs_in(small)
    assert "Every message" not in run(small).stdout
    assert catalogs_in(small) == before

    write(small, index=FIRST.replace("nine in the", "nine in teh"))
    told = run(small, "--keep", "index").stdout
    assert "kept the translation of 'The doors open at nine in the morning.'" in told
    assert 'teh morning."\nmsgstr "早' in catalogs_in(small)["zh_TW/LC_MESSAGES/index.po"]

    write(small, index=FIRST.replace("\n    n\n", "\n    m\n"), m=SECOND)
    (small / "docs/n.md").unlink()
    told = run(small).stdout
    assert "locale/en/LC_MESSAGES/n.po -> locale/en/LC_MESSAGES/m.po: the note has moved" in told
    assert catalogs_in(small)["en/LC_MESSAGES/m.po"] == made["en/LC_MESSAGES/n.po"]
    assert '#| msgid "The doors open at nine in teh morning."' in catalogs_in(small)["zh_TW/LC_MESSAGES/index.po"]


@pytest.mark.builds
def test_the_command_fails_with_the_line_of_a_fault(small: Path) -> None:
    path = small / "locale" / languages.EN.code / "LC_MESSAGES" / "n.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "會議"\nmsgstr "Meeting\n', encoding="utf-8")
    outcome = run(small)
    assert outcome.returncode == 1
    assert outcome.stderr.splitlines()[-2:] == [
        "No catalog was changed:",
        "locale/en/LC_MESSAGES/n.po:2: this string has no closing quotation mark",
    ]
    assert run(small, "--keep", "nothing").returncode == 2
