"""Inspection never fails with anything but an InputError, and never writes outside its scratch folder."""

import json
import stat
from contextlib import suppress
from pathlib import Path
from warnings import catch_warnings
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett_dataset.untrusted import inspect_package
from tests.robustness.malicious.probe import inspect, snapshot
from tests.robustness.malicious.zip_builder import change_bytes, read_files, zip_package
from tests.support.corpus_folder import read_folder
from tests.support.package_files import DESCRIPTOR, copy_package, read_descriptor, write_descriptor
from tests.support.path_strategies import JSON_VALUES, PATH_PARTS, PATHS, RESOURCES


@given(resources=st.lists(RESOURCES, max_size=3), properties=st.dictionaries(PATH_PARTS, JSON_VALUES, max_size=3))
def test_any_resources(
    resources: list[object], properties: dict[str, object], good: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("any")
    folder = copy_package(good, home / "package")
    descriptor = read_descriptor(folder)
    write_descriptor(folder, properties | descriptor | {"resources": [*descriptor["resources"], *resources]})
    before = snapshot(home)
    (scratch := tmp_path_factory.mktemp("scratch")).chmod(0o500)
    outcome = inspect(folder, scratch)
    assert not resources or outcome.rules
    assert snapshot(home) == before


@given(content=JSON_VALUES)
def test_any_json_as_descriptor(content: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / DESCRIPTOR).write_text(json.dumps(content), encoding="utf-8")
    assert inspect(folder, folder).rules


@given(data=st.binary(max_size=60))
def test_any_bytes_as_descriptor(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / DESCRIPTOR).write_bytes(data)
    with pytest.raises(InputError):
        inspect_package(folder, folder)


@given(
    paths=st.lists(PATHS, min_size=1, max_size=3), kind=st.sampled_from([0, stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR])
)
def test_any_entry_names_in_a_zip(
    paths: list[str], kind: int, good: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("any")
    scratch = home / "scratch"
    scratch.mkdir()
    entries = [(ZipInfo(name), content) for name, content in read_files(good).items()]
    for path in paths:
        info = ZipInfo("x")
        info.filename, info.external_attr = path, kind << 16
        entries.append((info, b"more"))
    with ZipFile(home / "package.zip", "w") as archive:
        for info, content in entries:
            with suppress(UnicodeEncodeError), catch_warnings(action="ignore"):  # zipfile warns of duplicate names
                archive.writestr(info, content)
    before = snapshot(home)
    assert inspect(home / "package.zip", scratch).folder in (None, scratch)
    outside = {path: entry for path, entry in snapshot(home).items() if b"/scratch" not in path}
    assert outside.items() <= before.items()
    assert read_folder(scratch).keys() <= read_files(good).keys()


@given(data=st.data())
def test_any_changed_bytes_in_a_zip(data: st.DataObject, good: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("any")
    folder, scratch = copy_package(good, home / "package"), home / "scratch"
    scratch.mkdir()

    def change(content: bytearray) -> None:
        # The first and last bytes hold the headers and the directory, which readers go by.
        for _ in range(data.draw(st.integers(1, 4))):
            offset = data.draw(st.integers(0, 200) | st.integers(-3000, -1))
            content[offset] = data.draw(st.integers(0, 255))

    path = change_bytes(zip_package(folder), change)
    before = read_folder(folder)
    outcome = inspect(path, scratch)
    assert read_folder(folder) == before
    if outcome.folder:
        assert read_folder(scratch).items() <= before.items()
