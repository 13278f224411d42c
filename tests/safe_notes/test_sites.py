"""The extension in other sites: stock Sphinx and MyST, catalogs, substitutions, pictures of other hosts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project import Built, Project, page
from tools import ROOT

from safe_notes import lists

pytestmark = pytest.mark.builds
ALONE = f"""\
import sys
sys.path.insert(0, {str(ROOT / "_ext")!r})
extensions = ["myst_parser", "safe_notes"]
myst_enable_extensions = ["colon_fence", "substitution"]
myst_substitutions = {{"host": "PyCon Taiwan"}}
locale_dirs = ["locale"]
gettext_compact = False
"""
PAIR = "---\nsource_lang: en\n---\n"
SOURCES = ["A first sentence.", "A second sentence.", "A third sentence.", "A [link](data.csv).", "A {kbd}`key`."]


def build(project: Project, builder: str = "html", language: str = "en", conf: str = ALONE) -> Built:
    (project.folder / "conf.py").write_text(conf, encoding="utf-8")
    return project.build(builder, language, fresh=True, html_theme="basic")


def faults(built: Built) -> list[str]:
    found = (re.fullmatch(r"(.*?): WARNING: .* \[([\w.]+)\]", each) for each in built.warnings)
    return [f"{match[1]} {match[2]}" if match else "" for match in found]


def test_a_site_without_our_other_extensions_is_guarded_too(project: Project) -> None:
    text = "# T\n\n{raw}`x` ![p](../p.png)\n\n```{include} a\n```\n"
    project.write(index=f"---\nmyst: {{enable_extensions: []}}\n---\n{text}")
    expected = ["2 safe_notes.meta", "6 safe_notes.role", "8 safe_notes.directive", "6 safe_notes.path"]
    assert faults(build(project)) == [f"index.md:{each}" for each in expected]


def test_a_substitution_is_a_name_and_nothing_that_is_worked_out(project: Project) -> None:
    project.write(index="# T\n\n{{ host }} {{ 6 * 7 }} {{ env }}\n\n{{ env.srcdir }}\n")
    built = build(project)
    assert faults(built) == ["index.md:3 safe_notes.substitution"] * 2 + ["index.md:5 safe_notes.substitution"]
    text = page(built, "index").find(role="main").get_text()
    assert "PyCon Taiwan {{6 * 7}} {{env}}" in text
    assert str(project.folder) not in text


def test_no_catalog_runs_or_publishes_what_its_note_does_not(project: Project) -> None:
    (project.folder / "data.csv").write_text("a\n", encoding="utf-8")
    secret = project.folder.parent / f"{project.folder.name}-secret.csv"
    secret.write_text("SECRET", encoding="utf-8")
    hostile = ["{raw}`x`", f"[x](../{secret.name})", "{{ env.srcdir }}", f"[x](../{secret.name})", "{math}`x`"]
    project.write(index="# T\n\n" + "\n\n".join(SOURCES))
    project.write_catalog("zh_TW", "index", dict(zip(SOURCES, hostile, strict=True)))
    built = build(project, language="zh_TW")
    kinds = ["3 role", "7 substitution", "11 role", "5 path", "9 path"]  # roles run while they are read
    # Sphinx checks links of translations itself: sphinx#1010
    ours = [each.rpartition(" safe_notes.") for each in faults(built) if " safe_notes." in each]
    assert [f"{place.partition(':')[2]} {name}" for place, _kind, name in ours] == kinds
    assert not any("SECRET" in path.read_text("utf-8", "ignore") for path in Path(built.app.outdir).rglob("*.csv"))


def test_with_the_pair_a_translation_is_told_of_once(project: Project) -> None:
    project.write(index=f"{PAIR}# T\n\n" + "\n\n".join(SOURCES) + "\n\nA {raw}`role`.")
    project.write_catalog("zh_TW", "index", {SOURCES[0]: "一 {raw}`x`", "A {raw}`role`.": "三 {raw}`role`"})
    conf = (project.folder / "conf.py").read_text(encoding="utf-8")
    (project.folder / "data.csv").write_text("a\n", encoding="utf-8")
    found = faults(build(project, language="zh_TW", conf=conf))
    assert [each for each in found if "safe_notes" in each] == ["index.md:16 safe_notes.role"]


@pytest.mark.parametrize("builder", ["epub", "latex"])
def test_a_picture_of_another_host_becomes_a_link_where_it_would_be_fetched(project: Project, builder: str) -> None:
    project.write(
        index="# T\n\n![a picture](https://127.0.0.1:1/a.png)\n\n```{figure} https://127.0.0.1:1/b.png\nWords\n```\n"
    )
    built = build(project, builder)
    assert [each for each in faults(built) if "remote" in each] == [
        "index.md:3 safe_notes.remote_picture",
        "index.md:5 safe_notes.remote_picture",
    ]
    assert not any("Could not fetch" in each for each in built.warnings)


def test_the_page_on_trust_lists_what_is_allowed() -> None:
    text = (ROOT / "docs/contributing/trust.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    directives, roles, pictures, downloads = (set(each.split()) for each in blocks)
    assert directives == set(lists.DIRECTIVES)
    assert roles == {name for name in lists.ROLES if not name.startswith("bdg-")}
    assert (pictures, downloads) == (set(lists.PICTURES), set(lists.DOWNLOADS))
