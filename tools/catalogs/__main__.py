"""``python -m tools.catalogs``: bring the catalogs up to date."""

from tools.catalogs import update

raise SystemExit(0 if update() else 1)
