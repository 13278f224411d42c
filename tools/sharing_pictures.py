"""Draw the pictures that chat programs show beside a link: ``python -m tools.sharing_pictures``.

One for the site in each language, ``docs/_static/sharing-<language>.png``, of the size that Open Graph's readers ask
for. Run it when the site's name or its sign changes; `sharing_pictures` in ``conf.py`` names the files.
"""

from __future__ import annotations

import html

from tools import ROOT
from tools.browser import launched

from language_pair.languages import EN, LANGUAGES, ZH_TW, Language

STATIC = ROOT / "docs" / "_static"
SIZE = (1200, 630)
WORDS = {
    EN: ("PyCon TW Notes", "What PyCon Taiwan’s organisers wrote together, in Chinese and in English"),
    ZH_TW: ("PyCon TW 共筆", "PyCon Taiwan 籌備團隊一起寫下的筆記，中英對照"),
}
_PAGE = """\
<!DOCTYPE html>
<html lang="{tag}">
<meta charset="utf-8">
<style>
  body {{ margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 96px 104px;
          font-family: "Noto Sans", "Liberation Sans", "Noto Sans TC", "Noto Sans CJK TC", sans-serif;
          color: #fff; background: #11406f; border-bottom: 24px solid #f2c14e; }}
  svg {{ width: 168px; height: 168px; display: block; margin-left: -16px; }}
  h1 {{ margin: 56px 0 20px; font-size: 92px; line-height: 1.15; }}
  p {{ margin: 0; font-size: 40px; line-height: 1.4; color: #cfdfee; text-wrap: balance; }}
</style>
{sign}
<h1>{name}</h1>
<p>{line}</p>
</html>
"""


def page_of(language: Language) -> str:
    """The picture as a page of HTML."""
    name, line = map(html.escape, WORDS[language])
    # Of the sign's dark sheet nothing would be seen on the dark ground.
    sign = (STATIC / "favicon.svg").read_text(encoding="utf-8").replace("#1d4f7c", "#3d7fb8")
    return _PAGE.format(tag=language.tag, sign=sign, name=name, line=line)


def draw() -> None:
    with launched() as browser:
        tab = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        for language in LANGUAGES:
            tab.set_content(page_of(language))
            path = STATIC / f"sharing-{language.segment}.png"
            tab.screenshot(path=path)
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    draw()
