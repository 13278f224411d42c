"""A page asks for few files: what every page has is in bundles, the rest where it is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.builders.html._assets import _file_checksum_inner

from tests.project import EXTENSIONS, Built, Project, page

from site_theme.style_use import style_use

pytestmark = pytest.mark.builds

DESIGN = ["myst_parser", "sphinx_design", *EXTENSIONS]
INDEX = "---\nsource_lang: en\n---\n# Index\n\n```{toctree}\ncards\n```\n"
CARDS = "---\nsource_lang: en\n---\n# Cards\n\n:::{card} Card\nWords\n:::\n"
#: Rules in an at-rule of a newer kind.
HELD = "@container body (min-width: 40rem) { main :is(p, a) b { color: #070809; } }"


def files(built: Built, name: str) -> set[str]:
    """The names of the styles and scripts that a page asks for."""
    parsed = page(built, name)
    addresses = [str(tag.get("href") or tag.get("src")) for tag in parsed.select("link[rel=stylesheet], script[src]")]
    return {address.partition("?")[0].rpartition("/")[2] for address in addresses}


def test_what_every_page_has_is_in_three_files_and_the_rest_where_it_is_used(project: Project) -> None:
    project.write(index=INDEX, cards=CARDS)
    built = project.build("html", html_theme="site_theme", extensions=DESIGN)
    bundles = {"site-bundle.css", "site-early.js", "site-bundle.js"}
    assert files(built, "index") == bundles
    assert files(built, "cards") == {*bundles, "sphinx-design.min.css", "design.css"}


def test_styles_of_what_some_pages_show_are_where_it_is(project: Project) -> None:
    """Also an extension's that knows nothing of this; a class that every page's styles know says nothing."""
    own = project.folder / "own"
    own.mkdir()
    (own / "tiles.css").write_text(".headerlink:hover, .tile a { color: #010203; }", encoding="utf-8")
    (own / "conf_tiles.py").write_text("def setup(app):\n    app.add_css_file('tiles.css')\n", encoding="utf-8")
    project.write(index=INDEX, cards=f"{CARDS}\n{{.tile}}\n[There](https://example.org)\n")
    settings = {"html_theme": "site_theme", "html_static_path": ["own"]}
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(own))
        built = project.build("html", extensions=[*DESIGN, "conf_tiles"], **settings)
    assert files(built, "index") == {"site-bundle.css", "site-early.js", "site-bundle.js"}
    assert files(built, "cards") >= {"site-bundle.css", "site-parts.css"}
    assert "#010203" in Path(built.app.outdir, "_static/site-parts.css").read_text(encoding="utf-8")


def test_a_bundle_holds_each_part_in_order_and_is_made_anew_with_it(project: Project) -> None:
    project.write(index=INDEX, cards=CARDS)
    own = project.folder / "own"
    own.mkdir()
    (own / "own.css").write_text(f"/* why */ main {{ color: #010203; }} {HELD}", encoding="utf-8")
    (own / "far.css").write_text("main { background: url(a.png); }", encoding="utf-8")
    settings = {
        "html_theme": "site_theme",
        "extensions": DESIGN,
        "html_static_path": ["own"],
        "html_css_files": ["own.css", "far.css"],
    }
    built = project.build("html", **settings)
    common, bundle = (Path(built.app.outdir, "_static", name) for name in ("site-bundle.css", "site-parts.css"))
    styles = common.read_text(encoding="utf-8")
    assert styles.index("--surface:") < styles.index(".language-switch")
    assert {"site-bundle.css", "site-parts.css"} <= files(built, "index"), "a tag is on every page"
    styles = bundle.read_text(encoding="utf-8")
    assert "#010203" in styles
    assert "why" not in styles
    assert "@container body (min-width:40rem){main :is(p,a) b{color:#070809}}" in styles
    assert "far.css" in files(built, "index"), "an address in it is seen from the file"
    named = str(page(built, "index").select_one('link[href*="site-parts.css"]')["href"])
    (own / "own.css").write_text("main { color: #040506; }", encoding="utf-8")
    _file_checksum_inner.cache_clear()  # as in another process
    again = project.build("html", **settings)
    assert "#040506" in bundle.read_text(encoding="utf-8")
    assert str(page(again, "index").select_one('link[href*="site-parts.css"]')["href"]) != named


@pytest.mark.parametrize(
    ("styles", "body", "is_in"),
    [
        (".chart .bar, .tile > a { color: red }", "bar", False),
        (".chart .bar, .tile > a { color: red }", "bar chart", True),
        (".chart .bar, .tile > a { color: red }", "tile", True),
        (":is(.tile, .chart:not(.bare)) { color: red }", "chart", True),
        (".tile:not(.bare, .plain) { color: red }", "bare", False),
        ("@media print { .tile.common { color: red } } /* .other { */", "common other", False),
        ("@media print { .tile.common { color: red } }", "common tile", True),
        (".common { color: red }", "", True),
        ("main a { color: red }", "", True),
    ],
)
def test_what_a_style_sheet_is_for(tmp_path: Path, styles: str, body: str, is_in: bool) -> None:
    """What it selects; one that selects only what every page may have is for all."""
    (tmp_path / "common.css").write_text(".common, p { margin: 0 }", encoding="utf-8")
    (tmp_path / "some.css").write_text(styles, encoding="utf-8")
    use = style_use([tmp_path / "some.css"], common=[tmp_path / "common.css"])
    assert use.is_in(f'<p class="{body}">') == is_in


def test_what_only_some_pages_load_is_minified_too(project: Project) -> None:
    own = project.folder / "own"
    own.mkdir()
    (own / "own.js").write_text("// why\nlet  a = 1;\n", encoding="utf-8")
    project.write(index=INDEX, cards=CARDS)
    settings = {"html_static_path": ["own"], "html_js_files": [("own.js", {"data-a": "b"})]}
    for _build in range(2):
        built = project.build("html", html_theme="site_theme", extensions=DESIGN, **settings)
        assert Path(built.app.outdir, "_static/own.js").read_text(encoding="utf-8") == "let a=1;"
    assert "own.js" in files(built, "index")


def test_an_error_in_one_script_stops_no_other(project: Project) -> None:
    project.write(index=INDEX, cards=CARDS)
    own = project.folder / "own"
    own.mkdir()
    (own / "bad.js").write_text("missing.thing();", encoding="utf-8")
    built = project.build(
        "html", html_theme="site_theme", html_static_path=["own"], html_js_files=[("bad.js", {"defer": "defer"})]
    )
    script = Path(built.app.outdir, "_static/site-bundle.js").read_text(encoding="utf-8")
    assert "try{\nmissing.thing();\n}catch(error){reportError(error)}" in script
