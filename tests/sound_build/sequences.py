"""A small site that is edited at random, and what a build makes of it: its files, its warnings, its exit status."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from tests.project import EXTENSIONS
from tests.sound_build.build_server import Server
from tools import ROOT
from tools.processes import plain

CONF = f"""\
import sys
sys.path.insert(0, {str(ROOT / "_ext")!r})
project = "Test"
extensions = ["myst_parser", *{EXTENSIONS}]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 6
primary_domain = "pycontw"
safe_packages = {EXTENSIONS}
locale_dirs = ["../locale"]
gettext_compact = False
nitpicky = True
html_theme = "basic"
html_sidebars = {{"**": ["globaltoc.html", "localtoc.html", "relations.html", "searchbox.html"]}}
html_static_path = ["../static"]
html_extra_path = ["../extra"]
html_css_files = ["site.css"]
templates_path = ["../templates"]
navigation_listed_notes = 4
communities_today = "2026-11-21"


def setup(app):
    def keep_compiled(app):
        from jinja2 import FileSystemBytecodeCache

        app.builder.templates.environment.bytecode_cache = FileSystemBytecodeCache()

    app.connect("builder-inited", keep_compiled)
"""
HEAD = "---\nsource_lang: en\n---\n"
INDEX = f"""{HEAD}# Home

```{{toctree}}
:glob:

*
team/index
```

:::{{community-cards}}
:::

![Home](picture.svg)
"""
NOTES = ("alpha", "beta", "gamma", "team/index", "team/delta", "team/omega")
WORDS = ("conference", "gathering", "sprint", "lightning", "table", "organiser", "volunteer")
CHINESE_WORDS = ("年會", "聚會", "衝刺", "閃電秀", "攤位", "籌備", "志工")
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><title>{}</title></svg>\n'


@dataclass
class Site:
    """The sources in *folder*, edited by *lot*; ``beside`` is where the builds are."""

    folder: Path
    lot: random.Random
    #: What was done, for a failed test.
    done: list[str]

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    def notes(self) -> list[Path]:
        return sorted(path for path in self.docs.rglob("*.md") if path != self.docs / "index.md")

    def path(self, docname: str) -> Path:
        return self.docs / f"{docname}.md"

    def docname(self, path: Path) -> str:
        return path.relative_to(self.docs).with_suffix("").as_posix()

    def another(self, *but: str) -> str:
        """The name of a note: of one that is there, as a rule, since a note with a warning is read in any build."""
        there = [name for name in map(self.docname, self.notes()) if name not in but]
        return self.lot.choice(there if there and self.lot.random() < 0.9 else NOTES)

    def word(self, text: str) -> str:
        """A word in the language of a note with this *text*."""
        return self.lot.choice(CHINESE_WORDS if "source_lang: zh_TW" in text else WORDS).title()

    def write(self, name: str, text: str) -> None:
        """Write a file, newer than any build."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def make(folder: Path, seed: int) -> Site:
    site = Site(folder, random.Random(seed), [])
    site.write("docs/conf.py", CONF)
    site.write("docs/index.md", INDEX)
    site.write("docs/picture.svg", PICTURE.format("home"))
    site.write("static/site.css", "a { color: blue }\n")
    site.write("extra/CNAME", "notes.example\n")
    site.write("templates/page.html", '{% extends "!page.html" %}\n')
    (folder / "locale").mkdir()
    for name in (*NOTES[:2], *NOTES[3:]):
        add(site, name)
    return site


