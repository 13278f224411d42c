"""The quotes of several notes, each in the words that it was said in, with its translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.environment import BuildEnvironment

from language_pair import languages
from language_pair.links import FROM_OTHERS, shown_words
from records.domain import Entry
from testimonials import labels
from testimonials.facts import source_of_quote
from testimonials.nodes import gathered_quotes, quoted, witness_caption, witness_quote, witness_role, witness_speaker
from testimonials.record import Quote, Testimonial
from testimonials.views.places import link_to_place


def quotes_of(view: gathered_quotes, found: Sequence[Entry], env: BuildEnvironment) -> list[nodes.Node]:
    """A figure for each of *found*."""
    return [
        quoted("", *words_said(entry.record), _caption(entry.record, link_to_place(env, entry)), **{FROM_OTHERS: True})
        for entry in found
        if isinstance(entry.record, Quote)
    ]


def words_said(quote: Quote | Testimonial) -> Iterator[nodes.Element]:
    """The words of *quote* as they were said, and their translation."""
    spoken = languages.find(quote.language)
    yield _block(quote.text, [spoken.css_class] if spoken else [])
    if quote.translation:
        yield translation_label()
        yield _block(quote.translation, [])


def translation_label() -> nodes.paragraph:
    """What is between a quote and its translation."""
    return nodes.paragraph("", labels.translation(), translatable=False, classes=["witness-translation-label"])


def _block(text: str, classes: Sequence[str]) -> witness_quote:
    paragraphs = (nodes.paragraph("", part, translatable=False) for part in text.split("\n\n"))
    return witness_quote("", *paragraphs, classes=list(classes))


def _caption(quote: Quote, place: nodes.Node) -> witness_caption:
    """Who said it, and which note has it."""
    caption = witness_caption("", witness_speaker("", "", shown_words("", quote.title)))
    if quote.role:
        caption += witness_role("", "", shown_words("", quote.role))
    if quote.source:
        caption += source_of_quote(quote.source, quote.given)
    caption += nodes.paragraph("", "", place, translatable=False, classes=["witness-place"])
    return caption
