import shutil
from pathlib import Path

import pytest

from ordrett_dataset.release.build_release import build_release
from tests.support.git_repo import commit_all


@pytest.fixture
def corpus(good: Path, tmp_path: Path) -> Path:
    """A committed copy of the sample corpus, version 1.2.3."""
    return commit_all(shutil.copytree(good, tmp_path / "corpus"))


@pytest.fixture(scope="session")
def released(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the release of the sample corpus."""
    folder = commit_all(shutil.copytree(good, tmp_path_factory.mktemp("released") / "corpus"))
    build_release(folder, folder / "dist")
    return folder / "dist"
