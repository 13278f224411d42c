"""Bring the catalogs up to date with the notes, our labels and the templates: ``python -m tools.catalogs``.

Sphinx's gettext builder writes the templates (`extracting`), once for each language with only what that language
lacks; sphinx-intl, the manager of the catalogs, merges them; `updating` makes the result fit to review. What all of
this needs takes longest to load, so `unchanged` asks first whether there is anything to do.
"""

from tools import BUILD

TEMPLATES = BUILD / "pot"
#: What is known of the catalogs since the last run.
STATE = BUILD / "catalogs.json"
