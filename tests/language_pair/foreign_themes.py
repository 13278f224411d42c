"""The themes of others in which the pair, its search and what else works in any site are tried."""

from __future__ import annotations

#: Each with what only its own pages load.
THEMES = {
    "alabaster": "alabaster.css",
    "basic": "basic.css",
    "furo": "styles/furo.css",
    "sphinx_rtd_theme": "css/theme.css",
}
