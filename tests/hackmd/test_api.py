"""HackMD's API: every note once, only what has changed, no faster than it wants, and nothing that shows the token."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path

import pytest

from tests.hackmd.hackmd_server import TOKEN, HackMD, running
from tools.hackmd.sources.api import gather
from tools.hackmd.sources.client import Client
from tools.hackmd.sources.errors import SourceError
from tools.hackmd.sources.exports import Gathered

LIST = "/v1/teams/pycontw/notes"
NOTE = "/v1/notes/Wb9vQrfJQk-5tPoPR23hwA"


@pytest.fixture
def hackmd() -> Iterator[HackMD]:
    with running(HackMD()) as server:
        server.add("Wb9vQrfJQk-5tPoPR23hwA", "# 共筆\n\n一。\n")
        server.add("kX", "# 共筆\n\n二。\n", createdAt=1643270371246, readPermission="signed_in", tags=None)
        yield server


@dataclass
class Clock:
    """Time that passes only while somebody sleeps."""

    now: float = 1_700_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@dataclass
class Import:
    hackmd: HackMD
    folder: Path
    clock: Clock = field(default_factory=Clock)
    told: list[str] = field(default_factory=list)

    def __call__(self, source: str = "hackmd:pycontw", token: str = TOKEN, patience: float = 20.0) -> Gathered:
        self.hackmd.asked.clear()
        client = Client(
            token,
            self.hackmd.address,
            patience=patience,
            sleep=self.clock.sleep,
            now=lambda: self.clock.now,
            tell=self.told.append,
        )
        return gather(source, client, self.folder)


@pytest.fixture
def imports(hackmd: HackMD, tmp_path: Path) -> Import:
    return Import(hackmd, tmp_path)


def texts(gathered: Gathered) -> list[str]:
    return [export.content.decode() for export in gathered.exports]


def test_every_note_comes_with_what_the_list_says_of_it(imports: Import) -> None:
    gathered = imports()
    assert imports.hackmd.asked == [LIST, NOTE, "/v1/notes/kX"]
    assert (gathered.seen, gathered.findings, gathered.is_whole, gathered.origin) == (2, (), True, "hackmd:pycontw")
    one, two = gathered.exports
    assert (one.name, two.name) == ("共筆.md", "共筆 (1).md")
    assert Path(one.path).read_bytes() == one.content == "# 共筆\n\n一。\n".encode()
    assert one.details and two.details
    assert (one.details.id, one.details.short_id) == ("Wb9vQrfJQk-5tPoPR23hwA", "s-Wb9vQrfJQk-5tPoPR23hwA")
    assert (one.details.owner, one.details.tags, one.details.changed) == ("pycontw", ("2021-program",), 1643270452413)
    assert (one.details.read_permission, two.details.read_permission) == ("guest", "signed_in")
    assert two.details.tags == ()


def test_only_what_has_changed_is_asked_for_again(imports: Import) -> None:
    imports()
    imports.hackmd.add("kX", "# 共筆\n\n三。\n", lastChangedAt=1643270452999)
    assert texts(imports()) == ["# 共筆\n\n一。\n", "# 共筆\n\n三。\n"]
    assert imports.hackmd.asked == [LIST, "/v1/notes/kX"]


def test_a_note_that_is_as_it_was_is_not_sent_again(imports: Import) -> None:
    imports()
    imports.hackmd.notes["kX"]["lastChangedAt"] = 1643270452999
    imports.hackmd.notes["kX"]["readPermission"] = "owner"
    gathered = imports()
    assert imports.hackmd.asked == [LIST, "/v1/notes/kX"] and len(gathered.exports) == 2  # answered with 304
    assert gathered.exports[1].details and gathered.exports[1].details.read_permission == "owner"
    imports()
    assert imports.hackmd.asked == [LIST]


def test_what_is_kept_and_damaged_is_fetched_again(imports: Import) -> None:
    Path(imports().exports[0].path).write_text("# 共", encoding="utf-8")
    assert texts(imports())[0] == "# 共筆\n\n一。\n"
    assert imports.hackmd.asked == [LIST, NOTE]


def test_nothing_is_kept_of_a_note_that_was_deleted(imports: Import) -> None:
    imports()
    del imports.hackmd.notes["kX"]
    imports()
    assert not any("kX" in path.name for path in imports.folder.rglob("*"))
    assert any("Wb9v" in path.name for path in imports.folder.rglob("*"))


@pytest.mark.parametrize(
    ("changed", "milliseconds"),
    [
        (1643270452413, 1643270452413),
        ("1643270452413", 1643270452413),
        ("2022-01-27T08:00:52.413Z", 1643270452413),
        (None, 0),
        ("soon", 0),
        *((value, 0) for value in (float("inf"), float("nan"), "nan", "1e999", 1e30, 10**400, -5, [1], {"a": 1})),
    ],
)
def test_times_are_numbers_or_iso_dates(imports: Import, changed: object, milliseconds: int) -> None:
    imports.hackmd.add("kX", "二。\n", lastChangedAt=changed)
    details = imports().exports[1].details
    assert details and details.changed == milliseconds
    imports()
    assert ("/v1/notes/kX" in imports.hackmd.asked) == (not milliseconds)  # who does not know asks


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"x-ratelimit-userreset": "1700000120"}, 120),
        ({"x-ratelimit-userreset": "1700000120000"}, 120),
        ({"x-ratelimit-userreset": "1699999999"}, 1),
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": formatdate(1_700_000_045, usegmt=True)}, 45),
        *(({"Retry-After": value}, 1) for value in ("later", "inf", "nan", "-inf", "1e300", "9" * 400)),
        ({}, 1),
    ],
)
def test_the_host_is_left_alone_for_as_long_as_it_wants(
    imports: Import, headers: dict[str, str], seconds: float
) -> None:
    imports.hackmd.answers[NOTE] = [(429, headers, b"{}")]
    assert len(imports().exports) == 2
    assert imports.clock.slept == [seconds]
    assert bool(imports.told) == (seconds >= 10)


def test_whoever_has_used_up_a_month_is_told_when_to_come_again_and_keeps_what_is_there(imports: Import) -> None:
    imports.hackmd.answers["/v1/notes/kX"] = [(429, {"x-ratelimit-userreset": "1700090000"}, b"{}")]
    with pytest.raises(SourceError, match=r"allows no more calls before 2023-11-1\d \d\d:\d\d; start the import again"):
        imports()
    assert imports.clock.slept == []
    imports()
    assert imports.hackmd.asked == [LIST, "/v1/notes/kX"]


@pytest.mark.parametrize(("number", "waits"), [(89, False), (90, True)])
def test_no_more_calls_are_made_than_the_host_allows(imports: Import, number: int, waits: bool) -> None:
    for each in range(number - 2):
        imports.hackmd.add(f"n{each}", "x\n")
    assert imports().seen == number
    assert imports.clock.slept == ([300.0] if waits else [])


def test_a_note_that_is_gone_meanwhile_is_refused_by_name(imports: Import) -> None:
    del imports.hackmd.texts["kX"]
    gathered = imports()
    assert [(each.code, each.path) for each in gathered.findings] == [("unreadable", "共筆 (1).md")]
    assert (gathered.seen, len(gathered.exports), gathered.is_whole) == (2, 1, True)


@pytest.mark.parametrize(
    "body", [b"<html>", b"", b"[]", b'{"content": null}', b"\xff", b"[" * 100_000], ids=lambda body: str(body[:9])
)
def test_an_answer_that_is_none_is_asked_for_again_and_then_named(imports: Import, body: bytes) -> None:
    imports.hackmd.answers["/v1/notes/kX"] = [(200, {}, body)] * 5
    gathered = imports()
    [finding] = gathered.findings
    assert finding.code == "unreadable" and finding.found.startswith("this note cannot be fetched: the answer ")
    assert not gathered.is_whole  # or it would be taken for deleted
    imports.hackmd.answers.clear()
    assert len(imports().exports) == 2


@pytest.mark.parametrize(("errors", "is_there"), [(4, True), (5, False)])
def test_an_error_of_the_host_is_waited_for(imports: Import, errors: int, is_there: bool) -> None:
    imports.hackmd.answers["/v1/notes/kX"] = [(503, {}, b"")] * errors
    gathered = imports()
    assert (len(gathered.exports) == 2) == is_there == gathered.is_whole
    assert imports.clock.slept == [1, 2, 4, 8]


def test_an_answer_that_never_ends_is_given_up(imports: Import) -> None:
    imports.hackmd.slowly.add("/v1/notes/kX")
    [finding] = imports(patience=0.2).findings
    assert finding.found == "this note cannot be fetched: the answer takes longer than 0.2 seconds"
    imports.hackmd.slowly.clear()
    assert imports().is_whole


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (401, "HackMD does not know the token in HACKMD_API_TOKEN"),
        (403, "there is no team 'pycontw', or who made the token in HACKMD_API_TOKEN is no member of it"),
        (404, "there is no team 'pycontw'"),
        (302, "the notes cannot be listed: HackMD answers 302"),
    ],
)
def test_a_list_that_is_refused_says_why(imports: Import, code: int, said: str) -> None:
    imports.hackmd.answers[LIST] = [(code, {"Location": "http://other.example/"}, b"{}")]
    with pytest.raises(SourceError, match=rf"^hackmd:pycontw: {said}"):
        imports()


@pytest.mark.parametrize("body", [b"{}", b"[5]", b'{"error": 1}'])
def test_a_list_that_is_none_is_named(imports: Import, body: bytes) -> None:
    imports.hackmd.answers[LIST] = [(200, {}, body)]
    with pytest.raises(SourceError, match="hackmd:pycontw: the notes cannot be listed"):
        imports()


def test_ids_and_teams_are_no_paths(imports: Import) -> None:
    notes = [{"id": "../../me"}, {"id": None, "title": "共筆"}, imports.hackmd.notes["kX"]]
    imports.hackmd.answers[LIST] = [(200, {}, json.dumps(notes).encode())]
    gathered = imports()
    assert imports.hackmd.asked == [LIST, "/v1/notes/kX"]
    assert (gathered.seen, len(gathered.findings), gathered.is_whole) == (3, 2, False)
    for source in ("hackmd:../me", "hackmd:..", "hackmd:.", "hackmd:a/b"):
        with pytest.raises(SourceError, match="the path of a team is letters, digits and hyphens"):
            imports(source)


def test_ones_own_notes_need_no_team(imports: Import) -> None:
    assert len(imports("hackmd:").exports) == 2
    assert imports.hackmd.asked[0] == "/v1/notes"


def test_the_token_is_shown_nowhere(imports: Import, capfd: pytest.CaptureFixture[str]) -> None:
    said = [repr(Client(TOKEN))]
    for source, token in (
        ("hackmd:pycontw", "other" + TOKEN),
        ("hackmd:none", TOKEN),
        ("hackmd:pycontw", TOKEN + "筆"),
    ):
        with pytest.raises(SourceError) as error:
            imports(source, token)
        said.append(str(error.value))
    imports()
    said += [path.read_text(encoding="utf-8") for path in imports.folder.rglob("*") if path.is_file()]
    out = capfd.readouterr()
    assert not any("SECRET" in text for text in (*said, *imports.told, out.out, out.err))


def test_the_token_goes_over_https_alone() -> None:
    with pytest.raises(SourceError, match=r"http://hackmd\.example/v1: the token is sent over https alone"):
        Client(TOKEN, "http://hackmd.example/v1")


def test_without_a_host_it_says_so(tmp_path: Path) -> None:
    with running(HackMD()) as gone:
        pass
    clock = Clock()
    client = Client(TOKEN, gone.address, sleep=clock.sleep, now=lambda: clock.now)
    with pytest.raises(SourceError, match="there is no connection, after 5 times; try again later"):
        gather("hackmd:pycontw", client, tmp_path)


def test_the_list_cannot_have_what_no_file_nor_terminal_has(imports: Import) -> None:
    odd = {
        "title": "a\ud800\u202eb\x9b",
        "tags": ["\ud800"],
        "permalink": "\udfff",
        "folderPaths": [{"name": "\ud800"}],
    }
    imports.hackmd.add("odd", "x\ud800\n", **odd)
    export = imports().exports[-1]
    assert (export.name, export.details.title) == ("a__b_.md", "a__b_")
    assert (export.details.tags, export.details.permalink, export.details.folders) == (("_",), "_", ("_",))
