"""Every message of every catalog tries to run a script or to add an element: none does, and the build names each."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import served
from tests.copies import copy_project
from tools import labels
from tools.processes import plain

from language_pair import languages
from language_pair.catalogs import places, po

pytestmark = [pytest.mark.browser, pytest.mark.builds]

#: Written into catalogs as they are, but for quotation marks. Each message has one, and the next message the next.
PAYLOADS = (
    "<script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 1">',
    '"><svg onload="window.ran = 1">',
    "[x](javascript:window.ran=1)",
    '<a href="javascript:window.ran=1">x</a>',
    "&lt;/script>&lt;script>window.ran = 1&lt;/script>",
)
#: Of these, what a note may say: it is text about HTML.
TEXT = PAYLOADS[-1]
_PLACE = re.compile(r"(\S+\.po):(\d+): WARNING: ")
#: What a page holds by now, with what in it runs scripts; but for the source under a name that both languages write
#: alike, which the page shows once the translation is another one.
_CONTENTS = """() => {
    const found = [];
    for (const element of document.querySelectorAll("*:not(.source-text, .source-text *)")) {
        found.push(element.localName);
        for (const { name, value } of element.attributes) {
            if (name.startsWith("on") || /^\\s*(javascript|vbscript|data):/i.test(value)) {
                found.push(`${element.localName} ${name}`);
            }
        }
    }
    return { found, ran: window.ran ?? null };
}"""


@dataclass(frozen=True)
class Shown:
    """What a browser shows: the contents of each page, and those on which a script has run."""

    contents: dict[str, Counter[str]]
    ran: list[str]


def build(folder: Path) -> set[tuple[str, int]]:
    """Build both languages of a copy; the places in catalogs that it names, seen from *folder*."""
    command = [sys.executable, "-m", "tools.build_site"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    named = {(path, int(line)) for path, line in _PLACE.findall(plain(done.stdout))}
    assert "Traceback" not in done.stdout + done.stderr
    assert bool(named) == bool(done.returncode), done.stdout + done.stderr
    return {(str(Path(path).relative_to(folder)), line) for path, line in named}


def look_at(browser: Browser, folder: Path, step: int) -> Shown:
    """Open the pages that are built in *folder*, or one of *step* of them."""
    contents, ran = {}, []
    with served(folder) as address:
        context = browser.new_context(base_url=address)
        context.route("**/*", lambda route: route.continue_() if address in route.request.url else route.abort())
        tab = context.new_page()
        pages = [path for path in sorted(folder.glob("*/**/*.html")) if "_static" not in path.parts]
        for name in (path.relative_to(folder).as_posix() for path in pages[::step]):
            tab.goto(f"/{name}", wait_until="load")
            found = tab.evaluate(_CONTENTS)
            contents[name] = Counter(found["found"])
            ran += [name] if found["ran"] else []
        context.close()
    return Shown(contents, ran)


def inject(folder: Path) -> Iterator[tuple[str, int]]:
    """Put a payload at the end of every translation in *folder*; the place of each that a build has to name."""
    numbers = count()
    for locale in labels.all_locale_folders(folder):
        for code in languages.CODES:
            for _name, path in places.catalogs_in(locale, code):
                lines = path.read_text(encoding="utf-8").split("\n")
                for message in po.read(path, languages.of_code(code)).messages:
                    payload = PAYLOADS[next(numbers) % len(PAYLOADS)]
                    last = message.string_lines[0][-1][0] - 1
                    lines[last] = f'{lines[last].removesuffix(chr(34))}{payload.replace(chr(34), chr(92) + chr(34))}"'
                    if payload != TEXT:
                        yield str(path.relative_to(folder)), message.line
                path.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.long), 5])
def test_no_message_of_any_catalog_runs_or_adds_an_element(browser: Browser, tmp_path: Path, step: int) -> None:
    """A script in the label “Edit this page” ran on every Chinese page, one in a note's title in every menu."""
    folder = copy_project(tmp_path)
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("sound_build_shown_warnings = 100_000\n")
    assert build(folder) == set()
    clean = look_at(browser, folder / "_build/html", step)
    injected = list(inject(folder))
    assert len(injected) > 500
    assert sorted(set(injected) - build(folder)) == []
    shown = look_at(browser, folder / "_build/html", step)
    assert shown.ran == []
    assert len(shown.contents) > 5
    assert shown.contents.keys() == clean.contents.keys()
    added = {name: found - clean.contents[name] for name, found in shown.contents.items()}
    assert {name: found for name, found in added.items() if found} == {}
