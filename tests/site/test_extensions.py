"""Each extension works alone: it names what it needs, and the order of a site's extensions changes no page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils.parsers.rst import directives

from tests.project import EXTENSIONS, Project
from tools import ROOT

NAMES = EXTENSIONS
HEAD = "---\nsource_lang: en\ntags: a\nback_to: index\n---\n# Title\n\nText.\n\n"
#: An example of every directive of each extension: the body of a note.
BODIES = {path.parent.name: path.read_text(encoding="utf-8") for path in ROOT.glob("tests/*/every_directive.md")}
GUIDE = ROOT / "docs/contributing/directives.md"


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


#: Directives for the guides themselves, and Sphinx's own, to which the pair adds nothing to write.
UNDOCUMENTED = {"measured", "message-list", "toctree"}


def test_the_guide_has_each_directive_with_each_of_its_options(project: Project) -> None:
    write(project, NAMES)
    assert project.build("dummy", "en").warnings == []
    ours = {name: each for name, each in directives._directives.items() if any(_is_of(one, each) for one in NAMES)}
    sections = re.split(r"^## ", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    documented = {name: text for text in sections for name in re.findall("`([^`]+)`", text.partition("\n")[0])}
    assert ours.keys() - documented.keys() == UNDOCUMENTED
    for name in ours.keys() & documented.keys():
        options = {f":{option}:" for option in ours[name].option_spec or {}}
        lines = re.findall(r"^`.*`$", documented[name], re.MULTILINE)
        missing = options - {described for line in lines for described in line.split("`")}
        assert missing <= {":lang:"}, name


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
