"""A small site that is edited at random, and what a build makes of it: its files, its warnings, its exit status."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
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
locale_dirs = ["../locale"]
gettext_compact = False
nitpicky = True
html_theme = "basic"
html_static_path = ["../static"]
html_extra_path = ["../extra"]
html_css_files = ["site.css"]
templates_path = ["../templates"]


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
```

:::{{community-cards}}
:::

![Home](picture.svg)
"""
NOTES = ("alpha", "beta", "gamma", "delta")
WORDS = ("conference", "gathering", "sprint", "lightning", "table", "organiser", "volunteer")
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
        return sorted(path for path in self.docs.glob("*.md") if path.stem != "index")

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
    for name in NOTES[:2]:
        add(site, name)
    return site


def add(site: Site, name: str) -> None:
    lot, body = site.lot, []
    body += [f"(label-{name})=\n## {lot.choice(WORDS).title()}\n", f"Some {lot.choice(WORDS)} here.\n"]
    other = lot.choice(NOTES)
    body += [
        lot.choice(
            [
                f"[over there]({other}.md)\n",
                f"{{ref}}`label-{other}`\n",
                f"{{doc}}`{other}`\n",
                f"{{community}}`{other}-py`\n",
                f"[a heading]({other}.md#sprint)\n",
                f"![picture](images/{other}.svg)\n",
                f"{{download}}`{other}.txt`\n",
                f"```{{toctree}}\n{other}\n```\n",
                "```{toctree}\nindex\n```\n",
                ":::{translation-status}\n:::\n",
            ]
        )
    ]
    if lot.random() < 0.5:
        body += [f":::{{community}} {name.title()}.py\n:city: Taipei\n:id: {name}-py\n\nA {lot.choice(WORDS)}.\n:::\n"]
    if lot.random() < 0.3:
        body += ["| A | B |\n| - | - |\n| 1 | 2 |\n"]
    if lot.random() < 0.15:
        body += [lot.choice(["[x](nowhere.md)\n", "*" * 1500 + "a" + "*" * 1500 + "\n", "| A |\n| - |\n| 1 | 2 |\n"])]
    site.write(f"docs/{name}.md", f"{HEAD}# {name.title()} {lot.choice(WORDS)}\n\n" + "\n".join(body))
    site.write(f"docs/images/{name}.svg", PICTURE.format(name))
    site.write(f"docs/{name}.txt", f"{name}\n")


# -- Edits: each says what it did -----------------------------------------------------------------


def _text(site: Site) -> str:
    path = site.lot.choice(site.notes())
    lines = path.read_text(encoding="utf-8").split("\n")
    lines.append(f"Another {site.lot.choice(WORDS)}.\n")
    site.write(f"docs/{path.name}", "\n".join(lines))
    return f"text of {path.stem}"


