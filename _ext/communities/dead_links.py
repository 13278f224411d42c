"""Which links are dead, as the last check of the links found them: ``python3 run.py links`` writes its report.

A build asks no other host, so it knows nothing of them where nobody has run the check.
"""

from __future__ import annotations

import json
from pathlib import Path

from sphinx.config import Config

#: What the report calls a link that only a person can mend.
_BROKEN = "broken"


def dead_links(config: Config) -> frozenset[str] | None:
    """The addresses of dead links; None where nothing is known."""
    path = Path(config.communities_link_report)
    try:
        report = json.loads(path.read_bytes()) if config.communities_link_report else None
        return None if report is None else frozenset(link["url"] for link in report if link["verdict"] == _BROKEN)
    except (OSError, ValueError, LookupError, TypeError):  # there is none, or none that can be read
        return None
