import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.untrusted import inspect_package
from ordrett_dataset.untrusted.limits import Limits
from ordrett_dataset.untrusted.manifest_check import HARMLESS_RULES
from tests.robustness.malicious import ALL_CASES, FOLDER_CASES
from tests.robustness.malicious.case import MaliciousCase
from tests.robustness.malicious.descriptors import REMOTE
from tests.robustness.malicious.folders import OUTSIDE_TEXT, write_secret
from tests.robustness.malicious.probe import inspect, snapshot
from tests.support.corpus_folder import ROOT, CommandResult
from tests.support.package_files import copy_package, read_descriptor, write_descriptor


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return copy_package(good, tmp_path / "package")


@pytest.fixture
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


@pytest.mark.parametrize("case", FOLDER_CASES.values(), ids=FOLDER_CASES)
def test_malicious_folder_is_detected_and_unchanged(
    case: MaliciousCase, good: Path, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, package in case.packages(lambda name: copy_package(good, tmp_path / name / "package")):
        before = snapshot(package.parent)
        outcome = inspect(package, scratch)
        assert case.rule in outcome.rules, (name, outcome)
        assert (outcome.folder is not None) == (outcome.rules <= HARMLESS_RULES), (name, outcome)
        assert OUTSIDE_TEXT not in outcome.messages
        assert snapshot(package.parent) == before, name
        assert list(scratch.iterdir()) == [], name


@pytest.mark.slow
@pytest.mark.parametrize("case", FOLDER_CASES.values(), ids=FOLDER_CASES)
def test_validate_reports_a_malicious_folder_and_changes_nothing(
    case: MaliciousCase,
    good: Path,
    tmp_path: Path,
    command: Callable[..., CommandResult],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, package in case.packages(lambda name: copy_package(good, tmp_path / name / "package")):
        before = snapshot(package.parent)
        ran = command("validate", package)
        assert ran.code == 1, (name, ran)
        assert case.rule in ran.err, (name, ran.err)
        assert "Traceback" not in ran.err
        assert "\x1b" not in ran.err
        assert OUTSIDE_TEXT not in ran.out + ran.err
        assert snapshot(package.parent) == before, name


def test_every_rule_about_untrusted_packages_has_a_malicious_case() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src/ordrett_dataset/untrusted").glob("*.py")]
    rule = r'"([a-z0-9]+(?:_[a-z0-9]+)+)"'
    rules = {name for source in sources for name in re.findall(rf"(?:: Final = |InputError\([^,\n]+, ){rule}", source)}
    assert rules == {case.rule for case in ALL_CASES.values()}


def test_good_folder_is_opened_in_place(folder: Path, scratch: Path) -> None:
    inspection = inspect_package(folder, scratch)
    assert (inspection.folder, inspection.issues) == (folder, [])
    assert inspection.descriptor == {"languages": {}} | read_descriptor(folder)
    assert list(scratch.iterdir()) == []


def test_repository_passes_with_everything_beside_its_package(scratch: Path) -> None:
    assert inspect_package(ROOT, scratch).issues == []


def test_link_named_by_the_user_is_followed(folder: Path, scratch: Path, tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to(folder)
    assert inspect_package(tmp_path / "latest", scratch).issues == []


def test_files_beside_the_package_are_ignored(folder: Path, scratch: Path) -> None:
    (folder / "annotations").symlink_to("/")
    os.mkfifo(folder / "corpus.toml")
    assert inspect_package(folder, scratch).issues == []


def test_urls_that_no_reader_opens_are_allowed(folder: Path, scratch: Path) -> None:
    urls = {"homepage": REMOTE, "image": f"{REMOTE}/image.png", "sources": [{"path": REMOTE}]}
    write_descriptor(
        folder, read_descriptor(folder) | urls | {"licenses": [{"path": f"{REMOTE}/licence", "name": "other"}]}
    )
    assert inspect_package(folder, scratch).issues == []


def test_skipped_articles_may_stay_in_the_corpus(folder: Path, scratch: Path) -> None:
    descriptor = read_descriptor(folder)
    skipped = b"article_id,location,code,found,hint\n"
    (folder / "dataset/skipped.csv").write_bytes(skipped)
    resource = {
        "name": "skipped-articles",
        "path": "dataset/skipped.csv",
        "format": "csv",
        "mediatype": "text/csv",
    }
    descriptor["resources"].append(resource | {"bytes": len(skipped)})
    write_descriptor(folder, descriptor)
    (folder / "seeds/left.pdf").write_bytes(b"no article")
    assert inspect_package(folder, scratch).issues == []
    (folder / "seeds/link.txt").symlink_to(write_secret(folder))
    assert inspect(folder, scratch).rules == {"file_is_not_a_link"}


def test_device_is_not_opened(folder: Path, scratch: Path) -> None:
    article: Final = folder / "seeds/010_skarv.txt"
    article.unlink()
    try:
        os.mknod(article, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root can make a device file; reading /dev/zero would never end")
    assert inspect(folder, scratch).rules == {"file_is_regular"}


def test_scan_stops_at_the_limit_of_files(folder: Path, scratch: Path) -> None:
    for n in range(30):
        (folder / f"dataset/{n}.csv").write_bytes(b"")
    inspection = inspect_package(folder, scratch, Limits(files=25))
    assert {issue.rule for issue in inspection.issues} == {"package_within_limits"}
