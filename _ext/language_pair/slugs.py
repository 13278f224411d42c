"""Links to headings of other notes work in a translated build too.

MyST keeps a note's heading slugs in ``env.metadata``. When the Locale transform parses a translated
title, MyST takes that one line for the whole note and writes its slugs over the note's own.
"""

from __future__ import annotations

from typing import Any

from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

_SLUGS = "myst_slugs"
_SAVED = "_saved_slugs"


class SaveSlugs(SphinxTransform):
    """Set the note's slugs aside before translation."""

    default_priority = Locale.default_priority - 1

    def apply(self, **kwargs: Any) -> None:
        metadata = self.env.metadata[self.env.current_document.docname]
        metadata[_SAVED] = metadata.get(_SLUGS)


class RestoreSlugs(SphinxTransform):
    """Put them back after it."""

    default_priority = Locale.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        metadata = self.env.metadata[self.env.current_document.docname]
        saved = metadata.pop(_SAVED)
        if saved is not None:
            metadata[_SLUGS] = saved
