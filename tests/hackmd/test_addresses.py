"""All forms of links between notes: which note is meant, and where in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.hackmd.linking.addresses import NoteAddress, names_of, note_at

LONG = "ehgwc6a8RXSmcSaRwIQ2jw"


@pytest.mark.parametrize(
    ("address", "name", "anchor"),
    [
        (f"/{LONG}", LONG, ""),
        (f"/{LONG}?view", LONG, ""),
        (f"/{LONG}?both#%E6%9C%83%E8%AD%B0", LONG, "會議"),
        (f"https://hackmd.io/{LONG}/edit", LONG, ""),
        (f"http://www.hackmd.io/{LONG}#Q-A", LONG, "Q-A"),
        ("https://hackmd.io/@pycontw/SysJb0yAY#Ideas-for", "@pycontw/SysJb0yAY", "Ideas-for"),
        ("/SysJb0yAY", "SysJb0yAY", ""),
        (f"/BookId000/%2F{LONG}%3Fview", LONG, ""),
        (f"/BookId000/%2F{LONG}%3Fview#Plan", LONG, "Plan"),
        (f"https://hackmd.io/BookId000/%2F{LONG}%3Fview%23Plan", LONG, "Plan"),
        (
            "https://hackmd.io/@pycontw/SyG5_GrED/https%3A%2F%2Fhackmd.io%2F%40pycontw%2FByi2hyM9w",
            "@pycontw/Byi2hyM9w",
            "",
        ),
        ("/@pycontw/2021/", "@pycontw/2021", ""),
        ("/s/SysJb0yAY", "SysJb0yAY", ""),
        ("/p/SysJb0yAY#/3", "SysJb0yAY", "/3"),
        ("/https://hackmd.io/@pycontw/SysJb0yAY", "@pycontw/SysJb0yAY", ""),
        ("https://hackmd.io/https:/hackmd.io/SysJb0yAY", "SysJb0yAY", ""),
    ],
)
def test_which_note_is_meant(address: str, name: str, anchor: str) -> None:
    found = note_at(address)
    assert found is not None and (found.name, found.anchor) == (name, anchor)


@pytest.mark.parametrize(
    "address",
    [
        "https://hackmd.io/",
        "https://hackmd.io/?nav=overview",
        "/team/pycontw?nav=overview",
        "/features",
        "/c/tutorials",
        "/@pycontw",
        "/uploads/upload_0a1b.png",
        "https://example.org/SysJb0yAY",
        "https://hackmd.io.example.org/SysJb0yAY",
        "https://hackmd.io/BookId000/https%3A%2F%2Fexample.org%2Fa",
        "#here",
        "",
    ],
)
def test_what_is_no_note(address: str) -> None:
    assert note_at(address) is None


def test_a_note_is_known_by_its_short_id_with_its_team_and_without() -> None:
    assert names_of("@pycontw/SysJb0yAY") == ("@pycontw/SysJb0yAY", "SysJb0yAY")
    assert names_of("@pycontw/2021") == ("@pycontw/2021",)  # other teams have a note of that name, too


def test_an_id_is_known_in_its_old_form() -> None:
    assert names_of("7a182c73-a6bc-4574-a671-269cc08436da")[1] == "ehgsc6a8RXSmcSacwIQ22g"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("/%2Fh:t?#@ab9-_.io中"), max_size=60))
def test_any_address_is_read(tail: str) -> None:
    for address in (tail, f"/{tail}", f"https://hackmd.io/{tail}"):
        found = note_at(address)
        assert found is None or (isinstance(found, NoteAddress) and all(found.names))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.integers(1, 300))
def test_an_address_in_addresses_ends(depth: int) -> None:
    assert note_at("/https://hackmd.io" * depth + "/SysJb0yAY") is None or depth <= 5
