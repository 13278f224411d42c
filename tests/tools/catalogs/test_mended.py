"""What is taken for a mended typo, and what is left for a translator: each kind of difference, on both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.catalogs.mended import is_mended
from tools.catalogs.spellings import _corrections

MENDED = {
    "a misspelling": [
        ("Anybody may propose a sesion.", "Anybody may propose a session."),
        ("Definately bring a laptop.", "Definitely bring a laptop."),
        ("Two rooms are seperate.", "Two rooms are separate."),
        ("Do not recieve guests becuase of it.", "Do not receive guests because of it."),
        ("The colour of the badge.", "The color of the badge."),
        ("Bring a apple.", "Bring an apple."),
        ("A talk and it's slides.", "A talk and its slides."),
        ("Dogs dont come in.", "Dogs don’t come in."),
        ("我們己經到了。", "我們已經到了。"),
        ("因該帶筆電。", "應該帶筆電。"),
        ("計劃與身份", "計畫與身分"),
    ],
    "a variant of a character": [("臺北車站裏面", "台北車站裡面"), ("周末公布", "週末公佈"), ("会议", "會議")],
    "a word written twice": [
        ("Bring the the badge.", "Bring the badge."),
        ("The the board.", "The board."),
        ("我的的", "我的"),
    ],
    "a capital": [
        ("Open Space", "Open space"),
        ("bring your badge.", "Bring your badge."),
        ("Written in python.", "Written in Python."),
        ("Not here", "not here"),
    ],
    "a sign": [
        ("Bring a laptop, and a charger", "Bring a laptop and a charger."),
        ("Doors open at nine", "Doors open at nine."),
        ("“Hello” it's us", "'Hello' it’s us"),
        ("at 9：00", "at 9:00"),
        ("Rooms (upstairs) are open!!", "Rooms, upstairs, are open!"),
        ("open-source tools", "open source tools"),
        ("10–12 people", "10-12 people"),
        ("請進,謝謝.", "請進，謝謝。"),
        ("「開放空間」在樓上", "開放空間，在樓上"),
        ("第１天", "第 1 天"),
    ],
    "a blank": [
        ("用Python寫", "用 Python 寫"),
        ("one  line\nand more", "one line and more"),
        ("三 樓", "三樓"),
        ("se\u00adssion", "session"),
    ],
    "the same markup": [
        ("Bring *your* **badge**.", "Bring _your_ __badge__."),
        ("Read [teh guide](x.md).", "Read [the guide](x.md)."),
        ("a\\\nb", "a  \nb"),
    ],
}
CHANGED = {
    "a number in Chinese": [
        ("十分鐘", "二十分鐘"),
        ("三百元", "五百元"),
        ("二樓", "三樓"),
        ("第一天", "第二天"),
        ("兩點", "兩點半"),
        ("一萬人", "一億人"),
        ("廿人", "卅人"),
        ("壹佰", "貳佰"),
        ("第１天", "第２天"),
        ("三、五天", "三五天"),
        ("單人房", "雙人房"),
    ],
    "a number in English": [
        ("at nine", "at ten"),
        ("the first day", "the third day"),
        ("thirteen people", "thirty people"),
        ("sixty people", "sixteen people"),
        ("twenty-four hour passes", "twenty four-hour passes"),
        ("once a year", "twice a year"),
        ("half an hour", "an hour"),
        ("a dozen", "a dozen dozen"),
        ("a hundred seats", "a thousand seats"),
        ("1,000 seats", "1.000 seats"),
        ("10-12 people", "10, 12 people"),
        ("9:00", "9:30"),
        ("the thrid day", "the third day"),
        ("fourty people", "forty people"),
        ("H₂O and m²", "H2O and m2"),
    ],
    "a day or a time": [
        ("on Monday", "on Sunday"),
        ("Monday – Friday", "Monday, Friday"),
        ("in June", "in July"),
        ("come tommorow", "come tomorrow"),
        ("it May rain", "it may rain"),
        ("9 am", "9 pm"),
        ("noon", "midnight"),
        ("上午九點", "下午九點"),
        ("星期三", "星期五"),
        ("早餐", "午餐"),
    ],
    "a negation": [
        ("可以帶", "不可以帶"),
        ("有座位", "沒座位"),
        ("免費", "收費"),
        ("不，可以帶", "不可以帶"),
        ("Dogs are allowed.", "Dogs are not allowed."),
        ("No, dogs come.", "No dogs come."),
        ("they can go", "they can't go"),
        ("locked doors", "unlocked doors"),
        ("with a badge", "without a badge"),
        ("witout a badge", "without a badge"),
    ],
    "a modal verb": [
        ("you may go", "you may not go"),
        ("you may go", "you must go"),
        ("可以帶", "必須帶"),
        ("may be", "maybe"),
    ],
    "a name": [
        ("in Taipei", "in Taibei"),
        ("Taipei, Tainan", "Taipei Tainan"),
        ("Room A", "Room B"),
        ("written in Pyhton", "written in Python"),
        ("王小明", "王曉明"),
        ("台北", "台中"),
    ],
    "another word": [
        ("a desert", "a dessert"),
        ("a trial", "a trail"),
        ("one talk", "one talks"),
        ("upload it", "unload it"),
        ("Free food.", "Free food?"),
        ("tell us", "tell US"),
        ("會議室", "會議是"),
        ("再說", "在說"),
    ],
    "markup, code or an address": [
        ("Read [it](x.md).", "Read [it](y.md)."),
        ("[a](x.md) and [b](y.md)", "[a](y.md) and [b](x.md)"),
        ("Run `teh`.", "Run `the`."),
        ("用 `臺` 字", "用 `台` 字"),
        ("Bring *your* badge.", "Bring your *badge*."),
        ("Bring your badge.", "Bring **your** badge."),
        ("https://example.org/A", "https://example.org/a"),
        ("ask a.b@example.org", "ask ab@example.org"),
        ("%s of {name}", "%d of {name}"),
        ("{doc}`teh`", "{doc}`the`"),
        ("100 %", "100"),
        ("~5 people", "5 people"),
        ("5 people", "-5 people"),
        ("conf.py", "conf py"),
    ],
}


def _cases(table: dict[str, list[tuple[str, str]]]) -> list[object]:
    return [pytest.param(*pair, id=f"{kind}: {' > '.join(pair)}") for kind, pairs in table.items() for pair in pairs]


@pytest.mark.parametrize(("old", "new"), _cases(MENDED))
def test_a_difference_that_changes_no_fact_is_a_mended_typo(old: str, new: str) -> None:
    assert is_mended(old, new)
    assert is_mended(new, old)


@pytest.mark.parametrize(("old", "new"), _cases(CHANGED))
def test_a_difference_that_may_change_a_fact_is_none(old: str, new: str) -> None:
    assert not is_mended(old, new)
    assert not is_mended(new, old)


ENGLISH = st.lists(
    st.sampled_from(
        ["Bring", "the", "badge", "a", "session", "opens", "(upstairs),", "the", "the", "“doors”", "*are*", "seperate."]
    )
)
CHINESE = st.lists(
    st.sampled_from(["開放空間", "，", "的的", "因該", "在", "臺北", "。", "己經", "一", "不", "**帶**", " "])
)


@given(
    ENGLISH,
    ENGLISH,
    st.sampled_from(
        ["not", "no", "never", "nine", "twelve", "third", "twice", "7", "without", "may", "must", "Monday", "May", "pm"]
    ),
)
def test_a_fact_is_never_slipped_into_an_english_text(before: list[str], after: list[str], fact: str) -> None:
    assert not is_mended(" ".join([*before, *after]), " ".join([*before, fact, *after]))


@given(CHINESE, CHINESE, st.sampled_from("一二兩三十百千萬億半廿壹不沒無未非別勿免7７"))
def test_a_fact_is_never_slipped_into_a_chinese_text(before: list[str], after: list[str], fact: str) -> None:
    old, new = "".join([*before, *after]), "".join([*before, fact, *after])
    assert not is_mended(old, new)
    assert not is_mended(new, old)


@pytest.mark.builds
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from("0123456789一二三不沒"))
def test_a_digit_or_a_negation_is_never_slipped_into_any_text(before: str, after: str, fact: str) -> None:
    assert not is_mended(before + after, before + fact + after)


@given(st.text(max_size=60))
def test_a_text_is_itself(text: str) -> None:
    assert is_mended(text, text)


def test_codespell_has_its_lists_where_they_are_read() -> None:
    """They are files of its package, which it does not promise."""
    assert _corrections()["sesion"] == "session"
    assert _corrections()["colour"] == "color"
    assert _corrections()["thrid"] == "third"
