"""Which words say on which days a community meets, and which do not: a case on each side of each rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from communities import cadence
from communities.recurrence import LAST, Meetings, Recurrence

WEDNESDAYS = Recurrence(weekdays=(2,))
SECOND_SATURDAY = Recurrence(weekdays=(5,), numbers=(2,))


def on(recurrence: Recurrence, starts: str, ends: str = "") -> Recurrence:
    return Recurrence(
        weekdays=recurrence.weekdays,
        numbers=recurrence.numbers,
        month_days=recurrence.month_days,
        starts=time.fromisoformat(starts),
        ends=time.fromisoformat(ends) if ends else None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Weeks
        ("every Wednesday", WEDNESDAYS),
        ("Every Wednesday.", WEDNESDAYS),
        ("each Wed", WEDNESDAYS),
        ("Wednesdays", WEDNESDAYS),
        ("on Wednesday evenings", None),
        ("on Wednesdays", WEDNESDAYS),
        ("Wednesday", None),
        ("weekly, on Wednesday", WEDNESDAYS),
        ("weekly", None),
        ("every Wednesday night", WEDNESDAYS),
        ("every other Wednesday", None),
        ("biweekly on Wednesday", None),
        ("every Wednesday but the first", None),
        ("every Wednesday in a coffee shop", None),
        ("every Tuesday and Thursday", Recurrence(weekdays=(1, 3))),
        ("Fridays, Mondays and Tuesdays", Recurrence(weekdays=(0, 1, 4))),
        ("every Tuesday and sometimes Thursday", None),
        ("每週三", WEDNESDAYS),
        ("每周三", WEDNESDAYS),
        ("每個星期三", WEDNESDAYS),
        ("每逢禮拜三晚上", WEDNESDAYS),
        ("每週二、四", Recurrence(weekdays=(1, 3))),
        ("每週日和週六", Recurrence(weekdays=(5, 6))),
        ("每週二四", None),
        ("每週", None),
        ("每週末", None),
        ("隔週三", None),
        ("雙週三", None),
        ("每週三（寒暑假除外）", None),
        ("every day", Recurrence()),
        ("每天", Recurrence()),
        ("every weekday", None),
        # Months
        ("the second Saturday of every month", SECOND_SATURDAY),
        ("2nd Saturday of each month", SECOND_SATURDAY),
        ("every second Saturday of the month", SECOND_SATURDAY),
        ("every second Saturday", None),
        ("the second Saturday", None),
        ("the sixth Saturday of every month", None),
        ("monthly, on the second Saturday", SECOND_SATURDAY),
        ("once a month on the second Saturday afternoon", SECOND_SATURDAY),
        ("monthly, on Saturday afternoon", None),
        ("monthly", None),
        ("twice a month", None),
        ("twice a year", None),
        ("one Monday night every month", None),
        ("the first and third Tuesday of every month", Recurrence(weekdays=(1,), numbers=(1, 3))),
        ("the last Friday of the month", Recurrence(weekdays=(4,), numbers=(LAST,))),
        ("每月第二個週六", SECOND_SATURDAY),
        ("每個月的第 2 個星期六", SECOND_SATURDAY),
        ("每月第二週六", None),
        ("每月第二個禮拜的週六", None),
        ("每月第六個週六", None),
        ("每月第二個週末", None),
        ("單數月第二個週六", None),
        ("每月第一、三個週六", Recurrence(weekdays=(5,), numbers=(1, 3))),
        ("每月第一個和第三個週六", Recurrence(weekdays=(5,), numbers=(1, 3))),
        ("每月最後一個週五", Recurrence(weekdays=(4,), numbers=(LAST,))),
        ("每月一次", None),
        ("每月", None),
        # Days of a month
        ("the 15th of every month", Recurrence(month_days=(15,))),
        ("monthly, on the 1st and 15th", Recurrence(month_days=(1, 15))),
        ("the 31st of every month", Recurrence(month_days=(31,))),
        ("the 32nd of every month", None),
        ("the 0th of every month", None),
        ("每月 15 日", Recurrence(month_days=(15,))),
        ("每月１日、十五日和三十號", Recurrence(month_days=(1, 15, 30))),
        ("每月1、二十日", Recurrence(month_days=(1, 20))),
        ("每月三十一日", Recurrence(month_days=(31,))),
        ("每月三十二日", None),
        ("每月 0 日", None),
        ("", None),
    ],
)
def test_the_days_are_read_or_left(text: str, expected: Recurrence | None) -> None:
    assert cadence.read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every Wednesday, 19:00", ("19:00", "")),
        ("every Wednesday at 07:30", ("07:30", "")),
        ("every Wednesday at 7:30", None),
        ("every Wednesday at 7:30 pm", ("19:30", "")),
        ("every Wednesday at 7 p.m.", ("19:00", "")),
        ("every Wednesday at 11 am", ("11:00", "")),
        ("every Wednesday at 12 am", None),
        ("every Wednesday at 12 pm", ("12:00", "")),
        ("every Wednesday at noon", ("12:00", "")),
        ("every Wednesday at 7", None),
        ("every Wednesday at 23:59", ("23:59", "")),
        ("every Wednesday at 24:00", None),
        ("every Wednesday at 19:60", None),
        ("every Wednesday, 19:00–21:00", ("19:00", "21:00")),
        ("every Wednesday from 19:00 to 21:00", ("19:00", "21:00")),
        ("every Wednesday, 7–9 pm", ("19:00", "21:00")),
        ("every Wednesday, 11–1 pm", None),
        ("every Wednesday, 11 am–1 pm", ("11:00", "13:00")),
        ("every Wednesday, 21:00–19:00", None),
        ("every Wednesday, 19:00–19:00", None),
        ("every Wednesday, 19:00–19:01", ("19:00", "19:01")),
        ("every Wednesday, 22:00–01:00", None),
        ("every Wednesday, 19:00 or 20:00", None),
        ("每週三 19：00～21：00", ("19:00", "21:00")),
        ("每週三，晚上 7:00", ("19:00", "")),
        ("每週三晚上七點半", ("19:30", "")),
        ("每週三晚上七點二十分", None),
        ("每週三晚上 7 點 20 分", ("19:20", "")),
        ("每週三下午兩點到五點", ("14:00", "17:00")),
        ("每週三下午兩點到晚上八點整", ("14:00", "20:00")),
        ("每週三晚上 12 點", None),
        ("每週三中午十二點", ("12:00", "")),
        ("每週三中午 1 點", ("13:00", "")),
        ("每週三晚上 1 點", None),
        ("每週三上午十點", ("10:00", "")),
        ("每週三上午 14:00", None),
        ("每週三七點", None),
        ("每週三 19 點", ("19:00", "")),
    ],
)
def test_the_times_are_read_where_they_can_be_one_only(text: str, expected: tuple[str, str] | None) -> None:
    """What cannot be read leaves the whole text, since half of it would be a guess."""
    assert cadence.read(text) == (on(WEDNESDAYS, *expected) if expected else None)


@given(st.text(alphabet="每週周個第二三十月日號點半晚上午: 0123456789pam.–~to,，、everyWdnsfi", max_size=30))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    found = cadence.read(text)
    assert found is None or found.starts is None or found.ends is None or found.starts < found.ends


# -- The days -------------------------------------------------------------------------------------


def recurrences() -> Iterator[Recurrence]:
    yield Recurrence()
    for day in range(7):
        yield Recurrence(weekdays=(day,))
        yield Recurrence(weekdays=(day,), numbers=(1, 3, LAST))
        yield Recurrence(weekdays=(day,), numbers=(5,))
    yield Recurrence(weekdays=(0, 6))
    yield from (Recurrence(month_days=(day,)) for day in (1, 28, 29, 30, 31))


@pytest.mark.parametrize("recurrence", list(recurrences()), ids=str)
@pytest.mark.parametrize("checked", [date(2024, 2, 29), date(2026, 11, 21), date(2026, 12, 31)])
def test_the_days_are_those_of_the_rule(recurrence: Recurrence, checked: date) -> None:
    """As dateutil reads the rule, which calendar programs get."""
    meetings = Meetings(recurrence=recurrence, checked=checked, since=checked)
    days = list(recurrence.days(checked, meetings.last))
    rule = ";".join(
        f"{part}={value if isinstance(value, str) else ','.join(map(str, value))}"
        for part, value in recurrence.frequency.items()
    )
    expected = rrulestr(f"DTSTART:{meetings.first:%Y%m%d}\nRRULE:{rule};UNTIL={meetings.last:%Y%m%d}")
    assert days == [moment.date() for moment in expected]
    assert days[0] == meetings.first


def test_meetings_are_known_for_twelve_months_from_the_check() -> None:
    day = date(2026, 11, 21)
    meetings = Meetings(recurrence=Recurrence(), checked=day, since=day)
    assert (meetings.first, meetings.last) == (date(2026, 11, 21), date(2027, 11, 21))
    assert next(meetings.upcoming(date(2026, 1, 1))) == date(2026, 11, 21)
    assert list(meetings.upcoming(date(2027, 11, 20))) == [date(2027, 11, 20), date(2027, 11, 21)]
    assert list(meetings.upcoming(date(2027, 11, 22))) == []


def test_a_day_that_no_month_may_have_is_skipped() -> None:
    days = list(Recurrence(month_days=(31,)).days(date(2027, 1, 1), date(2027, 6, 30)))
    assert days == [date(2027, 1, 31), date(2027, 3, 31), date(2027, 5, 31)]
    assert list(Recurrence(weekdays=(0,), numbers=(5,)).days(date(2027, 2, 1), date(2027, 2, 28))) == []


def test_the_last_weekday_is_at_most_a_week_from_the_next_month() -> None:
    last = Recurrence(weekdays=(4,), numbers=(LAST,))
    found = last.days(date(2027, 1, 1), date(2027, 12, 31))
    assert all((day + timedelta(days=7)).month != day.month for day in found)
