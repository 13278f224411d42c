"""A link that shows its address."""

from __future__ import annotations

import re
from urllib.parse import quote

#: What ends such a link, or is in no address.
_ODD = re.compile(r'[\x00-\x20<>"\\^`{|}\x7f]')


def autolink(address: str) -> str:
    """*address*, whatever a note has in it, as a link and no more.

    >>> autolink('https://example.org/a b"><b>')
    '<https://example.org/a%20b%22%3E%3Cb%3E>'
    """
    return f"<{_ODD.sub(lambda found: quote(found[0]), address)}>"
