"""What the system lacks, from Debian's packages: said before it is done, and never done against NO_APT=1.

Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence


def install(packages: Sequence[str], purpose: str) -> bool:
    """Install *packages*, as root on Debian; whether that was tried. *purpose* says what they are for."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or not shutil.which("apt-get") or os.environ.get("NO_APT", "") not in ("", "0"):
        return False
    names = " ".join(packages)
    print(
        f"As root, this now runs `apt-get install {names}` ({purpose}). NO_APT=1 leaves the system as it is.",
        flush=True,
    )
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *command], env=environment, stdin=subprocess.DEVNULL, check=False)
    return True
