"""``python -m tools.links [options of sphinx-build]``."""

from __future__ import annotations

import argparse

from tools.links import check

parser = argparse.ArgumentParser(
    prog="python -m tools.links",
    description="Ask every page that the notes link to whether it is there. Exit status: 0 no link is broken, "
    "1 one is, 2 the check is not whole, because a note has a fault or no host answered.",
)
_known, others = parser.parse_known_args()
raise SystemExit(check(others))
