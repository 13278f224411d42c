"""The notes are whole and faithful: every sentence, row, link and quote of the exports is on its page."""

from __future__ import annotations

import hashlib

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import Site
from tests.site import old_exports

from language_pair import languages

pytestmark = pytest.mark.builds

#: SHA-256 of the repaired texts, taken from the notes as HackMD has them, not from this code.
CHECKSUMS = {
    old_exports.testimonials: "3535eea2fa0ec35831c0d5220646c1de3e126e04fa2cff06569cfbc086a9dcc7",
    old_exports.open_space: "c9410001717e3c10118ea842e6c3c97d6763f4abc2af78025736f38690ea3f5b",
    old_exports.communities: "c400ea6170cfaf70d34be9be56170a1240824dac135caae4abfcc74a9ab09b7c",
}


@pytest.mark.parametrize("export", CHECKSUMS, ids=lambda export: export.__name__)
def test_the_repaired_export_is_the_note_as_it_was(export) -> None:  # type: ignore[no-untyped-def]
    assert hashlib.sha256(export().encode()).hexdigest() == CHECKSUMS[export]


def article(page: BeautifulSoup) -> Tag:
    """The note's own words: without what this site added around and beside them."""
    body = page.select_one("[role=main]")
    assert body is not None
    ours = ".about-this-note, .back-to, .newer-fact, .community-facts, .open-spaces, .headerlink, .visually-hidden"
    for added in body.select(ours):
        added.decompose()
    return body


