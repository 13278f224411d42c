"""What can be wrong with a testimonial."""

from __future__ import annotations

from records.faults import PyConTWFault


class Fault(PyConTWFault):
    """Of a testimonial."""

    NO_TABLE = (
        "no_table",
        "A testimonial-matrix holds one Markdown table: a heading row, a row of dashes and a row for each post.",
    )
    NO_HEADING = ("no_heading", "Each topic column needs a heading.")
    MARK = ("mark", "A topic's cell is empty or holds V (or ✓).")
    NO_LINK = (
        "no_link",
        "The first cell of a row, or each item of a list, links to the post or write-up: `[who](https://…)`.",
    )
    COLUMN = (
        "column",
        "An option that names a column, as `:author:` does, gives its heading in the table.",
    )
    ARCHIVED = ("archived", "An archived copy is given by its address, which begins with https:// or http://.")
    SEEN = ("seen", "The day on which somebody last saw it is written in the form 2026-11-21.")
    FROM = ("from", "`:from:` names folders or notes under `docs/`, separated by commas: 2021, 2022.")
    FROM_AND_BODY = (
        "from_and_body",
        "A testimonial-matrix or reading-list has either a body or `:from:`, not both; `quotes` has no body.",
    )
    WRITE_UPS = (
        "write_ups",
        "A reading-list holds one list of links, or one Markdown table of four columns: write-up, author, language, "
        "date.",
    )
    WRITTEN_IN = ("written_in", "The language of a write-up is given as a code: `zh_TW`, `en`, `ja`.")
    WRITTEN_ON = ("written_on", "The date of a write-up is written in the form 2021-10-02.")
    POST = ("post", "`:post:` names posts or write-ups on this site by address or id, separated by spaces.")
    DUPLICATE_LINK = ("duplicate_link", "A post has only one row; mark all its topics there.")
    SPEAKER = ("speaker", "A witness needs a `:speaker:`.")
    NO_QUOTE = ("no_quote", "The body of a witness is the quote.")
