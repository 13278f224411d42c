"""The bar is for people who look at a terminal."""

from __future__ import annotations

import io

from tools.hackmd.progress import shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_it_is() -> None:
    terminal = Terminal()
    assert list(shown("abcd", "notes", terminal)) == list("abcd")
    bars = terminal.getvalue().split("\r")[1:]
    assert [bar.partition("] ")[2] for bar in bars] == [
        "0/4 notes",
        "1/4 notes",
        "2/4 notes",
        "3/4 notes",
        "4/4 notes\n",
    ]
    assert bars[2].count("#") == 15


def test_a_thousand_notes_are_a_hundred_bars() -> None:
    terminal = Terminal()
    list(shown(range(1000), "notes", terminal))
    assert terminal.getvalue().count("\r") == 101


def test_a_log_has_no_bars() -> None:
    log = io.StringIO()
    assert list(shown("ab", "notes", log)) == ["a", "b"] and log.getvalue() == ""
