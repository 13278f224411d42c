"""The nodes of testimonials: a matrix of posts, a list of write-ups, and quotes; all declare records."""

from __future__ import annotations

from docutils import nodes

from language_pair.tables import wide_table
from records import domain, views
from testimonials import post
from testimonials.faults import Fault
from testimonials.record import Post, Quote, Testimonial, WriteUp, posts_of

#: The class of a cell with a post's own words.
OWN_WORDS = "own-words"


class testimonial_matrix(wide_table):
    """The whole table."""


class testimonial_row(domain.RecordNode, nodes.row):
    """A row that holds a post: a record, whose id is made of its link.

    ``topic_columns`` are the columns of its topics, counted from 0, ``quote_column`` is that of its own words, if there
    is one; ``given`` is a `record.GivenFacts`, ``author`` what the note calls who wrote it.
    """

    kind = "testimonial"
    duplicate = Fault.DUPLICATE_LINK

    def headings(self) -> list[str]:
        """What is above each column."""
        matrix = self.parent.parent.parent
        return [words_of(cell) for cell in next(matrix.findall(nodes.row)).findall(nodes.entry)]

    def topics(self) -> tuple[str, ...]:
        headings = self.headings()
        return tuple(headings[column] for column in self["topic_columns"])

    def record(self) -> Testimonial:
        headings = self.headings()
        columns = [heading for column, heading in enumerate(headings) if column and column != self["quote_column"]]
        url = self["url"]
        text, translation, language = said_in(self)
        return Testimonial(
            id=self["record_id"],
            title=words_of(next(self.findall(nodes.entry))),
            label="".join(label.astext() for label in self.findall(post_label)),
            url=url,
            channel=post.channel(url),
            day=post.day(url),
            given=self["given"],
            topics=self.topics(),
            columns=tuple(filter(None, columns)),
            author=self.get("author", ""),
            text=text,
            translation=translation,
            language=language,
        )


class reading_list(nodes.bullet_list):
    """Longer texts about the conference."""


class write_up(domain.RecordNode, nodes.list_item):
    """An item with a text: a record, whose id is made of its link; ``language`` is a code or empty."""

    kind = "testimonial"
    duplicate = Fault.DUPLICATE_LINK

    def record(self) -> WriteUp:
        url = self["url"]
        return WriteUp(
            id=self["record_id"],
            title=next(self.findall(nodes.paragraph)).astext(),
            url=url,
            channel=post.channel(url),
            day=self["day"],
            given=self["given"],
            author="".join(author.astext() for author in self.findall(write_up_author)),
            language=self["language"],
        )


class write_up_author(nodes.paragraph):
    """Who wrote it, a message of its own."""


class post_author(nodes.paragraph):
    """The name of who wrote a post, a message of its own, until the link of the post has it."""


class cell_note(nodes.paragraph):
    """What our code adds under the note's own words: facts of a post, or a count."""


class post_channel(nodes.inline):
    """Where the post is: ``channel`` is one of `post.CHANNELS`."""


class post_day(nodes.inline):
    """When it was posted: ``day`` in the form ``2021-10-03``, in whatever words the node holds."""


class post_label(nodes.inline):
    """What the note calls a post, whose link has a name that says more."""


class row_permalink(nodes.inline):
    """The link of a row to itself; HTML alone shows it."""


class topic_count(nodes.inline):
    """How many posts speak of a topic."""


class topic_mark(nodes.inline):
    """The ✓ of a given topic; ``spoken`` is what a screen reader says for it."""


class quotes_of_author(views.RecordView):
    """Where a post leads to the quotes of the same person; ``post`` is its id."""

    kind = "testimonial"

    def selection(self) -> views.Selection:
        return views.Selection(ids=frozenset([self["post"]]))


class witness(domain.RecordNode, nodes.container):
    """A quote with its speaker: a record. Its attributes are those of `record.Quote` with their names."""

    kind = "testimonial"

    def record(self) -> Quote:
        def text(node_class: type[nodes.Element]) -> str:
            return "".join(node.astext() for node in self.findall(node_class))

        words, translation, language = said_in(self)
        speaker, role = text(witness_speaker), text(witness_role)
        return Quote(
            id=self["record_id"],
            title=speaker,
            role=role,
            language=language,
            text=words,
            translation=translation,
            source=self["source"],
            given=self["given"],
            posts=tuple(self["posts"]),
            topics=tuple(self["topics"]),
        )


class witness_quote(nodes.block_quote):
    """The quoted words; `transforms` set the translation under them."""


class witness_caption(nodes.container):
    """Who said it."""


class witness_speaker(nodes.paragraph):
    """The speaker's name, a message of its own."""


class witness_role(nodes.paragraph):
    """What the speaker was then, a message of its own."""


class posts_of_speaker(views.RecordView):
    """Where a quote leads to the posts of the same person; ``source`` and ``posts`` are those of `record.Quote`."""

    kind = "testimonial"

    def selection(self) -> views.Selection:
        return views.Selection(ids=frozenset(posts_of(self["source"], self["posts"])))


class GatheredView(views.RecordView):
    """Where testimonials of other notes will be, those of ``notes``, which are folders and notes; all where there
    are none."""

    kind = "testimonial"
    #: The class of the records that it shows.
    shows: type[Post | Quote]

    def selection(self) -> views.Selection:
        return views.Selection(notes=frozenset(self["notes"]), is_all=not self["notes"])


class gathered_matrix(GatheredView):
    """A matrix of posts, under its title."""

    shows = Testimonial


class gathered_write_ups(GatheredView):
    """A reading list."""

    shows = WriteUp


class gathered_quotes(GatheredView):
    """Quotes: at most ``limit``, about one of ``topics``, in the ``language`` with that code; each may be missing."""

    shows = Quote


class quoted(nodes.container):
    """A quote of another note, with its speaker; no record."""


#: The nodes that every builder writes as the ones they derive from, and those that are gone by then.
PLAIN = (
    testimonial_row,
    reading_list,
    write_up,
    write_up_author,
    post_author,
    cell_note,
    witness_quote,
    witness_speaker,
    witness_role,
    quotes_of_author,
    posts_of_speaker,
    gathered_matrix,
    gathered_write_ups,
    gathered_quotes,
)


def said_in(node: nodes.Element) -> tuple[str, str, str]:
    """The words that are quoted in *node*, their translation and the code of their language; empty without them."""
    original, translation = [*node.findall(witness_quote), nodes.block_quote(), nodes.block_quote()][:2]
    language = next((part["source_lang"] for part in original.findall(nodes.TextElement) if "source_lang" in part), "")
    return original.astext(), translation.astext(), language


def words_of(cell: nodes.Element) -> str:
    """What the note says in *cell*."""
    parts = [part.astext() for part in cell.children if not isinstance(part, cell_note)]
    return "\n\n".join(filter(None, parts))


def topic_of(mark: topic_mark) -> str:
    """The topic of *mark*: what the heading of its column says."""
    cell: nodes.Node = mark
    while not isinstance(cell, nodes.entry):
        cell = cell.parent
    group = cell.parent.parent.parent
    heading_row = next(group.findall(nodes.row))
    heading = heading_row.children[cell.parent.index(cell)]
    return words_of(heading) if isinstance(heading, nodes.Element) else ""
