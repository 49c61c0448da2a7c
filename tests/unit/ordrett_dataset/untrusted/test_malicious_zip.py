import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final
from warnings import catch_warnings
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.untrusted import inspect_package
from ordrett_dataset.untrusted.limits import Limits
from ordrett_dataset.untrusted.manifest_check import HARMLESS_RULES
from tests.robustness.malicious import ZIPS
from tests.robustness.malicious.case import read
from tests.robustness.malicious.probe import seen, tree
from tests.robustness.malicious.zips import another_size, contents, honest, patched, zipped
from tests.support.corpus_folder import ROOT, Ran, held
from tests.unit.ordrett_dataset.untrusted.test_malicious_folder import PATH, copied

# What can be known only by unpacking; all else is refused before the first byte is written.
WHILE_UNPACKING: Final = "zip_entry_matches_header"


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return copied(good, tmp_path / "package")


@pytest.fixture
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


@pytest.mark.parametrize("name", ZIPS)
def test_a_hostile_zip_is_caught_and_nothing_is_written_elsewhere(
    name: str, folder: Path, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place = ZIPS[name].make(folder)
    before = tree(tmp_path)
    found = seen(place, scratch)
    assert ZIPS[name].rule in found.rules, found
    assert found.folder == (scratch if found.rules <= HARMLESS_RULES else None), found
    assert tree(tmp_path) == before
    written = held(scratch)
    if found.folder:
        assert written.items() <= contents(folder).items() | {("dataset/people.csv", another_size(folder))}
    elif WHILE_UNPACKING not in found.rules:
        assert written == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", ZIPS)
def test_the_command_says_what_is_hostile_in_a_zip_and_leaves_nothing(
    name: str, folder: Path, tmp_path: Path, command: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path)
    place = ZIPS[name].make(folder)
    before = held(tmp_path)
    ran = command("validate", place)
    assert ran.code == 1, ran
    assert ZIPS[name].rule in ran.err, ran.err
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err
    assert held(tmp_path) == before
    assert list((tmp_path / "temporary").iterdir()) == []


def test_the_command_finds_nothing_in_an_honest_zip(folder: Path, command: Callable[..., Ran]) -> None:
    ran = command("validate", honest(folder))
    assert (ran.code, ran.err) == (0, "")


def test_an_honest_zip_is_unpacked_as_it_was(folder: Path, scratch: Path) -> None:
    result = inspect_package(honest(folder), scratch)
    assert (result.folder, result.issues, result.descriptor) == (scratch, [], {"languages": {}} | read(folder))
    assert held(scratch) == held(folder)


@pytest.mark.parametrize("compression", [ZIP_STORED, ZIP_DEFLATED])
def test_a_zip_with_folders_and_companions_is_honest_too(compression: int, scratch: Path, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    parts = [ROOT / part for part in ("README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff", "corpus.toml")]
    with ZipFile(path, "w", compression) as archive:
        for file in (ROOT / "datapackage.json", *parts):
            archive.write(file, file.name)
        for part in ("dataset", "seeds", "annotations", "docs"):
            for file in (ROOT / part, *sorted((ROOT / part).rglob("*"))):
                archive.write(file, file.relative_to(ROOT))
    result = inspect_package(path, scratch)
    assert (result.folder, result.issues) == (scratch, [])
    assert (scratch / "seeds/README.md").read_bytes() == (ROOT / "seeds/README.md").read_bytes()


def test_a_zip_that_was_written_to_a_pipe_is_honest_too(folder: Path, scratch: Path, tmp_path: Path) -> None:
    class Pipe:
        """A file that cannot go back, so that the sizes stand behind the data."""

        def __init__(self, path: Path) -> None:
            self.file = path.open("wb")
            self.write, self.flush, self.close = self.file.write, self.file.flush, self.file.close

    pipe = Pipe(tmp_path / "package.zip")
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        for name, data in contents(folder).items():
            archive.writestr(name, data)
    pipe.close()
    assert inspect_package(tmp_path / "package.zip", scratch).issues == []
    assert held(scratch) == held(folder)


def test_whatever_modes_a_zip_gives_its_files_are_plain(folder: Path, scratch: Path) -> None:
    infos = [(ZipInfo(name), data) for name, data in contents(folder).items()]
    for info, _ in infos:
        info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o6777) << 16
    assert inspect_package(zipped(folder, infos), scratch).issues == []
    modes = {stat.S_IMODE(path.stat().st_mode) for path in scratch.rglob("*") if path.is_file()}
    assert all(mode & ~0o644 == 0 for mode in modes), modes


@pytest.mark.parametrize("limits", [Limits(files=10), Limits(file_bytes=1000), Limits(total_bytes=10_000)])
def test_a_zip_beyond_a_limit_is_not_unpacked(limits: Limits, folder: Path, scratch: Path) -> None:
    result = inspect_package(honest(folder), scratch, limits)
    assert {issue.rule for issue in result.issues} == {"package_within_limits"}
    assert (result.folder, held(scratch)) == (None, {})


def test_a_zip_shrunk_as_a_whole_beyond_its_limit_is_not_unpacked(folder: Path, scratch: Path) -> None:
    result = inspect_package(honest(folder), scratch, Limits(compression_ratio=4, ratio_checked_from=1000))
    assert {issue.rule for issue in result.issues} == {"zip_size_within_limits"}


@given(
    paths=st.lists(PATH, min_size=1, max_size=3), kind=st.sampled_from([0, stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR])
)
def test_no_name_leads_a_zip_out_of_its_scratch_folder(
    paths: list[str], kind: int, good: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("any")
    (place / "scratch").mkdir()
    entries = [(ZipInfo(name), data) for name, data in contents(good).items()]
    for path in paths:
        info = ZipInfo("x")
        info.filename, info.external_attr = path, kind << 16
        entries.append((info, b"more"))
    with ZipFile(place / "package.zip", "w") as archive:
        for info, data in entries:
            with suppress(UnicodeEncodeError), catch_warnings(action="ignore"):  # zipfile warns of a name that is twice
                archive.writestr(info, data)
    before = tree(place)
    assert seen(place / "package.zip", place / "scratch").folder in (None, place / "scratch")
    after = {path: told for path, told in tree(place).items() if b"/scratch" not in path}
    assert after.items() <= before.items()
    assert held(place / "scratch").keys() <= contents(good).keys()


@given(data=st.data())
def test_no_broken_zip_makes_the_looking_fail(
    data: st.DataObject, good: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("any")
    (place / "scratch").mkdir()
    path = honest(copied(good, place / "package"))

    def change(held: bytearray) -> None:
        # Headers and directory stand in the first and the last bytes, and are what a reader goes by.
        for _ in range(data.draw(st.integers(1, 4))):
            near = data.draw(st.integers(0, 200) | st.integers(-3000, -1))
            held[near] = data.draw(st.integers(0, 255))

    patched(path, change)
    before = held(place / "package")
    found = seen(path, place / "scratch")
    assert held(place / "package") == before
    if found.folder:
        assert held(place / "scratch").items() <= before.items()
