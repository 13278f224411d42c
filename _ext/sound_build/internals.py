"""What a sound build needs of Sphinx and markdown-it beyond what these document.

Read in Sphinx 9.0.4 and markdown-it-py 4.3.0. ``tests/sound_build/test_internals.py`` names each and shows that it is
as it was; nothing else in ``sound_build`` touches them, which `nox -s lint` holds.
"""

from __future__ import annotations

import itertools
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.environment import BuildEnvironment, _CurrentDocument
from sphinx.parsers import Parser
from sphinx.util.docutils import _parse_str_to_doctree
from sphinx.util.logging import NAMESPACE, WarningStreamHandler
from sphinx.writers import text as text_writer
from sphinx.writers.text import TextWrapper

__all__ = [
    "LONG_WORD",
    "NAMESPACE",
    "LinearWrapper",
    "SoundEnvironment",
    "block_tokens",
    "cut_from",
    "downloads_of",
    "forget_reading",
    "globbed_of",
    "is_whole_book",
    "make_whole",
    "name_pictures",
    "pictures_of",
    "read_with",
    "replace_method",
    "resolve_with",
    "stops_at_warnings",
    "toctrees_of",
    "warning_handlers",
    "was_cut_from",
    "wrap_with",
]

# -- Reading: sphinx.builders.Builder.read_doc -----------------------------------------------------


def replace_method(builder: Builder, name: str, method: Callable[..., Any]) -> None:
    """Have Sphinx call *method* in place of the builder's own; processes that are forked later inherit it."""
    setattr(builder, name, method)


def forget_reading(env: BuildEnvironment) -> None:
    """Let nothing be left of a note whose reading came to no end, as Sphinx does after one that did."""
    env.current_document = _CurrentDocument()
    env.ref_context.clear()


def read_with(parser: Parser, builder: Builder, docname: str, *, cache: bool) -> None:
    """What ``read_doc`` does, of a note whose file is not looked at: *parser* makes its doctree."""
    env = builder.env
    env.prepare_settings(docname)
    document = _parse_str_to_doctree(
        "",
        filename=env.doc2path(docname),
        default_settings=env.settings,
        env=env,
        parser=parser,
        transforms=builder._registry.get_transforms(),
    )
    env.all_docs[docname] = time.time_ns() // 1_000
    forget_reading(env)
    env._pickled_doctree_cache.pop(docname, None)
    builder.write_doctree(docname, document, _cache=cache)


# -- Resolving: sphinx.environment.BuildEnvironment ------------------------------------------------


class SoundEnvironment(BuildEnvironment):
    """Sphinx's environment, which hands the resolving of a page to `around`, and is stored with whole toctrees."""

    #: Takes ``get_and_resolve_doctree`` and its arguments; of one build alone.
    around: Callable[..., nodes.document] | None = None

    def get_and_resolve_doctree(self, docname: str, builder: Builder, **options: Any) -> nodes.document:
        resolve = super().get_and_resolve_doctree
        return (
            self.around(resolve, docname, builder, **options) if self.around else resolve(docname, builder, **options)
        )

    def __getstate__(self) -> dict[str, Any]:
        state = {**super().__getstate__(), "toctree_includes": toctrees_of(self)}
        state.pop("around", None)
        return state


def resolve_with(env: BuildEnvironment, around: Callable[..., nodes.document]) -> None:
    """Make *env* one of these: Sphinx lets nobody choose the class."""
    env.__class__ = SoundEnvironment
    assert isinstance(env, SoundEnvironment)
    env.around = around


def toctrees_of(env: BuildEnvironment) -> dict[str, list[str]]:
    """The notes that each note's toctrees list, as they were read: ``env.toctree_includes`` with nothing cut."""
    found: dict[str, list[str]] = {}
    for docname in env.toctree_includes:
        listed = env.tocs[docname].findall(addnodes.toctree) if docname in env.tocs else ()
        found[docname] = [name for toctree in listed for name in toctree.get(_WHOLE, toctree)["includefiles"]]
    return found


def globbed_of(env: BuildEnvironment) -> dict[str, set[str]]:
    """Of what each note's toctrees list, as they were read, that which only those with a glob do."""
    found: dict[str, set[str]] = {}
    for docname in env.glob_toctrees:
        named: dict[bool, set[str]] = {True: set(), False: set()}
        for toctree in env.tocs[docname].findall(addnodes.toctree) if docname in env.tocs else ():
            named[bool(toctree["glob"])].update(toctree.get(_WHOLE, toctree)["includefiles"])
        found[docname] = named[True] - named[False]
    return found


#: What a toctree held before something was cut from it.
_WHOLE = "whole"


