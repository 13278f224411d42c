"""Whatever is written as HTML becomes elements that a note may have, or text, and the whole of it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from tests.language_pair.hostile import body_of, words_of
from tests.project import Project
from tools import ROOT

from language_pair.nodes import html_block, html_phrase
from language_pair.reading.html_pairs import MAX_DEPTH, html_pairs
from language_pair.reading.html_rule import ATTRIBUTES, ELEMENTS
from language_pair.reading.line_breaks import line_breaks
from language_pair.reading.uris import file_name, is_elsewhere, is_link, leads_out

_PIECES = (
    *("<b>", "</b>", "<B CLASS=x>", "<i title='>'>", "</i>", "<div>", "</div>", "<p>", "</p>", "<script>", "</script>"),
    *("<style>", "</style>", "<svg/onload=ran()>", "</svg>", "<img src=x onerror=ran()>", "<img src='//e.example/x'>"),
    *('<a href="javascript:ran()">', '<a href="https://e.example/">', "</a>", "<iframe src=//e.example/>", "<speaker>"),
    *("</speaker>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!x", ">", "<", "<<", "</", "/>", '"', "'", "`"),
    *(
        "\n",
        "\n\n",
        "- ",
        "> ",
        "# ",
        "| a | b |\n| - | - |\n| ",
        "*",
        "**",
        "_",
        "[",
        "](x)",
        "![",
        "]",
        "&lt;",
        "&#0;",
    ),
    *("<details><summary>", "</summary>", "</details>", "<table><tr><td>", "</td></tr></table>", "<br>", "<hr>"),
    *("words", "文字", " ", "    ", "\\", "\t", "<noscript>", "<template>", "<math><mtext>", "<textarea>", "<title>"),
)


@pytest.mark.builds
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_whatever_is_written_no_raw_piece_is_left_and_each_element_ends(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").use(line_breaks).use(html_pairs).parse(text)
    SyntaxTreeNode(tokens)  # raises where an element has no end
    for token in _all(tokens):
        assert token.type not in ("html_inline", "html_block")
        if token.type.startswith("html_element"):
            assert token.tag in ELEMENTS
        if token.type in ("html_element", "html_element_open"):
            attributes = token.meta["attributes"].kept
            assert set(attributes) <= ATTRIBUTES
            assert not re.match(r"[\s\x00]*(?!https?:)[a-z]+:", attributes.get("href", ""), re.IGNORECASE)


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def many(number: int) -> dict[str, tuple[str, int]]:
    """*number* of each, with how many faults are named."""
    return {
        "in-each-other": ("x " + "<b>" * number + "words" + "</b>" * number, 1),
        "blocks-in-each-other": ("<div>" * number + "words" + "</div>" * number, 1),
        "without-an-end": ("x " + "<i>" * number + "</b>" * number, 2 * number),
        "comments": ("<div>" + "<!--" * number, number + 1),
        "scripts": ("x " + "<script>" * number + "words", number),
        "attributes": ("<b " + "a=b " * number + ">words</b>", 1),
    }


@pytest.mark.builds
@pytest.mark.parametrize("number", [2_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_thousands_of_tags_are_read_to_their_end(project: Project, number: int) -> None:
    """What walks a doctree calls itself for each element in another; what looks for partners must look at each once."""
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n```{toctree}\n:glob:\n\n*-*\n```\n")
    texts = many(number)
    for name, (text, _count) in texts.items():
        (project.folder / f"{name}-x.md").write_text(f"---\nsource_lang: en\n---\n# {name}\n\n{text}\n", "utf-8")
    built = project.build("html", html_theme="basic", sound_build_shown_warnings=100_000)
    counts = Counter(line.partition(".md")[0] for line in built.warnings)
    assert counts == {f"{name}-x": count for name, (_text, count) in texts.items()}
    for name in texts:
        assert "words" in words_of(body_of(built.output(f"{name}-x.html"))) or name in ("without-an-end", "comments")


@pytest.mark.parametrize(("depth", "cut"), [(MAX_DEPTH, 0), (MAX_DEPTH + 1, 1)])
def test_elements_stand_in_each_other_up_to_a_depth(project: Project, depth: int, cut: int) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n" + "<b>" * depth + "x" + "</b>" * depth + "\n")
    built = project.build()
    assert len(built.warnings) == cut
    elements = list(built.doctree().findall(lambda node: isinstance(node, html_block | html_phrase)))
    assert len(elements) == MAX_DEPTH


def test_the_guide_lists_what_is_allowed() -> None:
    guide = (ROOT / "docs/contributing/writing.md").read_text(encoding="utf-8")
    after = guide.partition("A note may hold these elements:")[2]
    elements, attributes = (re.findall(r"`(\w+)`", each) for each in after.split("\n\n")[1:4:2])
    assert (elements, attributes) == (sorted(ELEMENTS), sorted(ATTRIBUTES))


@pytest.mark.parametrize(
    ("address", "links", "elsewhere", "out"),
    [
        ("a.png", True, False, False),
        ("../a.png", True, False, False),
        ("../../a.png", True, False, True),
        ("x/../../../a.png", True, False, True),
        ("..%2f..%2fa.png", True, False, True),
        ("..\\..\\a.png", True, False, True),
        ("/a.png", True, False, False),
        ("/../a.png", True, False, True),
        ("?../../a", True, False, False),
        ("#../../a", True, False, False),
        ("//e.example/a.png", True, True, False),
        ("/\\e.example/a.png", True, True, False),
        (" \t//e.example/a.png", True, True, False),
        ("https://e.example/../../a.png", True, True, False),
        ("HTTP:e.example", True, True, False),
        ("mailto:a@e.example", True, True, False),
        ("java\nscript:ran()", False, True, False),
        ("\x00data:text/html,x", False, False, False),
        ("file:///etc/passwd", False, True, False),
    ],
)
def test_where_an_address_leads_from_a_note_in_a_folder(address: str, links: bool, elsewhere: bool, out: bool) -> None:
    assert (is_link(address), is_elsewhere(address), leads_out(address, "folder/note")) == (links, elsewhere, out)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://e.example/a/map%20one.png?x#y", "map one.png"),
        ("//e.example/a/", "a"),
        ("https://e.example", "e.example"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_a_picture_without_words_is_called_by_its_file(address: str, name: str) -> None:
    assert file_name(address) == name
