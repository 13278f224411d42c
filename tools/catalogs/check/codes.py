"""What the check can say of a catalog: a code each, with the sentence that says what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Code(Enum):
    """``(the code as it is written, what is allowed)``."""

    # The file
    SYNTAX = ("syntax", "A catalog is written in gettext's format, without marks of a merge, each message once.")
    ENCODING = ("encoding", "A catalog is in UTF-8, without a byte order mark.")
    HEADER = ("header", "The header names the language of the catalog's folder, and UTF-8.")
    SILENCE = ("silence", "A rule is silenced by `# check: <code> <reason>` above a message that breaks it.")
    # Markup
    PARAGRAPH = ("paragraph", "A translation is one paragraph, without empty lines.")
    BLOCK = ("block", "A translation begins no list, heading or directive that its source does not begin.")
    LINK = ("link", "A translation has the links of its source; their text is translated, their targets stay.")
    IMAGE = ("image", "A translation has the pictures of its source.")
    ROLE = ("role", "A translation has the roles of its source, such as {doc}, with the same targets.")
    CODE = ("code", "A translation has the code of its source, unchanged.")
    EMPHASIS = ("emphasis", "A translation has as many bold and italic parts as its source.")
    FOOTNOTE = ("footnote", "A translation has the footnotes of its source.")
    HTML = ("html", "A translation has the HTML of its source.")
    LINE_BREAK = ("line-break", "A translation breaks the line as often as its source.")
    ATTRIBUTES = ("attributes", "A translation has the attributes in braces of its source; that of a language may go.")
    STRAY_MARK = (
        "stray-mark",
        "Markup is closed; a ** between a letter and punctuation needs a space before or after it.",
    )
    # Values
    NUMBER = ("number", "A translation has the numbers of its source, in digits or in words.")
    URL = ("url", "A translation has the addresses of its source; a part such as /en-us/ may become /zh-tw/.")
    EMAIL = ("email", "A translation has the e-mail addresses of its source.")
    PLACEHOLDER = ("placeholder", "A translation has the placeholders of its source: %s, %(name)s, {name}, {{ name }}.")
    # The words
    UNTRANSLATED = ("untranslated", "A translation leaves nothing but names in the language of its source.")
    LENGTH = ("length", "A translation says what its source says: no sentence is missing.")
    ENDING = ("ending", "A translation ends as its source does: a sentence, a question, a colon.")
    BRACKET = ("bracket", "What a bracket or a quotation mark opens, another closes.")
    WHITESPACE = ("whitespace", "A translation begins and ends with white space where its source does.")
    REPEATED = ("repeated", "A word stands once.")
    GLOSSARY = ("glossary", "The terms of locale/glossary.csv are translated as they are there.")
    # Chinese and English
    PUNCTUATION = ("punctuation", "Punctuation is full-width beside Chinese, half-width in English.")
    SPACE = ("space", "One space parts Chinese from Latin letters and digits; none stands beside full-width marks.")
    SIMPLIFIED = ("simplified", "Chinese is written in the traditional characters of Taiwan.")
    MAINLAND = ("mainland", "Words are those that are used in Taiwan.")

    @property
    def text(self) -> str:
        return self.value[0]

    @property
    def allowed(self) -> str:
        return self.value[1]


#: About the file, not about what a message says: these cannot be silenced.
OF_THE_FILE = frozenset({Code.SYNTAX, Code.ENCODING, Code.HEADER, Code.SILENCE})
BY_TEXT = {code.text: code for code in Code}


@dataclass(frozen=True, slots=True)
class Edit:
    """Put *new* for the characters from *start* to *end* of a translation."""

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of a translation; *at* is the place in it, *edit* repairs it where that is safe."""

    code: Code
    found: str
    at: int = 0
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a catalog, as it is reported; lines are counted from 1."""

    path: Path
    line: int
    code: str
    found: str

    @property
    def message(self) -> str:
        return f"{self.found}. {BY_TEXT[self.code].allowed}"
