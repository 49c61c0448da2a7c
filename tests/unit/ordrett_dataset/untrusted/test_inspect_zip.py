import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from ordrett_dataset.untrusted import inspect_package
from ordrett_dataset.untrusted.limits import Limits
from ordrett_dataset.untrusted.manifest_check import HARMLESS_RULES
from tests.robustness.malicious import ZIP_CASES
from tests.robustness.malicious.case import MaliciousCase
from tests.robustness.malicious.probe import inspect, snapshot
from tests.robustness.malicious.zip_builder import TABLE, read_files, zip_entries, zip_package
from tests.robustness.malicious.zips import repeat_last_row
from tests.support.corpus_folder import ROOT, CommandResult, read_folder
from tests.support.package_files import copy_package, read_descriptor

# Only extraction can detect this; everything else is detected before the first byte is written.
DETECTED_BY_EXTRACTION: Final = "zip_entry_matches_header"


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return copy_package(good, tmp_path / "package")


@pytest.fixture
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


@pytest.mark.parametrize("case", ZIP_CASES.values(), ids=ZIP_CASES)
def test_malicious_zip_is_detected_and_nothing_is_written_elsewhere(
    case: MaliciousCase,
    good: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    good_files = read_files(good)
    for name, package in case.packages(lambda name: copy_package(good, tmp_path / name / "package")):
        scratch = tmp_path_factory.mktemp("scratch")
        before = snapshot(package.parent)
        outcome = inspect(package, scratch)
        assert case.rule in outcome.rules, (name, outcome)
        assert outcome.folder == (scratch if outcome.rules <= HARMLESS_RULES else None), (name, outcome)
        assert snapshot(package.parent) == before, name
        if outcome.folder:
            assert read_folder(scratch).items() <= good_files.items() | {(TABLE, repeat_last_row(good))}, name
        elif DETECTED_BY_EXTRACTION not in outcome.rules:
            assert read_folder(scratch) == {}, name


@pytest.mark.slow
@pytest.mark.parametrize("case", ZIP_CASES.values(), ids=ZIP_CASES)
def test_validate_reports_a_malicious_zip_and_leaves_nothing(
    case: MaliciousCase,
    good: Path,
    tmp_path: Path,
    command: Callable[..., CommandResult],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path)
    for name, package in case.packages(lambda name: copy_package(good, tmp_path / name / "package")):
        before = read_folder(tmp_path)
        ran = command("validate", package)
        assert ran.code == 1, (name, ran)
        assert case.rule in ran.err, (name, ran.err)
        assert "Traceback" not in ran.err
        assert "\x1b" not in ran.err
        assert read_folder(tmp_path) == before, name
        assert list((tmp_path / "temporary").iterdir()) == [], name


def test_validate_accepts_a_good_zip(folder: Path, command: Callable[..., CommandResult]) -> None:
    ran = command("validate", zip_package(folder))
    assert (ran.code, ran.err) == (0, "")


def test_good_zip_is_extracted_unchanged(folder: Path, scratch: Path) -> None:
    inspection = inspect_package(zip_package(folder), scratch)
    assert (inspection.folder, inspection.issues) == (scratch, [])
    assert inspection.descriptor == {"languages": {}} | read_descriptor(folder)
    assert read_folder(scratch) == read_folder(folder)


@pytest.mark.parametrize("compression", [ZIP_STORED, ZIP_DEFLATED])
def test_zip_may_hold_folders_and_companion_files(compression: int, scratch: Path, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    companions = [ROOT / name for name in ("README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff", "corpus.toml")]
    with ZipFile(path, "w", compression) as archive:
        for file in (ROOT / "datapackage.json", *companions):
            archive.write(file, file.name)
        for name in ("dataset", "seeds", "annotations", "docs"):
            for file in (ROOT / name, *sorted((ROOT / name).rglob("*"))):
                archive.write(file, file.relative_to(ROOT))
    inspection = inspect_package(path, scratch)
    assert (inspection.folder, inspection.issues) == (scratch, [])
    assert (scratch / "seeds/README.md").read_bytes() == (ROOT / "seeds/README.md").read_bytes()


def test_zip_may_have_been_written_to_a_pipe(folder: Path, scratch: Path, tmp_path: Path) -> None:
    class Pipe:
        """A file that cannot seek, so that sizes follow the data."""

        def __init__(self, path: Path) -> None:
            self.file = path.open("wb")
            self.write, self.flush, self.close = self.file.write, self.file.flush, self.file.close

    pipe = Pipe(tmp_path / "package.zip")
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        for name, content in read_files(folder).items():
            archive.writestr(name, content)
    pipe.close()
    assert inspect_package(tmp_path / "package.zip", scratch).issues == []
    assert read_folder(scratch) == read_folder(folder)


def test_extracted_files_ignore_the_modes_in_the_zip(folder: Path, scratch: Path) -> None:
    entries = [(ZipInfo(name), content) for name, content in read_files(folder).items()]
    for info, _ in entries:
        info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o6777) << 16
    assert inspect_package(zip_entries(folder, entries), scratch).issues == []
    modes = {stat.S_IMODE(path.stat().st_mode) for path in scratch.rglob("*") if path.is_file()}
    assert all(mode & ~0o644 == 0 for mode in modes), modes


@pytest.mark.parametrize("limits", [Limits(zip_entries=10), Limits(file_bytes=1000), Limits(total_bytes=10_000)])
def test_zip_beyond_a_limit_is_not_extracted(limits: Limits, folder: Path, scratch: Path) -> None:
    inspection = inspect_package(zip_package(folder), scratch, limits)
    assert {issue.rule for issue in inspection.issues} == {"package_within_limits"}
    assert (inspection.folder, read_folder(scratch)) == (None, {})


def test_zip_beyond_the_total_compression_ratio_is_not_extracted(folder: Path, scratch: Path) -> None:
    inspection = inspect_package(zip_package(folder), scratch, Limits(compression_ratio=4, ratio_checked_from=1000))
    assert {issue.rule for issue in inspection.issues} == {"zip_size_within_limits"}
