"""What tests do in less time in Sphinx and MyST is as it was read."""

from __future__ import annotations

import inspect
from types import ModuleType

import myst_parser.mdit_to_docutils.base as of_myst
import pytest
import sphinx.builders.html as of_html
import sphinx.registry
import sphinx.theming


@pytest.mark.parametrize(
    ("module", "call"),
    [
        (of_html, "_get_settings( HTMLWriter, defaults=self.env.settings, read_config_files=True )"),
        (of_myst, "get_default_settings(parser_cls)"),
        (sphinx.registry, "entry_points(group='sphinx.builders')"),
        (sphinx.theming, "entry_points(group='sphinx.html_themes')"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, ModuleType) else None,
)
def test_what_is_replaced_is_called(module: ModuleType, call: str) -> None:
    assert call in " ".join(inspect.getsource(module).split())
