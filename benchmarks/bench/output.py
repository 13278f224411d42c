"""What is written: a page's furniture, the page with the state of translations, files of the search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from language_pair.languages import LANGUAGES

_MAIN = re.compile(r'<main\b.*?role="main".*</main>', re.DOTALL)
STATUS = "translation-status.html"


@dataclass(frozen=True)
class Output:
    """Of both languages: bytes around the contents of the page of a note that has most, bytes of the status page,
    and files a note and a language."""

    furniture: int
    status: int
    search_files: float
    files: float


def measure(folder: Path, notes: int) -> Output:
    """Of the site in *folder*, built of so many *notes*."""
    roots = [folder / language.folder for language in LANGUAGES]
    pages = [page for root in roots for page in root.glob("*/*/n*.html")]
    return Output(
        furniture=max(furniture(page.read_text(encoding="utf-8")) for page in pages),
        status=max((root / STATUS).stat().st_size for root in roots),
        search_files=sum(_files(root / "_search") for root in roots) / len(roots) / notes,
        files=sum(_files(root) for root in roots) / len(roots) / notes,
    )


def furniture(page: str) -> int:
    """Bytes of *page* without its ``main``. Raises ValueError where it has none."""
    if not _MAIN.search(page):
        raise ValueError("the page has no main")
    return len(_MAIN.sub("", page).encode())


def _files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))
