"""Notes that no one would write on purpose: each ends, loses nothing, and says what it could not do."""

from __future__ import annotations

import re

import pytest

from tests.hackmd.test_cases import draft


def body(page: str) -> str:
    return page.split("---\n", 2)[2].lstrip("\n")


def test_boxes_in_boxes_in_boxes_end() -> None:
    """Each has one colon more than the one in it."""
    depth = 18
    note = "# 一\n\n" + ":::info\n" * depth + "字\n" + ":::\n" * depth
    lines = body(draft(note).page()).split("\n")
    opened = [line for line in lines if line.startswith(":::") and line.endswith("{note}")]
    assert [line.count(":") for line in opened] == list(range(depth + 2, 2, -1))


def test_a_box_has_more_colons_than_code_in_it() -> None:
    note = "# 一\n\n:::info\n:::warning\n字\n:::\n```\n::::::\n```\n:::\n"
    assert ":::::::{note}\n" in draft(note).page()


def test_front_matter_deeper_than_yaml_reads_is_read_line_by_line() -> None:
    found = draft(f"---\ntitle: 一\na: {'[' * 1000}\n---\n\n字\n")
    assert found.title == "一"
    assert "front_matter" in [each.code for each in found.note.findings]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("![圖](images/a.png)", "圖 (`images/a.png`)"),
        ("![](images/a.png)", "(`images/a.png`)"),
        ("[![圖](images/a.png)](https://example.org)", "[圖](https://example.org) (`images/a.png`)"),
        (
            "[![圖](/uploads/a.png)](https://example.org)",
            "[圖](https://example.org) (<https://hackmd.io/uploads/a.png>)",
        ),
        ('字 <img src="images/a.png" alt="圖">', "字 圖 (`images/a.png`)"),
    ],
)
def test_the_address_of_a_picture_that_hackmd_does_not_have_is_shown(written: str, shown: str) -> None:
    found = draft(f"# 一\n\n{written}\n")
    assert body(found.page()) == f"# 一\n\n{shown}\n"
    assert "picture" in [each.code for each in found.findings]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("傳回 std::shared_ptr<std::string>。", "傳回 std::shared_ptr\\<std::string>。"),
        ("[群組](tg://join?invite=1)", "群組 (`tg://join?invite=1`)"),
        ("[檔案](ftp://example.org/a)", "檔案 (`ftp://example.org/a`)"),
        ("ftp://example.org/a", "ftp://example.org/a"),
        ("<mailto:a@example.org>", "<mailto:a@example.org>"),
    ],
)
def test_a_link_that_no_page_may_have_is_text_and_shows_its_address(written: str, shown: str) -> None:
    assert body(draft(f"# 一\n\n{written}\n").page()) == f"# 一\n\n{shown}\n"


def test_a_comment_in_the_text_of_a_link_is_cut_out() -> None:
    found = draft("# 一\n\n[到 <!-- 祕密 -->](/abcdefghijk)\n")
    assert [comment.text for comment in found.comments] == ["祕密"]
    assert "祕密" not in found.page()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<?php echo 1; ?>", "```text\n<?php echo 1; ?>\n```"),
        ("字 <?php echo 1; ?> 字", "字 &lt;?php echo 1; ?> 字"),
        ("- 字\n\n  <!DOCTYPE html>", "- 字\n\n  ```text\n  <!DOCTYPE html>\n  ```"),
        ("<![CDATA[ `` ]]>", "```text\n<![CDATA[ `` ]]>\n```"),
        ("<div>\n<?php echo 1; ?>\n</div>", "<div>\n&lt;?php echo 1; ?>\n</div>"),
    ],
)
def test_what_browsers_take_for_a_comment_and_hackmd_shows_is_shown(written: str, shown: str) -> None:
    found = draft(f"# 一\n\n{written}\n")
    assert body(found.page()) == f"# 一\n\n{shown}\n"
    assert [each.code for each in found.findings] == ["html"]


def test_code_that_is_not_all_in_its_language_is_highlighted_as_far_as_it_is() -> None:
    note = "# 一\n\n```json=3\n{}\n```\n\n- 項\n  ```json=7!\n  # {\n  ```\n"
    shown = "  ```{code-block} json\n  :force:\n  :lineno-start: 7\n  :class: wrap\n\n  # {\n  ```\n"
    assert body(draft(note).page()) == f"# 一\n\n{{lineno-start=3}}\n```json\n{{}}\n```\n\n- 項\n{shown}"


