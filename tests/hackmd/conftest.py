"""The workspace that tests of placing and linking have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hackmd.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)
