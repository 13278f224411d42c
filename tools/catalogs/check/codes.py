"""What the check can say of a catalog: a code each, what is allowed, and what translators read about it.

The explanations are on the page `docs/contributing/translating.md`, whose ``{message-list}`` takes them from here: they
are inline Markdown, and messages of that page's catalog.
"""

from __future__ import annotations

from enum import Enum


class Code(Enum):
    """``(the code as it is written, what is allowed, its explanation)``."""

    # The file
    SYNTAX = (
        "syntax",
        "A catalog is written in gettext's format, without marks of a merge, each message once.",
        "The catalog is not written as gettext reads it: a quotation mark is missing, a backslash is stray, a "
        "message occurs twice, a merge left its marks.",
    )
    ENCODING = (
        "encoding",
        "A catalog is in UTF-8, without a byte order mark.",
        "The file is not in UTF-8, or begins with a byte order mark. Save it as “UTF-8 without BOM”.",
    )
    HEADER = (
        "header",
        "The header names the language of the catalog's folder, and UTF-8.",
        "The header of the file does not name the language of its folder, or another charset than UTF-8.",
    )
    FLAG = (
        "flag",
        "A flag is one of gettext's own, such as fuzzy or no-wrap, or is in pair_harmless_flags in conf.py.",
        "A message has a flag, after `#,` or `#=`, that is not known and may mean that its translation is a draft. The "
        "page shows the original until you delete the flag, or a maintainer adds it to `pair_harmless_flags` in "
        "`conf.py`.",
    )
    SILENCE = (
        "silence",
        "A rule is silenced by `# check: <code> <reason>` above a message that breaks it.",
        "A comment that silences a rule has no reason, names no rule, or is not needed.",
    )
    # Markup
    PARAGRAPH = (
        "paragraph",
        "A translation is one paragraph, without empty lines.",
        "The translation has an empty line. It is shown as one paragraph.",
    )
    BLOCK = (
        "block",
        "A translation begins no list, heading or directive that its source does not begin.",
        "The translation begins as a list, a heading or a directive, and its source does not.",
    )
    LINK = (
        "link",
        "A translation has the links of its source; their text is translated, their targets stay.",
        "A link is missing, leads elsewhere or was added. Translate the text in `[…]`, keep the address in `(…)`; a "
        "language in it may change, `/en-us/` to `/zh-hant/`. Of `[text][name]`, keep the name.",
    )
    IMAGE = (
        "image",
        "A translation has the pictures of its source.",
        "A picture is missing or another one.",
    )
    ROLE = (
        "role",
        "A translation has the roles of its source, such as {doc}, with the same targets.",
        "A role, such as `` {doc}`…` ``, is missing or names another target.",
    )
    CODE = (
        "code",
        "A translation has the code of its source, unchanged.",
        "Something between backticks is missing or was changed.",
    )
    EMPHASIS = (
        "emphasis",
        "A translation has as many bold and italic parts as its source.",
        "Bold or italic parts are missing or were added.",
    )
    FOOTNOTE = (
        "footnote",
        "A translation has the footnotes of its source.",
        "A footnote is missing or another one.",
    )
    HTML = (
        "html",
        "A translation has the HTML of its source.",
        'HTML, such as `<kbd>`, is missing or was added; or a label, which is plain text, has `<`, `>`, `"`, a link or '
        "something like `&amp;` that its source does not have.",
    )
    LINE_BREAK = (
        "line-break",
        "A translation breaks the line as often as its source.",
        "A line break is missing or was added.",
    )
    ATTRIBUTES = (
        "attributes",
        "A translation has the attributes in braces of its source; that of a language may go.",
        "Attributes in braces, such as `{.button}`, are missing or were changed. Those that mark a language may "
        "change.",
    )
    STRAY_MARK = (
        "stray-mark",
        "Markup is closed; a ** between a letter and punctuation needs a space before or after it.",
        "The reader would see `**` or a backtick, since something is not closed. Between a letter and a punctuation "
        "mark, `**` needs a space outside: `是 **「粗體」** 字`.",
    )
    # Values
    NUMBER = (
        "number",
        "A translation has the numbers of its source, in digits or in words.",
        "A number is missing or another one. Words count too: “two” may be 2, and “October” 10 月.",
    )
    URL = (
        "url",
        "A translation has the addresses of its source; a part such as /en-us/ may become /zh-tw/.",
        "A web address in the text is missing or another one.",
    )
    EMAIL = (
        "email",
        "A translation has the e-mail addresses of its source.",
        "An e-mail address is missing or another one.",
    )
    PLACEHOLDER = (
        "placeholder",
        "A translation has the placeholders of its source: %s, %(name)s, {name}, {{ name }}.",
        "Something that the program fills in, such as `%s` or `{name}`, is missing or another one.",
    )
    # The words
    UNTRANSLATED = (
        "untranslated",
        "A translation leaves nothing but names in the language of its source.",
        "Words are left in the language of the source. A name that stays as it is goes into the glossary, with the "
        "same word in both columns.",
    )
    LENGTH = (
        "length",
        "A translation says what its source says: no sentence is missing.",
        "The translation is so short, or so long, that a sentence must be missing or wrong.",
    )
    ENDING = (
        "ending",
        "A translation ends as its source does: a sentence, a question, a colon.",
        "The source ends with a full stop, a question mark or a colon, and the translation does not, or the other "
        "way round.",
    )
    BRACKET = (
        "bracket",
        "What a bracket or a quotation mark opens, another closes.",
        "A bracket or a quotation mark is opened and not closed.",
    )
    WHITESPACE = (
        "whitespace",
        "A translation begins and ends with white space where its source does.",
        "The translation begins or ends with a space, or has two in a row, unlike its source.",
    )
    REPEATED = (
        "repeated",
        "A word is not repeated.",
        "A word or a mark is repeated.",
    )
    GLOSSARY = (
        "glossary",
        "The terms of locale/glossary.csv are translated as they are there.",
        "A term is translated otherwise than in `locale/glossary.csv`. A term with several meanings has several "
        "lines there.",
    )
    # Chinese and English
    PUNCTUATION = (
        "punctuation",
        "Punctuation is full-width beside Chinese, half-width in English.",
        "A half-width mark is beside Chinese, or a full-width one in English.",
    )
    SPACE = (
        "space",
        "One space parts Chinese from Latin letters and digits; there is none beside full-width marks.",
        "A space is missing between Chinese and Latin letters or digits, or is beside a full-width mark.",
    )
    SIMPLIFIED = (
        "simplified",
        "Chinese is written in the traditional characters of Taiwan.",
        "A character is a simplified one. Those that are also written in Taiwan, such as 里 and 后, are not reported.",
    )
    MAINLAND = (
        "mainland",
        "Words are those that are used in Taiwan.",
        "A word is one of mainland China for which Taiwan has another. The list is "
        "`tools/catalogs/check/mainland.csv`.",
    )

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return self.value[0]

    @property
    def allowed(self) -> str:
        return self.value[1]

    @property
    def explanation(self) -> str:
        return self.value[2]


#: The first five are about the file, not about what a message says; HTML could run.
NEVER_SILENCED = frozenset({Code.SYNTAX, Code.ENCODING, Code.HEADER, Code.FLAG, Code.SILENCE, Code.HTML})
#: Markup that a build leaves out of a page where its source has none, whatever a comment says.
LEFT_OUT = frozenset({Code.HTML, Code.LINK, Code.IMAGE, Code.ROLE, Code.ATTRIBUTES})
BY_TEXT = {code.text: code for code in Code}
