"""The checks of rows against each other, and the ids of records."""

from __future__ import annotations

import re
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from open_spaces import record
from open_spaces.record import Hours, Span

HALF_HOURS = st.sampled_from([time(half // 2, half % 2 * 30) for half in range(16, 40)])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = sorted(draw(st.lists(HALF_HOURS, min_size=2, max_size=2, unique=True)))
    space = draw(st.sampled_from(["A", "B", "C"]))
    return Span(line=draw(st.integers(1, 99)), day=draw(st.integers(1, 3)), start=start, end=end, space=space)


def span(hours: str, *, day: int = 1, line: int = 1, space: str = "") -> Span:
    start, end = (time.fromisoformat(clock) for clock in hours.split("-"))
    return Span(line=line, day=day, start=start, end=end, space=space)


@given(st.lists(spans(), max_size=12))
def test_what_does_not_overlap_has_one_row_at_any_time(found: list[Span]) -> None:
    halves = _halves(found)
    assert bool(list(record.overlaps(found))) == (len(halves) > len(set(halves)))


@given(st.lists(spans(), max_size=12), st.integers(1, 4))
def test_too_many_are_found_wherever_more_run_than_may(found: list[Span], allowed: int) -> None:
    halves = _halves(found)
    most = max(map(halves.count, halves), default=0)
    reported = list(record.too_many(found, allowed))
    assert bool(reported) == (most > allowed)
    assert max((number for _span, number in reported), default=most) == most


@given(spans(), st.lists(spans(), max_size=6))
def test_within_the_hours_means_all_of_it_in_a_period(session: Span, found: list[Span]) -> None:
    periods: list[Span] = []
    for each in found:  # those of a day do not overlap
        if not list(record.overlaps([*periods, each])):
            periods.append(each)
    assert record.is_within(session, periods) == (set(_halves([session])) <= set(_halves(periods)))


def _halves(found: list[Span]) -> list[tuple[int, int]]:
    """The half hours that *found* last, each with its day."""
    return [(each.day, half) for each in found for half in range(_half(each.start), _half(each.end))]


def _half(clock: time) -> int:
    return clock.hour * 2 + clock.minute // 30


def test_what_touches_does_not_overlap() -> None:
    assert list(record.overlaps([span("10:00-12:00"), span("12:00-13:00"), span("10:00-12:00", day=2)])) == []


def test_a_space_is_the_same_in_capitals_and_with_more_blanks() -> None:
    sessions = [span("10:00-11:00", space="Table  1"), span("10:30-11:00", line=2, space="table 1")]
    assert list(record.clashes(sessions)) == [(sessions[1], sessions[0])]


def test_sessions_without_a_space_do_not_clash() -> None:
    assert list(record.clashes([span("10:00-11:00"), span("10:00-11:00", line=2)])) == []


def test_a_moment_has_the_offset_of_its_day() -> None:
    hours = Hours(first_day=date(2021, 10, 30), zone="Europe/Berlin", parallel=None, periods=())
    days = [hours.moment(day, time(12)).isoformat() for day in (1, 2)]
    assert days == ["2021-10-30T12:00:00+02:00", "2021-10-31T12:00:00+01:00"]


@given(st.text(min_size=1, max_size=30))
def test_an_id_is_always_an_anchor(subject: str) -> None:
    assert re.fullmatch(r"session-2021-10-02-[a-z0-9]+(-[a-z0-9]+)*", record.session_id(date(2021, 10, 2), subject))


def test_subjects_in_chinese_are_told_apart() -> None:
    day = date(2021, 10, 2)
    assert len({record.session_id(day, subject) for subject in ("桌遊", "徵才", "Git 入門", "Git 進階", "Git")}) == 5
