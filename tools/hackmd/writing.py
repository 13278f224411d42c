"""What was planned, as files: pictures, indexes with their catalogs, lines in toctrees. For pages: `again.deciding`."""

from __future__ import annotations

from pathlib import Path

from tools.hackmd.again.tree import Tree
from tools.hackmd.planned import Plan

from language_pair.catalogs import places


def files_of(plan: Plan, tree: Tree, locale: Path) -> dict[Path, bytes | None]:
    """What is to be written beside pages; what is at one of these paths stays as it is."""
    files: dict[Path, bytes | None] = {}
    for page in plan.pages:
        files |= {plan.folder / name: content for name, content in page.files.items() if not tree.has(name)}
    for index in plan.indexes:
        if tree.has(index.page):
            continue
        files[plan.folder / index.page] = index.text.encode()
        for code, text in index.catalogs.items():
            path = places.path_of(locale, code, index.page.removesuffix(".md"))
            if not places.is_there(path):
                files[path] = text.encode()
    for amended in plan.amended:
        if tree.text_of(amended.page) == amended.before:
            files[plan.folder / amended.page] = tree.content(amended.page, amended.text)
    return files
