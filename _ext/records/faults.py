"""What can be wrong with any record; what only one kind can get wrong is in ``faults.py`` of its folder."""

from __future__ import annotations

from language_pair.faults import FaultEnum


class PyConTWFault(FaultEnum):
    """Warnings of the type ``pycontw``."""

    @property
    def type(self) -> str:
        return "pycontw"


class Fault(PyConTWFault):
    """Of any record."""

    LOST_OPTION = (
        "lost_option",
        "Options come directly below the directive's first line, before any blank line, each only once, "
        "with half-width colons and a space: `:city: Taipei`.",
    )
    EXTRA_CELLS = (
        "extra_cells",
        "A row has at most as many cells as there are headings; write a `|` inside a cell as `\\|`.",
    )
    RECORD_ID = (
        "record_id",
        "If the name is not all in Latin letters, give an `:id:` (lower-case letters, digits, hyphens).",
    )
    ID_TAKEN = ("id_taken", "An id occurs only once on a page; give the record another `:id:`.")
    NEWER_FACT = ("newer_fact", "A newer-fact needs a `:date:` and a `:source:`.")
    NEWER_FIELD = (
        "newer_field",
        "A newer-fact sets a field of the record in whose block it is: `:founded: 2019` inside a `{community}`.",
    )
    DUPLICATE_ID = ("duplicate_id", "Each record of a kind has its own id; give one of them another `:id:`.")
