"""Comments that are accepted are in the repository, and on no page."""

from __future__ import annotations

import pytest

from tests.hackmd.private.test_comments import CASES, accepted
from tests.hackmd.test_builds import SETTINGS
from tests.project import Project

pytestmark = pytest.mark.builds


@pytest.mark.parametrize("builder", ["html", "gettext"])
def test_no_page_shows_a_comment_that_is_accepted(project: Project, builder: str) -> None:
    notes = {f"n{number}": accepted(note) for number, (note, *_rest) in enumerate(CASES)}
    assert all("% 祕" in page for page in notes.values())
    project.write(index="---\nsource_lang: zh_TW\n---\n\n# 目錄\n\n```{toctree}\n:glob:\n\nn*\n```\n", **notes)
    built = project.build(builder, "zh_TW", html_copy_source=False, **SETTINGS)
    assert built.warnings == []
    for path in built.app.outdir.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".pot", ".json", ".js", ".txt"):
            assert "祕" not in path.read_text(encoding="utf-8"), path
