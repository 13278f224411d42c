"""Styles and scripts of all extensions in a few files, and those of some pages on these alone.

Each extension adds its own files, and works with them in any theme; a page of ours would ask for some twenty. What
every page has is put together into three: `STYLES`; `EARLY`, the scripts that decide how a page is drawn; `SCRIPTS`,
for when it is there. Styles that an extension adds without a priority are those of what it shows on some pages:
`PART_STYLES`, which pages load that have something that only these style (`style_use`). What an extension has added to
one page, and what asks for a policy of its own (``data-…``, another host, addresses seen from the file) stays a file of
its own, as small.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from docutils import nodes
from rcssmin import cssmin  # type: ignore[import-untyped]  # it states no types
from rjsmin import jsmin  # type: ignore[import-untyped]  # nor does this
from sphinx.application import Sphinx
from sphinx.builders import Builder

from language_pair.files import write
from site_theme.frame import is_selected
from site_theme.style_use import StyleUse, style_use

STYLES = "site-bundle.css"
PART_STYLES = "site-parts.css"
EARLY = "site-early.js"
SCRIPTS = "site-bundle.js"
#: What Sphinx adds for its own search and for translations in scripts, which nothing here uses; the colours of code
#: are in ``tokens.css``. Its plural forms need ``new Function``, which a strict policy refuses.
_UNUSED = ("pygments.css", "documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js")
#: What is loaded where a page's HTML has a mark of it.
_BY_USE = {"sphinx-design.min.css": 'class="sd-', "design.css": 'class="sd-', "design-tabs.js": "sd-tab-set"}
#: What is seen from the file itself, and would lead elsewhere from a bundle.
_ADDRESSES = re.compile(rb"url\(|@import|@charset|sourceMappingURL")
#: At-rules with rules inside that rcssmin does not know.
_HOLDS_RULES = re.compile(r"@(container|layer|scope|starting-style)\b")
#: Sphinx's priority of a style sheet that is added without one.
_OF_PARTS = 500
_FIRST, _LAST = 0, 950


class Asset(Protocol):
    """A style sheet or a script as Sphinx keeps it; ``filename`` begins with ``_static/`` or is an address."""

    @property
    def filename(self) -> Any: ...
    @property
    def attributes(self) -> dict[str, str]: ...
    @property
    def priority(self) -> int: ...


class Bundles:
    """The bundles of one build: made of what all pages ask for, when the first is written."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Asset]] | None = None
        self._use = StyleUse.none()

    def begin(self, app: Sphinx, builder: Builder) -> None:
        self._parts = None

    def make(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        """Look at the lists before any extension has added to those of this page."""
        if is_selected(app.builder) and self._parts is None:
            static = Path(app.outdir, "_static")
            self._parts = _parts(static, context["css_files"], context["script_files"])
            for name, assets in self._parts.items():
                minify = _minified_styles if name.endswith(".css") else _minified_scripts
                write(static / name, minify(_paths(app, assets)).encode(), durable=False)
            _minify_others(static, self._parts)
            self._use = style_use(_paths(app, self._parts[PART_STYLES]), common=_paths(app, self._parts[STYLES]))

    def use(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        """Name the bundles in place of their parts, and leave out what this page does not use."""
        if not is_selected(app.builder) or self._parts is None:
            return
        bundled = [asset for assets in self._parts.values() for asset in assets]
        body = context.get("body") or ""
        for name in ("css_files", "script_files"):
            context[name][:] = [asset for asset in context[name] if asset not in bundled and _is_used(asset, body)]
        app.add_css_file(STYLES, priority=0)
        if self._use.is_in(body):
            app.add_css_file(PART_STYLES, priority=1)
        app.add_js_file(EARLY, priority=0)
        app.add_js_file(SCRIPTS, priority=1, loading_method="defer")


def _paths(app: Sphinx, assets: Iterable[Asset]) -> list[Path]:
    return [Path(app.outdir, asset.filename) for asset in assets]


def _parts(static: Path, styles: Iterable[Asset], scripts: Sequence[Asset]) -> dict[str, list[Asset]]:
    """What goes into each bundle, in the order in which pages load it."""
    all_styles = _fit(static, styles, {"rel": "stylesheet", "type": "text/css"})
    return {
        STYLES: [asset for asset in all_styles if asset.priority < _OF_PARTS],
        PART_STYLES: [asset for asset in all_styles if asset.priority >= _OF_PARTS],
        EARLY: _fit(static, scripts, {}),
        SCRIPTS: _fit(static, scripts, {"defer": "defer"}),
    }


def _fit(static: Path, assets: Iterable[Asset], attributes: dict[str, str]) -> list[Asset]:
    """Those of *assets* that are files of this site, of every page, and have these *attributes* alone."""
    fit = [asset for asset in assets if isinstance(getattr(asset, "attributes", None), dict) and asset.filename]
    return sorted(
        (asset for asset in fit if asset.attributes == attributes and _can_be_moved(static, asset)),
        key=lambda asset: asset.priority,
    )


def _can_be_moved(static: Path, asset: Asset) -> bool:
    path = static.parent / asset.filename
    name = path.name
    return (
        name not in _UNUSED
        and name not in _BY_USE
        and "://" not in str(asset.filename)
        and path.is_file()
        and not _ADDRESSES.search(path.read_bytes())
    )


def _is_used(asset: Any, body: str) -> bool:
    name = Path(str(getattr(asset, "filename", asset) or "")).name
    return name not in _UNUSED and _BY_USE.get(name, "") in body


def _minify_others(static: Path, bundles: Collection[str]) -> None:
    """Make the styles and scripts of some pages as small as those in *bundles*."""
    for path in sorted(static.iterdir()):
        if path.suffix in (".css", ".js") and path.name not in (*bundles, *_UNUSED) and not path.is_symlink():
            minify = _minified_style if path.suffix == ".css" else jsmin
            write(path, str(minify(path.read_text(encoding="utf-8"))).encode(), durable=False)


def _minified_styles(paths: Iterable[Path]) -> str:
    return "\n".join(_minified_style(path.read_text(encoding="utf-8")) for path in paths) + "\n"


@functools.cache
def _minified_style(style: str) -> str:
    """rcssmin knows two at-rules that hold rules. In others it takes `.a :is(b)` for a property, and ties it up."""
    return str(cssmin(_HOLDS_RULES.sub(r"@media held-\1", style))).replace("@media held-", "@")


def _minified_scripts(paths: Iterable[Path]) -> str:
    """One after the other; an error in one is reported as ever, and the next runs all the same."""
    scripts = (jsmin(path.read_text(encoding="utf-8")) for path in paths)
    return "".join(f"try{{\n{script}\n}}catch(error){{reportError(error)}}\n" for script in scripts)


def setup(app: Sphinx) -> None:
    bundles = Bundles()
    app.connect("write-started", bundles.begin)
    app.connect("html-page-context", bundles.make, priority=_FIRST)
    app.connect("html-page-context", bundles.use, priority=_LAST)
