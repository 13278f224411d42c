"""Which text needs carrying from one language into the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx.errors import ConfigError

from tests.project import Project

from language_pair import languages
from language_pair.languages import EN, ZH_TW, contradiction, needs_translation


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Venue", EN, ZH_TW, True),
        ("Venue", EN, EN, False),
        ("Venue", ZH_TW, EN, False),  # no Chinese character: already English
        ("聚會地點", ZH_TW, EN, True),
        ("Kir ㄉㄉ的分享", ZH_TW, EN, True),
        ("ㄉㄉ", ZH_TW, EN, True),  # Bopomofo alone is Chinese
        ("聚會地點", ZH_TW, ZH_TW, False),
        ("2014", EN, ZH_TW, False),  # reads the same everywhere
        ("08:55 ~ 16:15", EN, ZH_TW, False),
        ("🔙", EN, ZH_TW, False),
        ("𠮷野家", ZH_TW, EN, True),  # beyond the basic plane
    ],
)
def test_needs_translation(text: str, source: languages.Language, target: languages.Language, expected: bool) -> None:
    assert needs_translation(text, source=source, target=target) is expected


@given(st.text(), st.sampled_from(languages.LANGUAGES))
def test_a_language_is_never_translated_into_itself(text: str, language: languages.Language) -> None:
    assert not needs_translation(text, source=language, target=language)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF)))
def test_text_without_chinese_is_no_message_for_english(text: str) -> None:
    if not languages.has_chinese(text):
        assert not needs_translation(text, source=ZH_TW, target=EN)


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_every_spelling_leads_back(language: languages.Language) -> None:
    assert languages.find(language.code) is language
    assert languages.of_classes(["a", language.css_class]) is language
    assert languages.counterpart(languages.counterpart(language)) is language


def test_a_url_s_spelling_is_read_generously() -> None:
    assert [languages.of_segment(segment) for segment in ("en", "zh-tw", "zh_TW", "ZH-TW")] == [EN, ZH_TW, ZH_TW, ZH_TW]
    with pytest.raises(ValueError, match="no language 'fr': the site has zh-tw, en"):
        languages.of_segment("fr")


@pytest.mark.parametrize(
    ("first", "second", "are_same"),
    [
        ("https://tw.pycon.org/2020/en-us/about", "https://tw.pycon.org/2020/zh-hant/about", True),
        ("https://e.org/en", "https://e.org/zh_TW", True),
        ("https://e.org/?hl=en", "https://e.org/?hl=zh-TW", True),
        ("https://e.org/en/a", "https://e.org/zh-tw/b", False),
        ("https://en/a", "https://zh/a", False),  # a host
        ("https://e.org/entry", "https://e.org/zhtry", False),
        ("../en/a.md", "../zh-tw/a.md", False),  # a note
    ],
)
def test_a_page_in_two_languages_is_the_same_page(first: str, second: str, are_same: bool) -> None:
    assert (languages.same_page(first) == languages.same_page(second)) is are_same


def test_unknown_spellings_lead_nowhere() -> None:
    assert languages.find("zh-tw") is None
    assert languages.of_classes(["language-fr"]) is None
    assert languages.of_code("fr") is EN


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Welcome to 國立臺灣科技大學校！", EN, ""),
        ("Welcome to 國立臺灣科技大學校區！", EN, "國立臺灣科技大學校區！"),
        (f"歡迎 {' word' * 9}", ZH_TW, ""),
        (f"歡迎 {' word' * 10}", ZH_TW, f"word{' word' * 9}"),
    ],
)
def test_ten_words_in_a_row_are_a_sentence_and_nine_a_name(
    text: str, language: languages.Language, expected: str
) -> None:
    assert contradiction(text, language) == expected


def test_the_two_languages_are_not_refused() -> None:
    for code in languages.CODES:
        languages.refuse_third(code)


@pytest.mark.parametrize("code", ["ja", "zh_CN", "zh-tw"])
def test_a_third_language_is_refused(project: Project, code: str) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    with pytest.raises(ConfigError, match=f"language: '{code}' is not in the pair; set it to en or zh_TW"):
        project.build(language=code)
