"""What a descriptor must not say, although no reader opens it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ordrett_dataset.validation.validate import validate_package
from tests.support.package_files import copy_package, read_descriptor, write_descriptor

ELSEWHERE = "https://example.org/elsewhere"


def find_rules(package: Path) -> set[str]:
    return {issue.rule for issue in validate_package(package).issues}


@pytest.fixture
def package(good: Path, tmp_path: Path) -> Path:
    return copy_package(good, tmp_path / "package")


@pytest.mark.parametrize("key", ["homepage", "sources", "licenses", "title", "description", "x", "rights"])
@pytest.mark.parametrize("resource", range(0, 24, 5))
def test_key_or_value_of_a_resource_that_no_build_writes(resource: int, key: str, package: Path) -> None:
    descriptor = read_descriptor(package)
    chosen = descriptor["resources"][resource % len(descriptor["resources"])]
    chosen[key] = [{"path": ELSEWHERE, "title": "Elsewhere"}] if key in ("licenses", "sources") else ELSEWHERE
    write_descriptor(package, descriptor)
    assert find_rules(package) == {"descriptor_is_as_built"}


@pytest.mark.parametrize(
    "changes",
    [
        {"image": ELSEWHERE},
        {"sources": [{"path": ELSEWHERE}]},
        {"contributors": [{"title": "Somebody", "roles": ["author"], "path": ELSEWHERE}]},
        {"licenses": [{"name": "CC-BY-4.0", "path": ELSEWHERE, "title": "Creative Commons Attribution 4.0"}]},
        {"created": "2026-01-01T12:00:00Z"},
        {"homepage": "javascript:alert(1)"},
        {"articlesOmitted": 1},
    ],
)
def test_key_or_value_of_the_package_that_no_build_writes(changes: dict[str, object], package: Path) -> None:
    write_descriptor(package, read_descriptor(package) | changes)
    assert "descriptor_is_as_built" in find_rules(package)


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\u202e", "\u2066", "\u200b", "\x9b", "\U000e0041"])
def test_character_that_hides_or_reorders_others(character: str, package: Path) -> None:
    write_descriptor(package, read_descriptor(package) | {"title": f"Good{character}title"})
    assert "descriptor_text_is_printable" in find_rules(package)


def set_reviewed(descriptor: dict[str, Any]) -> None:
    reviewer = {"name": "Somebody", "kind": "person", "human_review": True}
    recorded = dict.fromkeys(("model", "version", "date", "prompt"), "not recorded")
    descriptor["annotators"] = [reviewer | recorded]


def widen_rows(descriptor: dict[str, Any]) -> None:
    descriptor["expectedRowCounts"] = {"010_skarv": {"quotes": [0, 1000]}}


def rename(descriptor: dict[str, Any]) -> None:
    descriptor["contributors"] = [{"title": "Somebody", "roles": ["author"]}]


@pytest.mark.parametrize("change", [set_reviewed, widen_rows, rename])
def test_statement_that_differs_from_corpus_toml(
    change: Callable[[dict[str, Any]], None], good: Path, package: Path
) -> None:
    (package / "corpus.toml").write_bytes((good / "corpus.toml").read_bytes())
    assert find_rules(package) == set()
    descriptor = read_descriptor(package)
    change(descriptor)
    write_descriptor(package, descriptor)
    assert "descriptor_matches_corpus_toml" in find_rules(package)
