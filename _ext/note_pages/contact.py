"""How a reader reaches the organisers, and where something is reported: what the site's settings say, on any page.

.. code-block:: markdown

   :::{contact}
   :::

``organisers_address``
    A mail address, or the address of a page such as a form. Empty, the page says that there is none.
``notes_issues_url``
    Where issues of the project are opened. Empty, the page does not mention it.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.docutils import SphinxDirective

from note_pages import labels

_MAIL = re.compile(r"[^@\s:/]+@[^@\s:/]+\.[^@\s:/]+")
_PAGE = re.compile(r"https?://\S+")


class Contact(SphinxDirective):
    """Say it."""

    def run(self) -> list[nodes.Node]:
        lines = [_to_organisers(self.config.organisers_address)]
        if self.config.notes_issues_url:
            lines.append(
                [_link(labels.open_issue(), self.config.notes_issues_url), nodes.Text(labels.issues_are_public())]
            )
        items = (nodes.list_item("", nodes.paragraph("", "", *line, translatable=False)) for line in lines)
        return [nodes.bullet_list("", *items, classes=["simple", "contact"])]


def _to_organisers(address: str) -> list[nodes.Node]:
    if not address:
        return [nodes.Text(labels.no_organisers_address())]
    if _PAGE.fullmatch(address):
        return [_link(labels.write_to_organisers(), address)]
    return [nodes.Text(labels.write_to_organisers_at()), _link(address, f"mailto:{address}")]


def _link(words: str, address: str) -> nodes.reference:
    return nodes.reference("", words, refuri=address, classes=["external"])


def _check(app: Sphinx, config: Config) -> None:
    address = config.organisers_address
    if address and not _MAIL.fullmatch(address) and not _PAGE.fullmatch(address):
        raise ConfigError(
            f"organisers_address: {address!r} is no address; set it to one of mail, such as info@notes.example, "
            "to one that begins with https:// or http://, or to ''"
        )


def setup(app: Sphinx) -> None:
    app.add_config_value("organisers_address", "", "env", (str,))
    app.add_config_value("notes_issues_url", "", "env", (str,))
    app.add_directive("contact", Contact)
    app.connect("config-inited", _check)
