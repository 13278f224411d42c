"""Links to other notes: a page shows where what they lead to is and, without words of their own, its title."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from language_pair.links import shows_title
from language_pair.state import pair_of
from navigation.headings import Said, headings_of, other_titles_of, slugs_of
from records.domain import records_of


class Link(NamedTuple):
    """A link from the note *here* to *target*: a note, perhaps a heading of it, a label, or the id of a record of a
    *kind*."""

    here: str
    kind: str
    target: str
    heading: str
    shows_title: bool


def links_in(document: nodes.document) -> Iterator[Link]:
    """The links of a note that was just read, and of which no link is resolved yet."""
    for reference in document.findall(addnodes.pending_xref):
        names = ("refdoc", "reftype", "reftarget", "reftargetid")
        here, kind, target, heading = (str(reference.get(name) or "") for name in names)
        yield Link(here, kind, target, heading, shows_title(reference))


def titles(env: BuildEnvironment, page: str, said: Said) -> Iterator[str]:
    """All that a link to *page*, which has *said* it, or to a heading of it, may show."""
    yield said.title
    yield from headings_of(env, page, said)
    yield repr(sorted(other_titles_of(env, page).items()))


def shown_by(link: Link, env: BuildEnvironment, titles_of: Callable[[str], str]) -> Iterator[str]:
    """All that a page may show of what *link* leads to: a note, a heading in it, a caption, a record.

    *titles_of* says what there is in a note, as `titles` does; most notes have many links to them.
    """
    standard = env.domains.standard_domain
    name = link.target.lower()
    labels = (*standard.labels.get(name, ()), *standard.anonlabels.get(name, ()))
    record = records_of(env).find(link.kind, link.target)
    if not link.shows_title:
        yield repr((labels[:2], record and record.docname, _slug(env, link.target, link.heading)[:1]))
        return
    title = record.record.title if record else ""
    yield repr((labels, record and (record.docname, title), pair_of(env).languages_of([*labels[2:3], title])))
    for page in dict.fromkeys((link.target, docname_join(link.here, link.target))):
        if page in env.titles:
            yield _heading(env, page, link.heading) or titles_of(page)


def _heading(env: BuildEnvironment, page: str, slug: str) -> str:
    """What a link to a heading of *page* shows; empty where it is not known by this *slug*, but maybe by a label."""
    found = _slug(env, page, slug)
    if not found:
        return ""
    anchor, words = found
    other = other_titles_of(env, page).get(anchor)
    return repr((anchor, words, other, pair_of(env).languages_of([words])))


def _slug(env: BuildEnvironment, page: str, slug: str) -> tuple[str, ...]:
    """The anchor and the words of the heading of *page* that MyST knows by *slug*; empty where it knows none."""
    return tuple(slugs_of(env, page).get(slug, ())[1:])
