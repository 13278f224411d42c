"""Programs of the project that are not Sphinx extensions; `noxfile.py` names them."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "_build"

sys.path.insert(0, str(ROOT / "_ext"))
