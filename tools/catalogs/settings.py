"""What ``conf.py`` says that the update and the check need too: MyST's extensions, kept names, harmless flags.

And which catalogs hold labels, and which notes wait for a translator to have any.
"""

from __future__ import annotations

import runpy
import sys
from dataclasses import dataclass
from functools import cache

from sphinx.errors import ConfigError

from tools import ROOT, labels


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    extensions: tuple[str, ...]
    kept: tuple[str, ...]
    harmless_flags: tuple[str, ...]
    #: Catalogs of labels: plain text, not MyST.
    labels: frozenset[str]
    notes_folder: str
    #: How the files of notes end.
    source_suffixes: tuple[str, ...]
    #: Notes that have no catalogs until somebody begins to translate them.
    on_demand: frozenset[str]


@cache
def read() -> Settings:
    paths = sys.path[:]
    try:
        conf = runpy.run_path(str(ROOT / "conf.py"))
    except ConfigError as error:
        raise SystemExit(str(error)) from None
    finally:
        sys.path[:] = paths
    return Settings(
        extensions=tuple(conf["myst_enable_extensions"]),
        kept=tuple(conf["pair_kept"]),
        harmless_flags=tuple(conf["pair_harmless_flags"]),
        labels=labels.names(),
        notes_folder=conf["notes_folder"],
        source_suffixes=tuple(conf["source_suffix"]),
        on_demand=frozenset(conf["pair_on_demand"]),
    )
