"""What tests replace in Sphinx and MyST, undocumented, to build in less time: an upgrade is this file to read.

Read in Sphinx 9.0.4 and MyST-Parser 5.2.0. ``tests/test_quicker_internals.py`` names each and shows that it is as
it was.
"""

from __future__ import annotations

import functools

import myst_parser.mdit_to_docutils.base
import sphinx.builders.html
import sphinx.registry
import sphinx.theming
from docutils.frontend import get_default_settings

from quick_build.internals import _Settings

__all__ = ["look_once_for_what_is_installed", "read_settings_once"]


def read_settings_once() -> None:
    """Have docutils say once which options it has: each builder of pages asks, and so does each note of MyST's."""
    of_myst = _Settings(lambda *components, **_given: get_default_settings(*components))
    sphinx.builders.html._get_settings = _Settings(sphinx.builders.html._get_settings)
    myst_parser.mdit_to_docutils.base.get_default_settings = functools.partial(of_myst, defaults={})


def look_once_for_what_is_installed() -> None:
    """Have Sphinx look once for the themes and builders of all packages that are installed."""
    for module in (sphinx.registry, sphinx.theming):
        module.entry_points = functools.cache(module.entry_points)
