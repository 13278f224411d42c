"""What an import makes of the exports of the site's own notes, beside the pages that people have made of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.site import old_exports
from tools import ROOT
from tools.hackmd.command import FINE, main
from tools.hackmd.reading.read import read_all
from tools.hackmd.sources.exports import Export

#: The exports as they came, each with its text as it was before it was damaged.
TEXTS = {
    "000_0fca17236968657e.txt": old_exports.testimonials,
    "001_e8cb1fe87f9a383e.txt": old_exports.open_space,
    "002_bfe2d04c5d6fe5c4.txt": old_exports.communities,
}
#: The page of an import by the one made by hand, and why lines of the former are not in the latter: a pattern, what the
#: page made by hand has in its place.
EXPLAINED = {
    "gather-town-testimonials": (
        "pycon-tw-2021-gather-town",
        [
            (r"source_lang: en", ":lang: en"),  # most lines are English; by hand the table says so, and not the note
            (r"- \{\.language-zh-Hant-TW\}", ":lang: zh_TW"),
            (r'(?:- )?\*"(.+)"\* - (\w+).*', r"\1"),  # a quote is a witness, whose frame has no italics
        ],
    ),
    "open-space": (
        "open-space-en",
        [
            (r"breaks: true", "\n\n- Hacker space"),  # lines that HackMD breaks: by hand they are paragraphs, and
            (r"[A-Z][\w-]*(?::? .+)?", r"- \g<0>"),  # ideas, which had lost their bullets, a list
        ],
    ),
    "communities": (
        "2021-community-en",
        [
            (r"🔙 Back to .*", "back_to: years, 2021/index"),  # no id in the export says that this is the page of years
            (r"## (.+)", r"{community} \1"),  # a section is a card
            (r"See report: .*", r"\g<0>{.language-zh-Hant-TW}"),  # by hand the language of a title is marked, too
            (r"---", "::::\n:::::"),  # a rule; the cards have an end
        ],
    ),
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's notes without these three, and what an import makes of their exports."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in EXPLAINED:
        (folder / "docs" / "2021" / f"{name}.md").unlink()
    shutil.copy(ROOT / "notes.toml", folder)
    exports = folder / "exports"
    exports.mkdir()
    for name in TEXTS:
        shutil.copy(old_exports.EXPORTS / name, exports)
    assert (
        main(["import", str(exports), "--into", str(folder / "docs"), "--report", str(folder / "report.json")]) == FINE
    )
    return folder / "docs" / "2021" / "general"


@pytest.mark.parametrize("name", TEXTS)
def test_an_export_is_read_as_it_was_to_the_letter(name: str) -> None:
    content = (old_exports.EXPORTS / name).read_bytes()
    [decoded], refused = read_all([Export(name=name, path=name, content=content)])
    assert decoded.text == TEXTS[name]()
    assert not any(refused)


@pytest.mark.parametrize("name", EXPLAINED)
def test_what_an_import_writes_otherwise_than_people_is_explained(imported: Path, name: str) -> None:
    page, reasons = EXPLAINED[name]
    by_hand = (ROOT / "docs" / "2021" / f"{name}.md").read_text(encoding="utf-8")
    of_import = (imported / f"{page}.md").read_text(encoding="utf-8")
    used = []
    for line in _lines(of_import):
        if line not in _lines(by_hand):
            pattern, other = next(each for each in reasons if re.fullmatch(each[0], line))
            assert re.sub(pattern, other, line) in by_hand, line
            used.append(pattern)
    assert set(used) == {pattern for pattern, _other in reasons}


def _lines(page: str) -> list[str]:
    """Those of the front matter and of the text, without blanks around them and marks of a phrase's language."""
    _before, fields, text = page.split("---\n", 2)
    return [re.sub(r"\[(.+?)\]\{\.language-[\w-]+\}", r"\1", line).strip() for line in (fields + text).split("\n")]
