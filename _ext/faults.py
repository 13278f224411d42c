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
        "A block in the other language is marked {.language-en} or {.language-zh-Hant-TW}.",
    )
    SCRIPT = (
        "script",
        "A block in the other language is marked {.language-en} or {.language-zh-Hant-TW}, a directive with :lang:; "
        "a name goes into pair_kept in conf.py, with the reason.",
    )
    ANCHOR = ("anchor", "Give the heading a label on the line before it: (name)=.")
    CATALOG = (
        "catalog",
        "A catalog is a .po file in UTF-8 whose head names its language; a broken message counts as not translated.",
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
        "A testimonial-matrix holds one Markdown table: a heading row, a row of dashes, a row for each post.",
    )
    NO_HEADING = ("no_heading", "Each topic's column has a heading.")
    MARK = ("mark", "A topic's cell is empty or holds V (or ✓).")
    EXTRA_CELLS = (
        "extra_cells",
        "A row has at most as many cells as there are headings; write a | inside a cell as \\|.",
    )
    NO_LINK = ("no_link", "The first cell of a row, or an item of a list, is a link to the post: [who](https://…).")
    COLUMN = ("column", ":archived: and :seen: each name the heading of a column of their table.")
    ARCHIVED = ("archived", "The copy of a post is given by its address, which begins with https:// or http://.")
    SEEN = ("seen", "The day on which somebody last saw a post is written 2026-11-21.")
    FROM = ("from", ":from: names folders or notes under docs/, separated by commas: 2021, 2022.")
    FROM_AND_TABLE = ("from_and_table", "A testimonial-matrix has either a table of its own or :from:.")
    WRITE_UPS = (
        "write_ups",
        "A reading-list holds one list of links, or one Markdown table of four columns: write-up, author, language, "
        "date.",
    )
    WRITTEN_IN = ("written_in", "The language of a write-up is given by its code: zh_TW, en, ja.")
    WRITTEN_ON = ("written_on", "The day of a write-up is written 2021-10-02.")
    POST = ("post", ":post: names posts that stand on this site, by their addresses or ids, separated by spaces.")
    DUPLICATE_LINK = ("duplicate_link", "A post has one row; put all its topics there.")
    COMMUNITY_NAME = ("community_name", "A community is named behind its directive: {community} Taipei.py.")
    CITY = (
        "city",
        "A city is a city or county of Taiwan, as _ext/communities/cities.toml names it in either language.",
    )
    CHECKED = (
        "checked",
        "A status but `unknown` has the day on which somebody looked, up to today: `:checked: 2026-11-21`.",
    )
    STALE = ("stale", "A status is checked once a year: look again, then correct :status: and :checked:.")
    LOST_OPTION = (
        "lost_option",
        "Options stand directly under the directive's first line, before any blank line, with half-width colons "
        "and a space, each once: `:city: Taipei`.",
    )
    BACK_TO = ("back_to", "back_to names pages by their path under docs/, separated by commas: `years, 2021/index`.")
    RECORD_ID = (
        "record_id",
        "Where a name is not in Latin letters alone, the id is given as :id: (small letters, digits, hyphens).",
    )
    NEWER_FACT = ("newer_fact", "A newer-fact says its :date: and its :source:.")
    CARD_OUTSIDE = ("card_outside", "A community-cards block holds community blocks and nothing else.")
    SHARED_LINK = ("shared_link", "A link in a community's options belongs to that community alone.")
    ID_TAKEN = ("id_taken", "An id stands once on a page; give the record another :id:.")
    DUPLICATE_ID = ("duplicate_id", "Each record of a kind has an id of its own; give one of them another :id:.")
    SPEAKER = ("speaker", "A witness names its :speaker:.")
    NO_QUOTE = ("no_quote", "A witness holds the quoted words as its body.")
    HOURS_TABLE = (
        "hours_table",
        "An open-space-hours holds one Markdown table of four columns: day, opens, closes, remark.",
    )
    HOURS_DATE = ("hours_date", "An open-space-hours says the date of the event's first day: `:date: 2021-10-02`.")
    HOURS_TWICE = ("hours_twice", "The hours of a day are declared once; other notes link to them.")
    DAY = ("day", "A day is a number from 1 to 9, 1 being the event's first; a board has the days of the page's hours.")
    TIME = ("time", "A time is written in 24 hours: 08:55.")
    ENDS_FIRST = ("ends_first", "A row ends later than it begins, on the same day.")
    OVERLAP = ("overlap", "The periods of a day do not overlap; write overlapping ones as one.")
    BOARD_TABLE = (
        "board_table",
        "An open-space-board holds one Markdown table of six columns: subject, host, day, start, end, space.",
    )
    NO_HOURS = ("no_hours", "An open-space-board stands on a page with an open-space-hours, which says its days.")
    NO_SUBJECT = ("no_subject", "The first cell of a session is its subject.")
    SESSION_TWICE = (
        "session_twice",
        "A subject stands on the board of a day once; number its parts: Git (1), Git (2).",
    )
    SPACE_TAKEN = ("space_taken", "A space holds one session at a time.")
    TOO_MANY = ("too_many", "No more sessions run in parallel than the :parallel: of the page's open-space-hours.")
    OUTSIDE_HOURS = ("outside_hours", "A session lies within the page's open-space-hours.")

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
