"""``python -m tools.hackmd``."""

import gc

from tools.hackmd.command import main

if __name__ == "__main__":
    gc.set_threshold(10_000)  # as for any build: tools/build_site/run_sphinx.py
    raise SystemExit(main())
