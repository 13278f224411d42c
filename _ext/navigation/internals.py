"""What navigation needs of Sphinx beyond what it documents: an upgrade is this one file to read.

Read in Sphinx 9.0.4. ``tests/navigation/test_internals.py`` shows that it is as it was.
"""

from __future__ import annotations

from sphinx.domains.std import StandardDomain
from sphinx.util import url_re

#: The page and the name of what Sphinx makes itself, by what a toctree calls it, such as ``genindex``.
SECTION_NAMES = StandardDomain._virtual_doc_names


def is_address(entry: str) -> bool:
    """Whether a toctree takes its *entry* for an address."""
    return url_re.match(entry) is not None
