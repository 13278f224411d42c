"""Pages are made of more than their notes: of our code, its data, the labels of Sphinx, templates, styles and scripts.

When code or a label changes, every note is read again. Sphinx knows nothing of them, so a page would keep an old
label, and a record that was stored by older code would meet newer code. The catalogs of our own labels are settings:
`language_pair.labels`. When a template, style or script changes or goes, of the project or of an extension's theme,
every page is written again: Sphinx sees a template that is newer, and no style, whose checksum each page names.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from language_pair.catalogs import places
from language_pair.digests import digest_of


@functools.cache
def _code() -> str:
    """A digest of the code that this process runs, and goes on running whatever becomes of its files."""
    folder = Path(__file__).parents[1]
    return digest_of(path for pattern in ("*.py", "*.toml", "*.svg") for path in sorted(folder.rglob(pattern)))


def _labels(app: Sphinx, config: Config) -> Iterator[Path]:
    for folder in config.locale_dirs:
        path = places.path_of(Path(app.srcdir, folder), config.language, places.SPHINX_LABELS)
        if path.exists():
            yield path


def _pages_made_of(app: Sphinx, config: Config) -> Iterator[Path]:
    theme = app.registry.html_themes.get(config.html_theme)  # one that an extension brings
    for name in (*config.templates_path, *config.html_static_path, *config.html_theme_path, *filter(None, [theme])):
        yield from _files(Path(app.confdir, name))


def _files(path: Path) -> list[Path]:
    """The file at *path*, or all that are in the folder there."""
    return [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())


def _remember(app: Sphinx, config: Config) -> None:
    config.pycontw_made_of = _code() + digest_of(_labels(app, config))
    config.pycontw_pages_made_of = digest_of(_pages_made_of(app, config))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("pycontw_made_of", "", "env", (str,))
    app.add_config_value("pycontw_pages_made_of", "", "html", (str,))
    app.connect("config-inited", _remember)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
