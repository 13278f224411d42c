"""What hundreds of small builds do again and again, and no test looks at: done once, or not at all."""

from __future__ import annotations

import functools
import gc
import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.util.logging import SphinxLoggerAdapter

from tests import quicker_internals
from tools import ROOT

import freshness
from language_pair import history, labels
from language_pair.catalogs import po
from language_pair.catalogs.messages import Catalog
from quick_build import garbage

#: For all that the tests write, in bytes; a container often has no more than a hundredth of it.
ROOM = 4 * 1024**3


def make_builds_quicker() -> None:
    """For this process: patched once, before the first test."""
    # Nobody cuts the power. Tests that stop a program while it writes have an `fsync` of their own.
    os.fsync = lambda _descriptor: None
    _write_into_memory()
    # No test runs git's examples of hooks.
    os.environ["GIT_TEMPLATE_DIR"] = ""
    # Sphinx makes a thousand records a build that nobody reads.
    logging.disable(logging.DEBUG)
    _patch(SphinxLoggerAdapter, "debug", lambda *_message, **_options: None)
    _patch(po, "parse", _remembering_catalogs(po.parse))
    # It tells of each event what it is given: a third of a millisecond for each setting that there is.
    _patch(Config, "__repr__", object.__repr__)
    _patch(freshness, "_files", _remembering_ours(freshness._files))
    _patch(freshness, "digest_of", _remembering_digests(freshness.digest_of))
    for look in (labels.added_to_label, labels.changed_in_label):
        _patch(labels, look.__name__, functools.cache(look))
    quicker_internals.read_settings_once()
    _patch(Environment, "compile", _remembering_code(Environment.compile))
    # A small build makes little garbage; all that tests and their fixtures hold would be searched, too.
    _patch(garbage, "FEW", sys.maxsize)
    quicker_internals.look_once_for_what_is_installed()
    for asked in (history.git, history.missing):
        _patch(history, asked.__name__, _remembering_no_repository(asked))


def _write_into_memory() -> None:
    """Have pytest make the folders of tests where no disk is, if there is room."""
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


@contextmanager
def unheard() -> Iterator[None]:
    """While nobody reads what a build does step by step, but for its warnings."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.DEBUG)


#: Pages that have a form, an excuse or an index that is empty, and none of a note's words.
_OF_NO_NOTE = ("404", "genindex", "search")


def only_what_notes_change(builder: StandaloneHTMLBuilder) -> None:
    """Leave out `_OF_NO_NOTE`, and styles and scripts: together a third of the time that a small site takes.

    Only of a theme that makes none of its files of others, as ours does.
    """
    handle_page = builder.handle_page

    def handled(pagename: str, *context: Any, **options: Any) -> None:
        if pagename not in _OF_NO_NOTE or pagename in builder.env.found_docs:
            handle_page(pagename, *context, **options)

    if builder.name == "html" and builder.theme.name in ("basic", "alabaster"):
        _patch(builder, "handle_page", handled)
        _patch(builder, "copy_static_files", lambda: None)


def keep_what_is_loaded() -> None:
    """Do not search again and again what stays until the end, such as all tests, for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 5)


class Templates(FileSystemBytecodeCache):
    """To compile the theme's templates takes as long as all else in a small build; kept by what is in them."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            super().load_bytecode(bucket)
            if bucket.code is not None:
                self._known[bucket.key, bucket.checksum] = bucket.code


def _patch(owner: object, name: str, function: Any) -> None:
    setattr(owner, name, function)


def _remembering_catalogs(parse: Any) -> Any:
    """Every build reads the labels of all extensions. What is remembered cannot be changed: a `Catalog` is frozen."""

    @functools.lru_cache(maxsize=200)
    def parsed(data: bytes, harmless: frozenset[str]) -> Catalog:
        catalog: Catalog = parse(data, harmless)
        return catalog

    @functools.wraps(parse)
    def remembered(data: bytes, harmless: Iterable[str] = ()) -> Catalog:
        return parsed(data, frozenset(harmless))

    return remembered


def _remembering_ours(find: Any) -> Any:
    """Every build looks for all styles and scripts of our extensions, which no test changes where they are."""
    ours = ROOT / "_ext"
    known = functools.cache(find)

    @functools.wraps(find)
    def remembered(path: Path) -> Any:
        return known(path) if path.is_relative_to(ours) else find(path)

    return remembered


def _remembering_digests(digest_of: Any) -> Any:
    """What files hold is the same while their times and sizes are."""
    known: dict[tuple[object, ...], str] = {}

    @functools.wraps(digest_of)
    def remembered(paths: Iterable[Path]) -> str:
        states = [(path, path.stat()) for path in paths]
        key = tuple((path, state.st_ino, state.st_mtime_ns, state.st_size) for path, state in states)
        if key not in known:
            known[key] = digest_of(path for path, _state in states)
        return known[key]

    return remembered


def _remembering_code(compile_template: Any) -> Any:
    """Templates without a file, as those of styles, have no place in a cache of Jinja's own."""
    known: dict[tuple[str, ...], CodeType] = {}

    @functools.wraps(compile_template)
    def remembered(environment: Environment, source: Any, *named: Any, **options: Any) -> Any:
        if not isinstance(source, str) or named or options:
            return compile_template(environment, source, *named, **options)
        key = (type(environment).__name__, *sorted(environment.extensions), source)
        if key not in known:
            known[key] = compile_template(environment, source)
        return known[key]

    return remembered


def _remembering_no_repository(ask: Any) -> Any:
    """What git says is the same of any folder that is in no repository, and each small build asks several times."""
    known: dict[object, Any] = {}

    @functools.wraps(ask)
    def remembered(folder: Path, *words: str, **given: str) -> Any:
        if any((each / ".git").exists() for each in (folder, *folder.parents)):
            return ask(folder, *words, **given)
        surroundings = sorted((name, value) for name, value in os.environ.items() if name.startswith(("GIT", "PATH")))
        key = (words, *given.items(), *surroundings)
        if key not in known:
            known[key] = ask(folder, *words, **given)
        return known[key]

    return remembered
