"""What a Sphinx that goes on living must forget, since it was made to read each file once.

These are insides of Sphinx 9.0.4: an upgrade reads this file, too.
"""

from __future__ import annotations

import gettext

import sphinx.locale
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.events import EventListener

from tools import ROOT

from language_pair import history

#: The priority that Sphinx gives to who asks for none.
_USUAL = 500


class Memory:
    """Made before the first note is read: the catalogs that are loaded by then are those of labels, and the
    styles and scripts those of all pages; these stay."""

    def __init__(self, app: Sphinx) -> None:
        self._registry = app.registry
        self._styles, self._scripts = list(app.registry.css_files), list(app.registry.js_files)
        self._labels = set(sphinx.locale.translators)
        self._commit = _commit()

    def forget_catalogs(self) -> None:
        """Let catalogs be read again: gettext keeps each for as long as the process lives, Sphinx too."""
        vars(gettext).get("_translations", {}).clear()
        for known in sphinx.locale.translators.keys() - self._labels:
            del sphinx.locale.translators[known]

    def forget_days(self) -> None:
        """Let git be asked for the days of last changes again when there was a commit."""
        before, self._commit = self._commit, _commit()
        if before != self._commit:
            history.last_changes.cache_clear()

    def forget_page_assets(self, builder: StandaloneHTMLBuilder) -> None:
        """Let styles and scripts that were added for one page not be those of all: Sphinx takes for such what is
        known when writing begins."""
        self._registry.css_files[:], self._registry.js_files[:] = self._styles, self._scripts
        builder._css_files[:], builder._js_files[:] = builder._orig_css_files, builder._orig_js_files


def _commit() -> str:
    return history.git(ROOT, "rev-parse", "HEAD")


def forget_doctrees(env: BuildEnvironment) -> None:
    """Let doctrees be loaded again, that of the first page among them, of which menus are made."""
    env._pickled_doctree_cache.clear()
    vars(env).pop("master_doctree", None)


def dependents(app: Sphinx, known: set[str], *, late: bool) -> set[str]:
    """The notes beside the *known* ones of which pages have to be written, too: `BuildEnvironment.check_dependents`.

    Sphinx numbers sections and figures there, which pages show of themselves. Whatever else, and *late*, is found out
    there is what pages show of others.
    """
    listeners = sorted(app.events.listeners["env-get-updated"], key=lambda each: each.priority)
    asked = (each.handler for each in listeners if _is_late(each) == late)
    return {docname for ask in asked for docname in ask(app, app.env) or ()} - known


def _is_late(listener: EventListener) -> bool:
    return listener.priority >= _USUAL and not listener.handler.__module__.startswith("sphinx.")


def forget_checksums() -> None:
    """Have the checksums in the addresses of styles and scripts counted again."""
    from sphinx.builders.html import _assets

    _assets._file_checksum_inner.cache_clear()
