"""A draft never passes for a translation, on whichever line and in whatever form its flag is written."""

from __future__ import annotations

import gettext
import json
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.project import Built, Project, page
from tools.catalogs.canonical import write

from language_pair.catalogs import flags, po

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_TW\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


class Form(NamedTuple):
    """How flags are written above a message; *unknown* are those that are reported, each with its line."""

    written: str
    canonical: str
    unknown: tuple[tuple[int, str], ...] = ()


DRAFTS = {
    "on the new line": Form("#= fuzzy", "#= fuzzy"),
    "without a blank": Form("#=fuzzy", "#= fuzzy"),
    "with many blanks": Form("#=\t  fuzzy  ", "#= fuzzy"),
    "on both lines": Form("#= fuzzy\n#, fuzzy", "#, fuzzy\n#= fuzzy"),
    "after a format, with a comma at the end": Form("#= python-format, fuzzy,", "#= fuzzy, python-format"),
    "beside a format on the other line": Form("#, python-format\n#= fuzzy", "#, python-format\n#= fuzzy"),
    "parted by a blank, as gettext reads it": Form("#, no-wrap fuzzy", "#, fuzzy, no-wrap"),
    "on the second of two lines": Form("#= no-wrap\n#= fuzzy", "#= fuzzy, no-wrap"),
    "after a range": Form("#= range: 0..9 fuzzy", "#= fuzzy, range: 0..9"),
    "a name that nobody knows": Form("#= machine", "#= machine", ((1, "machine"),)),
    "such a name on the old line": Form("#, no-wrap\n#, drafted", "#, drafted, no-wrap", ((2, "drafted"),)),
    "two names on two lines": Form("#, a\n#= c-format, b", "#, a\n#= b, c-format", ((1, "a"), (2, "b"))),
    "in capitals": Form("#, Fuzzy", "#, Fuzzy", ((1, "Fuzzy"),)),
    "with a full-width comma": Form("#, fuzzy，no-wrap", "#, fuzzy，no-wrap", ((1, "fuzzy，no-wrap"),)),
    "what only looks like a format": Form("#= format", "#= format", ((1, "format"),)),
    "what only looks like a range": Form("#= range: later", "#= range: later", ((1, "range: later"),)),
}
FINISHED = {
    "none": Form("# fuzzy", "# fuzzy"),
    "formats": Form("#= python-brace-format,no-c-format", "#= no-c-format, python-brace-format"),
    "sticky ones on both lines": Form("#, no-wrap\n#= wrap", "#, no-wrap\n#= wrap"),
    "a range": Form("#,range:0..9", "#, range: 0..9"),
    "checks of gettext": Form("#= no-url-check", "#= no-url-check"),
    "a harmless one": Form("#= reviewed", "#= reviewed"),
}
FORMS = DRAFTS | FINISHED


@pytest.mark.parametrize("name", FORMS)
def test_what_flags_say_of_a_message_and_how_they_are_written(name: str) -> None:
    written, canonical, unknown = FORMS[name]
    catalog = po.parse(f'{written}\nmsgid "a"\nmsgstr "甲"\n'.encode(), ["reviewed"])
    assert catalog.messages[0].is_done == (name in FINISHED)
    assert [(fault.line, fault.what.split("'")[1]) for fault in catalog.flag_faults] == [*unknown]
    assert write(catalog) == f'{canonical}\nmsgid "a"\nmsgstr "甲"\n'


@pytest.mark.parametrize("line", ["#~= machine", "#~ #= machine", "#= machine"])
def test_flags_of_a_message_that_is_not_in_use_are_kept_and_not_reported(line: str) -> None:
    catalog = po.parse(f'{line}\n#~ msgid "a"\n#~ msgstr "甲"\n'.encode())
    assert list(catalog.flag_faults) == []
    assert write(catalog) == '#= machine\n#~ msgid "a"\n#~ msgstr "甲"\n'


@pytest.mark.parametrize(
    "flag", ["c-format", "no-python-brace-format", "possible-c++-format", "wrap", "no-email-check"]
)
def test_flags_of_gettext_that_say_nothing_of_progress(flag: str) -> None:
    assert flags.unknown([flag, "fuzzy"]) == []


def build(project: Project, **settings: object) -> Built:
    gettext._translations.clear()  # as in a process of its own
    return project.build("html", "zh_TW", html_theme="basic", **settings)


def write_all(project: Project) -> list[str]:
    """A note with a paragraph for each form, and its catalog; the lines that are to be reported."""
    paragraphs = [f"A paragraph {name}." for name in FORMS]
    project.write(
        index="---\nsource_lang: en\n---\n# Title\n\n" + "\n\n".join(paragraphs) + "\n\n:::{translation-status}\n:::\n"
    )
    path = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    path.parent.mkdir(parents=True)
    text, lines = HEAD, []
    for number, (name, form) in enumerate(FORMS.items()):
        start = text.count("\n")
        lines += [f"{start + line}: {flag!r}" for line, flag in form.unknown]
        text += f'{form.written}\nmsgid "A paragraph {name}."\nmsgstr "第{number}段。"\n\n'
    path.write_text(text, encoding="utf-8")
    return lines


