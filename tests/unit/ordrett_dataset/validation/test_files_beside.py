import os
from pathlib import Path

import pytest

from ordrett_dataset.validation.validate import validate_package
from tests.support.corpus_folder import ROOT
from tests.support.package_files import copy_package

FOREIGN = ["evil.sh", ".hidden", "docs/run.exe", "annotations/.hidden", "setup.py", "archive.zip"]
KNOWN = ["README.md", "LICENSE-DATA.md", "CITATION.cff", "docs/datasheet.md", "annotations/double/a/010.yaml"]


def add_files(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"")


@pytest.fixture
def package(good: Path, tmp_path: Path) -> Path:
    return copy_package(good, tmp_path / "package")


def test_every_foreign_file_link_and_folder_is_reported(package: Path) -> None:
    add_files(package, *FOREIGN, *KNOWN, "folder/file")
    (package / "README").symlink_to("/etc/passwd")
    os.mkfifo(package / "LICENSE")
    issues = validate_package(package).issues
    assert {issue.rule for issue in issues} == {"file_is_listed"}
    assert {issue.table for issue in issues} == {*FOREIGN, "folder/", "README", "LICENSE"}


def test_foreign_files_of_a_corpus_are_one_warning(good: Path, package: Path) -> None:
    add_files(package, *FOREIGN)
    (package / "corpus.toml").write_bytes((good / "corpus.toml").read_bytes())
    report = validate_package(package)
    assert report.issues == []
    [warning] = report.warnings
    assert (warning.rule, warning.actual.count(",")) == ("file_beside_corpus", 2)


def test_working_copy_of_a_repository_has_no_foreign_files() -> None:
    report = validate_package(ROOT)
    assert (report.issues, report.warnings) == ([], [])


def test_programs_among_the_articles_are_reported(package: Path) -> None:
    add_files(package, "seeds/README.exe")
    assert [issue.rule for issue in validate_package(package).issues] == ["file_is_listed"]
