"""What several test files of the pair need: a site that is not ours, built once with each theme."""

from __future__ import annotations

import pytest

from tests.language_pair.foreign_project import Foreign, build_foreign
from tests.language_pair.foreign_themes import THEMES


@pytest.fixture(scope="session", params=THEMES)
def foreign(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Foreign:
    return build_foreign(tmp_path_factory.mktemp(request.param), request.param)
