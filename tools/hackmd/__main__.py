"""``python -m tools.hackmd``."""

from tools.hackmd.command import main
from tools.processes import look_for_garbage_less

if __name__ == "__main__":
    look_for_garbage_less()
    raise SystemExit(main())
