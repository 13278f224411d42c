"""Lists of messages that notes take from code: as if their author had written them."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.errors import ConfigError

from tests.project import Project, page, touch
from tools import ROOT

NOTE = "---\nsource_lang: en\n---\n# Title\n\n```{message-list} rules\n```\n"
RULES = """\
from enum import Enum

class Rule(Enum):
    SPACE = "A space is *missing*, see `{x}`."

    def __str__(self): return "space"
    explanation = property(lambda self: self.value)
"""
MESSAGE = "A space is *missing*, see `{x}`."


@pytest.fixture
def rules(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module with one rule, which the project's page lists."""
    project.write(index=NOTE)
    code = project.folder / "code"
    code.mkdir()
    (code / "rules_of_a_test.py").write_text(RULES, encoding="utf-8")
    monkeypatch.syspath_prepend(code)
    monkeypatch.delitem(sys.modules, "rules_of_a_test", raising=False)
    with (project.folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("documented_messages = {'rules': 'rules_of_a_test:Rule'}\n")
    return code / "rules_of_a_test.py"


@pytest.mark.usefixtures("rules")
def test_an_explanation_is_markdown_and_is_translated(project: Project) -> None:
    project.write_catalog("zh_TW", "index", {"Title": "標題", MESSAGE: "少了*空格*，見 `{x}`。"})
    for language, words in (("en", "A space is <em>missing</em>, see "), ("zh_TW", "少了<em>空格</em>，見 ")):
        built = project.build("html", language, html_theme="basic")
        assert built.warnings == []
        item = page(built, "index").select_one("dl")
        assert item is not None
        assert item.dt is not None and item.dt.text == "space"
        assert item.dd is not None and words in item.dd.decode_contents()
        project.close()


@pytest.mark.usefixtures("rules")
def test_an_explanation_is_a_message_of_the_note_and_a_name_is_none(project: Project) -> None:
    template = project.build("gettext", "zh_TW").output("index.pot")
    assert re.findall('^msgid "(.+)"$', template, re.MULTILINE) == ["Title", MESSAGE]


def test_a_page_is_read_again_when_its_rules_have_changed(project: Project, rules: Path) -> None:
    """They may be outside the extensions, where nothing else looks."""
    assert "missing" in project.build().doctree().astext()
    rules.write_text(RULES.replace("missing", "gone"), encoding="utf-8")
    touch(rules)
    del sys.modules["rules_of_a_test"]  # as in the next process
    assert "gone" in project.build().doctree().astext()


@pytest.mark.usefixtures("rules")
def test_a_note_names_no_module_by_itself(project: Project) -> None:
    project.write(index=NOTE.replace("rules", "os:path"))
    built = project.build(documented_messages={"rules": "rules_of_a_test:Rule"})
    assert built.warnings == [
        "index.md:6: WARNING: there is no list 'os:path'; there are: rules. A message-list names one of the lists in "
        "`documented_messages` in `conf.py`. [pycontw.message_list]"
    ]
    assert not list(built.doctree().findall(nodes.definition_list))


@pytest.mark.parametrize("place", ["no_such_module:Rule", "rules_of_a_test:None_", "rules_of_a_test", ""])
@pytest.mark.usefixtures("rules")
def test_a_setting_that_leads_nowhere_ends_the_build(project: Project, place: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(f"documented_messages['rules'] is {place!r}")):
        project.build(documented_messages={"rules": place})


def test_every_list_of_this_project_is_on_one_page() -> None:
    """So nothing that a build or the check of catalogs can say is undocumented."""
    documented = runpy.run_path(str(ROOT / "conf.py"))["documented_messages"]
    notes = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    lists = [name for text in notes for name in re.findall(r"^```\{message-list\} (\S+)$", text, re.MULTILINE)]
    assert sorted(lists) == sorted(documented)
    assert {path.parent.name for path in ROOT.glob("_ext/*/faults.py")} < documented.keys()
