"""The order of all that our extensions do to a doctree: one table for transforms, one for post-transforms.

A transform takes its number from here: ``default_priority = Pass.KEEP_ORIGINALS``. docutils runs them in the order of
their numbers, and those of one number in the order in which extensions were set up, so no two that depend on each
other share one. The numbers lie between those of Sphinx and MyST, which are named in `internals.LANDMARKS`;
``tests/language_pair/test_passes.py`` prints the whole order, holds the landmarks to what is installed, and fails
where a transform of ours has a number of its own.
"""

from __future__ import annotations

from enum import IntEnum, unique


class _Row(IntEnum):
    """A number, and the reason for the place of the pass."""

    why: str

    def __new__(cls, priority: int, why: str) -> _Row:
        row = int.__new__(cls, priority)
        row._value_ = priority
        row.why = why
        return row


@unique
class Pass(_Row):
    """While a note is read; translation is Sphinx's ``Locale`` (20)."""

    # -- As the author wrote it ---------------------------------------------------------------
    ARRANGE_ROWS = 6, "Rows are grouped under headings of ours, which are no messages: before languages are marked."
    SHOW_NOTHING_FROM_ELSEWHERE = 7, "Pictures that are links have no alternative text to translate."
    MOVE_BLOCKS = 8, "What speaks of a whole note leaves its section, which may be in the other language."
    SHOW_FORMULAS_AS_CODE = 9, "Sphinx notes formulas (850), and loads a script for them."
    MARK_LANGUAGES = 13, "Sphinx has found by now what could be translated (10); here it is decided what is."
    CHECK_SCRIPTS = 14, "Looks at each block by the language that it was just given."
    TRIM_TEMPLATES = 15, "By the same languages, for the gettext builder alone."
    READ_CATALOGS = 16, "Counts what each language lacks, which is known now."
    KEEP_WORDS_ELSEWHERE = 17, "Takes them from the catalogs that were just read."
    KEEP_ORIGINALS = 18, "The last moment before Sphinx replaces what blocks say."
    COPY_ORIGINALS = 19, "Blocks shown in both languages are copied: no copy is among the originals that are kept."
    # -- Translated ---------------------------------------------------------------------------
    KEEP_ANCHORS = 21, "Sphinx has just moved links into the note; each gets its anchor before links are compared."
    DROP_FOREIGN_MARKUP = 22, "Before anything takes what a translation says: titles, records, links."
    CHECK_TRANSLATIONS = 23, "Compares blocks with their originals before one of the next passes changes them."
    KEEP_SOURCES = 24, "Tells what Sphinx translated by the children of a block, which later passes replace."
    DROP_COPIES = 26, "A copy that Sphinx did not translate says the same words twice."
    MARK_UNTRANSLATED = 27, "Puts children into an inline: after all that tell a block by its children."
    LABEL_TEXTS = 28, "Labels are no part of a message: after it was translated and marked."
    MARK_TIMES = 29, "Cuts texts in pieces: after all that compare them."
    NAME_POSTS = 30, "Takes topics from headings, which are translated; what a link said is marked by now."
    # -- Around the text: each goes under the title, so the last one is first ---------------
    ADD_STATE = 195, "The state of the page, below the way back."
    ADD_TRAIL = 200, "The way back, directly under the title."
    ADD_ABOUT = 210, "At the end, in the language of the page."
    # -- Ids and titles -----------------------------------------------------------------------
    NAME_HEADINGS = 840, "Slugs (700) and local contents (720) are there; domains note ids next (850)."
    KEEP_OTHER_TITLES = 845, "Headings have their anchors now."
    ADD_LINK_TARGETS = 860, "Domains have read the text (850) into which the targets go."
    MARK_TITLES = 865, "The last moment before Sphinx takes titles into its menus (880)."
    CONFINE_FILES = 870, "All that a note or a translation shows is there, and Sphinx copies no file before 880."


@unique
class PostPass(_Row):
    """Before a page is written, when all notes are known."""

    DROP_REMARKS = 0, "What a page does not show needs nothing of what follows."
    SHOW_SOURCES = 1, "Links of the sources are resolved with those of the page."
    FILL_VIEWS = 2, "Views show links, which are resolved next; no view reads another."
    LINK_VIEWS = 3, "Links between records are in the views that were just filled, too."
    LEAD_ELSEWHERE = 4, "Takes references that nobody here can resolve, before they count as such."
    FIND_SHOWN_TITLES = 6, "MyST (9) and Sphinx (10) are about to put titles into references."
    MARK_SHOWN_TITLES = 30, "They have."
    LINK_REMOTE_PICTURES = 90, "Sphinx fetches them next (100)."
    MARK_CHINESE = 110, "All text is there."
    LIMIT_LISTS = 120, "Sphinx puts the lists of pages in once all of these are done."
