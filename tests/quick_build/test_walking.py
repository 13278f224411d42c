"""A doctree is walked as docutils walks it, though somebody changes it meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from quick_build.walking import all_nodes, nodes_of, nodes_that

KINDS = (nodes.paragraph, nodes.strong, nodes.container)
#: A tree: the kind of its root, 3 for a text, and what is in it.
Shape = tuple[int, list[Any]]
SHAPES = st.recursive(
    st.tuples(st.integers(0, 3), st.just([])),
    lambda below: st.tuples(st.integers(0, 2), st.lists(below, max_size=4)),
    max_leaves=12,
)
#: What is done to which node while which step of a walk is at rest.
CHANGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 6), st.integers(0, 12)), max_size=4)


def made(shape: Shape) -> nodes.Element:
    kind, below = shape
    root = KINDS[kind % 3]()
    root["name"] = str(id(shape))
    root.extend(nodes.Text("text") if each[0] == 3 else made(each) for each in below)
    return root


def of_docutils(node: nodes.Node, kind: type) -> Iterator[nodes.Node]:
    """``Node._fast_findall`` of docutils 0.22."""
    if isinstance(node, kind):
        yield node
    for child in node.children:
        yield from of_docutils(child, kind)


def that_of_docutils(node: nodes.Node, condition: Callable[[nodes.Node], bool]) -> Iterator[nodes.Node]:
    """The rest of ``Node.findall``, as it is called with a condition alone."""
    if condition(node):
        yield node
    if len(node.children):
        for child in node:  # type: ignore[attr-defined]
            yield from that_of_docutils(child, condition)


def is_in_place(node: nodes.Element) -> bool:
    """Whether the node's parent still has it: docutils cannot replace one whose place another has taken."""
    return node.parent is not None and any(each is node for each in node.parent.children)


def change(root: nodes.Element, found: nodes.Node, what: int, which: int) -> None:
    """Do to the tree what transforms do while they walk: to what was just found, or to any node."""
    elements = list(of_docutils(root, nodes.Element))
    element = elements[which % len(elements)]
    assert isinstance(element, nodes.Element)
    new = nodes.strong("", "new", name=f"new {what} {which}")
    if what == 0:
        element.insert(0, new)
    elif what == 1:
        element += new
    elif what == 2 and is_in_place(element):
        element.parent.remove(element)
    elif what == 3 and is_in_place(element):
        element.replace_self([new, *element.children])
    elif what == 4:
        element.children = [new]
    elif what == 5:
        element.clear()
    elif what == 6 and isinstance(found, nodes.Element) and is_in_place(found):
        found.parent.replace(found, new)


@dataclass
class Walk:
    """What a walk finds, with changes on its way."""

    shape: Shape
    changes: list[tuple[int, int, int]]

    def names(self, walk: Callable[[nodes.Element], Iterator[nodes.Node]]) -> list[str]:
        root = made(self.shape)
        names = []
        for step, found in enumerate(walk(root)):
            names.append(found["name"] if isinstance(found, nodes.Element) else found.astext())
            for at, what, which in self.changes:
                if at == step:
                    change(root, found, what, which)
            if step > 200:  # what grows by what is done in it
                break
        return names


@given(SHAPES, CHANGES)
def test_a_walk_finds_what_that_of_docutils_finds(shape: Shape, changes: list[tuple[int, int, int]]) -> None:
    walk = Walk(shape, changes)
    for kind in (nodes.Node, nodes.strong, nodes.Text):
        assert walk.names(lambda root, kind=kind: nodes_of(root, kind)) == walk.names(
            lambda root, kind=kind: of_docutils(root, kind)
        )
    assert walk.names(all_nodes) == walk.names(lambda root: of_docutils(root, nodes.Node))


@given(SHAPES, CHANGES)
def test_a_walk_with_a_condition_finds_the_same(shape: Shape, changes: list[tuple[int, int, int]]) -> None:
    def is_found(node: nodes.Node) -> bool:
        return not isinstance(node, nodes.container)

    walk = Walk(shape, changes)
    assert walk.names(lambda root: nodes_that(root, is_found)) == walk.names(
        lambda root: that_of_docutils(root, is_found)
    )


@pytest.mark.parametrize("walk", [all_nodes, lambda root: nodes_of(root, nodes.Node)])
def test_a_deep_tree_is_walked(walk: Callable[[nodes.Node], Iterator[nodes.Node]]) -> None:
    """Where docutils, with a generator a level, comes to Python's limit."""
    root = nodes.container()
    for _level in range(5000):
        root = nodes.container("", root)
    assert sum(1 for _node in walk(root)) == 5001
