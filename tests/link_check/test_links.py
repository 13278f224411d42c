"""``nox -s links``, against a host of our own: what is asked, what is reported, how it ends."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from tests.link_check.link_server import LinkServer, running
from tests.project import Project
from tools.links import check

from link_check import asking, verdicts
from link_check.verdicts import Verdict


@pytest.fixture
def server() -> Iterator[LinkServer]:
    with running() as started:
        yield started


@pytest.fixture
def nobody() -> str:
    """An address at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/"


def write(folder: Path, **notes: str) -> None:
    for name, text in notes.items():
        path = folder / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")


def run(folder: Path, *options: str) -> int:
    walled = ["-D", "links_unverifiable.localhost=answers no program truly", "-D", "linkcheck_timeout=3"]
    return check([*walled, *options], folder=folder, output=folder / "_build/links")


def reported(capfd: pytest.CaptureFixture[str], server: LinkServer | None = None) -> tuple[str, str]:
    """What was printed but Sphinx's own lines, the server's address being U."""
    printed = capfd.readouterr()
    out = "\n".join(line for line in printed.out.splitlines() if not line.startswith(("en |", "zh-tw |")))
    return out.replace(server.url, "U").replace(str(server.server_port), "P") if server else out, printed.err


HEAD = """\
---
source_lang: en
---
# Links

"""


