"""What can be wrong with the blocks around a note's text."""

from __future__ import annotations

from records.faults import PyConTWFault


class Fault(PyConTWFault):
    """Of the blocks around a note's text."""

    BACK_TO = (
        "back_to",
        "`back_to` names pages by their path under `docs/`, separated by commas: `years, 2021/index`.",
    )
    MESSAGE_LIST = ("message_list", "A message-list names one of the lists in `documented_messages` in `conf.py`.")
