"""sphinx-build with less garbage collection: ``python -m tools.build_site.run_sphinx <its arguments>``.

A note's doctree is thousands of small objects that point at each other. Python looks for garbage among
them after every 700 new ones, and finds that nearly all are in use. Looking after every 10,000, a full
build of 300 notes (`benchmarks.full_build`) takes 0.53 × the time and 1.18 × the memory; after every
100,000 it would take 0.44 × the time and 1.96 × the memory.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from tools.processes import look_for_garbage_less


def build(arguments: Sequence[str]) -> int:
    """What sphinx-build does with *arguments*, and its exit status; this process has nothing to do after that."""
    from sphinx.cmd.build import main

    look_for_garbage_less()
    code = main(arguments)
    gc.freeze()  # Python looks through everything once more as it ends
    return code


if __name__ == "__main__":
    raise SystemExit(build(sys.argv[1:]))
