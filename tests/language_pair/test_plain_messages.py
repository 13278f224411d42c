"""A translation without markup is what MyST would make of it, though MyST is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from sphinx.environment import BuildEnvironment

from tests.project import Project

from language_pair import internals
from language_pair.reading.myst_messages import MessageParser

NOTE = "---\nsource_lang: en\n---\n# Title\n"
#: Letters, and every sign that means something somewhere in Markdown.
TEXTS = st.text(st.sampled_from("a1 中，。-+=#>|:;.,()'\"/@%$^?…　\t\n`*_[]<&{}~!\\"), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuildEnvironment]:
    project = Project(tmp_path_factory.mktemp("plain"))
    project.write(index=NOTE)
    yield project.build(language="zh_TW").app.env
    project.close()


def parsed(env: BuildEnvironment, text: str, *, asking_myst: bool) -> nodes.document:
    settings = copy(env.get_doctree("index").settings)
    settings.env = env
    note, document = (new_document(name, settings) for name in ("index.md", "index.md:1:<translated>"))
    parser = MessageParser(note, NOTE)
    if asking_myst:
        vars(parser)["_markup"] = re.compile("")  # which every text has
    parser.parse(text, document)
    return document


def all_of(document: nodes.document) -> list[Any]:
    """What is known of each node."""
    known = ("rawsource", "source", "line", "attributes")
    return [(type(node), node.astext(), *(getattr(node, name, None) for name in known)) for node in document.findall()]


@given(text=TEXTS)
def test_a_text_is_parsed_the_same_with_and_without_myst(env: BuildEnvironment, text: str) -> None:
    assert all_of(parsed(env, text, asking_myst=False)) == all_of(parsed(env, text, asking_myst=True))


@pytest.mark.parametrize("text", ["Plain words, and 中文。", "a: b - c = d + e (f) #1 | g"])
def test_most_texts_have_no_markup(env: BuildEnvironment, text: str) -> None:
    begins = internals.begins_of_markup(env)
    assert begins is not None
    assert not begins.search(text)


@pytest.mark.parametrize("settings", [{"myst_enable_extensions": ["smartquotes"]}, {"myst_gfm_only": True}])
def test_rules_that_are_not_known_are_left_to_myst(project: Project, settings: dict[str, Any]) -> None:
    """They may begin with any character."""
    project.write(index=NOTE)
    assert internals.begins_of_markup(project.build(**settings).app.env) is None


def test_a_translation_is_parsed_once_and_used_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sphinx has it parsed twice; of two that are the same on one line, each has nodes of its own."""
    text = "**粗體**"
    project.write(index=f"{NOTE}\n| a | b |\n| - | - |\n| **bold** | **bold** |\n")
    project.write_catalog("zh_TW", "index", {"**bold**": text})
    rendered: list[str] = []
    render = MessageParser._render

    def noted(self: MessageParser, text: str, document: nodes.document) -> None:
        rendered.append(text)
        render(self, text, document)

    monkeypatch.setattr(MessageParser, "_render", noted)
    doctree = project.build(language="zh_TW").doctree()
    strong = list(doctree.findall(nodes.strong))
    assert [node.astext() for node in strong] == ["粗體", "粗體"]
    assert strong[0] is not strong[1]
    assert [node.parent for node in strong] == [node.parent for node in strong if node in node.parent.children]
    assert rendered.count(text) == 2
