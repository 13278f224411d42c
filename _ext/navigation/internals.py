"""What navigation needs of Sphinx beyond what it documents: an upgrade is this one file to read.

Read in Sphinx 9.0.4. ``tests/navigation/test_internals.py`` shows that it is as it was.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.util import url_re

#: The page and the name of what Sphinx makes itself, by what a toctree calls it, such as ``genindex``.
SECTION_NAMES = StandardDomain._virtual_doc_names


def is_address(entry: str) -> bool:
    """Whether a toctree takes its *entry* for an address."""
    return url_re.match(entry) is not None


def leave_parents(_app: Sphinx, env: BuildEnvironment, *_given: object) -> None:
    """Have Sphinx not write, with each page, all in whose toctrees it is: `state` knows which show what has changed."""
    if not isinstance(env.files_to_rebuild, _Toctrees):
        env.files_to_rebuild = _Toctrees(env.files_to_rebuild)


class _Toctrees(dict[str, set[str]]):
    """``files_to_rebuild``, which is asked with `get` for nothing but what to write."""

    def get(self, _docname: str, default: Any = None) -> Any:
        return default
