"""What is done in less time in Sphinx and docutils is as it was read, and gives what it gave."""

from __future__ import annotations

import inspect
import logging
from typing import Any

import pytest
import sphinx.domains.std
import sphinx.util.docutils
import sphinx.util.nodes
from docutils import nodes
from docutils.parsers.rst import Parser
from docutils.readers import standalone
from sphinx.builders import Builder
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import NodeMatcher

from tests.project import Project
from tests.quicker import unheard

from quick_build import internals, walking


def test_a_template_is_of_its_own_note_so_that_nobody_is_asked_for_others(project: Project) -> None:
    """Sphinx numbers all sections there, and `navigation` looks through all menus."""
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    assert project.build("html").app.events.listeners["env-get-updated"]
    assert not project.build("gettext", "zh_TW").app.events.listeners["env-get-updated"]
    assert "'env-get-updated'" in inspect.getsource(BuildEnvironment.check_dependents)


def test_walks_are_docutils_own_functions_in_less_time(project: Project) -> None:
    """The three of docutils 0.22, of which `findall` asks the other two."""
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    project.build()
    assert vars(nodes.Node)["_fast_findall"] is walking.nodes_of
    assert vars(nodes.Node)["_superfast_findall"] is walking.all_nodes
    source = inspect.getsource(internals._docutils_findall)
    assert "yield from self._superfast_findall()" in source
    assert "yield from self._fast_findall(condition)" in source


def test_all_other_walks_are_left_to_docutils() -> None:
    inner = nodes.strong("", "b")
    root = nodes.paragraph("", "a", inner, nodes.emphasis("", "c"), nodes.Text("d"))
    section = nodes.section("", root, nodes.paragraph("", "e"))
    internals.walk_in_a_loop()
    assert [node.astext() for node in inner.findall(nodes.Text, include_self=False)] == ["b"]
    assert [node.astext() for node in inner.findall(nodes.Text, siblings=True)] == ["b", "c", "d"]
    assert [node.astext() for node in inner.findall(nodes.Text, ascend=True)] == ["b", "c", "d", "e"]
    assert list(section.findall(nodes.strong, descend=False)) == []
    assert list(section.findall(lambda node: node is inner, descend=False)) == []
    assert list(section.findall(lambda node: node is inner)) == [inner]
    assert inner.next_node(nodes.emphasis, siblings=True) is root[2]


@pytest.mark.parametrize(
    "matcher",
    [
        NodeMatcher(nodes.reference, refname="a"),
        NodeMatcher(nodes.reference, refname=Any),
        NodeMatcher(nodes.reference),
        NodeMatcher(nodes.reference, nodes.target, refname="a"),
        NodeMatcher(refname="a"),
        NodeMatcher(),
    ],
)
def test_a_matcher_finds_what_it_matches(matcher: NodeMatcher[nodes.Node]) -> None:
    references = [nodes.reference("", "x", refname="a"), nodes.reference("", "y", refname="b"), nodes.reference()]
    root = nodes.paragraph("", "", *references, nodes.target("", "", refname="a"))
    internals.match_in_a_loop()
    assert list(matcher.findall(root)) == [node for node in walking.all_nodes(root) if matcher.match(node)]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([nodes.Text("a "), nodes.inline("", "b")], "a b"),
        ([nodes.Text("a"), nodes.image(uri="b.png", alt="b")], "a"),
        ([nodes.emphasis("", "", nodes.image(uri="b.png", alt="b"), nodes.raw("", "<b>", format="html"))], ""),
    ],
)
def test_a_title_is_the_text_that_sphinx_makes_of_it(parts: list[nodes.Node], text: str) -> None:
    internals.copy_no_plain_titles()
    title = nodes.title("", "", *parts)
    asked = vars(sphinx.domains.std)["clean_astext"]
    assert asked is not sphinx.util.nodes.clean_astext
    assert asked(title) == sphinx.util.nodes.clean_astext(title) == text
    assert title.children == parts
    assert "clean_astext(self.env.titles[doc])" in inspect.getsource(StandardDomain.get_objects)


def test_settings_are_docutils_own_and_each_note_has_its_own() -> None:
    internals.read_settings_once()
    settings_of = sphinx.util.docutils._get_settings
    assert isinstance(settings_of, internals._Settings)
    internals.read_settings_once()
    assert sphinx.util.docutils._get_settings is settings_of
    environment, other = object(), object()
    defaults = {"halt_level": 5, "smartquotes_locales": [], "env": environment}

    def asked(**changed: object) -> dict[str, Any]:
        made = settings_of(standalone.Reader, Parser(), defaults={**defaults, **changed}, read_config_files=True)
        return vars(made)

    first = asked()
    expected = vars(settings_of._make(standalone.Reader, Parser, defaults=defaults, read_config_files=True))
    different = {name for name in first.keys() | expected.keys() if first.get(name) != expected.get(name)}
    assert different == {"record_dependencies"}  # of which each note has one of its own
    first["smartquotes_locales"].append("zh")
    first["added"] = True
    first["record_dependencies"].add("a.svg")
    second = asked(env=other)
    assert second["env"] is other
    assert (second["smartquotes_locales"], "added" in second, second["record_dependencies"].list) == ([], False, [])
    assert asked(halt_level=4)["halt_level"] == 4
    assert "env" not in vars(settings_of(standalone.Reader, defaults={}))


def test_messages_that_nobody_reads_are_not_made(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    project.build()
    assert sphinx.util.nodes.repr_domxml(nodes.paragraph("", "text")) == ""
    assert logging.root.manager.disable == logging.DEBUG
    assert not logging.getLogger("sphinx").isEnabledFor(logging.DEBUG)
    assert logging.getLogger("sphinx").isEnabledFor(logging.INFO)


def test_what_somebody_has_silenced_stays_silent() -> None:
    with unheard():
        internals.say_nothing_unheard()
        assert not logging.getLogger("sphinx").isEnabledFor(logging.INFO)


def test_catalogs_that_sphinx_would_not_compile_are_not_looked_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []
    monkeypatch.setattr(Builder, "compile_update_catalogs", lambda _self: looked.append(True))
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    app = project.build().app
    assert looked == []
    vars(app.builder).pop("compile_update_catalogs")
    app.config.gettext_auto_build = True
    internals.look_for_no_catalogs(app)
    app.builder.compile_update_catalogs()
    assert looked == [True]
