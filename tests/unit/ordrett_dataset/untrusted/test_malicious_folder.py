import json
import os
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett_dataset.untrusted import inspect_package
from ordrett_dataset.untrusted.limits import Limits
from ordrett_dataset.untrusted.manifest_check import HARMLESS_RULES
from tests.robustness.malicious import DESCRIPTORS, FOLDERS, HOSTILE
from tests.robustness.malicious.case import DESCRIPTOR, read, write
from tests.robustness.malicious.descriptors import REMOTE
from tests.robustness.malicious.folders import WORDS, outside
from tests.robustness.malicious.probe import seen, tree
from tests.support.corpus_folder import ROOT, Ran

STRANGERS: Final = {**FOLDERS, **DESCRIPTORS}


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return copied(good, tmp_path / "package")


@pytest.fixture
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


def copied(good: Path, place: Path) -> Path:
    for name in ("dataset", "seeds"):
        shutil.copytree(good / name, place / name)
    shutil.copy(good / DESCRIPTOR, place)
    return place


@pytest.mark.parametrize("name", STRANGERS)
def test_a_hostile_folder_is_caught_and_left_as_it_is(
    name: str, folder: Path, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place = STRANGERS[name].make(folder)
    before = tree(tmp_path)
    found = seen(place, scratch)
    assert STRANGERS[name].rule in found.rules, found
    assert (found.folder is not None) == (found.rules <= HARMLESS_RULES), found
    assert WORDS not in found.said
    assert tree(tmp_path) == before
    assert list(scratch.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", STRANGERS)
def test_the_command_says_what_is_hostile_and_changes_nothing(
    name: str, folder: Path, tmp_path: Path, command: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place = STRANGERS[name].make(folder)
    before = tree(tmp_path)
    ran = command("validate", place)
    assert ran.code == 1, ran
    assert STRANGERS[name].rule in ran.err, ran.err
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err
    assert WORDS not in ran.out + ran.err
    assert tree(tmp_path) == before


def test_every_rule_about_strangers_has_a_package_that_breaks_it() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src/ordrett_dataset/untrusted").glob("*.py")]
    claims = {claim for source in sources for claim in re.findall(r'"([a-z0-9]+(?:_[a-z0-9]+){2,})"', source)}
    assert claims == {maker.rule for maker in HOSTILE.values()}


def test_a_good_folder_is_opened_where_it_is(folder: Path, scratch: Path) -> None:
    result = inspect_package(folder, scratch)
    assert (result.folder, result.issues) == (folder, [])
    assert result.descriptor == {"languages": {}} | read(folder)
    assert list(scratch.iterdir()) == []


def test_the_repository_is_opened_with_all_that_stands_beside_its_package(scratch: Path) -> None:
    assert inspect_package(ROOT, scratch).issues == []


def test_a_link_that_the_user_names_is_followed(folder: Path, scratch: Path, tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to(folder)
    assert inspect_package(tmp_path / "latest", scratch).issues == []


def test_what_stands_beside_the_package_is_not_looked_at(folder: Path, scratch: Path) -> None:
    (folder / "annotations").symlink_to("/")
    os.mkfifo(folder / "corpus.toml")
    assert inspect_package(folder, scratch).issues == []


def test_addresses_that_nobody_follows_are_no_fault(folder: Path, scratch: Path) -> None:
    content = read(folder) | {"homepage": REMOTE, "image": f"{REMOTE}/image.png", "sources": [{"path": REMOTE}]}
    content["licenses"] = [{"path": f"{REMOTE}/licence", "name": "other"}]
    write(folder, content)
    assert inspect_package(folder, scratch).issues == []


def test_seeds_that_were_left_out_are_no_strangers_to_their_corpus(folder: Path, scratch: Path) -> None:
    content = read(folder)
    left_out = b"article,where,rule,found,remedy\n"
    (folder / "dataset/left_out.csv").write_bytes(left_out)
    resource = {"name": "left-out", "path": "dataset/left_out.csv", "format": "csv", "mediatype": "text/csv"}
    content["resources"].append(resource | {"bytes": len(left_out)})
    write(folder, content)
    (folder / "seeds/left.pdf").write_bytes(b"no article")
    assert inspect_package(folder, scratch).issues == []
    (folder / "seeds/link.txt").symlink_to(outside(folder))
    assert seen(folder, scratch).rules == {"file_is_not_a_link"}


def test_a_device_is_not_opened(folder: Path, scratch: Path) -> None:
    (folder / "seeds/010_skarv.txt").unlink()
    try:
        os.mknod(folder / "seeds/010_skarv.txt", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root can make a device, of which /dev/zero would never end")
    assert seen(folder, scratch).rules == {"file_is_regular"}


def test_a_folder_of_too_many_files_is_not_walked_to_its_end(folder: Path, scratch: Path) -> None:
    for n in range(30):
        (folder / f"dataset/{n}.csv").write_bytes(b"")
    result = inspect_package(folder, scratch, Limits(files=25))
    assert {issue.rule for issue in result.issues} == {"package_within_limits"}


# A word with every kind of thing that has a meaning for paths, beside plain words.
WORD: Final = st.one_of(
    st.text(max_size=5),
    st.sampled_from(
        ["dataset", "seeds", "people.csv", "..", ".", "", "~", "C:", "http:", "%2e%2e", "con", "\u0130.txt"]
    ),
)
PATH: Final = st.builds(str.join, st.sampled_from("/\\:"), st.lists(WORD, max_size=4))
VALUE: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | PATH,
    lambda held: st.lists(held, max_size=3) | st.dictionaries(WORD, held, max_size=3),
    max_leaves=8,
)
KEY: Final = st.sampled_from(["name", "path", "bytes", "schema", "format", "type", "hash", "data", "$ref", "dialect"])
RESOURCE: Final = st.dictionaries(KEY | WORD, VALUE, max_size=5)


@given(resources=st.lists(RESOURCE, max_size=3), more=st.dictionaries(WORD, VALUE, max_size=3))
def test_no_resource_makes_the_looking_fail(
    resources: list[object], more: dict[str, object], good: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("any")
    folder = copied(good, place / "package")
    content = read(folder)
    write(folder, more | content | {"resources": [*content["resources"], *resources]})
    before = tree(place)
    (scratch := tmp_path_factory.mktemp("scratch")).chmod(0o500)
    found = seen(folder, scratch)
    assert not resources or found.rules
    assert tree(place) == before


@given(content=VALUE)
def test_no_json_makes_the_looking_fail(content: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / DESCRIPTOR).write_text(json.dumps(content), encoding="utf-8")
    assert seen(folder, folder).rules


@given(data=st.binary(max_size=60))
def test_no_bytes_make_the_looking_fail(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / DESCRIPTOR).write_bytes(data)
    with pytest.raises(InputError):
        inspect_package(folder, folder)
