"""``python -m tools.catalogs`` brings the catalogs up to date, ``python -m tools.catalogs check`` checks them."""

import sys

if sys.argv[1:2] == ["check"]:
    from tools.catalogs.check.command import main

    raise SystemExit(main(sys.argv[2:]))

from tools.catalogs import update

raise SystemExit(0 if update() else 1)
