"""What each note says to others in its title and its headings, found out when it is read, to compare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.environment import BuildEnvironment

from language_pair.fingerprint import fingerprint
from language_pair.state import pair_of


class Said(NamedTuple):
    """Digests of the *title* of a note, of its *headings*, with how many levels of them others list, and of its
    *anchors*: what links to a heading are led by and show. *words* are those of all of them.

    Numbers are not in it: they follow from the toctrees of other notes.
    """

    title: str
    headings: str
    anchors: str
    words: tuple[str, ...]


def said_by(env: BuildEnvironment, docname: str) -> Said:
    """What the note *docname*, which has just been read, says."""
    title, contents = env.titles[docname], env.tocs[docname]
    words = [title.astext(), *(link.astext() for link in contents.findall(nodes.reference))]
    slugs = {slug: slugs_of(env, docname)[slug][1:] for slug in sorted(slugs_of(env, docname))}
    words += [heading for _anchor, heading in slugs.values()]
    return Said(
        title=digest(fingerprint(title)),
        headings=digest(fingerprint(contents), env.metadata[docname].get("tocdepth")),
        anchors=digest(slugs, sorted(other_titles_of(env, docname).items())),
        words=tuple(dict.fromkeys(words)),
    )


def slugs_of(env: BuildEnvironment, docname: str) -> dict[str, Any]:
    """The headings of a note by what MyST knows them by: the line, the anchor and the words of each."""
    slugs: dict[str, Any] = env.metadata.get(docname, {}).get("myst_slugs", {})
    return slugs


def other_titles_of(env: BuildEnvironment, docname: str) -> dict[str, str]:
    """What the headings of a note are in the other language, by their anchors."""
    state = pair_of(env).notes.get(docname)
    return state.other_titles if state else {}


def headings_of(env: BuildEnvironment, docname: str, said: Said) -> Iterator[str]:
    """The headings of the note *docname*, which has *said* them, with their numbers and languages."""
    yield said.headings
    yield repr(env.toc_secnumbers.get(docname))
    yield repr(pair_of(env).languages_of(said.words))


def digest(*parts: object) -> str:
    """A digest, 64 hexadecimal digits, of what represents the *parts*."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()
