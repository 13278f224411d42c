"""Other pages call a note by its short title, where it has one, and so do a browser's tab and a search.

Sphinx, themes and our own views name a note by its title in the environment, which is put there in place of its
heading. So whatever follows changed titles follows this one.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair import languages
from language_pair.other_language import SOURCE, TRANSLATION, words_of
from language_pair.reading.parts import mark_chinese
from language_pair.reading.short_titles import short_title
from language_pair.site.source_titles import keep_title
from language_pair.state import pair_of

#: The attribute by which a title in the environment is known as a short one.
_IS_SHORT = "is_short"


def short_title_of(env: BuildEnvironment, docname: str) -> nodes.title | None:
    """The short title of a note, as other pages show it, with what it is in the other language; `None` without one."""
    title = env.titles.get(docname)
    return title if title is not None and title.get(_IS_SHORT) else None


def _take(app: Sphinx, document: nodes.document) -> None:
    if app.builder.name == "gettext":  # whose templates are made of what stays in the doctree
        return
    for title in list(document.findall(short_title)):
        title.parent.remove(title)
        mark_chinese(title, languages.of_code(app.config.language))
        _name_page(app.env, app.env.current_document.docname, title)


def _name_page(env: BuildEnvironment, docname: str, title: short_title) -> None:
    shown = nodes.title("", "", *title.deepcopy().children, **{_IS_SHORT: True})
    if TRANSLATION in title:
        shown[TRANSLATION] = title[TRANSLATION]
    if SOURCE in title:  # without nodes of the note's doctree, all of which would be stored with them
        shown[SOURCE], shown["source_lang"] = [nodes.Text(words_of(title[SOURCE]))], title["source_lang"]
    env.titles[docname] = env.longtitles[docname] = shown
    pair_of(env).notes[docname].other_titles.pop("", None)
    keep_title(env, docname, "", shown)
    for link in env.tocs[docname].findall(nodes.reference):
        if not link["anchorname"]:  # the heading of the page
            link.children = []
            link += shown.deepcopy().children


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", _take, priority=600)  # when Sphinx has collected titles