def test_a_rule_in_an_element_of_html_is_left_out_and_one_behind_it_stays() -> None:
    note = "# 一\n\n<details>\n\n字\n\n---\n\n字\n\n</details>\n\n字\n\n---\n\n字\n"
    found = draft(note)
    assert body(found.page()) == "# 一\n\n<details>\n\n字\n\n字\n\n</details>\n\n字\n\n---\n\n字\n"
    assert [(each.code, each.line) for each in found.findings] == [("rule", 7)]


def test_words_of_the_other_language_in_a_block_of_html_say_so() -> None:
    words = "How a <b>client</b> finds the message that it needs in a long registry"
    found = draft(f"# 標題\n\n中文內容\n\n<style>\n{words}\n</style>\n\n<h3>\n{words}\n</h3>\n<p>{words}</p>\n")
    marked = f'<span lang="en">{words}</span>'
    assert body(found.page()) == f"# 標題\n\n中文內容\n\n<h3>\n{marked}\n</h3>\n<p>{marked}</p>\n"


def test_headings_without_a_letter_have_labels_and_links_to_them_lead_there() -> None:
    note = "# :book:\n\n[去](#🎉) [回](#字-🎉)\n\n## 🎉\n\n字\n\n## 字 🎉\n\n⭐\n---\n\n字\n"
    page = draft(note).page()
    assert re.findall(r"\((heading-[0-9a-f]{6}-\d)\)=\n(#.*)", page) == [
        (first := re.search(r"\((.*?)\)=\n# ", page)[1], "# 📖"),
        (second := f"{first[:-1]}2", "## 🎉"),
        (f"{first[:-1]}3", "## ⭐"),
    ]
    assert f"[去](#{second}) [回](#字-)" in page
    assert "heading-" in draft("---\ntitle: 🎉\n---\n\n字\n").page()


def test_of_two_footnotes_with_one_name_the_last_is_meant_and_both_are_shown() -> None:
    found = draft("# 一\n\n字[^1]\n\n[^1]: 甲\n\n[^1]: 乙\n")
    assert body(found.page()) == "# 一\n\n字[^1]\n\n\\[^1]: 甲\n\n[^1]: 乙\n"
    assert [(each.code, each.line) for each in found.findings] == [("footnote", 5)]


def test_front_matter_that_refers_to_itself_is_read_line_by_line() -> None:
    found = draft("---\ntitle: 一\na: &a [x, x]\nb: [*a, *a]\n---\n\n字\n")
    assert found.note.fields == {"a": ["x", "x"], "b": "[*a, *a]"}
    assert "front_matter" in [each.code for each in found.note.findings]


@pytest.mark.parametrize(
    "value",
    [
        *("0x" + "F" * 5000, "!!float ''", "!!bool x", "!!timestamp x", "!!int x", "1" + ":1" * 200 + ".0"),
        *('"\\ud800"', "[0x" + "F" * 5000 + "]", "2022-13-45", "0000-00-00"),
    ],
)
@pytest.mark.parametrize("name", ["title", "tags", "other"])
def test_front_matter_with_a_value_that_yaml_cannot_have_is_read_line_by_line(name: str, value: str) -> None:
    found = draft(f"---\n{name}: {value}\nlang: en\n---\n\n字\n")
    found.page().encode()
    assert found.note.fields["lang"] == "en"
    assert "front_matter" in [each.code for each in found.note.findings]


def test_a_title_of_front_matter_is_one_line_and_has_no_control_characters() -> None:
    found = draft('---\ntitle: "一\\n# 二\\0\\e[31m"\ntags: ["a\\n# b"]\n---\n\n字\n')
    assert "\n# 一 # 二\\[31m\n" in found.page()
    assert found.note.tags == ("a # b",)


def test_a_note_cannot_say_which_ids_and_which_change_an_import_knows_of_it() -> None:
    fields = draft("---\nids: SysJb0yAY\nchanged: 2099-01-01\n---\n\n# 一\n").fields
    assert sorted(fields["hackmd"]) == ["note_changed", "note_ids"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("講題：<title>，按 <command key> 或 <input>", "講題：\\<title>，按 \\<command key> 或 \\<input>"),
        ("<button>加入</button>", "\\<button>加入\\</button>"),
        ("<label>\n名字", "&lt;label>\n名字"),
        ("<div>\n<your name>\n</div>", "<div>\n&lt;your name>\n</div>"),
        ("<div>\n<title>\n</div>", "<div>\n&lt;title>\n</div>"),
    ],
)
def test_a_tag_that_hackmd_shows_as_text_is_text(written: str, shown: str) -> None:
    found = draft(f"# 一\n\n{written}\n")
    assert body(found.page()) == f"# 一\n\n{shown}\n"
    assert {each.code for each in found.findings} == {"html"}


