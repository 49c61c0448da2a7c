import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ordrett_dataset.package.descriptor import PROFILE
from tests.support.corpus_folder import CommandResult
from tests.support.printed_issues import parse_issues
from tests.support.terminal_output import is_printable, replace_once


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def corrupt(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def remove(file: Path) -> None:
    file.unlink()


def replace_by_link(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


@pytest.mark.parametrize("damage", [truncate, empty, corrupt, remove, replace_by_link])
@pytest.mark.parametrize("name", ["dataset/quotes.parquet", "seeds/011_lykt.txt"])
def test_damaged_file_is_reported_once(
    name: str, damage: Callable[[Path], None], package_folder: Path, command: Callable[..., CommandResult]
) -> None:
    damage(package_folder / name)
    ran = command("validate", package_folder)
    assert (ran.code, ran.out) == (1, "")
    issues = parse_issues(ran.err)
    assert sum(issue.location == name for issue in issues) == 1, ran.err
    assert len(issues) <= 6
    assert is_printable(ran.err)


@pytest.mark.parametrize("damage", [truncate, empty, corrupt, remove, replace_by_link])
def test_damaged_table_is_reported_once(
    damage: Callable[[Path], None], package_folder: Path, command: Callable[..., CommandResult]
) -> None:
    damage(package_folder / "dataset/fact_checks.csv")
    ran = command("validate", package_folder)
    assert (ran.code, ran.out) == (1, "")
    assert sum(issue.location == "dataset/fact_checks.csv" for issue in parse_issues(ran.err)) == 1, ran.err


# What is wrong with a descriptor, and the rule that says so.
DESCRIPTORS = {
    "none": (None, "package_has_descriptor"),
    "no_json": ("{", "descriptor_is_valid_json"),
    "no_utf8": (b'{"name": "\xff"}', "descriptor_is_valid_json"),
    "too_deep": ("[" * 100_000, "descriptor_within_limits"),
    "a_list": ("[]", "descriptor_lists_resources"),
    "no_resources": ("{}", "descriptor_lists_resources"),
    "resources_are_words": ('{"resources": ["quotes"]}', "descriptor_lists_resources"),
    "languages_are_a_list": ('{"resources": [], "languages": []}', "languages_are_listed_by_article"),
    "too_few_resources": (
        json.dumps({"$schema": PROFILE, "name": "few", "title": "Few", "version": "1.0.0", "resources": []}),
        "descriptor_lists_all_tables",
    ),
}


@pytest.mark.parametrize(("content", "rule"), DESCRIPTORS.values(), ids=DESCRIPTORS)
def test_broken_descriptor_is_reported(
    content: str | bytes | None, rule: str, package_folder: Path, command: Callable[..., CommandResult]
) -> None:
    path = package_folder / "datapackage.json"
    path.unlink()
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    ran = command("validate", package_folder)
    assert (ran.code, ran.out) == (1, "")
    assert rule in ran.err
    assert "ordrett build" in ran.err


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/etc/hostname", "path_stays_in_package"),
        ("../outside.txt", "path_stays_in_package"),
        ("dataset/../../outside.txt", "path_stays_in_package"),
        ("https://example.org/x", "path_stays_in_package"),
        ("C:\\x", "path_stays_in_package"),
        ("", "path_stays_in_package"),
        ("a\0b", "filename_is_portable"),
    ],
)
def test_path_outside_the_package_is_refused_and_not_opened(
    path: str, rule: str, package_folder: Path, command: Callable[..., CommandResult]
) -> None:
    (package_folder.parent / "outside.txt").write_text("secret words")
    content = json.loads((package_folder / "datapackage.json").read_text(encoding="utf-8"))
    content["resources"][-1]["path"] = path
    (package_folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    ran = command("validate", package_folder)
    assert (ran.code, ran.out) == (1, "")
    assert [issue.rule for issue in parse_issues(ran.err)].count(rule) == 1
    assert "secret" not in ran.err
    assert is_printable(ran.err)


def test_linked_folder_is_not_followed(package_folder: Path, command: Callable[..., CommandResult]) -> None:
    (package_folder / "seeds").rename(package_folder.parent / "elsewhere")
    (package_folder / "seeds").symlink_to(package_folder.parent / "elsewhere")
    ran = command("validate", package_folder)
    assert (ran.code, ran.out) == (1, "")
    [issue] = parse_issues(ran.err)
    assert (issue.location, issue.rule) == ("seeds", "file_is_not_a_link")


def test_file_in_two_resources_is_reported(package_folder: Path, command: Callable[..., CommandResult]) -> None:
    replace_once(
        package_folder / "datapackage.json", '"path": "dataset/fact_checks.csv"', '"path": "dataset/quotes.csv"'
    )
    ran = command("validate", package_folder)
    assert (ran.code, ran.out) == (1, "")
    issues = parse_issues(ran.err)
    assert {issue.rule for issue in issues} == {"resource_is_unique"}
    assert [issue.location for issue in issues] == ["fact_checks.csv", "quotes.csv"]
    assert all("'dataset/quotes.csv'" in " ".join(issue.lines) for issue in issues)


def test_table_at_another_path_is_reported(package_folder: Path, command: Callable[..., CommandResult]) -> None:
    path = package_folder / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    paths = {'"path": "dataset/fact_checks.csv"': '"path": "dataset/quotes.csv"'}
    paths |= {new: old for old, new in paths.items()}
    path.write_text("".join(paths.get(part, part) for part in re.split(f"({'|'.join(paths)})", text)), encoding="utf-8")
    ran = command("validate", package_folder)
    assert (ran.code, ran.out) == (1, "")
    issues = [issue for issue in parse_issues(ran.err) if issue.rule == "descriptor_lists_all_tables"]
    assert [issue.location for issue in issues] == ["fact_checks.csv", "quotes.csv"]
    assert all(f"dataset/{issue.location}" in " ".join(issue.lines) for issue in issues)