def cut_from(toctrees: Iterable[addnodes.toctree], docname: str, kept: int = 0) -> None:
    """Leave the note *docname* out of what the *toctrees* of a note list, but for its first *kept* entries."""
    toctrees = list(toctrees)
    for toctree in toctrees:
        toctree.setdefault(_WHOLE, {name: toctree[name] for name in ("entries", "includefiles")})
    for name, docname_of in (("entries", itemgetter(1)), ("includefiles", str)):
        places = itertools.count()
        for toctree in toctrees:
            toctree[name] = [item for item in toctree[name] if docname_of(item) != docname or next(places) < kept]


def make_whole(toctree: addnodes.toctree) -> None:
    """Put back what was cut from *toctree*."""
    toctree.attributes.update(toctree.attributes.pop(_WHOLE, {}))


def was_cut_from(toctrees: Iterable[addnodes.toctree]) -> dict[str, int]:
    """The notes that were cut from *toctrees*, each with the number of its entries that were kept."""
    toctrees = list(toctrees)
    whole = Counter(name for toctree in toctrees for name in toctree.get(_WHOLE, toctree)["includefiles"])
    kept = Counter(name for toctree in toctrees for name in toctree["includefiles"])
    return {name: kept[name] for name in whole if kept[name] < whole[name]}


# -- Warnings: sphinx.util.logging -----------------------------------------------------------------


def warning_handlers(loggers: Iterable[Any]) -> Iterator[WarningStreamHandler]:
    """Sphinx's handlers that show warnings."""
    return (handler for handler in loggers if isinstance(handler, WarningStreamHandler))


def stops_at_warnings(app: Sphinx) -> bool:
    """Whether a maintainer has asked for the first error as it is: ``--exception-on-warning`` or ``--pdb``."""
    return bool(app._exception_on_warning or app.pdb)


# -- What is copied: sphinx.util.FilenameUniqDict, DownloadFiles -----------------------------------


def pictures_of(env: BuildEnvironment) -> list[str]:
    """The names under which the pictures of all notes are copied."""
    return [name for _docnames, name in env.images.values()]


def name_pictures(env: BuildEnvironment) -> set[str]:
    """Name the copies of pictures by the order of their notes and paths; the notes of those that had other names.

    Sphinx gives the second ``map.svg`` the name that is free when its note is read.
    """
    named = type(env.images)()
    for path, (docnames, _name) in sorted(env.images.items(), key=lambda item: (min(item[1][0], default=""), item[0])):
        for docname in sorted(docnames):
            named.add_file(docname, path)
    others = (docnames for path, (docnames, name) in env.images.items() if path in named and named[path][1] != name)
    moved = set().union(*others)
    env.images = named
    return moved


def downloads_of(env: BuildEnvironment) -> list[str]:
    """The same of downloads: each in a folder of its own."""
    return [Path(name).as_posix() for _docnames, name in env.dlfiles.values()]


def is_whole_book(builder: Builder) -> bool:
    """Whether *builder* makes one page of all notes, under a name that is no note's."""
    return isinstance(builder, SingleFileHTMLBuilder)


# -- Lines of text: sphinx.writers.text ------------------------------------------------------------

#: A run of this many characters without a blank; Sphinx looks from each of them for a hyphen up to the end of the run.
LONG_WORD = 1000
_PIECES = re.compile(rf"\s+|\S{{1,{LONG_WORD}}}")
_HAS_LONG_WORD = re.compile(rf"\S{{{LONG_WORD + 1}}}")


class LinearWrapper(TextWrapper):
    """Takes a longer word as several, side by side: lines break at the same places, but at no hyphen between two."""

    def _split(self, text: str) -> list[str]:
        pieces = _PIECES.findall(text) if _HAS_LONG_WORD.search(text) else [text]
        return [chunk for piece in pieces for chunk in super(LinearWrapper, self)._split(piece)]


def wrap_with(wrapper: type[TextWrapper]) -> None:
    """Have Sphinx's writer of text make its lines with *wrapper*: it takes none."""
    vars(text_writer)["TextWrapper"] = wrapper


# -- MyST's parser: myst_parser.parsers, markdown_it.parser_block ----------------------------------


def block_tokens(env: BuildEnvironment, text: str) -> list[Token]:
    """The blocks of a note's *text*, read with the settings of the build; nothing within a line is looked at."""
    config: MdParserConfig = getattr(env, "myst_config", MdParserConfig())
    key = repr(config)
    if key not in _parsers:
        _parsers[key] = create_md_parser(config, RendererHTML)
    tokens: list[Token] = []
    _parsers[key].block.parse(text, _parsers[key], {}, tokens)
    return tokens


#: By their settings: to make one takes half as long as to read a note with it.
_parsers: dict[str, MarkdownIt] = {}
