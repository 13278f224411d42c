"""Photograph a page beside the same page in Read the Docs' theme: ``python -m tools.look_pictures``.

The pictures are those of ``docs/contributing/look.md``, one a width. Build the site first; the page in the other theme
is built here. Run it after a change of the look that is meant.
"""

from __future__ import annotations

import base64
import subprocess

from playwright.sync_api import Browser

from tools import BUILD, ROOT
from tools.browser import launched
from tools.build_site import sphinx_command

from language_pair.languages import ZH_TW

PAGE = "2021/gather-town-testimonials.html"
PICTURES = ROOT / "docs" / "contributing" / "pictures"
OTHER = "sphinx_rtd_theme"
#: Of each width: the height of what is photographed, and how wide each of the two is in the picture.
SIZES = {360: (740, 280), 768: (900, 400), 1440: (900, 520)}
_PAIR = """\
<!DOCTYPE html>
<style>body {{ margin: 0; }} div {{ display: inline-flex; gap: 12px; padding: 8px; background: #74818e; }}</style>
<div>{images}</div>
"""
_IMAGE = '<img width="{width}" src="data:image/png;base64,{data}">'


def build_other() -> None:
    """The site in the other theme; what it has no place for is reported, and does not matter here."""
    output = BUILD / "look" / ZH_TW.folder
    command = sphinx_command(ZH_TW, "html", output, ["-q", "-D", f"html_theme={OTHER}"])
    subprocess.run(command, cwd=ROOT, check=False)


def photograph(browser: Browser, width: int) -> None:
    height, shown = SIZES[width]
    tab = browser.new_page(viewport={"width": width, "height": height})
    images = []
    for folder in ("look", "html"):
        tab.goto((BUILD / folder / ZH_TW.folder / PAGE).as_uri(), wait_until="networkidle")
        images.append(_IMAGE.format(width=shown, data=base64.b64encode(tab.screenshot()).decode()))
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.set_content(_PAIR.format(images="".join(images)))
    path = PICTURES / f"look-{width}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    tab.locator("div").screenshot(path=path, type="jpeg", quality=50)
    print(path.relative_to(ROOT))
    tab.close()


if __name__ == "__main__":
    build_other()
    with launched() as running:
        for each in SIZES:
            photograph(running, each)
