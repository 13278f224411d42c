"""Makes docutils nodes of Markdown as MyST does, and nodes of ours where MyST leaves raw HTML and LaTeX behind."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from language_pair.internals import SphinxRenderer
from language_pair.nodes import line_break


class NoteRenderer(SphinxRenderer):
    """The renderer of notes and of translations; a method for each token of ours."""

    def render_line_break(self, token: SyntaxTreeNode) -> None:
        self.current_node.extend(line_break() for _each in range(token.meta.get("count", 1)))
