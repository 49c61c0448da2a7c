"""Packages that other programs read."""

from pathlib import Path

import pytest

from ordrett_dataset.pipeline.build import build
from tests.support.corpus_folder import ROOT, SECOND_ARTICLE_FILE, write_corpus


@pytest.fixture(scope="session")
def sample_packages(good: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    assert (ROOT / "datapackage.json").is_file(), "the package of the repository is not built: make dataset"
    with_skipped_article = write_corpus(tmp_path_factory.mktemp("skipped"), {SECOND_ARTICLE_FILE: b"\xff"})
    assert build(with_skipped_article).files
    return {"repository": ROOT, "tiny": good, "with_skipped_article": with_skipped_article}


@pytest.fixture(
    params=["repository", *(pytest.param(name, marks=pytest.mark.slow) for name in ("tiny", "with_skipped_article"))]
)
def sample_package(request: pytest.FixtureRequest, sample_packages: dict[str, Path]) -> Path:
    return sample_packages[request.param]
