"""What an import has to say of a note: a kind each, with the sentence that says what became of it.

`Group` is how a report sorts them: what wants a person first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum


class Group(Enum):
    """What a finding asks of whoever reads it; in the order of a report."""

    REFUSED = "Refused: not read at all"
    HELD_BACK = "Held back until somebody accepts it"
    CLASHED = "Left as they are: somebody has to decide"
    GUESSED = "Guessed: have a look"
    NOT_RESOLVED = "Leads to what is not here"
    NOT_CONVERTED = "Shown as it was written"
    LEFT_OUT = "Left out of the page"
    REPAIRED = "Repaired"
    CHANGED = "Written in another way"
    LISTED = "Listed, for somebody who wants to know"


class Kind(Enum):
    """``(code, group, what becomes of it)``; the last is inline Markdown, which documentation lists."""

    # Reading a source
    UNREADABLE = ("unreadable", Group.REFUSED, "A file that cannot be read is left aside.")
    TOO_LARGE = ("too_large", Group.REFUSED, "A note has at most 4 MB, and an archive at most 200 MB in all.")
    UNSAFE_NAME = ("unsafe_name", Group.REFUSED, "A name in an archive leads to no place outside of it.")
    NOT_A_NOTE = ("not_a_note", Group.REFUSED, "A note is a file whose name ends in `.md`, `.markdown` or `.txt`.")
    BROKEN_ARCHIVE = ("broken_archive", Group.REFUSED, "Of a damaged archive only whole members are read.")
    BINARY = ("binary", Group.REFUSED, "A note is text.")
    NAME = ("name", Group.REPAIRED, "Names are in composed Unicode, and no two differ in case alone.")

    # Its encoding
    ENCODING = ("encoding", Group.REPAIRED, "Text in UTF-16, Big5 or GB 18030 becomes UTF-8, without a mark before it.")
    DOUBLE_ENCODED = (
        "double_encoded",
        Group.REPAIRED,
        "Text that was decoded wrongly, and then saved, is read rightly.",
    )
    LOST_BYTES = ("lost_bytes", Group.GUESSED, "A character that has lost a byte is what fits best where it is.")
    DAMAGED = ("damaged", Group.NOT_CONVERTED, "Text that cannot be repaired stays as it is.")
    CONTROLS = ("controls", Group.LEFT_OUT, "Control characters, which no page can hold, are left out.")

    # Front matter, tags, title
    FRONT_MATTER = ("front_matter", Group.CHANGED, "Front matter that is no YAML is read line by line.")
    FRONT_MATTER_LINE = ("front_matter_line", Group.NOT_CONVERTED, "A line of front matter without a meaning is text.")
    FIELD = ("field", Group.LEFT_OUT, "Fields that only HackMD's own pages use are left out.")
    BREAKS = ("breaks", Group.CHANGED, "`breaks: false` is obeyed: lines of a paragraph flow together.")
    TAGS = ("tags", Group.CHANGED, "A heading of tags becomes `tags` in the front matter.")
    TAG_IN_HEADING = ("tag_in_heading", Group.GUESSED, "A tag that only the heading has is kept.")
    TITLE = (
        "title",
        Group.CHANGED,
        "The title is the first `#` heading, else the front matter's, else the file's name.",
    )
    SEVERAL_TITLES = ("several_titles", Group.CHANGED, "A page has one title; other `#` headings are below it.")
    LEVELS = ("levels", Group.CHANGED, "A heading is one level below the one that it is under.")
    EMPTY_HEADING = ("empty_heading", Group.LEFT_OUT, "A heading without words is left out.")
    HEADING_SPELLING = ("heading_spelling", Group.CHANGED, "A heading is written `## …`.")
    HEADING_IN_CONTAINER = ("heading_in_container", Group.CHANGED, "A heading in a box is bold text.")
    EMPTY_NOTE = ("empty_note", Group.LEFT_OUT, "A note without text is no page.")

    # What it holds
    CONTENTS = ("contents", Group.LEFT_OUT, "`[TOC]` is left out: the menu shows the headings.")
    CONTAINER = ("container", Group.NOT_CONVERTED, "A box that is no known one, or is not closed, stays as written.")
    SPOILER = ("spoiler", Group.CHANGED, "A spoiler without a title is shown as “…”.")
    COLOUR = ("colour", Group.LEFT_OUT, "The colour of a name is left out.")
    RULE = ("rule", Group.LEFT_OUT, "A rule is left out where a page can have none, or a heading is beside it.")
    SLIDE = ("slide", Group.LEFT_OUT, "Settings of a slide are left out.")
    LEXER = ("lexer", Group.CHANGED, "Code in a language that is not known is not highlighted.")
    DIAGRAM = ("diagram", Group.NOT_CONVERTED, "A diagram is shown as its source.")
    FORMULA = ("formula", Group.NOT_CONVERTED, "A formula is shown as code.")
    PICTURE = ("picture", Group.CHANGED, "A picture on another host is a link; `--images` fetches it.")
    FETCHED = ("fetched", Group.LISTED, "A picture that was fetched is beside the page, and shown there.")
    NOT_FETCHED = ("not_fetched", Group.NOT_RESOLVED, "A picture that cannot be fetched, or is too large, is a link.")
    NO_ALT = ("no_alt", Group.LISTED, "A picture without a description needs one.")
    EMBEDDED = ("embedded", Group.CHANGED, "A page in a page is a link to it.")
    THEME = ("theme", Group.LEFT_OUT, "A theme for an embedded note is left out.")
    TABLE = ("table", Group.CHANGED, "A row with more cells than headings gets columns without a heading.")
    FOOTNOTE = (
        "footnote",
        Group.NOT_CONVERTED,
        "A reference without its footnote, and a footnote without a reference, is shown as it is written.",
    )
    EMPTY_LINK = ("empty_link", Group.CHANGED, "A link that leads nowhere is text.")
    TARGET = ("target", Group.LEFT_OUT, "`[target=_blank]` is left out.")
    HTML = ("html", Group.NOT_CONVERTED, "A tag that HackMD does not take for HTML is shown as text.")
    HTML_CUT = ("html_cut", Group.LEFT_OUT, "HTML that a page may not hold is left out; its text stays.")
    SCRIPT_CUT = ("script_cut", Group.LEFT_OUT, "Scripts and styles are left out.")
    EMPHASIS = ("emphasis", Group.NOT_CONVERTED, "`**` beside a Chinese bracket is no bold text, on HackMD neither.")
    SYNC_BADGE = ("sync_badge", Group.LEFT_OUT, "HackMD's badge is left out; it says which note this is.")

    # Private things
    EMAIL = (
        "email",
        Group.HELD_BACK,
        "An e-mail address is private, unless `public_addresses` in `notes.toml` has it or its domain.",
    )
    PHONE = ("phone", Group.HELD_BACK, "A phone number is private.")
    MESSENGER = ("messenger", Group.HELD_BACK, "A person's name in LINE, WeChat or the like is private.")
    PASSWORD = ("password", Group.HELD_BACK, "A password with its value is private, whatever it opens.")
    TOKEN = ("token", Group.HELD_BACK, "An address with a token, a key or a password in it lets its readers in.")
    SECRET_KEY = ("secret_key", Group.HELD_BACK, "A key of a service, a webhook and a private key are secret.")
    ACCOUNT = ("account", Group.HELD_BACK, "The number of a bank account or a card is private.")
    ID_NUMBER = ("id_number", Group.HELD_BACK, "The number of an identity card or a passport is private.")
    COMMENT = ("comment", Group.HELD_BACK, "A comment is cut out; what is accepted stays as `%` lines.")
    NOT_PUBLIC = ("not_public", Group.HELD_BACK, "A note that only members can read on HackMD is not made public.")
    POSTAL_ADDRESS = ("postal_address", Group.LISTED, "A postal address stays: most are those of venues.")
    DOCUMENT = ("document", Group.LISTED, "A link to a document, a drive, a form or a calendar stays.")
    MEETING = ("meeting", Group.LISTED, "A link to a video meeting stays.")
    INVITATION = ("invitation", Group.LISTED, "An invitation to a group or a team stays.")
    ROOM = ("room", Group.LISTED, "A link to a virtual room, or to an event's questions, stays.")

    # Language
    LANGUAGE = ("language", Group.CHANGED, "A part in the other language is marked.")

    # Where it goes
    THERE = ("there", Group.LISTED, "A note that the site has already is not imported once more.")
    TAG_WITHOUT_PLACE = ("tag_without_place", Group.LISTED, "A tag that `notes.toml` does not know decides no folder.")

    # Links
    NOT_HERE = ("not_here", Group.NOT_RESOLVED, "A link to a note that is not here leads to HackMD.")
    NO_ANCHOR = (
        "no_anchor",
        Group.NOT_RESOLVED,
        "A link to a heading that is not there leads to the page, one in the note itself is text.",
    )
    NOT_EMBEDDED = ("not_embedded", Group.LEFT_OUT, "Of a note in a note that is not here, `[embed]` says what to do.")
    TITLE_MATCH = (
        "title_match",
        Group.GUESSED,
        "A note that no source knows is the one whose title all links to it show.",
    )
    NO_PAGE = ("no_page", Group.NOT_RESOLVED, "The map of ids names pages that are there, or come with this import.")

    # Importing again
    CLASH = (
        "clash",
        Group.CLASHED,
        "A page that was edited in the places where its note was stays; the text is beside.",
    )
    DELETED_THERE = ("deleted_there", Group.CLASHED, "A page whose note was deleted on HackMD stays.")
    MERGED = ("merged", Group.GUESSED, "A page that was edited elsewhere than its note has both edits.")
    RENAMED = ("renamed", Group.LISTED, "A page whose note has another title stays at its address.")
    MOVED = ("moved", Group.LISTED, "A page that was moved is imported where it is.")
    DELETED_HERE = ("deleted_here", Group.LISTED, "A page that was deleted is not made again.")

    def __str__(self) -> str:
        """Its name in a report."""
        return self.code

    @property
    def code(self) -> str:
        return str(self.value[0])

    @property
    def group(self) -> Group:
        group = self.value[1]
        assert isinstance(group, Group)
        return group

    @property
    def explanation(self) -> str:
        """What documentation says of it."""
        return str(self.value[2])


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing at a line of an export, counted from 1; *found* is a sentence's worth without a dot at its end."""

    path: str
    line: int
    code: str
    found: str
    #: What `--accept` takes, for what can be accepted.
    key: str = ""

    @property
    def kind(self) -> Kind:
        return _BY_CODE[self.code]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.found} [{self.code}]"


_BY_CODE = {kind.code: kind for kind in Kind}


@dataclass(slots=True)
class Findings:
    """The findings of one stage on the note at *path*, while it works; ``tuple(…)`` is what it returns."""

    path: str
    _found: list[Finding] = field(default_factory=list)

    def add(self, kind: Kind, line: int, found: str, *, key: str = "") -> None:
        self._found.append(Finding(self.path, line, kind.code, found, key))

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(self._found))