def test_a_build_publishes_no_draft_and_counts_and_reports_each(project: Project) -> None:
    expected = write_all(project)
    built = build(project, pair_harmless_flags={"reviewed": "a second translator has read it"})
    text = page(built, "index").get_text()
    for number, name in enumerate(FORMS):
        assert (f"第{number}段。" in text) == (name in FINISHED), name
        assert (name in FINISHED) or f"A paragraph {name}." in text, name
    assert [
        warning.replace("WARNING: the flag ", "")
        .split(" is not known")[0]
        .removeprefix("locale/zh_TW/LC_MESSAGES/index.po:")
        for warning in built.warnings
    ] == expected
    assert built.warnings[0].endswith(
        ", so this message counts as unfinished. A message is finished when its only flags are gettext's own, such as "
        "`no-wrap`, or are in `pair_harmless_flags` in `conf.py`. [language_pair.flag]"
    )
    state = page(built, "index").select_one(".page-state")
    assert state is not None
    assert f"待確認 {len(DRAFTS)} 段" in state.get_text()
    feed = json.loads(built.output("feeds/translation-status.json"))
    assert [each["passages"]["to_check"] for each in feed["translations"] if each["language"] == "zh-Hant-TW"] == [
        len(DRAFTS)
    ]


def test_no_compiled_catalog_holds_a_draft(project: Project) -> None:
    write_all(project)
    build(project, pair_harmless_flags={"reviewed": ""})
    with (project.folder / "locale/zh_TW/LC_MESSAGES/index.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    done = {name for name in FORMS if compiled.gettext(f"A paragraph {name}.") != f"A paragraph {name}."}
    assert done == set(FINISHED)


def test_a_flag_that_is_harmless_no_more_takes_its_message_from_the_page(project: Project) -> None:
    """And what an earlier version has compiled is compiled anew."""
    write_all(project)
    number = [*FORMS].index("a harmless one")
    harmless = {"reviewed": "a second translator has read it"}
    assert f"第{number}段。" in build(project, pair_harmless_flags=harmless).output("index.html")
    project.close()
    built = build(project)
    assert f"第{number}段。" not in built.output("index.html")
    assert any("the flag 'reviewed' is not known" in warning for warning in built.warnings)


SPHINX_LABEL = 'msgid "Navigation"\nmsgstr "導覽草稿"\n'


@pytest.mark.parametrize("form", DRAFTS.values(), ids=DRAFTS)
def test_the_labels_of_sphinx_are_no_exception(project: Project, form: Form) -> None:
    """Sphinx compiles their catalog itself, before there is a builder."""
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    path = project.folder / "locale/zh_TW/LC_MESSAGES/sphinx.po"
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEAD}{form.written}\n{SPHINX_LABEL}", encoding="utf-8")
    built = build(project)
    assert "導覽草稿" not in built.output("index.html")
    start = HEAD.count("\n")
    for (line, flag), warning in zip(form.unknown, built.warnings, strict=True):
        assert warning.startswith(f"locale/zh_TW/LC_MESSAGES/sphinx.po:{start + line}: WARNING: the flag {flag!r} is")


def test_the_labels_of_an_extension_are_no_exception(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    folder = project.folder / "own" / "locale" / "zh_TW" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "own_labels.po").write_text(f'{HEAD}#= machine\nmsgid "Mine"\nmsgstr "我的"\n', encoding="utf-8")
    with (project.folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            "from pathlib import Path\n"
            "def setup(app):\n"
            "    from language_pair.labels import add_label_catalog\n"
            "    from sphinx.locale import get_translation\n"
            "    add_label_catalog(app, 'own_labels', Path(__file__).parent / 'own' / 'locale')\n"
            "    app.config.own = get_translation('own_labels')('Mine')\n"
        )
    built = build(project)
    assert str(built.app.config.own) == "Mine"
    assert built.warnings[0].startswith("own/locale/zh_TW/LC_MESSAGES/own_labels.po:6: WARNING: the flag 'machine' is")


def test_what_cannot_be_compiled_is_not_compiled_by_sphinx(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sphinx would take the draft for a translation."""

    replace = Path.replace

    def full(fresh: Path, target: Path) -> Path:
        if target.suffix == ".mo":
            raise OSError(28, "No space left on device")
        return replace(fresh, target)

    write_all(project)
    monkeypatch.setattr("language_pair.files.Path.replace", full)
    built = build(project, pair_harmless_flags={"reviewed": ""})
    assert built.warnings[0].startswith(
        "locale/zh_TW/LC_MESSAGES/index.po:1: WARNING: this catalog cannot be compiled: No space left on device. "
    )
    assert "第0段。" not in built.output("index.html")
    assert not list(project.folder.rglob("*.mo"))
