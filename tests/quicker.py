"""What hundreds of small builds do again and again, and no test looks at: done once, or not at all."""

from __future__ import annotations

import functools
import logging
import os
from collections.abc import Iterable
from types import CodeType
from typing import Any

from jinja2 import Environment
from sphinx.util.logging import SphinxLoggerAdapter

from language_pair.catalogs import po
from language_pair.catalogs.messages import Catalog


def make_builds_quicker() -> None:
    """For this process: patched once, before the first test."""
    # Nobody cuts the power. Tests that stop a program while it writes have an `fsync` of their own.
    os.fsync = lambda _descriptor: None
    # Sphinx makes a thousand records a build that nobody reads.
    logging.disable(logging.DEBUG)
    _patch(SphinxLoggerAdapter, "debug", lambda *_message, **_options: None)
    _patch(po, "parse", _remembering_catalogs(po.parse))
    _patch(Environment, "compile", _remembering_code(Environment.compile))


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
