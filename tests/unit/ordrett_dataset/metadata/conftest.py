from pathlib import Path

import pytest

from tests.support.published_package import PACKAGES, publish


@pytest.fixture(scope="session", params=PACKAGES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each of the packages with its sidecar files."""
    return publish(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The annotated sample with its sidecar files."""
    return publish("annotated", tmp_path_factory.mktemp("annotated"))
