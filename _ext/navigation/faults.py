"""What can be wrong with where a note is in the menu."""

from __future__ import annotations

from language_pair.faults import FaultEnum


class Fault(FaultEnum):
    """Warnings of the type ``navigation``."""

    @property
    def type(self) -> str:
        return "navigation"

    NOT_INCLUDED = (
        "not_included",
        "Every note is in a `{toctree}`, as a rule in that of its folder's `index`. A page that no menu is to show "
        "says `orphan: true` in its front matter.",
    )
