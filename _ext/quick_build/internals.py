"""What is done in less time in Sphinx and docutils, which offer no other way: an upgrade is this one file to read.

Read in Sphinx 9.0.4 and docutils 0.22.4. ``tests/quick_build/test_internals.py`` names each and shows that it is as it
was, and another test that a whole site is the same with all this and without.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import sphinx.domains.std
import sphinx.util.docutils
import sphinx.util.nodes
from docutils import nodes
from docutils.frontend import Values
from docutils.utils import DependencyList
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import NodeMatcher, clean_astext

from quick_build import walking

__all__ = [
    "SHOWS_ALL",
    "ask_nobody_for_others",
    "copy_no_plain_titles",
    "keep_no_doctrees",
    "look_for_no_catalogs",
    "match_in_a_loop",
    "read_settings_once",
    "say_nothing_unheard",
    "walk_in_a_loop",
]


def _replace(owner: object, name: str, function: Callable[..., Any]) -> None:
    setattr(owner, name, function)


# -- Walks: docutils.nodes.Node.findall, sphinx.util.nodes.NodeMatcher.findall ----------------------


def walk_in_a_loop() -> None:
    """Have docutils walk through doctrees as `walking` does."""
    _replace(nodes.Node, "_fast_findall", walking.nodes_of)
    _replace(nodes.Node, "_superfast_findall", walking.all_nodes)
    _replace(nodes.Node, "findall", _findall)


def _findall(
    self: nodes.Node,
    condition: type | Callable[[nodes.Node], bool] | None = None,
    include_self: bool = True,
    descend: bool = True,
    siblings: bool = False,
    ascend: bool = False,
) -> Iterator[Any]:
    """``Node.findall``."""
    is_usual = include_self and descend and not siblings and not ascend
    if is_usual and condition is not None and not isinstance(condition, type):
        return walking.nodes_that(self, condition)
    return _docutils_findall(self, condition, include_self, descend, siblings, ascend)


_docutils_findall = nodes.Node.findall


def match_in_a_loop() -> None:
    """Have a matcher of one kind of nodes ask only those of the kind for their attributes."""
    _replace(NodeMatcher, "findall", _matching)


def _matching(self: NodeMatcher[Any], node: nodes.Node) -> Iterator[Any]:
    """``NodeMatcher.findall``: Sphinx calls it eight times for each translation, most of which are one text."""
    kinds = self.classes
    if len(kinds) != 1:
        return node.findall(self)
    return (found for found in node.findall(kinds[0]) if self.match(found))


# -- Titles as text: sphinx.util.nodes.clean_astext --------------------------------------------------


def copy_no_plain_titles() -> None:
    """Have Sphinx copy only titles with something that is left out of their text: its inventory names all notes."""
    _replace(sphinx.domains.std, "clean_astext", _clean_astext)


def _clean_astext(node: nodes.Element) -> str:
    """``clean_astext``."""
    has_others = any(isinstance(each, (nodes.image, nodes.raw)) for each in walking.all_nodes(node))
    return clean_astext(node) if has_others else node.astext()


# -- What nobody hears: sphinx.util.nodes.repr_domxml, logging ---------------------------------------


#: How many ``-v`` show these messages.
SHOWS_ALL = 2


def say_nothing_unheard() -> None:
    """Make no message of the kind that ``-vv`` shows: Sphinx writes half of a doctree as XML for them, and drops it."""
    logging.disable(max(logging.root.manager.disable, logging.DEBUG))
    _replace(sphinx.util.nodes, "repr_domxml", lambda _node, _length=80: "")


# -- docutils' settings: sphinx.util.docutils._get_settings ------------------------------------------


def read_settings_once() -> None:
    """Have docutils make the list of its options and look for ``docutils.conf`` once, and not for each note."""
    if not isinstance(sphinx.util.docutils._get_settings, _Settings):
        _replace(sphinx.util.docutils, "_get_settings", _Settings(sphinx.util.docutils._get_settings))


class _Settings:
    """``_get_settings``, which gives what it gave before: a copy, since notes change theirs."""

    def __init__(self, make: Callable[..., Values]) -> None:
        self._make = make
        self.known: dict[object, Values] = {}

    def __call__(self, *components: Any, defaults: Mapping[str, Any], read_config_files: bool = False) -> Values:
        kinds = tuple(each if isinstance(each, type) else type(each) for each in components)
        simple = {name: value for name, value in defaults.items() if name != "env"}  # which no file of settings has
        env = defaults.get("env")
        key = kinds, repr(simple), read_config_files
        if key not in self.known:
            self.known[key] = self._make(*components, defaults=simple, read_config_files=read_config_files)
        settings = self.known[key].copy()
        lists = {name: value[:] for name, value in vars(settings).items() if isinstance(value, list)}
        vars(settings).update(lists, record_dependencies=DependencyList(), **({"env": env} if env else {}))
        return settings


# -- Pages that show others: sphinx.events.EventManager.listeners ------------------------------------


def ask_nobody_for_others(app: Sphinx) -> None:
    """Have nobody find out what other notes have to be written: a template is of its own note alone."""
    app.events.listeners["env-get-updated"].clear()


# -- Doctrees between reading and writing: BuildEnvironment._write_doc_doctree_cache ----------------------------------


def keep_no_doctrees(env: BuildEnvironment) -> None:
    """Have Sphinx load each doctree when its page is written, as it does where notes are read in other processes."""
    env._write_doc_doctree_cache = _Nothing()


class _Nothing(dict[str, nodes.document]):
    """A cache that keeps nothing."""

    def __setitem__(self, _docname: str, _doctree: nodes.document) -> None:
        pass


# -- Catalogs that Sphinx does not compile: sphinx.builders.Builder.compile_update_catalogs ----------------------------


def look_for_no_catalogs(app: Sphinx) -> None:
    """Have Sphinx not look which catalogs are out of date where it would compile none of them."""
    if not app.config.gettext_auto_build:
        vars(app.builder)["compile_update_catalogs"] = lambda: None
