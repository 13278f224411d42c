"""Walks through a doctree in one loop, with the answers of docutils in their order, however the tree changes meanwhile.

docutils hands each node that it finds up through a generator for each level. A note is walked through some eighty times
while it is read, and as often while it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes


def nodes_of(self: nodes.Node, kind: type) -> Iterator[Any]:
    """*self* and what is in it, if of that *kind*; of children that are replaced meanwhile, the old ones."""
    if isinstance(self, kind):
        yield self
    around: list[Iterator[nodes.Node]] = []
    siblings = iter(self.children)
    while True:
        for node in siblings:
            if isinstance(node, kind):
                yield node
            if node.children:
                around.append(siblings)
                siblings = iter(node.children)
                break
        else:
            if not around:
                return
            siblings = around.pop()


def all_nodes(self: nodes.Node) -> Iterator[Any]:
    """The same of every kind."""
    return nodes_of(self, object)


def nodes_that(self: nodes.Node, condition: Callable[[nodes.Node], bool]) -> Iterator[Any]:
    """*self* and what is in it, if *condition* is true; of children that are replaced meanwhile, the new ones."""
    if condition(self):
        yield self
    around: list[tuple[nodes.Node, int]] = []
    parent, place = self, 0
    while True:
        children = parent.children
        if place < len(children):
            node = children[place]
            place += 1
            if condition(node):
                yield node
            if node.children:
                around.append((parent, place))
                parent, place = node, 0
        elif around:
            parent, place = around.pop()
        else:
            return
