"""What this needs of MyST and docutils beyond what these document: an upgrade is this one file to read.

Read in MyST-Parser 5.2.0 and docutils 0.22.4. ``tests/safe_notes/test_internals.py`` names each and shows that it is as
it was; nothing else in ``safe_notes`` touches them, which `nox -s lint` holds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.states import MarkupError
from myst_parser.mdit_to_docutils.base import DocutilsRenderer, token_line
from myst_parser.parsers.directives import parse_directive_text
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms.images import ImageDownloader
from sphinx.util import get_filetype
from sphinx.util.i18n import get_image_filename_for_language

__all__ = [
    "TRANSLATION_SOURCE",
    "ImageDownloader",
    "Use",
    "get_image_filename_for_language",
    "guard_renderer",
    "is_in_bounds",
    "is_markdown",
]

#: How Sphinx ends the source of what it has parsed of a catalog: sphinx.transforms.i18n.
TRANSLATION_SOURCE = ":<translated>"
#: More lines than any block of code has; Sphinx makes a list as long as the greatest number.
_MOST_LINES = 100_000


def is_markdown(env: BuildEnvironment, docname: str) -> bool:
    """Whether the note is read as MyST."""
    return get_filetype(env.config.source_suffix, env.doc2path(docname)) in MystParser.supported


class Use:
    """What a note uses: a directive, a role or a substitution called *name*, *written* so on *line*."""

    def __init__(self, kind: str, name: str, line: int, renderer: DocutilsRenderer, written: str) -> None:
        self.kind, self.name, self.line, self.written = kind, name, line, written
        self._renderer = renderer
        self._parts: tuple[str, str, dict[str, str] | None] | None = None

    @property
    def env(self) -> BuildEnvironment:
        env: BuildEnvironment = self._renderer.document.settings.env
        return env

    @property
    def source(self) -> str:
        """The file in which it is, as docutils calls it."""
        return str(self._renderer.document["source"])

    @property
    def known_substitutions(self) -> dict[str, Any]:
        return self._renderer.md_config.substitutions

    def with_parts(self, first_line: str, content: str, more: dict[str, str] | None) -> Use:
        self._parts = first_line, content, more
        return self

    def found(self) -> Any:
        """The class of the directive or the function of the role; None if there is none."""
        domain, colon, _name = self.name.partition(":")
        if colon and domain.lower() not in {each.name for each in self.env.domains.values()}:
            return None  # Sphinx would say so, without a place
        language, document = self._renderer.language_module_rst, self._renderer.document
        if self.kind == "directive":
            return directives.directive(self.name, language, document)[0]
        return roles.role(self.name, language, self.line, document.reporter)[0]

    def options(self) -> dict[str, Any]:
        """The options of a directive that has any, each made into what the directive gets."""
        directive = self.found()
        if directive is None or self._parts is None:
            return {}
        first_line, content, more = self._parts
        try:
            parsed = parse_directive_text(directive, first_line, content, line=self.line, additional_options=more)
        except MarkupError:  # which MyST reports
            return {}
        return parsed.options

    def as_block(self) -> nodes.literal_block:
        block = nodes.literal_block(self.written, self.written, language="text")
        block.source, block.line = self.source, self.line
        return block

    def as_text(self) -> list[nodes.Node]:
        opening, tick, rest = self.written.partition("`")
        words = rest.removesuffix("`")
        return [nodes.Text(opening), *([nodes.literal(words, words)] if tick else [])]


class Refused(Protocol):
    """Whether a use is refused; one that is has been reported."""

    def __call__(self, use: Use) -> bool: ...


def guard_renderer(refused: Refused) -> None:
    """Ask *refused* before a directive or a role runs, wherever a note, a translation or a directive's body has it.

    MyST gives no other way: its parser names its renderer, and other extensions derive from that. In a build without
    this extension nothing is asked.
    """
    if hasattr(DocutilsRenderer.run_directive, "__wrapped__"):  # by an earlier build in this process
        return
    _guard("run_directive", _run_directive(refused))
    _guard("render_myst_role", _render_role(refused))
    _guard("render_restructuredtext", _render_restructuredtext(refused))
    _guard("render_substitution", _render_substitution(refused))
    setattr(DocutilsRenderer, "_parse_linenos", staticmethod(_bounded(DocutilsRenderer._parse_linenos)))  # noqa: B010


_Method = Callable[..., Any]


def _guard(name: str, around: Callable[[_Method], _Method]) -> None:
    plain = getattr(DocutilsRenderer, name)
    guarded = around(plain)

    @wraps(plain)
    def method(self: DocutilsRenderer, *args: Any, **named: Any) -> Any:
        env = self.sphinx_env
        is_on = env is not None and hasattr(env.config, "safe_directives")
        return (guarded if is_on else plain)(self, *args, **named)

    setattr(DocutilsRenderer, name, method)


def _run_directive(refused: Refused) -> Callable[[_Method], _Method]:
    def around(plain: _Method) -> _Method:
        def method(
            self: DocutilsRenderer, name: str, first_line: str, content: str, position: int, *args: Any, **named: Any
        ) -> Any:
            more = named.get("additional_options") or (args[0] if args else None)
            use = Use("directive", name, position, self, named.get("block_text") or content)
            if refused(use.with_parts(first_line, content, more)):
                return [use.as_block()]
            return plain(self, name, first_line, content, position, *args, **named)

        return method

    return around


def _render_role(refused: Refused) -> Callable[[_Method], _Method]:
    def around(plain: _Method) -> _Method:
        def method(self: DocutilsRenderer, token: Any) -> None:
            name = token.meta["name"]
            use = Use("role", name, token_line(token) if token.map else 0, self, f"{{{name}}}`{token.content}`")
            if refused(use):
                self.current_node += use.as_text()
            else:
                plain(self, token)

        return method

    return around


def _render_restructuredtext(refused: Refused) -> Callable[[_Method], _Method]:
    def around(plain: _Method) -> _Method:
        def method(self: DocutilsRenderer, token: Any) -> None:
            written = f"{token.markup}{token.info}\n{token.content}{token.markup}\n"
            use = Use("directive", "eval-rst", token_line(token), self, written)
            if refused(use):
                self.current_node += use.as_block()
            else:
                plain(self, token)

        return method

    return around


def _render_substitution(refused: Refused) -> Callable[[_Method], _Method]:
    def around(plain: _Method) -> _Method:
        def method(self: DocutilsRenderer, token: Any, inline: bool) -> None:
            use = Use("substitution", token.content.strip(), token_line(token), self, f"{{{{{token.content}}}}}")
            if not refused(use):
                plain(self, token, inline)
            elif inline:
                self.current_node += use.as_text()
            else:
                self.current_node += use.as_block()

        return method

    return around


def _bounded(plain: Callable[[str, int], list[int]]) -> Callable[[str, int], list[int]]:
    """Let no line number be greater than Sphinx can make a list of; MyST reports the `ValueError`."""

    @wraps(plain)
    def parse(lines: str, total: int) -> list[int]:
        if not is_in_bounds(lines):
            raise ValueError(f"out of range(1-{total})")
        return plain(lines, total)

    return parse


def is_in_bounds(lines: str) -> bool:
    """Whether a list of lines, ``1-3,7``, names none beyond what any block of code has."""
    numbers = "".join(sign if sign.isdigit() else " " for sign in lines).split()
    return all(len(number) < 7 and int(number) <= _MOST_LINES for number in numbers)
