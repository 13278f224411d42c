"""``python -m tools.to_check``."""

from __future__ import annotations

import argparse

from tools.to_check import main

argparse.ArgumentParser(
    prog="python -m tools.to_check",
    description="Write what of the communities somebody should check, as the site that was built last says, to "
    "_build/to-check.md.",
).parse_args()
raise SystemExit(main())