@pytest.mark.parametrize("written", ["<font color=red>紅</font>", "<big>大</big>", "<section>\n紅\n</section>"])
def test_of_an_element_that_hackmd_has_and_a_page_has_not_the_text_stays(written: str) -> None:
    found = draft(f"# 一\n\n{written}\n")
    assert "<" not in body(found.page()) and "lt;" not in body(found.page())
    assert {each.code for each in found.findings} == {"html_cut"}


def test_the_end_of_a_frame_on_a_line_of_its_own_is_no_text() -> None:
    found = draft("# 一\n\n<iframe src=https://example.org/a>\n\n</iframe>\n")
    assert "iframe" not in found.page()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<a href="javascript:x" title="a&quot;b">字</a>', '<a title="a&quot;b">字</a>'),
        ("[name=<script>字</script>]", r"[\<script>字\</script>]{.name}"),
        ("[name=<b>x</b>]", "[<b>x</b>]{.name}"),
        ('{%youtube "><b>x</b> %}', "<https://www.youtube.com/watch?v=%22%3E%3Cb%3Ex%3C/b>"),
        ("字 <iframe src='https://a.tw/\"b c'></iframe>", "字 <https://a.tw/%22b%20c>"),
        ("{%hackmd <> %}", "`{%hackmd <> %}`"),
    ],
)
def test_what_a_note_has_in_tags_names_and_embedded_pages_is_no_markup(written: str, shown: str) -> None:
    assert body(draft(f"# 一\n\n{written}\n").page()) == f"# 一\n\n{shown}\n"


def test_a_title_of_a_box_has_no_tags_that_a_page_may_not_have() -> None:
    page = draft("# 一\n\n:::spoiler <script>a</script> `<script>` <b>c</b>\n字\n:::\n").page()
    assert r"{admonition} \<script>a\</script> `<script>` <b>c</b>" in page


def test_front_matter_of_a_page_has_neither_tags_nor_more_depth_than_the_site_reads() -> None:
    page = draft(f"---\na: !!set {{x, y}}\nb: !!binary aGVsbG8=\nc: {'[' * 60}{']' * 60}\n---\n\n字\n").page()
    assert "!!" not in page and "- x\n" in page and "b: hello\n" in page
    assert max(map(len, re.findall("(?m)^ *((?:- )+)", page))) < 20


@pytest.mark.parametrize("text", ["<script>x</script>", "<!-- 字 -->"])
def test_a_footnote_of_which_nothing_is_left_is_none(text: str) -> None:
    found = draft(f"# 一\n\n字[^1]\n\n[^1]: {text}\n")
    assert body(found.page()) == "# 一\n\n字\\[^1]\n"
    assert "footnote" in [each.code for each in found.findings]


def test_the_meaning_of_an_abbreviation_can_have_code_in_it() -> None:
    assert "{abbr}``HTML (a `b` c)`` 字" in draft("# 一\n\nHTML 字\n\n*[HTML]: a `b` c\n").page()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('![圖](https://e.org/a.png "桌子")', '[圖](https://e.org/a.png "桌子")'),
        ('![圖](https://e.org/a.png "5\\" 磁碟")', '[圖](https://e.org/a.png "5\\" 磁碟")'),
        ('![](https://e.org/a.png "桌子")', "[桌子](https://e.org/a.png)"),
        ('![圖](https://e.org/a.png "桌子" =200x)', '[圖](https://e.org/a.png "桌子")'),
        ('[![](https://e.org/a.png "桌子")](https://e.org/b)', "[桌子](https://e.org/b) (<https://e.org/a.png>)"),
        ('字 <img src="https://e.org/a.png" alt="圖" title="桌子">', '字 [圖](https://e.org/a.png "桌子")'),
        (
            '<p>\n<img src="https://e.org/a.png" alt="圖" title="桌子">\n</p>',
            '<p>\n<a href="https://e.org/a.png" title="桌子">圖</a>\n</p>',
        ),
        ('![](images/a.png "桌子")', "桌子 (`images/a.png`)"),
    ],
)
def test_the_title_of_a_picture_is_that_of_its_link(written: str, shown: str) -> None:
    assert body(draft(f"# 一\n\n{written}\n").page()) == f"# 一\n\n{shown}\n"
