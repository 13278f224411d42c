"""The translators, by name, each with the pages that they worked on.

.. code-block:: markdown

   :::{translators}
   :::

Of many, the most diligent have their pages beside their names, the newest ones first; all others are named.
A page with this directive is written anew whenever somebody joins, leaves, or works on another page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages
from language_pair.builders import add_html_only_node, site_of
from language_pair.credit.people import Person, as_one
from language_pair.credit.translators import from_notes, people_of, site_catalogs
from language_pair.labels import BETWEEN_FACTS, _, language_name
from language_pair.languages import Language
from language_pair.links import link_to_note
from language_pair.pair_only import is_alone
from language_pair.passes import PostPass
from language_pair.site.one_language import link_elsewhere
from language_pair.site.overviews import folder_of, newest_first, overview, pages_to_rewrite, shown_title
from language_pair.state import pair_of


class translators(overview):
    """The names."""


class other_page(nodes.inline):
    """The way to the same page in the other language, where that is a page."""


class Translators(SphinxDirective):
    """Thank the translators of all notes."""

    def run(self) -> list[nodes.Node]:
        return [translators()]


class Work(NamedTuple):
    """What somebody translated: a note, or without *docname* the words of the site itself; into *target*."""

    docname: str
    target: Language


#: So many people are listed with pages, and so many pages of each.
PEOPLE, PAGES = 50, 20


class Credited(NamedTuple):
    """Somebody with some of their *works*, and how many *more* they have."""

    person: Person
    works: tuple[Work, ...]
    more: int


def works(env: BuildEnvironment) -> dict[Person, list[Work]]:
    """Everybody's work, each person once, however many names and addresses they go by."""
    found = [*_notes(env), *_site_words(env)]
    proper = as_one(person for person, _work in found)
    by_person: dict[Person, list[Work]] = {}
    for person, work in found:
        done = by_person.setdefault(proper[person], [])
        if work not in done:
            done.append(work)
    return by_person


def _notes(env: BuildEnvironment) -> Iterator[tuple[Person, Work]]:
    for docname, state in sorted(pair_of(env).notes.items()):
        for code, progress in sorted(state.progress.items()):
            if progress.total:
                yield from (
                    (person, Work(docname, languages.of_code(code))) for person in people_of(env, progress.catalog)
                )


def _site_words(env: BuildEnvironment) -> Iterator[tuple[Person, Work]]:
    """The site's own catalogs of labels."""
    for language, path in site_catalogs(env):
        yield from ((person, Work("", language)) for person in people_of(env, from_notes(env, path)))


def sort_key(name: str, language: Language) -> tuple[bool, str, str]:
    """Where *name* is in a list for readers of *language*: names in its own script come first.

    Latin letters sort without their accents and capitals, Chinese characters by radical and stroke, which is
    the order that Unicode gives them.
    """
    is_foreign = languages.has_chinese(name) != (language == languages.ZH_TW)
    letters = (each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return is_foreign, "".join(letters).casefold(), name


def credited(env: BuildEnvironment, here: Language) -> tuple[list[Credited], list[Person]]:
    """Those who are listed with pages, and all others; both as readers of *here* look for them."""

    def by_name(people: Iterable[Person]) -> list[Person]:
        return sorted(people, key=lambda person: sort_key(person.name, here))

    found = works(env)
    diligent = sorted(by_name(found), key=lambda person: -len(found[person]))
    listed = [_credited(person, found[person]) for person in by_name(diligent[:PEOPLE])]
    return listed, by_name(diligent[PEOPLE:])


def _credited(person: Person, done: list[Work]) -> Credited:
    newest = sorted(done, key=lambda work: newest_first(folder_of(work.docname))) if len(done) > PAGES else done
    return Credited(person, tuple(newest[:PAGES]), len(done[PAGES:]))


class FillTranslators(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        here = languages.of_code(self.config.language)
        for place in list(self.document.findall(translators)):
            thanks = list(self._thanks(*credited(self.env, here), here))
            place.replace_self(thanks or [_paragraph(_("No translators are listed yet."))])

    def _thanks(self, listed: list[Credited], others: list[Person], here: Language) -> Iterator[nodes.Node]:
        if listed:
            items = (self._translator(each, here) for each in listed)
            yield nodes.definition_list("", *items, classes=["translators"])
        if others:
            yield nodes.paragraph(
                "", "", nodes.Text(_("Thanks also to: ")), *names(each.name for each in others), translatable=False
            )

    def _translator(self, credit: Credited, here: Language) -> nodes.definition_list_item:
        term = nodes.term("", "", *names([credit.person.name]))
        lines = [self._work(work, here) for work in credit.works]
        lines += [_paragraph(_("… and %d more") % credit.more)] if credit.more else []
        pages = (nodes.list_item("", line) for line in lines)
        return nodes.definition_list_item("", term, nodes.definition("", nodes.bullet_list("", *pages)))

    def _work(self, work: Work, here: Language) -> nodes.paragraph:
        line = nodes.paragraph("", "", translatable=False)
        line += self._subject(work.docname)
        line += nodes.Text(_(" (into %s)") % language_name(work.target))
        if work.docname and not is_alone(self.config, work.docname):
            there = languages.counterpart(here)
            shown = nodes.inline("", there.name, classes=[there.css_class])
            link = link_elsewhere("", "", shown, docname=work.docname, anchor="", language=there)
            line += other_page("", "", nodes.Text(BETWEEN_FACTS), link)
        return line

    def _subject(self, docname: str) -> nodes.Node:
        if docname:
            return link_to_note(docname, self.env.current_document.docname)
        return nodes.Text(_("The words of the site itself"))


def _paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text, translatable=False)


def names(people: Iterable[str]) -> Iterator[nodes.Node]:
    """Names in a row; one in Chinese characters says so, on a page in whatever language."""
    for position, name in enumerate(people):
        if position:
            yield nodes.Text(_(", "))
        css_classes = [languages.ZH_TW.css_class] if languages.has_chinese(name) else []
        yield nodes.inline("", name, classes=css_classes)


def visit_other_page(self: HTML5Translator, node: other_page) -> None:
    if not site_of(self.builder):
        raise nodes.SkipNode


def depart_other_page(self: HTML5Translator, node: other_page) -> None:
    pass


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    listed, others = credited(env, languages.of_code(app.config.language))
    titles = [shown_title(env, work.docname) for each in listed for work in each.works]
    return pages_to_rewrite(env, translators, lambda _page: (listed, others, titles))


def setup(app: Sphinx) -> None:
    app.add_directive("translators", Translators)
    app.add_node(translators)
    add_html_only_node(app, other_page, visit_other_page, depart_other_page)
    app.add_post_transform(FillTranslators)
    app.connect("env-get-updated", rewrite)
