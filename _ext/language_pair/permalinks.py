"""The link of a part of a page to itself, for whoever wants its address: named by what it leads to.

Its sign is hidden from screen readers, which say the name. It belongs beside what it leads to: within a heading, it
would be part of the heading's name, and of what is copied from it.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.util.nodes import clean_astext
from sphinx.writers.html5 import HTML5Translator

from language_pair.labels import _


def has_permalinks(self: HTML5Translator) -> bool:
    """Whether the build shows any: a book does not, nor a site with ``html_permalinks = False``."""
    return bool(self.config.html_permalinks and self.builder.add_permalinks)


def words_of(named: nodes.Element) -> str:
    """What *named* says, on one line; empty where it is but a picture."""
    return " ".join(clean_astext(named).split())


def permalink_to(self: HTML5Translator, anchor: str, words: str) -> str:
    """The HTML of the link to *anchor*, where the page says *words*."""
    return permalink(self, anchor, name_of_permalink(words))


def name_of_permalink(words: str) -> str:
    """What the link to a part is called where the page says *words*."""
    return _("Link to “%(title)s”") % {"title": words}


def permalink(self: HTML5Translator, anchor: str, name: str) -> str:
    """The HTML of a link to *anchor* with this *name*, for what has no words of its own."""
    if not has_permalinks(self):
        return ""
    address, name, sign = self.attval(anchor), self.attval(name), self.config.html_permalinks_icon
    return f'<a class="headerlink" href="#{address}" title="{name}"><span aria-hidden="true">{sign}</span></a>'
