"""Pages are made of more than their notes: of our code, its data, and the labels of Sphinx.

When one of these changes, every note is read again. Sphinx knows nothing of them, so a page would
keep an old label, and a record that was stored by older code would meet newer code. The catalogs of our own
labels are settings: `language_pair.labels`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from language_pair.catalogs import places


def _made_of(app: Sphinx, config: Config) -> Iterator[Path]:
    for pattern in ("*.py", "*.toml", "*.svg"):
        yield from sorted(Path(__file__).parents[1].rglob(pattern))
    for folder in config.locale_dirs:
        path = places.path_of(Path(app.srcdir, folder), config.language, places.SPHINX_LABELS)
        if path.exists():
            yield path


def _remember(app: Sphinx, config: Config) -> None:
    digest = hashlib.sha256()
    for path in _made_of(app, config):
        digest.update(path.read_bytes())
    config.pycontw_made_of = digest.hexdigest()


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("pycontw_made_of", "", "env", (str,))
    app.connect("config-inited", _remember)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
