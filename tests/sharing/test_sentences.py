"""A text cut for a description: sentences, words, both scripts; the limit with a case on each side."""

from __future__ import annotations

import random

import pytest

from sharing.sentences import LIMIT, is_address, on_one_line, sentences, summary, width, without_lead

SENTENCES = {
    "One. Two! Three?": ["One. ", "Two! ", "Three?"],
    "Sets, e.g. of three, i.e. a few. Then more.": ["Sets, e.g. of three, i.e. a few. ", "Then more."],
    "Sphinx 9.0 came out. It is new.": ["Sphinx 9.0 came out. ", "It is new."],
    "See J. Doe for it.": ["See J. Doe for it."],
    "第一句。第二句！「第三句。」第四句": ["第一句。", "第二句！", "「第三句。」", "第四句"],
    "": [],
}
#: What is cut at 20 columns.
CUT = {
    "Twenty columns here.": "Twenty columns here.",
    "One sentence. Another.": "One sentence.",
    "Yes. Then a long sentence follows.": "Yes. Then a long…",
    "Supercalifragilisticexpialidocious": "Supercalifragilisti…",
    "二十欄正好是十個字。": "二十欄正好是十個字。",
    "這一句有十個字。再來。": "這一句有十個字。",
    "這一句沒有標點符號一直寫下去": "這一句沒有標點符號…",
    "這一句有八個字了喔，不行": "這一句有八個字了喔…",
    "我們在上一次的聽「Keynote": "我們在上一次的聽…",
    "今年的年會主題演講 Keynote": "今年的年會主題演講…",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text: str) -> None:
    assert list(sentences(text)) == SENTENCES[text]


@pytest.mark.parametrize("text", CUT)
def test_a_text_is_cut_at_the_end_of_a_sentence_or_of_a_word(text: str) -> None:
    assert summary([text], 20) == CUT[text]


def test_the_limit_is_160_letters_or_80_characters() -> None:
    for text in (f"{'a ' * 79}a.", f"{'字' * 79}。"):
        assert summary([text]) == text
        assert summary([f"{text[0]}{text}"]) != f"{text[0]}{text}"


def test_paragraphs_are_joined_as_they_are_read() -> None:
    assert summary(["One.", "Two.", "三。", "四。"]) == "One. Two. 三。四。"
    assert summary(["Without a full stop", "And on"]) == "Without a full stop · And on"


def test_the_end_of_a_line_is_no_blank_in_chinese() -> None:
    assert on_one_line("這是\n一行， \n還有\nEnglish\nwords 中 文") == "這是一行，還有 English words 中 文"


def test_what_leads_to_something_that_is_not_shown_is_left_out() -> None:
    assert without_lead("Bring it. You need:") == "Bring it."
    assert without_lead("請看：") == ""
    assert without_lead("Bring it.") == "Bring it."
    assert is_address("ref: https://e.org/a")
    assert not is_address("Their home page since 2012 is https://e.org/a")
    assert not is_address("Short.")


def test_any_text_is_cut_within_the_limit() -> None:
    """Punctuation, both scripts and blanks at random; long runs take no time to speak of."""
    chance = random.Random(16)
    texts = ["." * 50_000 + "a", "。" * 50_000, "a." * 50_000, "(" * 50_000, "字\n" * 50_000]
    texts += ["".join(chance.choices("aB字句 .。,，「」:!?…e\u0301\U0001f600", k=400)) for _ in range(500)]
    for text in texts:
        found = summary([on_one_line(text)])
        assert width(found) <= LIMIT
        assert found == found.strip()
