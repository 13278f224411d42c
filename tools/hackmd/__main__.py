"""``python -m tools.hackmd``."""

from tools.hackmd.command import main

if __name__ == "__main__":
    raise SystemExit(main())
