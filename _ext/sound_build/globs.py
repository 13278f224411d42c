"""What a toctree with `:glob:` finds and another note's toctree names: it is in the latter alone.

So a folder's index lists whatever nobody else does, and each note is once in the menu:

.. code-block:: markdown

   ```{toctree}
   :glob:

   *
   ```
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Found(NamedTuple):
    """The glob of *note* finds *listed*, which another note's toctree names."""

    note: str
    listed: str


def found_elsewhere(listed: Mapping[str, list[str]], globbed: Mapping[str, set[str]]) -> list[Found]:
    """What to leave out of *listed*: of *globbed*, which has what only a glob of each note finds."""
    nothing: set[str] = set()
    named = {name for note, names in listed.items() for name in names if name not in globbed.get(note, nothing)}
    return [
        Found(note, name)
        for note, names in listed.items()
        for name in dict.fromkeys(names)
        if name in named and name in globbed.get(note, nothing)
    ]
