"""Writes what was planned: pages, indexes with their catalogs, lines in toctrees."""

from __future__ import annotations

from pathlib import Path

from tools.hackmd.planned import Plan

from language_pair import files
from language_pair.catalogs import places


def write_plan(plan: Plan) -> None:
    """Write *plan*; what came to be at one of its paths since then stays as it is."""
    for page in plan.pages:
        _write_new(plan.folder / page.page, page.text.encode())
        for name, content in page.files.items():
            _write_new(plan.folder / name, content)
    for index in plan.indexes:
        _write_new(plan.folder / index.page, index.text.encode())
        for code, text in index.catalogs.items():
            name = index.page.removesuffix(".md")
            _write_new(places.path_of(plan.folder.parent / "locale", code, name), text.encode())
    for amended in plan.amended:
        path = plan.folder / amended.page
        if path.read_text(encoding="utf-8") == amended.before:
            files.write(path, amended.text.encode())


def _write_new(path: Path, content: bytes) -> None:
    if not path.exists():
        files.write(path, content)
