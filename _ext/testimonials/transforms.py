"""The link of a post says who posted it, on what and when, in the reader's language: not before that is known.

A quote is shown in the words it was said in, with its translation under it.

The catalog holds the quote as an ordinary message. Before Sphinx replaces it, the original is set
aside; afterwards the two are shown together, or, where there is no translation, the original alone.
A template wants the quote once, as a message: the gettext builder does without these transforms.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair import languages
from language_pair.languages import Language
from language_pair.passes import Pass
from testimonials import labels, post
from testimonials.facts import add_label, add_language, name_of_post
from testimonials.nodes import cell_note, post_author, said_in, testimonial_row, witness_quote


class KeepOriginal(SphinxTransform):
    """Copy each quote that this build may translate; the copy stays as it was said."""

    default_priority = Pass.COPY_ORIGINALS

    def apply(self, **kwargs: Any) -> None:
        for quote in list(self.document.findall(witness_quote)):
            message = next((node for node in quote.findall(nodes.TextElement) if _is_message(node)), None)
            if message is not None:
                original = quote.deepcopy()
                language = languages.find(message["source_lang"])
                original["classes"] = [language.css_class] if language else []
                for node in original.findall(nodes.TextElement):
                    if not isinstance(node, nodes.Inline):
                        node["translatable"] = False
                quote["translation"] = quote["shows_source"] = True
                quote.parent.insert(quote.parent.index(quote), original)


class DropUntranslated(SphinxTransform):
    """Take away what is under an original and says the same words; name what does not."""

    default_priority = Pass.DROP_COPIES

    def apply(self, **kwargs: Any) -> None:
        for quote in list(self.document.findall(witness_quote)):
            if not quote.get("translation"):
                continue
            if any(node.get("translated") for node in quote.findall(nodes.TextElement)):
                classes = ["witness-translation-label"]
                label = nodes.paragraph("", labels.translation(), translatable=False, classes=classes)
                quote.parent.insert(quote.parent.index(quote), label)
            else:
                quote.parent.remove(quote)


class NamePosts(SphinxTransform):
    """Let the link of each post say who posted it, on what and when; the note's label is beside it."""

    default_priority = Pass.NAME_POSTS

    def apply(self, **kwargs: Any) -> None:
        here = languages.of_code(self.config.language)
        for row in self.document.findall(testimonial_row):
            row["author"] = _taken_author(row)
            _text, _translation, spoken = said_in(row)
            if spoken:
                add_language(next(row.findall(cell_note)), spoken, self.config.language)
            link = next((link for link in row.findall(nodes.reference) if link.get("refuri") == row["url"]), None)
            day, language = post.day(row["url"]), self.config.language
            name = name_of_post(row["url"], row.topics(), day, language, author=row["author"])
            if link is not None and name:
                around = _language_around(link, row)
                add_label(next(row.findall(cell_note)), link.children, around)
                link.children = []
                link += nodes.inline("", "", *name, classes=[here.css_class]) if around else name


def _taken_author(row: testimonial_row) -> str:
    """The name of who wrote the post of *row*, which its link is going to show."""
    authors = list(row.findall(post_author))
    for author in authors:
        author.parent.remove(author)
    return " ".join(filter(None, (author.astext() for author in authors)))


def _language_around(link: nodes.Element, row: nodes.Element) -> Language | None:
    """The language that the words of *link* are said to be in, where it is not the page's."""
    node = link
    while node is not row:
        found = languages.of_classes(node["classes"])
        if found:
            return found
        node = node.parent
    return None


def _is_message(node: nodes.TextElement) -> bool:
    return "source_lang" in node and node.get("translatable", True)


def add_transforms(app: Sphinx) -> None:
    if app.builder.name != "gettext":
        app.add_transform(KeepOriginal)
        app.add_transform(DropUntranslated)
        app.add_transform(NamePosts)
