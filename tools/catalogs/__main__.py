"""``python -m tools.catalogs``: bring the catalogs up to date."""

from tools.catalogs import main

raise SystemExit(main())
