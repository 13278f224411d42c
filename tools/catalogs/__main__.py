"""``python -m tools.catalogs`` brings the catalogs up to date, ``python -m tools.catalogs check`` checks them."""

import sys

from tools.catalogs import main
from tools.catalogs.check import command

if __name__ == "__main__":  # the check starts further processes, which may import this again
    is_check = sys.argv[1:2] == ["check"]
    raise SystemExit(command.main(sys.argv[2:]) if is_check else main())
