#!/usr/bin/env python3
"""Set the project up and run one of its commands: ``python3 run.py docs``, ``python3 run.py tests``.

Needs nothing but Python 3.11 or newer; `tools/set_up.py` does the work. An older one can read this file, and is told.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - before it is sure that there is pathlib


def main():  # type: () -> int
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.stderr.write("run.py: this is Python %d.%d.%d; the project needs 3.11 or newer\n" % sys.version_info[:3])  # noqa: UP031
        return 1
    # Not what PYTHONPATH has in place of the standard library, nor another project's `tools`.
    elsewhere = [os.path.abspath(path) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]  # noqa: PTH100
    sys.path[:] = [HERE] + [path for path in sys.path if os.path.abspath(path or ".") not in elsewhere]  # noqa: PTH100
    from tools import set_up

    return set_up.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
