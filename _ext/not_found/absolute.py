"""Addresses that lead to the same place from wherever a page is shown. Pure: imports nothing of Sphinx."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_ATTRIBUTE = re.compile(r'(?<=\s)(href|src|action|poster|data(?:-[\w-]+)?)="([^"]*)"')
#: In attributes of our own and of Sphinx, what is surely an address; words may stand there too.
_OF_SCRIPTS = re.compile(r"\.{1,2}/|_[a-z]+/")


def with_absolute_addresses(page: str, base: str) -> str:
    """The HTML *page*, which its addresses take to be at *base*, with each that leads elsewhere made absolute.

    A place on the page itself, ``#content``, stays: it is there wherever the page is.
    """

    def absolute(match: re.Match[str]) -> str:
        name, address = match.groups()
        is_address = _OF_SCRIPTS.match(address) if name.startswith("data-") else not address.startswith("#")
        return f'{name}="{urljoin(base, address)}"' if is_address else match[0]

    return _ATTRIBUTE.sub(absolute, page)
