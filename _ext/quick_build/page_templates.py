"""The templates of pages as Python, kept beside the doctrees: to compile them takes as long as to write ten pages."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import jinja2
import sphinx
from jinja2 import Environment, FileSystemBytecodeCache
from sphinx.application import Sphinx

_FOLDER = "page-templates"


class _Compiled(FileSystemBytecodeCache):
    """What was compiled of templates that are as they were, by the same Jinja with the same settings."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        super().__init__(str(folder))
        filters = sorted((name, f"{each.__module__}.{each.__qualname__}") for name, each in environment.filters.items())
        settings = (type(environment), sorted(environment.extensions), environment.autoescape, filters)
        self._by = sha256(repr((jinja2.__version__, sphinx.__version__, *settings)).encode()).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{self._by}{source}")


def _keep(app: Sphinx) -> None:
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if isinstance(environment, Environment) and environment.bytecode_cache is None:
        folder = Path(app.doctreedir, _FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = _Compiled(folder, environment)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _keep)
