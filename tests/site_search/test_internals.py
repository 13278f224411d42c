"""What the search needs of Sphinx is as it was read."""

from __future__ import annotations

from pathlib import Path

from sphinx.builders.html import StandaloneHTMLBuilder

from tests.project import Project

from site_search import internals


def test_sphinx_makes_neither_index_nor_page_of_results_once_it_is_told(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    (project.folder / "conf.py").write_text("extensions = ['myst_parser']\n", encoding="utf-8")
    built = project.build("html", whole=True, html_theme="basic")
    assert Path(built.app.outdir, "searchindex.js").is_file() and Path(built.app.outdir, "search.html").is_file()
    assert "ENABLE_SEARCH_SHORTCUTS: true" in built.output("_static/documentation_options.js")
    builder = built.app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    internals.turn_off_search(builder)
    for name in ("searchindex.js", "search.html"):
        Path(built.app.outdir, name).unlink()
    built.app.build(force_all=True)
    assert not Path(built.app.outdir, "searchindex.js").exists() and not Path(built.app.outdir, "search.html").exists()
    assert "ENABLE_SEARCH_SHORTCUTS: false" in built.output("_static/documentation_options.js")


def test_the_stemmer_for_browsers_is_one_script_with_its_base_first() -> None:
    script = internals.english_stemmer()
    assert script.index("BaseStemmer=") < script.index("EnglishStemmer=")
