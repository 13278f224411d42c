"""The day and the times that cells hold, as a `Span`; what cannot be read is reported."""

from __future__ import annotations

from collections.abc import Sequence

from language_pair.faults import warn
from open_spaces import clock
from open_spaces.faults import Fault
from open_spaces.record import Span


def read_span(times: Sequence[str], *, docname: str, line: int) -> Span | None:
    """The day, the start and the end that three cells hold; each that cannot be read is reported."""
    place = docname, line
    try:
        day = clock.read_day(times[0])
    except ValueError:
        day = 0
        warn(Fault.DAY, f"{times[0]!r} is not a day" if times[0] else "the day is missing", location=place)
    clocks = []
    for text in times[1:]:
        try:
            clocks.append(clock.read_time(text))
        except ValueError:
            warn(Fault.TIME, f"{text!r} is not a time" if text else "a time is missing", location=place)
    if not day or len(clocks) < 2:
        return None
    start, end = clocks
    if end <= start:
        warn(Fault.ENDS_FIRST, f"this row begins at {start:%H:%M} and ends at {end:%H:%M}", location=place)
        return None
    return Span(line=line, day=day, start=start, end=end)
