"""What a page shows of others is compared by a text that says all of a node."""

from __future__ import annotations

import pickle

import pytest
from docutils import nodes

from language_pair.fingerprint import fingerprint


def heading(*children: nodes.Node, **attributes: object) -> nodes.Element:
    return nodes.title("", "", *children, **attributes)


SAME = heading(nodes.Text("Venue"), ids=["venue"])


@pytest.mark.parametrize(
    "other",
    [
        heading(nodes.Text("Venues"), ids=["venue"]),
        heading(nodes.Text("Venue"), ids=["venue-1"]),
        heading(nodes.Text("Venue"), ids=["venue"], secnumber=(1, 2)),
        heading(nodes.Text("Venue"), ids=["venue"], said=[nodes.Text("as long as others, but at the end")]),
        heading(nodes.literal("", "Venue"), ids=["venue"]),
        heading(nodes.emphasis("", "Venue"), ids=["venue"]),
        heading(nodes.Text("Ven"), nodes.emphasis("", "ue"), ids=["venue"]),
        nodes.rubric("", "", nodes.Text("Venue"), ids=["venue"]),
    ],
    ids=["text", "id", "number", "node in an attribute", "literal", "emphasis", "a part", "element"],
)
def test_what_differs_in_anything_that_is_shown_has_another_fingerprint(other: nodes.Element) -> None:
    assert fingerprint(SAME) != fingerprint(other)


def test_a_copy_has_the_same_and_so_has_what_was_saved_and_loaded() -> None:
    assert fingerprint(SAME.deepcopy()) == fingerprint(SAME)
    assert fingerprint(pickle.loads(pickle.dumps(SAME))) == fingerprint(SAME)


def test_what_is_inside_of_an_element_is_told_from_what_follows_it() -> None:
    inside = heading(nodes.emphasis("", "", nodes.Text("a"), nodes.Text("b")))
    beside = heading(nodes.emphasis("", "", nodes.Text("a")), nodes.Text("b"))
    assert fingerprint(inside) != fingerprint(beside)


def test_the_end_of_a_node_in_an_attribute_counts() -> None:
    one, other = (heading(said=[nodes.Text(f"What the title is in the other language, {n}")]) for n in "12")
    assert fingerprint(one) != fingerprint(other)
