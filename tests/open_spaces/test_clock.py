"""Days and times as a table writes them."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from open_spaces.clock import read_date, read_day, read_time
from open_spaces.record import Hours

CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(CLOCKS)
def test_every_time_of_a_day_is_read(clock: time) -> None:
    assert read_time(f"{clock:%H:%M}") == read_time(f" {clock.hour}：{clock.minute:02} ") == clock


@given(st.text(alphabet="0123456789:： .amp", max_size=7))
def test_what_is_read_as_a_time_is_one(text: str) -> None:
    try:
        clock = read_time(text)
    except ValueError:
        return
    assert re.sub("：", ":", text).strip() in (f"{clock:%H:%M}", f"{clock.hour}:{clock.minute:02}")


@pytest.mark.parametrize("text", ["", "noon", "24:00", "12:60", "8.55", "0855", "8:5", "08:55:00", "８:55"])
def test_no_time(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        read_time(text)


@pytest.mark.parametrize("text", ["", "0", "10", "Saturday", "-1", "1.5", "２"])
def test_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        read_day(text)


@pytest.mark.parametrize("text", ["", "2", "Day 2", "10-2-3-4", "Saturday"])
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        read_date(text)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("10/2", 1),
        ("10/3 (日)", 2),
        ("2021-10-03", 2),
        ("2022-10-03", None),
        ("10/10", 9),
        ("10/11", None),
        ("13/45", None),
    ],
)
def test_a_date_gives_the_number_of_its_day(written: str, number: int | None) -> None:
    hours = Hours(first_day=date(2021, 10, 2), zone="Asia/Taipei", parallel=None, periods=())
    assert hours.day_of(*read_date(written)) == number
