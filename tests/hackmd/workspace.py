"""A folder of notes for tests: pages that are there, notes that come, and what an import makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from tools.hackmd.importing import drafts
from tools.hackmd.linking.known import read_ids
from tools.hackmd.notes_toml.read import read
from tools.hackmd.planned import Plan
from tools.hackmd.planning import Request, plan
from tools.hackmd.running import Wanted, prepare
from tools.hackmd.settings import Settings
from tools.hackmd.workspace import Workspace as Project

RULES = """\
[years]
first = 2012
title = {en = "Notes of {year}", zh_TW = "{year} 共筆"}

[teams.talks]
title = {en = "Talks", zh_TW = "演講共筆"}
tags = ["共筆"]

[teams.program]
title = {en = "Program", zh_TW = "議程組"}
tags = ["programme"]

[tags]
other = ["organize", "PyConTW"]

[folders]
minimum = 2
general = {title = {en = "General", zh_TW = "其他"}}
across-years = {title = {en = "Across the years", zh_TW = "跨年度"}}
"""
YEARS = "---\nsource_lang: en\n---\n\n# Years\n\n```{toctree}\n:titlesonly:\n\n2022/index\n2021/index\n```\n"
INDEX = "---\nsource_lang: en\n---\n\n# 2021\n\n```{toctree}\nopen-space\n```\n"
OPEN_SPACE = """\
---
source_lang: en
---

# Open Space EN

## Ideas for Open Spaces

Ideas.

:::{about-note}
:hackmd: https://hackmd.io/OpenSpaceId0000000001x
:export: Open Space EN.md
:::
"""


class Workspace:
    """A project in *folder*, with pages under ``docs/`` and notes under ``notes/``."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.docs, self.notes = folder, folder / "docs", folder / "notes"
        self.write(
            {
                "notes.toml": RULES,
                "docs/index.md": "---\nsource_lang: en\n---\n\n# Start\n\n```{toctree}\nyears\n```\n",
                "docs/years.md": YEARS,
                "docs/2021/index.md": INDEX,
                "docs/2021/open-space.md": OPEN_SPACE,
                "docs/2022/index.md": "---\nsource_lang: en\n---\n\n# 2022\n\nNothing yet.\n",
            }
        )

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def note(self, name: str, text: str) -> Path:
        """A note as it is exported."""
        self.write({f"notes/{name}": dedent(text).lstrip("\n")})
        return self.notes / name

    def plan(self, *sources: Path, into: str = "", ids: str = "", kept: Mapping[str, str] | None = None) -> Plan:
        """What an import of *sources*, or of all notes, is to write."""
        mapped = ()
        if ids:
            self.write({"ids.csv": ids})
            mapped = read_ids(self.folder / "ids.csv")
        request = Request(into=self.docs / into, rules=read(self.folder / "notes.toml"), ids=mapped, kept=kept or {})
        return plan(drafts(sources or [self.notes], Settings()).drafts, request)

    def run(self, *sources: Path, into: str = "", ids: str = "") -> Plan:
        """Import."""
        planned = self.plan(*sources, into=into, ids=ids)
        project = Project.of(self.docs / into)
        mapped = read_ids(self.folder / "ids.csv") if ids else ()
        prepared = prepare(Wanted(sources=sources or [self.notes], into=self.docs / into, ids=mapped), project)
        project.journal.apply(prepared.files)
        return planned


def texts(planned: Plan) -> dict[str, str]:
    """The texts of the pages of notes, by path."""
    return {page.page: page.text for page in planned.pages}


def codes(planned: Plan) -> list[str]:
    """What is said of links and places."""
    of_pages = [each for page in planned.pages for each in page.findings]
    return sorted(each.code for each in (*planned.findings, *of_pages))
