"""Each extension works alone: it names what it needs, and the order of a site's extensions changes no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils.parsers.rst import directives

from tests.project import EXTENSIONS, Project
from tools import ROOT

NAMES = EXTENSIONS
HEAD = "---\nsource_lang: en\ntags: a\nback_to: index\n---\n# Title\n\nText.\n\n"
#: Every directive of each extension.
BODIES = {
    "communities": """
::::{community-cards}

:::{community} Taipei.py
:city: Taipei
:founded: 2012
:cadence: every Wednesday
:status: active
:checked: 2026-11-21
:website: https://taipei.example/

Text.
:::

::::

:::{community-timeline}
:::

:::{community-map}
:::

:::{next-meetings}
:::

:::{communities-to-check}
:::

{pycontw:community}`taipei-py`
""",
    "conferences": """
:::{conference} PyCon TW 2021
:date: 2021-10-02
:platform: Gather Town
:::

:::{conferences}
:::
""",
    "language_pair": """
:::{translation-status}
:::

:::{translators}
:::

```{toctree}
other
```
""",
    "measurements": """
:::{measured} machine
:::

:::{measured} goals
:::

:::{measured} growth
:::

:::{measured} comparison
:::

:::{measured} written
:::

:::{measured} changes
:::
""",
    "navigation": """
:::{all-notes}
:::

:::{folder-counts}
:::

:::{newest-notes}
:::
""",
    "note_pages": """
:::{about-note}
:export: a.txt

- A word.
:::

:::{live-example}

**Bold**
:::

:::{message-list} faults
:::

:::{contact}
:::
""",
    "open_spaces": """
:::{open-space-hours}
:date: 2021-10-02

| Day | Opens | Closes | Remark |
| --- | ----- | ------ | ------ |
| 1   | 08:55 | 16:15  | Day    |
:::

:::{open-space-board}

| Subject | Host | Day | Start | End   | Space   |
| ------- | ---- | --- | ----- | ----- | ------- |
| Git     |      | 1   | 13:00 | 14:00 | Table 1 |
:::

:::{open-space-dates}
:::
""",
    "records": """
:::{newer-fact}
:date: 2026-11-21
:source: the conference's site

It moved.
:::
""",
    "testimonials": """
:::{testimonial-matrix}

| Item                       | Venue |
| -------------------------- | ----- |
| [Post](https://e.org/2021) | V     |
:::

:::{testimonial-matrix} All
:from: other
:::

:::{reading-list}
- [Text](https://e.org/text)
:::

:::{witness}
:speaker: Eva

Good.
:::

:::{quotes}
:limit: 1
:::
""",
}


def write(project: Project, extensions: list[str]) -> None:
    bodies = "\n\n".join(BODIES[name].strip() for name in sorted(extensions) if name in BODIES)
    toctree = "" if "language_pair" in extensions else "```{toctree}\nother\n```\n"
    project.write(index=f"{HEAD}{bodies}\n\n{toctree}", other="---\nsource_lang: en\n---\n# Other\n")
    lines = [f"import sys; sys.path.insert(0, {str(ROOT / '_ext')!r})", f"extensions = ['myst_parser', *{extensions}]"]
    lines += [f"safe_packages = {NAMES}", "documented_messages = {'faults': 'note_pages.faults:Fault'}"]
    lines += [f"measured_results = {str(ROOT / 'docs/contributing/performance.json')!r}"]
    lines += ["myst_enable_extensions = ['colon_fence']", "locale_dirs = ['locale']", "nitpicky = True"]
    (project.folder / "conf.py").write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_an_extension_alone_builds_a_page_with_each_of_its_directives(project: Project, name: str) -> None:
    write(project, [name])
    for builder, language in (("html", "zh_TW"), ("text", "en"), ("gettext", "en")):
        built = project.build(builder, language, fresh=True, html_theme="basic")
        assert built.warnings == []
        registered = {each for each, found in directives._directives.items() if _is_of(name, found)}
        project.close()  # else the next Sphinx warns of what this process has registered already
    text = (project.folder / "index.md").read_text(encoding="utf-8")
    assert {each for each in registered if f"{{{each}}}" not in text} == set()


def _is_of(extension: str, directive: type) -> bool:
    return directive.__module__.partition(".")[0] == extension


def test_extensions_in_reversed_order_give_the_same_pages(project: Project) -> None:
    pages = []
    for extensions in (NAMES, NAMES[::-1]):
        write(project, extensions)
        built = project.build("html", "zh_TW", html_theme="basic", fresh=True, whole=True)
        assert built.warnings == []
        project.close()
        files = sorted(Path(built.app.outdir).rglob("*"))
        pages.append({path.name: _text(path) for path in files if path.suffix in (".html", ".js")})
    assert pages[0].keys() == pages[1].keys()
    assert [name for name, text in pages[0].items() if text != pages[1][name]] == []


def _text(path: Path) -> str:
    """What *path* says, with the lines of its head in one order: features, which know nothing of each other, add to it
    one after another."""
    head, end, body = path.read_text(encoding="utf-8").partition("</head>")
    return "\n".join(sorted(line.rstrip(",") for line in head.split("\n"))) + end + body
