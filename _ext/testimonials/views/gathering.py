"""Fill the views that gather testimonials of other notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from language_pair.passes import PostPass
from records import domain, views
from records.domain import Entry
from testimonials import labels
from testimonials.nodes import GatheredView, gathered_matrix, gathered_quotes, gathered_write_ups
from testimonials.record import is_about
from testimonials.views.matrices import matrix_of
from testimonials.views.quotes import quotes_of
from testimonials.views.write_ups import write_ups_of

_MAKERS: dict[type[GatheredView], Callable[[Any, Sequence[Entry], BuildEnvironment], list[nodes.Node]]] = {
    gathered_matrix: matrix_of,
    gathered_quotes: quotes_of,
    gathered_write_ups: write_ups_of,
}


class FillGatheredViews(SphinxPostTransform):
    """Show what each view gathers; none of it is a record here, since the records are in their notes."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for view in list(self.document.findall(GatheredView)):
            found = _gathered(self.env, view)
            nothing = nodes.paragraph("", labels.no_testimonials(), translatable=False)
            view.replace_self(_MAKERS[type(view)](view, found, self.env) if found else [nothing])


def _gathered(env: BuildEnvironment, view: GatheredView) -> list[Entry]:
    """The records that *view* shows, in the order of the notes."""
    chosen = (
        entry
        for entry in views.Choice(domain.records_of(env).entries(view.kind)).of(view.selection())
        if isinstance(entry.record, view.shows)
        and is_about(entry.record, topics=view.get("topics", ()), language=view.get("language", ""))
    )
    return list(islice(chosen, view.get("limit")))
