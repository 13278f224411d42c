"""What a build warns of in a translation, the check reports too: a translator need not build to find it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project import Project
from tools import ROOT
from tools.catalogs.check import check_file

from language_pair import languages
from language_pair.catalogs import po

CATALOGS = ROOT / "tests/tools/catalogs/checker/locale/zh_TW/LC_MESSAGES"
DEFINITIONS = "[^1]: A footnote.\n\n[guide]: https://e.org/guide\n[the rules]: https://e.org/rules\n"


@pytest.mark.parametrize("name", ["markup", "words", "chinese", "good", "reference"])
def test_the_build_warns_of_nothing_that_the_check_does_not_report(project: Project, name: str) -> None:
    path = CATALOGS / f"{name}.po"
    entries = po.read(path, languages.ZH_TW).entries.values()
    sources = "\n\n".join(entry.source for entry in entries)
    project.write(index=f"---\nsource_lang: en\n---\n\n{sources}\n\n{DEFINITIONS}")
    catalog = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    catalog.parent.mkdir(parents=True, exist_ok=True)
    catalog.write_bytes(path.read_bytes())
    warned = warned_of(project.build("html", "zh_TW", html_theme="basic").warnings, catalog)
    reported = {message_of(path, finding.line) for finding in check_file(path)}
    assert warned <= reported
    assert warned or name in ("good", "words", "chinese")


def warned_of(warnings: list[str], catalog: Path) -> set[int]:
    """The lines of the messages that a build warns of."""
    places = (re.match(r".*index\.po:(\d+): .*\[language_pair\.translation\]", warning) for warning in warnings)
    return {message_of(catalog, int(place[1])) for place in places if place}


def message_of(catalog: Path, line: int) -> int:
    """The line of the ``msgid`` of the message that is on *line*."""
    lines = catalog.read_text(encoding="utf-8").split("\n")
    return max(
        number for number, text in enumerate(lines[: line + 1], 1) if text.startswith("msgid ") and number <= line
    )
