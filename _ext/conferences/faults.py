"""What can be wrong with a conference."""

from __future__ import annotations

from records.faults import PyConTWFault


class Fault(PyConTWFault):
    """Of a conference."""

    CONFERENCE_NAME = ("conference_name", "The name follows the directive: `{conference} PyCon TW 2021`.")
    CONFERENCE_DATE = ("conference_date", "A conference needs the date of its first day: `:date: 2021-10-02`.")
    CONFERENCE_ENDS = ("conference_ends", "A conference ends on the day on which it begins, or later.")
    CONFERENCE_PLACE = ("conference_place", "A conference has a `:venue:`, a `:platform:`, or both.")
