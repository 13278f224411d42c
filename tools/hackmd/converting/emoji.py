"""The short names of emoji that notes use most (`emoji.txt`); another one stays as it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).with_suffix(".txt")
EMOJI: Final = dict(line.split() for line in _TABLE.read_text(encoding="utf-8").splitlines())