def add(site: Site, name: str) -> None:
    lot, other, stem = site.lot, site.another(name), slug(name)
    head = lot.choice([HEAD, HEAD.replace("en", "zh_TW")])
    body = [f"(label-{stem})=\n## {site.word(head)}\n", f"{site.word(head)}.\n"]
    body += [
        lot.choice(
            [
                f"[over there](/{other}.md)\n",
                f"[](/{other}.md)\n",
                f"{{ref}}`label-{slug(other)}`\n",
                f"{{doc}}`/{other}`\n",
                f"{{community}}`{slug(other)}-py`\n",
                f"[a heading](/{other}.md#sprint)\n",
                f"![picture](/images/{slug(other)}.svg)\n",
                f"{{download}}`/{slug(other)}.txt`\n",
                f"```{{toctree}}\n/{other}\n```\n",
                "```{toctree}\n/index\n```\n",
                ":::{translation-status}\n:::\n",
                ":::{all-notes}\n:::\n",
                ":::{next-meetings}\n:::\n\n:::{communities-to-check}\n:::\n",
            ]
        )
    ]
    if lot.random() < 0.5:
        options = f":city: Taipei\n:id: {stem}-py\n"
        options += f":cadence: {lot.choice(['monthly', 'every Friday', 'every Monday'])}\n"
        options += lot.choice(["", ":status: active\n:checked: 2026-11-20\n"])
        body += [f":::{{community}} {stem.title()}.py\n{options}\nA {lot.choice(WORDS)}.\n:::\n"]
    if lot.random() < 0.3:
        body += ["| A | B |\n| - | - |\n| 1 | 2 |\n"]
    if name.endswith("index"):
        body += ["```{toctree}\n:glob:\n\n*\n```\n"]
    if lot.random() < 0.05:
        body += [lot.choice(["[x](nowhere.md)\n", "*" * 1500 + "a" + "*" * 1500 + "\n", "| A |\n| - |\n| 1 | 2 |\n"])]
    site.write(f"docs/{name}.md", f"{head}# {stem.title()} {site.word(head)}\n\n" + "\n".join(body))
    site.write(f"docs/images/{stem}.svg", PICTURE.format(stem))
    site.write(f"docs/{stem}.txt", f"{stem}\n")


def slug(docname: str) -> str:
    """What a note named *docname* calls its label, its record and its files."""
    return docname.replace("/", "-")


# -- Builds ---------------------------------------------------------------------------------------

#: Not of the site: Sphinx's note on the build.
VOLATILE = {".buildinfo", ".buildinfo.bak"}


@dataclass(frozen=True)
class Result:
    """What a build says and writes: its warnings are sorted, since two jobs say them in any order."""

    failed: bool
    warnings: list[str]
    files: dict[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a site is built."""

    builder: str
    language: str
    jobs: int

    @classmethod
    def of(cls, seed: int) -> Setting:
        """Another one for each of eight seeds in a row."""
        return cls(
            builder=("html", "dirhtml")[seed % 2], language=("en", "zh_TW")[seed // 2 % 2], jobs=1 + seed // 4 % 2
        )


def build(site: Site, output: Path, setting: Setting, server: Server) -> Result:
    """Build strictly, as anybody does."""
    doctrees = output.with_name(f"{output.name}-doctrees")
    options = ["-q", "-W", "--keep-going", "-b", setting.builder, "-d", str(doctrees), "-j", str(setting.jobs)]
    code, said = server.run([*options, "-D", f"language={setting.language}", str(site.docs), str(output)])
    assert "Traceback" not in said and code in (0, 1), said
    lines = plain(said).replace(f"{site.folder}/", "").splitlines()
    files = {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name not in VOLATILE
    }
    return Result(failed=bool(code), warnings=sorted(filter(None, lines)), files=files)


def differences(one: Result, other: Result) -> list[str]:
    """What differs between two builds, with the first lines of files that do; nothing where they are alike."""
    found = [] if one.failed == other.failed else [f"failed: {one.failed}, {other.failed}"]
    found += [f"only first: {line}" for line in one.warnings if line not in other.warnings]
    found += [f"only second: {line}" for line in other.warnings if line not in one.warnings]
    names = sorted(one.files.keys() | other.files.keys())
    return found + [
        f"file: {name}: {_difference(one.files.get(name), other.files.get(name))}"
        for name in names
        if one.files.get(name) != other.files.get(name)
    ]


def _difference(one: bytes | None, other: bytes | None) -> str:
    """The first lines, or pieces of a long line, that two files do not share."""
    if one is None or other is None:
        return "only second" if one is None else "only first"
    lines = zip_longest(*map(_lines, (one, other)), fillvalue=b"")
    return next(f"{a!r} | {b!r}" for a, b in lines if a != b)


def _lines(content: bytes) -> list[bytes]:
    """The lines of a file; those of a script or an index, which are as long as it is, in pieces."""
    return [line[start : start + 200] for line in content.split(b"\n") for start in range(0, len(line) + 1, 200)]
