import shutil
from pathlib import Path

import pytest


@pytest.fixture
def package_folder(good: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample package, to be changed by a test."""
    return shutil.copytree(good, tmp_path / "package")
