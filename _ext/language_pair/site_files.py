"""What a web site has beside its pages, for other programs: files, each JSON one with its JSON Schema beside it."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from language_pair.builders import add_html_only_node, site_of
from language_pair.files import write
from language_pair.labels import BETWEEN_FACTS, _


class feed_links(nodes.General, nodes.Element):
    """A line that says where a web site has the same for programs: ``files`` are pairs of a name, seen from
    the first page, and a label."""


#: Styles of the pair and of the search come before those of features (500), whatever the order of ``extensions``.
SHARED_STYLES = 400


def add_static_folder(app: Sphinx, folder: Path) -> None:
    """Have the files in *folder* copied into ``_static``; more than one extension may ask for the same folder."""
    if str(folder) not in app.config.html_static_path:
        app.config.html_static_path.append(str(folder))


def add_templates_folder(app: Sphinx, folder: Path) -> None:
    """Have templates looked for in *folder*, after the project's own and before the theme's."""
    if str(folder) not in app.config.templates_path:
        app.config.templates_path = [*app.config.templates_path, str(folder)]  # not the default itself


def from_page(builder: StandaloneHTMLBuilder, name: str) -> str:
    """The address of the file *name* of the site, seen from the page that is being written."""
    return relative_uri(builder.get_target_uri(builder.current_docname), name)


def write_output(app: Sphinx, name: str, content: str, *, schema: Path | None = None) -> None:
    """Write *content* to the file that pages find at *name*, seen from the first one, as it is, in UTF-8."""
    path = Path(app.outdir, name)
    write(path, content.encode())
    if schema:
        write(path.with_name(schema.name), schema.read_bytes())


def _visit_feed_links(self: HTML5Translator, node: feed_links) -> None:
    if site_of(self.builder):
        links = [f'<a href="{from_page(self.builder, name)}">{self.encode(label)}</a>' for name, label in node["files"]]
        words = self.encode(_("Also available as data: "))
        self.body.append(f'<p class="feed-links">{words}{BETWEEN_FACTS.join(links)}</p>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    add_html_only_node(app, feed_links, _visit_feed_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
