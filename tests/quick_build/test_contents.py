"""The contents of notes are a dictionary to everybody, and stored as they are, whoever has changed them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from docutils import nodes

from tests.project import Project

from quick_build.contents import Contents


def contents_of(words: str) -> nodes.bullet_list:
    return nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", words)))


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The words of those that were unpacked since the environment was loaded."""
    found: list[str] = []
    load = pickle.loads

    def watched(packed: bytes) -> object:
        made = load(packed)
        found.extend([made.astext().strip()] if isinstance(made, nodes.bullet_list) else [])
        return made

    monkeypatch.setattr("quick_build.contents.pickle.loads", watched)
    yield found


def stored(contents: Contents) -> Contents:
    """Stored, and loaded again."""
    loaded = pickle.loads(pickle.dumps(contents))
    assert isinstance(loaded, Contents)
    return loaded


def test_only_what_is_asked_for_is_unpacked_and_only_once(unpacked: list[str]) -> None:
    loaded = stored(stored(Contents({name: contents_of(name) for name in ("a", "b", "c")})))
    assert list(loaded) == ["a", "b", "c"] and len(loaded) == 3 and "b" in loaded and "d" not in loaded
    assert loaded.get("d") is None and unpacked == []
    assert loaded["b"] is loaded["b"] and loaded["b"].astext() == "b" and unpacked == ["b"]


def test_changes_are_stored() -> None:
    loaded = stored(Contents({name: contents_of(name) for name in ("a", "b", "c")}))
    loaded["a"] += nodes.list_item("", nodes.paragraph("", "more"))
    loaded["b"] = contents_of("new")
    del loaded["c"]
    again = stored(loaded)
    assert {name: each.astext() for name, each in again.items()} == {"a": "a\n\nmore", "b": "new"}
    assert again.pop("a").astext() == "a\n\nmore" and "a" not in again and again.pop("a", None) is None


def test_a_note_that_there_is_not_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Contents({})["a"]


@pytest.mark.builds
def test_a_build_after_a_change_unpacks_those_of_few_notes(project: Project, unpacked: list[str]) -> None:
    names = [f"n{number}" for number in range(9)]
    notes = {name: f"---\nsource_lang: en\n---\n# Note {name}\n\n## Part\n\nSee [](n8.md).\n" for name in names}
    project.write(index="---\nsource_lang: en\n---\n# Home\n\n```{toctree}\n:glob:\n\nn*\n```\n", **notes)
    project.build("html", html_theme="basic")
    project.close()
    unpacked.clear()
    project.write(n3=f"{notes['n3']}\nMore.\n")
    built = project.build("html", html_theme="basic")
    assert "More." in built.output("n3.html")
    assert set(unpacked) == {"Home", "Note n3\n\nPart"}  # that with the toctree, and the one that goes
