"""The words that souvenirs add to a page, in its language."""

from __future__ import annotations

from collections.abc import Mapping

from records.labels import _


def material_names() -> Mapping[str, str]:
    """The word for each of `record.MATERIALS`."""
    return {"cotton": _("Made of cotton"), "metal": _("Made of metal"), "paper": _("Made of paper")}
