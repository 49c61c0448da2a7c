"""A package that was made to hold no article."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from ordrett_dataset.package.descriptor import build_descriptor, to_json_bytes
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import BATCH_RULES, RULES, RULES_NEEDING_ARTICLES
from tests.support.corpus_folder import Ran

Command = Callable[..., Ran]
ARTICLE = "010_skarv"


class AskedError(Exception):
    """A text was asked for."""


class Forbidden(Mapping[str, bytes]):
    """Seeds of which nobody may ask anything."""

    def __getitem__(self, article: str) -> NoReturn:
        raise AskedError(article)

    def __iter__(self) -> Iterator[str]:
        raise AskedError

    def __len__(self) -> NoReturn:
        raise AskedError


@pytest.fixture
def without(good: Path, tmp_path: Path) -> Path:
    place = tmp_path / "without"
    shutil.copytree(good / "dataset", place / "dataset")
    opened = open_package(good)
    assert opened.package
    assert opened.metadata
    files = {f"dataset/{path.name}": path.read_bytes() for path in (place / "dataset").iterdir()}
    said = build_descriptor(opened.metadata, dict(opened.package.tables), files)
    (place / "datapackage.json").write_bytes(to_json_bytes(said))
    return place


def test_the_rules_that_need_texts_are_just_those_that_ask_for_one(package: Package) -> None:
    asking = set()
    for name, rule in RULES.items():
        try:
            list(rule(replace(package, article_bytes=Forbidden())))
        except AskedError:
            asking.add(name)
    for name, check in BATCH_RULES.items():
        forbidden = replace(package, article_bytes=Forbidden())
        try:
            for stretch in forbidden.evidence_batches():
                list(check(forbidden, stretch))
        except AskedError:
            asking.add(name)
    assert asking == RULES_NEEDING_ARTICLES


def test_without_seeds_the_rules_that_were_not_run_are_named(without: Path, command: Command) -> None:
    ran = command("validate", without)
    assert (ran.code, ran.err) == (0, "")
    assert all(rule in ran.out for rule in RULES_NEEDING_ARTICLES)
    said = json.loads(command("validate", without, "--json").out)
    assert (said["valid"], said["rules_skipped"]) == (True, sorted(RULES_NEEDING_ARTICLES))
    assert not {*said["rules"]} & RULES_NEEDING_ARTICLES


def test_with_the_seeds_beside_it_every_rule_is_run(without: Path, good: Path, command: Command) -> None:
    said = json.loads(command("validate", without, "--seeds", good / "seeds", "--json").out)
    assert (said["valid"], said["rules_skipped"]) == (True, [])
    assert {*said["rules"]} >= RULES_NEEDING_ARTICLES


def test_seeds_that_differ_or_lack_are_told(without: Path, good: Path, tmp_path: Path, command: Command) -> None:
    seeds = shutil.copytree(good / "seeds", tmp_path / "seeds")
    text = (seeds / f"{ARTICLE}.txt").read_text(encoding="utf-8")
    (seeds / f"{ARTICLE}.txt").write_text(text.replace("Isen", "Elva"), encoding="utf-8")
    (seeds / "011_lykt.txt").unlink()
    ran = command("validate", without, "--seeds", seeds, "--json")
    found = {issue["rule"] for issue in json.loads(ran.out)["issues"]}
    assert ran.code == 1
    assert found == {"article_row_matches_file", "text_matches_offsets", "article_is_in_package"}


def test_a_link_among_the_seeds_is_not_followed(without: Path, good: Path, tmp_path: Path, command: Command) -> None:
    seeds = shutil.copytree(good / "seeds", tmp_path / "seeds")
    (seeds / f"{ARTICLE}.txt").unlink()
    (seeds / f"{ARTICLE}.txt").symlink_to(good / f"seeds/{ARTICLE}.txt")
    ran = command("validate", without, "--seeds", seeds)
    assert ran.code == 1
    assert "article_is_in_package: 1" in ran.err


def test_a_package_that_holds_its_articles_takes_no_others(good: Path, command: Command) -> None:
    ran = command("validate", good, "--seeds", good / "seeds")
    assert ran.code == 1
    assert "package_has_no_articles" in ran.err


def test_a_package_that_only_says_so_is_held_to_the_articles_that_it_lists(
    good: Path, tmp_path: Path, command: Command
) -> None:
    place = shutil.copytree(good, tmp_path / "package")
    said = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    said["articlesOmitted"] = True
    said["resources"] = [resource for resource in said["resources"] if resource.get("path") != f"seeds/{ARTICLE}.txt"]
    (place / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    (place / f"seeds/{ARTICLE}.txt").unlink()
    ran = command("validate", place)
    assert ran.code == 1
    assert "article_is_in_package: 1" in ran.err


def test_a_package_whose_seeds_were_lost_is_at_fault(good: Path, tmp_path: Path, command: Command) -> None:
    place = shutil.copytree(good, tmp_path / "package")
    said = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    said["resources"] = [resource for resource in said["resources"] if not resource["path"].startswith("seeds/")]
    (place / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    shutil.rmtree(place / "seeds")
    ran = command("validate", place)
    assert ran.code == 1
    assert "article_is_in_package: 2" in ran.err
