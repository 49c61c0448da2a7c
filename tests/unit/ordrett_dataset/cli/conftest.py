import shutil
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.pipeline.build import build
from tests.support.corpus_folder import SECOND_ARTICLE_FILE, edit_file, write_corpus
from tests.support.git_repo import git

# The corrections that lead from version 1.2.3 of the sample corpus to 1.2.4.
CORRECTIONS: Final = {
    **edit_file("annotations/people.yaml", '{is: "lighthouse keeper"', '{is: "keeper of a lighthouse"'),
    **edit_file("corpus.toml", 'version = "1.2.3"', 'version = "1.2.4"'),
}


@pytest.fixture(scope="session")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package `good` after a correction, as version 1.2.4."""
    folder = write_corpus(tmp_path_factory.mktemp("corrected") / "corpus", CORRECTIONS)
    assert build(folder).files
    return folder


@pytest.fixture(scope="session")
def without_second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package `good` without its second article."""
    folder = write_corpus(tmp_path_factory.mktemp("without_second") / "corpus", {SECOND_ARTICLE_FILE: None})
    assert build(folder).files
    return folder


@pytest.fixture
def repository(good: Path, corrected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with `good` at the tag v1.2.3 and `corrected` at HEAD, both at the top and in below/it."""
    folder = tmp_path / "repository"
    for source, tag in ((good, "v1.2.3"), (corrected, None)):
        shutil.copytree(source, folder, dirs_exist_ok=True)
        shutil.copytree(source, folder / "below" / "it", dirs_exist_ok=True)
        if not (folder / ".git").exists():
            git(folder, "init", "--quiet")
            git(folder, "config", "core.autocrlf", "false")
        # Clear the index, in which git would take a file of the same size and time for unchanged.
        git(folder, "read-tree", "--empty")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", source.name)
        if tag:
            git(folder, "tag", tag)
    monkeypatch.chdir(folder)
    return folder
