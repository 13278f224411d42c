"""The words that sponsors add to a page, in its language."""

from __future__ import annotations

from collections.abc import Mapping

from records.labels import _


def level_names() -> Mapping[str, str]:
    """The word for each of `record.LEVELS`."""
    return {"diamond": _("Diamond sponsor"), "gold": _("Gold sponsor"), "silver": _("Silver sponsor")}
