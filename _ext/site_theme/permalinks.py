"""Permalinks that say what they lead to, each beside its heading.

Sphinx writes ``¶`` into the heading, which makes it part of the heading's name, of what is copied from it and of the
lists of headings that screen readers offer; and calls all of them "Link to this heading".

Each says again what the heading says, and its address: a tenth of the bytes of a note of hundreds of headings. Of such
a note the first `MOST` have theirs in the page, and ``site-theme.js`` makes the others of the headings themselves, as
it completes the list of contents.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

from language_pair.permalinks import has_permalinks, name_of_permalink, permalink, words_of

#: Maximum number of headings of a page that have a permalink in its HTML: about as many as its list of contents has.
MOST = 40
#: What is said by itself, where others have a title or a caption.
_NAMED_BY_ITSELF = (nodes.term, addnodes.desc_signature)
_END_OF_BACKLINK = "</a>"


class PermalinkTranslator(HTML5Translator):
    """A heading and its permalink are two in a box; other permalinks are where Sphinx has them."""

    headings = 0

    def visit_title(self, node: nodes.title) -> None:
        if self._has_box(node):
            self.headings += 1
            # The first without says how the script is to name the others.
            name = f' data-permalink="{self.attval(name_of_permalink("%s"))}"' if self.headings == MOST + 1 else ""
            self.body.append(f'<div class="heading"{name}>\n')
        super().visit_title(node)

    def depart_title(self, node: nodes.title) -> None:
        if self._has_box(node):
            self._end_backlink()
        super().depart_title(node)

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:
        """*title* is Sphinx's name, for what has no words."""
        if not node["ids"]:
            return
        anchor, words = node["ids"][0], _words_of(node)
        link = permalink(self, anchor, name_of_permalink(words) if words else title)
        if isinstance(node, nodes.section):
            is_left = words and self.headings > MOST
            self.context[-1] += f"{'' if is_left else link}\n</div>\n"  # after the end tag, which waits there
        else:
            self.body.append(link)

    def _has_box(self, title: nodes.title) -> bool:
        section = title.parent
        return isinstance(section, nodes.section) and bool(section["ids"]) and has_permalinks(self)

    def _end_backlink(self) -> None:
        """Where a heading leads back to a list of contents, Sphinx would write the permalink before ``</h2>``."""
        if self.context[-1].startswith(_END_OF_BACKLINK):
            self.body.append(_END_OF_BACKLINK)
            self.context[-1] = self.context[-1].removeprefix(_END_OF_BACKLINK)


def _words_of(node: nodes.Element) -> str:
    named = node if isinstance(node, _NAMED_BY_ITSELF) else node.next_node(_is_name)
    return words_of(named) if isinstance(named, nodes.Element) else ""


def _is_name(node: nodes.Node) -> bool:
    return isinstance(node, nodes.title | nodes.caption)
