"""A page asks no other host for what formulas and themes need."""

from __future__ import annotations

import pytest
from docutils import nodes

from tests.project import UNGUARDED, Project, page

FORMULA = "---\nsource_lang: en\n---\n# Title\n\nSo {math}`a+b`\n"


@pytest.mark.parametrize(
    ("settings", "is_shown"),
    [({}, False), ({"mathjax_path": "mathjax.js"}, True), ({"mathjax_path": "//e.example/mathjax.js"}, False)],
)
def test_a_formula_needs_a_renderer_of_the_site_s_own(
    project: Project, settings: dict[str, str], is_shown: bool
) -> None:
    project.write(index=FORMULA)
    built = project.build("html", html_theme="basic", extensions=UNGUARDED, **settings)
    assert bool(list(built.doctree().findall(nodes.math))) == is_shown
    assert ("index.md:6: WARNING: the formula 'a+b' would load a script" in "".join(built.warnings)) != is_shown
    sources = [str(script.get("src", "")) for script in page(built, "index").select("script")]
    assert [each for each in sources if "//" in each] == []


@pytest.mark.parametrize(("name", "count"), [("https://e.example/x.js", 1), ("//e.example/x.js", 1), ("x.js", 0)])
def test_a_script_of_another_host_is_named_once(project: Project, name: str, count: int) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n", other="---\norphan: true\nsource_lang: en\n---\n# O\n")
    built = project.build("html", html_theme="basic", html_js_files=[name])
    assert [f"the pages would load '{name}'" in line for line in built.warnings] == [True] * count
