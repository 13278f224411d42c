"""What links show of the pages that they lead to: titles, and the anchors of headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.hackmd.converting.anchors import anchors_in, anchors_of
from tools.hackmd.converting.draft import Draft
from tools.hackmd.site import Site


@dataclass(slots=True)
class Targets:
    """The pages of *drafts*, by name, and those of *site*; anchors are looked for in the pages that a link needs."""

    drafts: Mapping[str, Draft]
    site: Site
    _anchors: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def is_here(self, page: str) -> bool:
        return page in self.drafts or page in self.site.pages

    def title(self, page: str) -> str:
        draft = self.drafts.get(page)
        return draft.title if draft else self.site.pages[page].title

    def anchor(self, page: str, name: str) -> str:
        """The anchor of the heading that HackMD calls *name*; empty if there is none."""
        if page not in self._anchors:
            draft = self.drafts.get(page)
            self._anchors[page] = (
                anchors_of(draft)
                if draft
                else anchors_in(self.site.pages[page].path.read_text(encoding="utf-8", errors="replace"))
            )
        return self._anchors[page].get(name, "")
