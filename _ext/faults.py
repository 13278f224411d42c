"""What a note can get wrong: one subtype each, with the sentence that says what is allowed.

Every warning of these extensions reads ``path:line: WARNING: <what was found>. <what is allowed>
[pycontw.<subtype>]``; the subtype is what ``suppress_warnings`` takes.
"""

from __future__ import annotations

from enum import Enum

from docutils import nodes
from sphinx.util import logging

_logger = logging.getLogger(__name__)


class Fault(Enum):
    """``(subtype, what is allowed)``."""

    SOURCE_LANG = ("source_lang", "The front matter of a note says `source_lang: en` or `source_lang: zh_TW`.")
    LANGUAGE_MARK = (
        "language_mark",
        "Mark a block in the other language with {.language-en} or {.language-zh-Hant-TW}.",
    )
    SCRIPT = (
        "script",
        "Mark a block in the other language with {.language-en} or {.language-zh-Hant-TW}, a directive with :lang:; "
        "add a name to pair_kept in conf.py, with the reason.",
    )
    ANCHOR = ("anchor", "Give the heading a label on the line before it: (name)=.")
    CATALOG = (
        "catalog",
        "A catalog is a .po file in UTF-8 whose header names its language; a broken message counts as not translated.",
    )
    ORPHAN_CATALOG = (
        "orphan_catalog",
        "A catalog has the same path and name as its note; move it with the note, or delete it.",
    )
    FLIPPED = (
        "flipped",
        "A catalog never translates a language into itself: correct the note's source_lang or the block's mark, "
        "or run `python3 run.py catalogs`.",
    )
    TRANSLATION = (
        "translation",
        "A translation is one paragraph in the catalog's language and keeps its source's links, code and other markup.",
    )
    NO_TABLE = (
        "no_table",
        "A testimonial-matrix holds one Markdown table: a heading row, a row of dashes and a row for each post.",
    )
    NO_HEADING = ("no_heading", "Each topic column needs a heading.")
    MARK = ("mark", "A topic's cell is empty or holds V (or ✓).")
    EXTRA_CELLS = (
        "extra_cells",
        "A row has at most as many cells as there are headings; write a | inside a cell as \\|.",
    )
    NO_LINK = (
        "no_link",
        "The first cell of a row, or each item of a list, links to the post or write-up: [who](https://…).",
    )
    COLUMN = ("column", ":archived: and :seen: each give the heading of a column in the table.")
    ARCHIVED = ("archived", "An archived copy is given by its address, which begins with https:// or http://.")
    SEEN = ("seen", "The day on which somebody last saw it is written in the form 2026-11-21.")
    FROM = ("from", ":from: names folders or notes under docs/, separated by commas: 2021, 2022.")
    FROM_AND_TABLE = ("from_and_table", "A testimonial-matrix has either a table of its own or :from:, not both.")
    WRITE_UPS = (
        "write_ups",
        "A reading-list holds one list of links, or one Markdown table of four columns: write-up, author, language, "
        "date.",
    )
    WRITTEN_IN = ("written_in", "The language of a write-up is given as a code: zh_TW, en, ja.")
    WRITTEN_ON = ("written_on", "The date of a write-up is written in the form 2021-10-02.")
    POST = ("post", ":post: names posts or write-ups on this site by address or id, separated by spaces.")
    DUPLICATE_LINK = ("duplicate_link", "A post has only one row; mark all its topics there.")
    COMMUNITY_NAME = ("community_name", "The name follows the directive: {community} Taipei.py.")
    CITY = (
        "city",
        "A city is a city or county of Taiwan, written as in _ext/communities/cities.toml, in either language.",
    )
    CHECKED = (
        "checked",
        "A status other than `unknown` needs the day on which somebody checked it, today or earlier: "
        "`:checked: 2026-11-21`.",
    )
    STALE = ("stale", "A status is checked once a year: check it again, then update :status: and :checked:.")
    LOST_OPTION = (
        "lost_option",
        "Options come directly below the directive's first line, before any blank line, each only once, "
        "with half-width colons and a space: `:city: Taipei`.",
    )
    BACK_TO = ("back_to", "back_to names pages by their path under docs/, separated by commas: `years, 2021/index`.")
    RECORD_ID = (
        "record_id",
        "If the name is not all in Latin letters, give an :id: (lower-case letters, digits, hyphens).",
    )
    NEWER_FACT = ("newer_fact", "A newer-fact needs a :date: and a :source:.")
    CARD_OUTSIDE = ("card_outside", "A community-cards block holds community blocks and nothing else.")
    SHARED_LINK = ("shared_link", "No two communities share a link in their options.")
    ID_TAKEN = ("id_taken", "An id occurs only once on a page; give the record another :id:.")
    DUPLICATE_ID = ("duplicate_id", "Each record of a kind has its own id; give one of them another :id:.")
    SPEAKER = ("speaker", "A witness needs a :speaker:.")
    NO_QUOTE = ("no_quote", "The body of a witness is the quote.")
    HOURS_TABLE = (
        "hours_table",
        "An open-space-hours holds one Markdown table of four columns: day, opens, closes, remark.",
    )
    HOURS_DATE = ("hours_date", "An open-space-hours needs the date of the event's first day: `:date: 2021-10-02`.")
    HOURS_TWICE = ("hours_twice", "The hours of a day are declared only once; other notes link to them.")
    DAY = (
        "day",
        "A day is a number from 1 to 9, where 1 is the event's first day; a board has only days that the page's "
        "hours have.",
    )
    TIME = ("time", "A time uses the 24-hour clock: 08:55.")
    ENDS_FIRST = ("ends_first", "A row ends later than it begins, on the same day.")
    OVERLAP = ("overlap", "The periods of a day do not overlap; merge those that do.")
    BOARD_TABLE = (
        "board_table",
        "An open-space-board holds one Markdown table of six columns: subject, host, day, start, end, space.",
    )
    NO_HOURS = ("no_hours", "An open-space-board needs an open-space-hours on the same page, which gives the days.")
    NO_SUBJECT = ("no_subject", "The first cell of a row is the session's subject.")
    SESSION_TWICE = (
        "session_twice",
        "A subject appears only once a day on a board; number its parts: Git (1), Git (2).",
    )
    SPACE_TAKEN = ("space_taken", "A space holds one session at a time.")
    TOO_MANY = ("too_many", "No more sessions run in parallel than :parallel: in the page's open-space-hours allows.")
    OUTSIDE_HOURS = ("outside_hours", "A session takes place within the page's open-space-hours.")

    @property
    def subtype(self) -> str:
        return self.value[0]

    @property
    def allowed(self) -> str:
        return self.value[1]


def warn(fault: Fault, found: str, *, location: nodes.Node | tuple[str, int] | str) -> None:
    """Report *fault*; *found* says what stands there, without a full stop.

    *location* is a node, ``(docname, line)`` or, for another file than a note, ``"path:line"``; lines
    are counted from 1.
    """
    _logger.warning("%s. %s", found, fault.allowed, type="pycontw", subtype=fault.subtype, location=location)
