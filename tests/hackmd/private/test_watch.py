"""Notes with private things in them are held back, until each is accepted; nothing that an import says has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.hackmd.converting.convert import convert
from tools.hackmd.findings import Kind
from tools.hackmd.importing import Import, drafts
from tools.hackmd.notes.read import note_of
from tools.hackmd.private.accepted import FILE, Accepted, AcceptedError, read
from tools.hackmd.private.naming import offered, remembered
from tools.hackmd.private.veil import veil
from tools.hackmd.private.watch import AcceptError, accept, told, watch
from tools.hackmd.reading.read import read_all
from tools.hackmd.settings import Settings
from tools.hackmd.sources.exports import Details, Export

PHONE = "0912-345-678"


def imported(tmp_path: Path, settings: Settings | None = None, **notes: str) -> Import:
    for name, text in notes.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return drafts([tmp_path], settings or Settings())


def keyed(found: Import) -> list[tuple[str, int, str]]:
    return [(each.code, each.line, each.found) for each in found.findings if each.key]


def test_a_note_with_a_phone_number_is_no_page(tmp_path: Path) -> None:
    found = imported(tmp_path, one=f"---\ntags: a\n---\n\n# 一\n\n找 {PHONE}\n", two="# 二\n\n字\n")
    assert [draft.title for draft in found.drafts] == ["二"]
    assert [draft.title for draft in found.held] == ["一"]
    assert keyed(found) == [("phone", 7, "a phone number (09***)")]


def test_the_note_is_a_page_when_all_of_it_is_accepted(tmp_path: Path) -> None:
    note = f"# 一\n\n找 {PHONE}，密碼：abc123\n"
    found = imported(tmp_path, one=note)
    keys = {each.code: each.key for each in found.findings if each.key}
    half = Accepted().plus(accept(found.watched, [keys["phone"]]), "2026-11-29")
    still = imported(tmp_path, Settings(accepted=half.names))
    assert [each[0] for each in keyed(still)] == ["password"]
    assert not still.drafts
    all_ = half.plus(accept(still.watched, [keys["password"]]), "2026-11-30")
    assert len(imported(tmp_path, Settings(accepted=all_.names)).drafts) == 1


def test_a_value_is_accepted_however_it_is_written_and_in_whatever_note(tmp_path: Path) -> None:
    found = imported(tmp_path, one="# 一\n\n0912-345-678\n", two="# 二\n\n+886 912 345 678\n")
    [key] = {each.key for each in found.findings if each.key}
    accepted = Accepted().plus(accept(found.watched, [key]), "2026-11-29")
    assert len(accepted.lines) == 1
    assert len(imported(tmp_path, Settings(accepted=accepted.names)).drafts) == 2


def test_a_key_that_nothing_has_is_named(tmp_path: Path) -> None:
    found = imported(tmp_path, one=f"# 一\n\n{PHONE}\n")
    with pytest.raises(AcceptError, match="--accept 0000000000: nothing that is held back has this key"):
        accept(found.watched, ["0000000000"])


def test_a_key_says_nothing_to_whoever_tries_all_values(tmp_path: Path) -> None:
    """Two notes have the same number, and their reports different keys."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    [first] = [each.key for each in imported(tmp_path / "a", one=f"# 一\n\n{PHONE}\n").findings if each.key]
    [second] = [each.key for each in imported(tmp_path / "b", one=f"# 二\n\n{PHONE}\n").findings if each.key]
    assert first != second
    assert first not in remembered(Kind.PHONE, "0912345678")
    assert offered(Kind.PHONE, "0912345678", "") != first


def test_public_addresses_hold_nothing_back(tmp_path: Path) -> None:
    note = "# One\n\nteam@example.org, a@mail.example.org, b@conf.example, c@conf.example, d@notexample.org\n"
    found = imported(tmp_path, Settings(public_addresses=("example.org", "B@conf.example")), one=note)
    assert [each[2] for each in keyed(found)] == [
        "an e-mail address (c***@conf.example)",
        "an e-mail address (d***@notexample.org)",
    ]


def test_a_name_of_a_file_is_looked_through_and_masked(tmp_path: Path) -> None:
    found = imported(tmp_path, **{"問 0912-345-678": "字\n"})
    assert [each[:2] for each in keyed(found)] == [("phone", 1)]
    assert PHONE not in "".join(map(str, found.findings))
    found = imported(tmp_path, **{"ming@example.org": "字\n"})
    assert [each[:2] for each in keyed(found)] == [("email", 1), ("phone", 1)]
    assert "ming@" not in "".join(map(str, found.findings))


@pytest.mark.parametrize(
    "note",
    [
        f"# 一\n\n[a](https://example.org/?token={'a1' * 9}) []({PHONE}) {{%pdf https://x.org/?token={'a1' * 9} %}}\n",
        f"# 一\n\n:::other 密碼：{'a1b2' * 15}\n\n<x {PHONE}>\n\n[T]({'/' * 2}example.org?pwd={'c3' * 40})\n",
        f"---\ntitle: a: b\n找 {PHONE}\n---\n\n# 一\n\n![](https://example.org/{PHONE}.png =20x) ```{PHONE}\n",
        f"# 一\n\n```{PHONE}\n碼\n```\n\n[^密碼：abc123]\n\n$a_1 {PHONE}$ [color=密碼:abc123]\n",
    ],
)
def test_nothing_else_that_is_said_of_a_note_has_it(tmp_path: Path, note: str) -> None:
    said = "".join(f"{each.path} {each.found}" for each in imported(tmp_path, one=note).findings)
    for value in (PHONE, "a1a1", "a1b2", "c3c3", "abc123"):
        assert value not in said


def test_what_is_accepted_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = imported(tmp_path, one=f"# 一\n\n{PHONE} <!-- 註 -->\n")
    accepted = Accepted().plus(
        accept(found.watched, sorted({each.key for each in found.findings if each.key})), "2026-11-29"
    )
    path = tmp_path / FILE
    path.write_text(str(accepted), encoding="utf-8")
    assert read(path) == accepted
    assert accepted.plus(accept(found.watched, []), "2026-11-30") == accepted
    assert PHONE not in str(accepted)
    assert " 2026-11-29 phone 09***\n" in str(accepted)


def test_a_line_of_it_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text("# head\n\nphone 0912\n", encoding="utf-8")
    with pytest.raises(AcceptedError, match=rf"{FILE}:3: 'phone 0912' is no line of it"):
        read(path)


def test_without_the_file_nothing_is_accepted(tmp_path: Path) -> None:
    assert read(tmp_path / FILE).names == frozenset()


def test_a_note_of_the_api_that_is_held_back_is_told_of_without_its_id() -> None:
    """Whoever has the id of a note can read most of them on HackMD."""
    content = f"# 一\n\n[TOC]\n\n{PHONE}\n".encode()
    export = Export(name="一.md", path="_build/ehgwc6a8-1.md", content=content, details=Details(id="ehgwc6a8"))
    [decoded], _refused = read_all([export])
    note = convert(note_of(decoded), Settings())
    held = watch(decoded, note, Settings())
    assert {each.path for each in veil([*note.findings, *told([held])], [held])} == {"一.md"}
    public = watch(decoded, note, Settings(accepted=frozenset({remembered(Kind.PHONE, "0912345678")})))
    assert {each.path for each in veil(note.findings, [public])} == {"_build/ehgwc6a8-1.md"}
