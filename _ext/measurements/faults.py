"""What can be wrong with a block that shows what was measured."""

from __future__ import annotations

from records.faults import PyConTWFault


class Fault(PyConTWFault):
    """Of `measured`."""

    MEASURED_PART = (
        "measured_part",
        "A measured block shows `machine`, `goals`, `growth`, `comparison`, `written` or `changes`.",
    )
    MEASURED_RESULTS = (
        "measured_results",
        "`measured_results` in `conf.py` names the file that `python3 run.py bench -- --write` writes.",
    )
