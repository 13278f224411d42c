"""The nodes of testimonials: a matrix of posts, and quotes; both declare records."""

from __future__ import annotations

from docutils import nodes

import domain
from faults import Fault
from tables import wide_table
from testimonials import post, record


class testimonial_matrix(wide_table):
    """The whole table."""


class testimonial_row(domain.RecordNode, nodes.row):
    """A row that holds a post: a record, whose id is made of its link."""

    kind = "testimonial"
    duplicate = Fault.DUPLICATE_LINK

    def record(self) -> record.Testimonial:
        matrix = self.parent.parent.parent
        headings = [words_of(cell) for cell in next(matrix.findall(nodes.row)).findall(nodes.entry)]
        url = self["url"]
        return record.Testimonial(
            id=self["record_id"],
            title=words_of(next(self.findall(nodes.entry))),
            url=url,
            channel=post.channel(url),
            day=post.day(url),
            topics=tuple(headings[column] for column in self["topic_columns"]),
        )


class cell_note(nodes.paragraph):
    """What our code adds to a heading cell under the note's own words."""


class post_channel(nodes.inline):
    """Where the post is: ``channel`` is one of `post.CHANNELS`."""


class post_day(nodes.inline):
    """When it was posted, ``2021-10-03``."""


class row_permalink(nodes.inline):
    """The link of a row to itself; HTML alone shows it."""


class topic_count(nodes.inline):
    """How many posts speak of a topic."""


class topic_mark(nodes.inline):
    """The ✓ of a given topic; ``spoken`` is what a screen reader says for it."""


class witness(domain.RecordNode, nodes.container):
    """A quote with its speaker: a record."""

    kind = "testimonial"

    def record(self) -> record.Quote:
        def text(node_class: type[nodes.Element]) -> str:
            return "".join(node.astext() for node in self.findall(node_class))

        quotes = [*self.findall(witness_quote), nodes.block_quote(), nodes.block_quote()]
        quote, translation = quotes[0], quotes[1].astext()  # the original stands first
        language = next((part["source_lang"] for part in quote.findall(nodes.TextElement) if "source_lang" in part), "")
        speaker, role = text(witness_speaker), text(witness_role)
        return record.Quote(
            id=self["record_id"],
            title=speaker,
            role=role,
            language=language,
            text=quote.astext(),
            translation=translation,
        )


class witness_quote(nodes.block_quote):
    """The quoted words; ``bilingual.py`` sets the translation under them."""


class witness_caption(nodes.container):
    """Who said it."""


class witness_speaker(nodes.paragraph):
    """The speaker's name, a message of its own."""


class witness_role(nodes.paragraph):
    """What the speaker was then, a message of its own."""


def words_of(cell: nodes.Element) -> str:
    """What the note says in *cell*."""
    parts = [part.astext() for part in cell.children if not isinstance(part, cell_note)]
    return "\n\n".join(filter(None, parts))
