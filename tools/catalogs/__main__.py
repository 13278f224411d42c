"""``python -m tools.catalogs`` brings the catalogs up to date, ``python -m tools.catalogs check`` checks them."""

import os
import sys

if __name__ == "__main__":  # the check starts further processes, which may import this again
    if sys.argv[1:2] == ["check"]:
        from tools.catalogs.check import command as checking

        raise SystemExit(checking.main(sys.argv[2:]))
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # else each run would change the head of every template
    if sys.argv[1:]:
        from tools.catalogs import command

        raise SystemExit(command.main())
    from tools.catalogs import unchanged

    raise SystemExit(unchanged.main())