def text_of(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def squeezed(text: str) -> str:
    """Text without white space, which markup adds or takes."""
    return "".join(text.split())


def assert_in_order_and_once(element: Tag, expected: list[str]) -> None:
    text = squeezed(text_of(element))
    position = 0
    for sentence in expected:
        words = squeezed(sentence)
        assert words in text, sentence
        if len(words) > 20:  # a short one, such as a link's text, may rightly occur twice
            assert text.count(words) == 1, sentence
        found = text.find(words, position)
        assert found >= 0, f"out of order: {sentence}"
        position = found + len(words)


def first_of(shown: list[str], exported: list[str]) -> list[str]:
    """What is *shown* without what organisers have added since the export."""
    return [text for text in shown if text in exported]


def section_of(body: Tag, heading: str) -> Tag:
    """The section or card whose heading reads *heading*, without its subsections."""
    for element in body.select("h1, h2, h3"):
        if text_of(element) == heading:
            parent = element.find_parent(["section", "article"])
            assert isinstance(parent, Tag)
            whole = BeautifulSoup(str(parent), "html.parser").find(parent.name)
            assert isinstance(whole, Tag)
            for inner in whole.select("section, article"):
                inner.decompose()
            return whole
    raise AssertionError(f"no section {heading!r}")


class TestOpenSpace:
    @pytest.fixture
    def body(self, site: Site) -> Tag:
        return article(site.page("en", "2021/open-space"))

    def test_sections_stand_in_order(self, body: Tag) -> None:
        headings = [section.heading for section in old_exports.sections(old_exports.open_space())[1:]]
        assert [text_of(heading) for heading in body.select("h1, h2")] == headings

    def test_each_sentence_once_in_its_section_in_order(self, body: Tag) -> None:
        counted = 0
        for section in old_exports.sections(old_exports.open_space())[1:]:
            expected = [sentence for line in section.lines for sentence in old_exports.sentences(line)]
            assert_in_order_and_once(section_of(body, section.heading), expected)
            counted += len(expected)
        assert counted == 35

    def test_the_ideas_are_a_list_again(self, body: Tag) -> None:
        ideas = old_exports.sections(old_exports.open_space())[-1].lines[1:]
        assert [text_of(item) for item in section_of(body, "Ideas for Open Spaces").select("li")] == ideas
        assert len(ideas) == 12


class TestCommunities:
    @pytest.fixture
    def body(self, site: Site) -> Tag:
        return article(site.page("en", "2021/communities"))

    def test_cards_stand_in_order(self, body: Tag) -> None:
        headings = [section.heading for section in old_exports.sections(old_exports.communities())[2:]]
        assert first_of([text_of(title) for title in body.select(".community-card > h2")], headings) == headings
        assert len(headings) == 9

    def test_each_sentence_once_on_its_card_in_order(self, body: Tag) -> None:
        counted = 0
        for section in old_exports.sections(old_exports.communities())[2:]:
            lines = [line for line in section.lines if not line.startswith("ref:")]
            expected = [sentence for line in lines for sentence in old_exports.sentences(line)]
            assert_in_order_and_once(section_of(body, section.heading), expected)
            counted += len(expected)
        assert counted == 53

    def test_each_link_stands_on_its_card(self, body: Tag) -> None:
        for section in old_exports.sections(old_exports.communities())[2:]:
            card = section_of(body, section.heading)
            for text, address in old_exports.links("\n".join(section.lines)):
                found = [link for link in card.select("p a") if link["href"] == address]
                assert [text_of(link) for link in found] == [text]

    def test_the_reference_at_the_end(self, site: Site) -> None:
        page = site.page("en", "2021/communities")
        assert "ref: https://tw.pycon.org/2020/en-us/about/community/" in text_of(article(page))
        assert page.select_one('a[href="https://tw.pycon.org/2020/en-us/about/community/"]')

    def test_the_options_say_what_the_prose_says(self, site: Site) -> None:
        """The index of a card is taken from its prose: each of its words is there."""
        page = site.page("en", "2021/communities")
        for card in page.select(".community-card"):
            card_text = squeezed(" ".join(text_of(p) for p in card.select(":scope > p, :scope > h2"))).lower()
            for fact in card.select(".community-facts dd"):
                if fact.select("a"):
                    continue
                for word in text_of(fact).replace(",", "").lower().split():
                    assert word in card_text or word in {"on", "supported", "a", "and"}, (card["id"], word)


class TestTestimonials:
    @pytest.fixture
    def english(self, site: Site) -> Tag:
        return article(site.page("en", "2021/gather-town-testimonials"))

    @pytest.fixture
    def chinese(self, site: Site) -> Tag:
        return article(site.page("zh-tw", "2021/gather-town-testimonials"))

    @staticmethod
    def rows() -> list[list[str]]:
        table = [line for line in old_exports.testimonials().splitlines() if line.startswith("|")]
        return [[cell.strip() for cell in line.strip().removesuffix("|")[1:].split("|")] for line in table]

    def test_thirteen_rows_and_four_topics(self) -> None:
        header, _dashes, *body = self.rows()
        assert (len(body), len(header)) == (13, 5)
        assert sum(len(row) < 5 for row in body) == 4

    def test_each_row_s_link_and_topics_in_their_cells(self, english: Tag, chinese: Tag) -> None:
        header, _dashes, *expected = self.rows()
        shown = english.select_one("table.testimonial-matrix")
        assert shown is not None
        # under each heading is the number of posts that speak of it
        assert [text_of(cell) for cell in shown.select("thead th p:first-child")] == header
        exported = [old_exports.links(cells[0])[0][1] for cells in expected]
        for article_body in (english, chinese):
            rows = {str(row.select("th[scope=row] a")[0]["href"]): row for row in article_body.select("tbody tr")}
            assert first_of(list(rows), exported) == exported
            for address, cells in zip(exported, expected, strict=True):
                row = rows[address]
                marks = [text_of(cell) for cell in row.select("td")]
                assert marks == ["✓" if cell == "V" else "" for cell in (cells[1:] + [""] * 4)[:4]]

    def test_each_label(self, english: Tag) -> None:
        for row in self.rows()[2:]:
            [(label, address)] = old_exports.links(row[0])
            [cell] = english.select(f'tbody th:has(a[href="{address}"])')
            assert text_of(cell.select_one(".post-label")) == label

    def test_every_other_line_once_and_in_order(self, english: Tag, chinese: Tag) -> None:
        """In the page of the language that each line is written in."""
        for body, is_chinese in ((chinese, True), (english, False)):
            lines = [
                old_exports.plain(line)
                for section in old_exports.sections(old_exports.testimonials())[1:]
                for line in [section.heading, *section.lines]
                if not line.startswith(("|", '- *"')) and languages.has_chinese(line) is is_chinese
            ]
            assert_in_order_and_once(body, lines)
        assert len(old_exports.sections(old_exports.testimonials())) == 3

    def test_each_link(self, english: Tag, chinese: Tag) -> None:
        addresses = {
            address for _text, address in old_exports.links(old_exports.testimonials()) if address.startswith("https:")
        }
        assert len(addresses) == 17
        for body in (english, chinese):
            assert addresses <= {link["href"] for link in body.select("a[href]")}
            assert body.select_one('a[href="https://hackmd.io/Mz6LLdY4QY6S9GIISBJ6JA"]')

    def test_each_quote_in_its_own_words_with_its_speaker(self, english: Tag, chinese: Tag) -> None:
        quotes = [line for line in old_exports.testimonials().splitlines() if line.startswith('- *"')]
        assert len(quotes) == 3
        for line, in_english, in_chinese in zip(
            quotes, english.select("figure.witness"), chinese.select("figure.witness"), strict=True
        ):
            words, _, attribution = line.removeprefix('- *"').partition('"* - ')
            for figure in (in_english, in_chinese):
                first = figure.select_one("blockquote")
                assert first is not None
                assert text_of(first) == words
            speaker, _, role = attribution.partition(", ")
            shown = in_chinese if languages.has_chinese(speaker) else in_english
            caption = [text_of(line) for line in shown.select("figcaption p:not(.witness-posts)")]
            assert caption == ([speaker, role] if role else [speaker])


@pytest.mark.parametrize(
    ("page", "tags"),
    [
        ("2021/gather-town-testimonials", ["2021-organize", "2022-organize", "post-event", "gather.town"]),
        ("2021/open-space", ["2021-program"]),
        ("2021/communities", ["2021-organize", "program"]),
    ],
)
@pytest.mark.parametrize("segment", ["en", "zh-tw"])
def test_about_this_note(site: Site, segment: str, page: str, tags: list[str]) -> None:
    about = site.page(segment, page).select_one("section.about-this-note")
    assert about is not None
    assert [text_of(tag) for tag in about.select(".note-tag")] == tags
    edit = about.select_one("dd a.external")
    assert edit is not None
    assert str(edit["href"]).endswith(f"/edit/main/docs/{page}.md")
    assert about.select_one("code") is not None  # the export's name
    assert about.select("ul li"), "what was corrected"


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
@pytest.mark.parametrize(
    ("page", "targets"),
    [
        ("2021/gather-town-testimonials", ["../years.html", "../2022/index.html", "index.html"]),
        ("2021/open-space", ["index.html"]),
        ("2021/communities", ["../years.html", "index.html"]),
        ("2022/index", ["../years.html"]),
        ("years", ["index.html"]),
    ],
)
def test_back_to_lines_are_navigation(site: Site, segment: str, page: str, targets: list[str]) -> None:
    assert [link["href"] for link in site.page(segment, page).select("nav.back-to a")] == targets


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
def test_the_testimonials_are_reachable_from_both_years(site: Site, segment: str) -> None:
    for year, target in (("2021", "gather-town-testimonials.html"), ("2022", "../2021/gather-town-testimonials.html")):
        body = site.page(segment, f"{year}/index").select_one("[role=main]")
        assert body is not None
        assert body.select(f'a[href="{target}"]')
