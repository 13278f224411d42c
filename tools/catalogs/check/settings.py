"""What ``conf.py`` says that the check needs too: MyST's extensions, kept names, catalogs of labels."""

from __future__ import annotations

import runpy
from dataclasses import dataclass
from functools import cache

from tools import ROOT

#: The theme's labels, which Sphinx itself looks up.
_THEME_LABELS = "sphinx"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    extensions: tuple[str, ...]
    kept: tuple[str, ...]
    #: Catalogs of labels: plain text, not MyST.
    labels: frozenset[str]
    notes_folder: str


@cache
def read() -> Settings:
    conf = runpy.run_path(str(ROOT / "conf.py"))
    return Settings(
        extensions=tuple(conf["myst_enable_extensions"]),
        kept=tuple(conf["pair_kept"]),
        labels=frozenset([*conf["pair_other_catalogs"], _THEME_LABELS]),
        notes_folder=conf["notes_folder"],
    )
