"""Comments are cut out of a note, and hold it back no longer; what is accepted stays where readers do not see it."""

from __future__ import annotations

import pytest

from tests.hackmd.test_cases import draft
from tools.hackmd.converting.convert import convert
from tools.hackmd.findings import Kind
from tools.hackmd.notes.read import note_of
from tools.hackmd.private.naming import remembered
from tools.hackmd.private.watch import told, watch
from tools.hackmd.reading.read import read_all
from tools.hackmd.settings import Settings
from tools.hackmd.sources.exports import Details, Export

#: A note, its page's text without a comment, and the same with it accepted.
CASES = [
    ("# 一\n\n<!-- 祕密 -->\n\n字\n", "# 一\n\n字\n", "# 一\n\n% 祕密\n\n字\n"),
    ("# 一\n\n字 <!-- 祕密 --> 字\n", "# 一\n\n字 字\n", "# 一\n\n% 祕密\n字 字\n"),
    ("# 一\n字 <!-- 祕密 -->\n", "# 一\n\n字\n", "# 一\n\n% 祕密\n字\n"),
    ("# 一 <!-- 祕密 -->\n\n字\n", "# 一\n\n字\n", "# 一\n\n% 祕密\n字\n"),
    ("# 一\n\n- 項\n  - 項 <!-- 祕密 -->\n", "# 一\n\n- 項\n  - 項\n", "# 一\n\n% 祕密\n- 項\n  - 項\n"),
    ("# 一\n\n- 項\n\n  <!-- 祕密 -->\n", "# 一\n\n- 項\n", "# 一\n\n- 項\n\n  % 祕密\n"),
    ("# 一\n\n> <!-- 祕\n> 密 -->\n> 字\n", "# 一\n\n> 字\n", "# 一\n\n> % 祕\n> % 密\n> 字\n"),
    ("# 一\n\n|A|\n|---|\n|格<!-- 祕 -->|\n", "# 一\n\n|A|\n|---|\n|格|\n", "# 一\n\n% 祕\n|A|\n|---|\n|格|\n"),
    ("# 一\n\n[//]: # (祕密)\n\n字\n", "# 一\n\n字\n", "# 一\n\n% 祕密\n字\n"),
    ("# 一\n\n- 項\n  <!-- 祕\n密 -->\n- 項\n", "# 一\n\n- 項\n  \n- 項\n", "# 一\n\n- 項\n  % 祕\n  % 密\n- 項\n"),
    ("# 一\n\n字\n\n<!-- 祕密\n\n到底\n", "# 一\n\n字\n", "# 一\n\n字\n\n% 祕密\n%\n% 到底\n"),
]  # fmt: skip


def body(page: str) -> str:
    return page.split("---\n", 2)[2].lstrip("\n")


def accepted(note: str) -> str:
    """The page of *note*, whose comments are accepted."""
    [decoded], _refused = read_all([Export(name="note.md", path="note.md", content=note.encode())])
    names = frozenset(remembered(Kind.COMMENT, comment.text) for comment in draft(note).comments)
    return convert(note_of(decoded), Settings(accepted=names)).page()


@pytest.mark.parametrize(("note", "without", "with_it"), CASES, ids=[note for note, *_ in CASES])
def test_a_comment_is_cut_out_unless_it_is_accepted(note: str, without: str, with_it: str) -> None:
    found = draft(note)
    assert body(found.page()) == without
    [comment] = found.comments
    assert not comment.is_kept
    assert body(accepted(note)) == with_it


def watched(
    text: str, settings: Settings | None = None, details: Details | None = None
) -> tuple[bool, list[tuple[int, str]]]:
    export = Export(name="note.md", path="note.md", content=text.encode(), details=details)
    [decoded], _refused = read_all([export])
    found = watch(decoded, convert(note_of(decoded), settings or Settings()), settings or Settings())
    return found.is_held, [(each.line, each.found) for each in told([found])]


def test_what_is_private_in_a_comment_is_cut_out_with_it() -> None:
    assert watched("---\ntags: a\n---\n\n# 一\n\n字 <!-- 0912-345-678 -->\n") == (
        False,
        [(7, "a comment (12 characters, among them a phone number)")],
    )


def test_it_holds_the_note_back_where_the_comment_is_accepted() -> None:
    settings = Settings(accepted=frozenset({remembered(Kind.COMMENT, "0912-345-678")}))
    assert watched("# 一\n\n字 <!-- 0912-345-678 -->\n", settings) == (True, [(3, "a phone number (09***)")])


@pytest.mark.parametrize(
    "code", ["`<!-- 0912-345-678 -->`", "```\n<!-- 0912-345-678 -->\n```", "    <!-- 0912-345-678 -->"]
)
def test_what_looks_like_a_comment_in_code_is_none(code: str) -> None:
    is_held, found = watched(f"# 一\n\n字\n\n{code}\n")
    assert is_held
    assert [each for _line, each in found] == ["a phone number (09***)"]


def test_settings_of_slides_are_no_comments() -> None:
    assert watched("# 一\n\n<!-- .slide: data-background=red -->\n\n字\n") == (False, [])


def test_a_note_that_only_members_can_read_is_held_back() -> None:
    text = "# 一\n\n字\n"
    assert watched(text, details=Details(id="abc", read_permission="signed_in")) == (
        True,
        [(1, "a note that is not public on HackMD (for whoever has signed in)")],
    )
    assert watched(text, details=Details(id="abc", read_permission="guest")) == (False, [])
    settings = Settings(accepted=frozenset({remembered(Kind.NOT_PUBLIC, "abc")}))
    assert watched(text, settings, Details(id="abc", read_permission="owner")) == (False, [])


def test_none_of_several_is_left_where_a_note_ends_without_a_line_end() -> None:
    found = draft("# Title\n\ntext\n\n<!-- one -->\n\n<!-- two -->")
    assert [comment.text for comment in found.comments] == ["one", "two"]
    assert "two" not in found.page()


def test_what_a_comment_parts_is_looked_through_as_the_page_has_it() -> None:
    assert watched("# 一\n\n0912-<!-- x -->345-678 ming<!---->@example.org\n")[0]
