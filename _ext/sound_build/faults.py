"""What can be wrong with a note, whatever it holds, so that Sphinx would end or lose a part of it."""

from __future__ import annotations

from language_pair.faults import FaultEnum
from sound_build.depths import LEVELS


class Fault(FaultEnum):
    """Warnings of the type ``sound_build``."""

    @property
    def type(self) -> str:
        return "sound_build"

    ENCODING = (
        "encoding",
        "A note is a text file in UTF-8: open it with the encoding that it has, and save it with the encoding UTF-8.",
    )
    CONTROL = ("control", "A note is text: delete the character.")
    NOTE = (
        "note",
        "A page in its place says so, and the others are built: simplify what the line holds. If that is as the guide "
        "says, it is an error of the build, which `sphinx-build -v` shows in full.",
    )
    NAME = ("name", "A note has another name than a page that the site itself makes, such as `search`.")
    TOCTREE_CYCLE = (
        "toctree_cycle",
        "No note is below itself: take the name out of one of these `{toctree}`s; until then the menu leaves it out "
        "here.",
    )
    TOCTREE_WAYS = (
        "toctree_ways",
        "A note is in one `{toctree}`, or in a few: let one note list these, and the others link to them in their "
        "text; until then menus leave them out here.",
    )
    TOCTREE_DEPTH = (
        "toctree_depth",
        f"A note is at most {LEVELS} levels below the first page: let one note list several, not each of them the next "
        "one; until then menus and books leave it out here.",
    )
    DUPLICATE_LABEL = (
        "duplicate_label",
        "A label is in one note: give it another name in one of them; until then links lead to the later note.",
    )
    UNCLOSED = (
        "unclosed",
        "A block ends with as many of the same characters as it begins with, on a line of their own.",
    )
    LOST_CELLS = (
        "lost_cells",
        "A row has at most as many cells as there are headings; write a `|` inside a cell as `\\|`.",
    )
    BLOCK_TITLE = (
        "block_title",
        "Only `{admonition}` has a title, as in `:::{admonition} Title`, and `:class: tip` below it makes it look like "
        "another: write the words of any other below its first line.",
    )