def _title(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = re.sub(r"^# .*$", f"# New {site.lot.choice(WORDS)}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    site.write(f"docs/{path.name}", text)
    return f"title of {path.stem}"


def _heading(site: Site) -> str:
    path = site.lot.choice(site.notes())
    heading = site.lot.choice(WORDS).title()
    text = re.sub(r"^## .*$", f"## {heading}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    site.write(f"docs/{path.name}", text)
    return f"heading of {path.stem}"


def _add(site: Site) -> str:
    name = site.lot.choice(NOTES)
    add(site, name)
    return f"added or anew {name}"


def _delete(site: Site) -> str:
    notes = site.notes()
    if len(notes) < 2:
        return _add(site)
    path = site.lot.choice(notes)
    path.unlink()
    if site.lot.random() < 0.5:
        (site.docs / f"images/{path.stem}.svg").unlink(missing_ok=True)
        (site.docs / f"{path.stem}.txt").unlink(missing_ok=True)
    return f"deleted {path.stem}"


def _rename(site: Site) -> str:
    path, name = site.lot.choice(site.notes()), site.lot.choice(NOTES)
    path.rename(path.with_stem(name))
    return f"renamed {path.stem} to {name}"


def _record(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    if ":::{community}" in text:
        text = re.sub(r":::\{community\}.*?\n:::\n", "", text, flags=re.DOTALL)
    else:
        text += (
            f"\n:::{{community}} {site.lot.choice(WORDS).title()}.py\n:city: Tainan\n:id: {path.stem}-py\n\nNew.\n:::\n"
        )
    site.write(f"docs/{path.name}", text)
    return f"record of {path.stem}"


def _catalog(site: Site) -> str:
    name = site.lot.choice(["index", *NOTES])
    path = site.folder / f"locale/zh_TW/LC_MESSAGES/{name}.po"
    if path.exists() and site.lot.random() < 0.4:
        path.unlink()
        return f"deleted the catalog of {name}"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: zh_TW\\n"\n'
    note = site.docs / f"{name}.md"
    title = re.findall(r"^# (.*)$", note.read_text(encoding="utf-8"), re.MULTILINE) if note.exists() else ["Home"]
    site.write(
        str(path.relative_to(site.folder)), f'{head}\nmsgid "{title[0]}"\nmsgstr "{site.lot.choice("甲乙丙")}題"\n'
    )
    return f"catalog of {name}"


def _label(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    if re.search(r"^\(label-\w+\)=$", text, re.MULTILINE):
        text = re.sub(r"^\(label-\w+\)=\n", "", text, flags=re.MULTILINE)
    else:
        text = text.replace("\n## ", f"\n(label-{site.lot.choice(NOTES)})=\n## ", 1)
    site.write(f"docs/{path.name}", text)
    return f"label of {path.stem}"


def _sphinx_label(site: Site) -> str:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: zh_TW\\n"\n'
    word = site.lot.choice(["索引", "全部索引"])
    site.write("locale/zh_TW/LC_MESSAGES/sphinx.po", f'{head}\nmsgid "General Index"\nmsgstr "{word}"\n')
    return "a label of Sphinx"


def _configuration(site: Site) -> str:
    setting = site.lot.choice(
        [
            f"project = {site.lot.choice(WORDS)!r}",
            "html_copy_source = False",
            f"pair_only = {{'en': [{site.lot.choice(NOTES)!r}]}}",
            f"pair_only = {{'zh_TW': [{site.lot.choice(NOTES)!r}]}}",
            "html_baseurl = 'https://notes.example/'",
            "html_extra_path = []",
            "myst_heading_anchors = 1",
        ]
    )
    site.write("docs/conf.py", f"{CONF}\n\n{setting}\n")
    return setting


def _template(site: Site) -> str:
    path = site.folder / "templates/page.html"
    if path.exists() and site.lot.random() < 0.4:
        path.unlink()
        return "deleted the template"
    block = f"{{% block body %}}<p>{site.lot.choice(WORDS)}</p>{{{{ super() }}}}{{% endblock %}}"
    site.write("templates/page.html", f'{{% extends "!page.html" %}}\n{block}\n')
    return "template"


def _style(site: Site) -> str:
    site.write("static/site.css", f"a {{ color: {site.lot.choice(['red', 'green', 'blue'])} }}\n")
    extra = site.folder / "static/extra.css"
    if extra.exists():
        extra.unlink()
    else:
        site.write("static/extra.css", "b { color: red }\n")
    return "stylesheet"


def _picture(site: Site) -> str:
    name = site.lot.choice(NOTES)
    path = site.docs / f"images/{name}.svg"
    if path.exists() and site.lot.random() < 0.5:
        path.unlink()
        return f"deleted the picture of {name}"
    site.write(f"docs/images/{name}.svg", PICTURE.format(site.lot.choice(WORDS)))
    return f"picture of {name}"


EDITS: tuple[Callable[[Site], str], ...] = (
    *(_text, _title, _heading, _add, _delete, _rename, _record, _catalog),
    *(_label, _sphinx_label, _configuration, _template, _style, _picture),
)


def edit(site: Site) -> None:
    """Change one thing."""
    site.done.append(site.lot.choice(EDITS)(site))


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
    """What differs between two builds; nothing where they are alike."""
    found = [] if one.failed == other.failed else [f"failed: {one.failed}, {other.failed}"]
    found += [f"only first: {line}" for line in one.warnings if line not in other.warnings]
    found += [f"only second: {line}" for line in other.warnings if line not in one.warnings]
    names = sorted(one.files.keys() | other.files.keys())
    return found + [f"file: {name}" for name in names if one.files.get(name) != other.files.get(name)]
