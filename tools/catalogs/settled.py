"""Catalogs that are as the last run has left them, of the same templates: there is nothing to merge in them.

A thousand notes have two thousand catalogs, which took two minutes to read, merge and write again, whatever had
changed. What is kept is a file in ``_build``; without it, everything is merged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tools import ROOT
from tools.catalogs.files import Locale, Name

from language_pair.digests import digest_of
from language_pair.files import write
from language_pair.languages import LANGUAGES

#: What decides how catalogs are merged and written, beside what is in them and in their templates.
_CODE = ("tools/catalogs", "_ext/language_pair")


class Counts(NamedTuple):
    """Of the messages of a catalog: those without a translation, those to check, all."""

    empty: int
    fuzzy: int
    messages: int


def settled(state: Path, locale: Locale, templates: Path) -> dict[Name, Counts]:
    """The catalogs in which nothing has changed since the run that wrote *state*, with what was counted in them."""
    try:
        known = json.loads(state.read_text(encoding="utf-8"))
        if known["made_of"] != _made_of():
            return {}
        catalogs = {(code, name): (digest, Counts(*counts)) for code, name, digest, *counts in known["catalogs"]}
    except (OSError, ValueError, TypeError, KeyError):
        return {}  # all is merged once more
    now = dict(_digests(locale, templates))
    return {name: counts for name, (digest, counts) in catalogs.items() if now.get(name) == digest}


def remember(state: Path, locale: Locale, templates: Path, counts: Mapping[Name, Counts], left: list[str]) -> None:
    """Write down how the catalogs and *templates* are after a run, and what it has said is *left* to do."""
    rows = [[*name, digest, *counts[name]] for name, digest in _digests(locale, templates) if name in counts]
    found = {"made_of": _made_of(), "catalogs": rows, "left_to_do": left}
    write(state, json.dumps(found, ensure_ascii=False).encode())


def _digests(locale: Locale, templates: Path) -> Iterator[tuple[Name, str]]:
    """A digest of each catalog with its template; of those that have both."""
    for language in LANGUAGES:
        for name, path in locale.catalogs(language.code):
            template = templates / language.code / f"{name}.pot"
            if template.is_file() and path.is_file():
                yield (language.code, name), digest_of([template, path])


def _made_of() -> str:
    code = (path for folder in _CODE for path in sorted((ROOT / folder).rglob("*.py")))
    return f"{version('sphinx-intl')} {digest_of([*code, ROOT / 'conf.py'])}"
