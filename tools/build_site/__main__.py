"""``python -m tools.build_site [-b html|dirhtml|…] [options of sphinx-build]``."""

from __future__ import annotations

import argparse

from tools.build_site import build

parser = argparse.ArgumentParser(prog="python -m tools.build_site", description="Build both languages of the site.")
parser.add_argument("-b", "--builder", default="html", help="Sphinx's builder (html)")
arguments, others = parser.parse_known_args()
raise SystemExit(0 if build(arguments.builder, others) else 1)
