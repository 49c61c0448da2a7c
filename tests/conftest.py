"""Hypothesis profiles, and sample corpora that are built once for all tests."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.build_result import BuildResult
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.package_view import Package
from tests.support.annotated_corpus import CORPUS
from tests.support.corpus_folder import CommandResult, run_command, write_corpus
from tests.third_party import Tools, install_tools

SLOW_INPUT_IS_EXPECTED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
settings.register_profile(
    "stable", deadline=None, derandomize=True, max_examples=100, suppress_health_check=SLOW_INPUT_IS_EXPECTED
)
# Other examples in every run; a failure prints how to repeat it.
settings.register_profile(
    "nightly", settings.get_profile("stable"), derandomize=False, max_examples=500, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "stable"))


@pytest.fixture(scope="session")
def made_up_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return CORPUS.write(tmp_path_factory.mktemp("made-up"))


@pytest.fixture(scope="session")
def built(made_up_folder: Path) -> BuildResult:
    return build(made_up_folder)


@pytest.fixture(scope="session")
def package(made_up_folder: Path, built: BuildResult) -> Package:
    assert built.files
    loaded = open_package(made_up_folder)
    assert loaded.issues == []
    assert loaded.package is not None
    # Evidence as a table like the others, so that a test can change it.
    return replace(loaded.package, tables=dict(loaded.package.tables), read_evidence=None)


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_corpus(tmp_path_factory.mktemp("good") / "corpus")
    assert build(folder).files
    return folder


@pytest.fixture(scope="session")
def tools() -> Tools:
    return install_tools()


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., CommandResult]:
    return lambda *arguments: run_command(capsys, monkeypatch, *arguments)