@pytest.mark.builds
def test_each_link_is_reported_at_each_of_its_places(
    server: LinkServer, nobody: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    paths = (
        *("fine", "fine#here", "fine#nowhere", "gone", "gone-for-good", "secret", "login", "no-programs", "busy"),
        *("slow", "down", "away", "moved-again", "for-now", "for-now-then-moved", "moved-and-gone", "without-end"),
        "to-a-wall",
    )
    first = "".join(f"- <{server.url}/{path}>\n" for path in paths)
    wall = f"http://localhost:{server.server_port}/post"
    write(
        tmp_path,
        index=f"{HEAD}{first}- <{nobody}>\n- <{wall}>\n\n```{{toctree}}\nother\n```\n",
        other=f"{HEAD}| Item |\n| ---- |\n| [x](other.md) |\n| [a]({server.url}/gone) [b]({wall}) |\n",
    )
    assert run(tmp_path) == 1
    out, err = reported(capfd, server)
    assert out.replace(nobody, "N") == dedent(
        """
        Unverifiable (these hosts give programs no reliable answer; open them yourself):
        docs/index.md:23: U/to-a-wall: leads to http://localhost:P/wall: answers no program truly
        docs/index.md:25: http://localhost:P/post: answers no program truly
        docs/other.md:9: http://localhost:P/post: answers no program truly

        Refused (the host turned the check away; open them yourself):
        docs/index.md:11: U/secret: 403 Forbidden
        docs/index.md:12: U/login: 401 Unauthorized
        docs/index.md:13: U/no-programs: 999
        docs/index.md:14: U/busy: 429 Too Many Requests

        No answer (each was asked again; it may be back next time):
        docs/index.md:15: U/slow: no answer in 3 s
        docs/index.md:16: U/down: 500 Internal Server Error
        docs/index.md:17: U/away: 503 Service Unavailable
        docs/index.md:24: N: its host takes no connection

        Moved for good (they still work; replace them with the new address):
        docs/index.md:18: U/moved-again: now U/fine

        Broken:
        docs/index.md:8: U/fine#nowhere: the page has no #nowhere
        docs/index.md:9: U/gone: 404 Not Found
        docs/index.md:10: U/gone-for-good: 410 Gone
        docs/index.md:21: U/moved-and-gone: 404 Not Found
        docs/index.md:22: U/without-end: it redirects without end
        docs/other.md:9: U/gone: 404 Not Found

        20 links: 4 work, 2 unverifiable, 4 refused, 4 without an answer, 1 moved, 5 broken"""
    )
    assert err == ""
    assert not [asked for asked in server.asked if asked.endswith(("/post", "/wall"))]
    assert server.asked.count("HEAD /slow") == 2, "a time-out is tried again"
    assert server.asked.count("HEAD /busy") == 1, "a host that says: in an hour"
    assert server.asked.count("GET /secret") == 1, "a host that has refused is not pressed"
    assert server.agents == {"PyCon TW Notes link check (+https://github.com/pycontw/pycon-tw-notes)"}
    report = {link["url"]: link for link in json.loads((tmp_path / "_build/links/report.json").read_text())}
    assert report[f"{server.url}/gone"] == {
        "url": f"{server.url}/gone",
        "verdict": "broken",
        "why": "404 Not Found",
        "code": 404,
        "places": [{"path": "docs/index.md", "line": 9}, {"path": "docs/other.md", "line": 9}],
    }


@pytest.mark.builds
def test_an_unverifiable_post_says_when_somebody_last_saw_it(
    server: LinkServer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    wall = f"http://localhost:{server.server_port}/post"
    table = f"| Item | Seen | A |\n| - | - | - |\n| [a]({wall}) | 2026-11-20 | V |\n"
    quote = f":::{{witness}}\n:speaker: Ewa\n:source: {server.url}/secret\n:seen: 2026-11-21\n\nYes.\n:::\n"
    write(tmp_path, index=f"{HEAD}:::{{testimonial-matrix}}\n:seen: Seen\n\n{table}:::\n\n{quote}")
    assert run(tmp_path) == 0
    out, _err = reported(capfd, server)
    assert "docs/index.md:11: http://localhost:P/post: answers no program truly; last seen 2026-11-20\n" in out
    assert "docs/index.md:16: U/secret: 403 Forbidden; last seen 2026-11-21\n" in out


@pytest.mark.builds
def test_what_is_not_broken_does_not_fail(
    server: LinkServer, nobody: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Both languages are built, and each link is asked once."""
    links = f"<{server.url}/fine> <{server.url}/moved> <{server.url}/secret> <{nobody}>"
    write(tmp_path, index=f"{HEAD}{links}\n\nAgain: {links}\n")
    assert run(tmp_path) == 0
    out, _err = reported(capfd, server)
    assert out.splitlines()[-1] == "4 links: 1 works, 1 refused, 1 without an answer, 1 moved"
    assert server.asked.count("HEAD /fine") == 2, "once itself, once as the goal of /moved"


@pytest.mark.builds
def test_without_a_network_that_is_said_once(nobody: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, index=f"{HEAD}<{nobody}> <{nobody}a> <http://nowhere.invalid/> <http://localhost:9/>\n")
    assert run(tmp_path) == 2
    assert reported(capfd) == ("", "\nNo host answered, of 3 links asked: is there a network? No link is judged.\n")
    assert not (tmp_path / "_build/links/report.json").exists()


@pytest.mark.builds
def test_a_fault_in_a_note_is_named_and_links_are_checked(
    server: LinkServer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Here the fault is that the translation leads elsewhere: that link reaches no page, and nobody is asked for it."""
    catalog = tmp_path / "locale/zh_TW/LC_MESSAGES/index.po"
    catalog.parent.mkdir(parents=True)
    entry = f'\nmsgid "See [this]({server.url}/fine) page."\nmsgstr "請看[這一頁]({server.url}/elsewhere)。"\n'
    head = 'msgid ""\nmsgstr "Language: zh_TW\\n"\n\nmsgid "Links"\nmsgstr "連結"\n'
    catalog.write_text(head + entry, encoding="utf-8")
    for more, status in (("", 2), (f"\n<{server.url}/gone>\n", 1)):
        write(tmp_path, index=f"{HEAD}See [this]({server.url}/fine) page.\n{more}")
        assert run(tmp_path) == status
    out, err = reported(capfd, server)
    assert re.search(r"\nBroken:\ndocs/index\.md:\d+: U/gone: 404 Not Found\n", out)
    assert "The notes have faults, which may hide links:\n" in err
    assert f"index.po:7: WARNING: the translation adds the link to '{server.url}/elsewhere'." in err


@pytest.mark.builds
def test_a_build_that_stops_leaves_no_old_report(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, index=HEAD)
    assert run(tmp_path) == 0
    assert reported(capfd)[0] == "\n0 links: nothing to check"
    (tmp_path / "docs/index.md").unlink()
    assert run(tmp_path, "-D", "extensions=no_such_extension") == 2
    assert "no_such_extension" in reported(capfd)[1]
    assert not (tmp_path / "_build/links/en/answers.json").exists()


def answers(project: Project, *urls: str, **settings: object) -> dict[str, str]:
    """The verdict on each of *urls*, from a build in this process."""
    project.write(index=HEAD + "".join(f"- <{url}>\n" for url in urls))
    found = json.loads(project.build("answers", **settings).output("answers.json"))
    return {answer["url"]: answer["verdict"] for answer in found}


@pytest.mark.builds
def test_a_host_that_asks_for_patience_gets_it(
    server: LinkServer, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that says 0 too is not asked again at once, and one without end (canonical/starbase#417) only so long."""
    monkeypatch.setattr(asking, "PAUSE", 0.2)
    url = f"{server.url}/busy"
    server.patience = iter(["0", "0"])
    assert answers(project, url, linkcheck_rate_limit_timeout=5) == {url: "works"}
    assert server.asked == ["HEAD /busy"] * 3


@pytest.mark.builds
def test_a_host_that_always_asks_for_patience_is_given_up(
    server: LinkServer, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PAUSE", 0.2)
    server.patience = iter(["1"] * 1000)
    url = f"{server.url}/busy"
    assert answers(project, url, linkcheck_rate_limit_timeout=1.5) == {url: "refused"}
    assert len(server.asked) < 5


def test_links_that_the_site_makes_itself_are_not_asked(server: LinkServer, project: Project) -> None:
    found = answers(project, f"{server.url}/gone", linkcheck_ignore=[server.url])
    assert (found, server.asked) == ({}, [])


@pytest.mark.parametrize(
    ("message", "verdict", "why"),
    [
        ("NameResolutionError: Failed to resolve 'a.tw' ([Errno -2] Name…)", "broken", "there is no host of this name"),
        (
            "NameResolutionError: Failed to resolve 'a.tw' ([Errno -3] Temporary failure in name resolution)",
            "no answer",
            "its host's name cannot be looked up",
        ),
        (
            "(Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify "
            "failed: certificate has expired (_ssl.c:1016)')))",
            "broken",
            "its certificate is not valid (certificate has expired)",
        ),
        ("Failed to establish a new connection: [Errno 101] Network is unreachable", "no answer", "its host cannot be"),
        ("HTTPSConnectionPool(host='a.tw', port=443): something new", "no answer", "no connection"),
        ("Invalid URL 'https://': No host supplied", "broken", "Invalid URL 'https://': No host supplied"),
    ],
)
def test_a_failure_is_told_in_a_few_words(message: str, verdict: str, why: str) -> None:
    found = verdicts.of_answer("https://a.tw/", "broken", message, 0, timeout=15)
    assert found[0] == Verdict(verdict)
    assert found[1].startswith(why)


@pytest.mark.parametrize(
    ("code", "verdict", "why"),
    [
        (0, "works", ""),
        (200, "works", ""),
        (399, "works", ""),
        (400, "broken", "400 Bad Request"),
        (499, "broken", "499"),
    ]
    + [(500, "no answer", "500 Internal Server Error"), (408, "no answer", "408 Request Timeout")]
    + [(code, "refused", None) for code in (401, 403, 429, 999)],
)
def test_a_code_tells_more_than_sphinx_does(code: int, verdict: str, why: str | None) -> None:
    """Sphinx takes some of these for working links."""
    found = verdicts.of_answer("https://a.tw/", "working", "", code, timeout=15)
    assert found[0] == Verdict(verdict)
    assert why in (None, found[1])
