"""The words around the titles of the pages before and after, in the page's language."""

from __future__ import annotations

from collections.abc import Mapping

from records.labels import _


def page_by_page() -> Mapping[str, str]:
    return {
        "label": _("Previous and next page"),
        "before": _("Previous page"),
        "after": _("Next page"),
    }
