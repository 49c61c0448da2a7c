"""A package that was built without its articles."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from ordrett_dataset.package.descriptor import ARTICLES_OMITTED
from ordrett_dataset.reader import open_package
from ordrett_dataset.release.editions import build_public_package
from ordrett_dataset.rules.package_view import EvidenceSummary, Package
from ordrett_dataset.rules.registry import BATCH_RULES, RULES, RULES_NEEDING_ARTICLES, SUMMARY_RULES
from ordrett_dataset.schemas import WITHHELD_TEXTS
from ordrett_dataset.tables.withheld import withhold_texts
from tests.support.corpus_folder import CommandResult

Command = Callable[..., CommandResult]
ARTICLE = "010_skarv"
# No quote of the package lacks a cue, or has one far away.
READING_FOR_OTHER_ROWS = {"cue_beside_quote_is_named", "quote_names_near_occurrence"}
READING_WITHHELD_TEXTS = {
    "clause_is_within_sentence",
    "inferred_value_is_not_another_name",
    "trigger_names_event",
    "inferred_evidence_is_one_sentence",
    "normaliser_reproduces_value",
    "verbatim_value_equals_text",
}


class ArticleAccessError(Exception):
    """A rule has read an article."""


class NoArticles(Mapping[str, bytes]):
    """Articles that raise an error on every access."""

    def __getitem__(self, article: str) -> NoReturn:
        raise ArticleAccessError(article)

    def __iter__(self) -> Iterator[str]:
        raise ArticleAccessError

    def __len__(self) -> NoReturn:
        raise ArticleAccessError


@pytest.fixture
def package_without(good: Path, tmp_path: Path) -> Path:
    package, metadata = open_package(good).require_tables(good)
    files = build_public_package(metadata, withhold_texts(package.tables, package.article_bytes))
    for path, content in files.items():
        (tmp_path / "without" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "without" / path).write_bytes(content)
    return tmp_path / "without"


def reads_articles(violations: Iterable[object]) -> bool:
    try:
        list(violations)
    except ArticleAccessError:
        return True
    return False


def test_rules_that_read_articles_or_withheld_texts_are_marked(package: Package) -> None:
    tables = withhold_texts(package.tables, package.article_bytes)
    package = replace(package, tables={**package.tables, WITHHELD_TEXTS: tables[WITHHELD_TEXTS]})
    package = replace(package, article_bytes=NoArticles())
    batches = list(package.evidence_batches())
    reading = {name for name, rule in RULES.items() if reads_articles(rule(package))}
    reading |= {
        name for name, rule in BATCH_RULES.items() if any(reads_articles(rule(package, batch)) for batch in batches)
    }
    reading |= {name for name, rule in SUMMARY_RULES.items() if reads_articles(rule(package, EvidenceSummary()))}
    assert reading | READING_WITHHELD_TEXTS | READING_FOR_OTHER_ROWS == RULES_NEEDING_ARTICLES


def test_skipped_rules_are_listed(package_without: Path, command: Command) -> None:
    ran = command("validate", package_without)
    assert (ran.code, ran.err) == (0, "")
    assert all(rule in ran.out for rule in RULES_NEEDING_ARTICLES)
    report = json.loads(command("validate", package_without, "--json").out)
    assert (report["valid"], report["rules_skipped"]) == (True, sorted(RULES_NEEDING_ARTICLES))
    assert not {*report["rules"]} & RULES_NEEDING_ARTICLES


def test_all_rules_run_with_separate_articles(package_without: Path, good: Path, command: Command) -> None:
    report = json.loads(command("validate", package_without, "--articles", good / "seeds", "--json").out)
    assert (report["valid"], report["rules_skipped"]) == (True, [])
    assert {*report["rules"]} >= RULES_NEEDING_ARTICLES


def test_changed_and_missing_articles_are_reported(
    package_without: Path, good: Path, tmp_path: Path, command: Command
) -> None:
    articles = shutil.copytree(good / "seeds", tmp_path / "seeds")
    text = (articles / f"{ARTICLE}.txt").read_text(encoding="utf-8")
    (articles / f"{ARTICLE}.txt").write_text(text.replace("Isen", "Elva"), encoding="utf-8")
    (articles / "011_lykt.txt").unlink()
    ran = command("validate", package_without, "--articles", articles, "--json")
    rules = {issue["rule"] for issue in json.loads(ran.out)["issues"]}
    assert ran.code == 1
    assert rules >= {"article_row_matches_file", "text_matches_offsets", "article_is_in_package"}
    assert "withheld_text_matches_hmac" in rules


def test_symbolic_link_to_an_article_is_not_followed(
    package_without: Path, good: Path, tmp_path: Path, command: Command
) -> None:
    articles = shutil.copytree(good / "seeds", tmp_path / "seeds")
    (articles / f"{ARTICLE}.txt").unlink()
    (articles / f"{ARTICLE}.txt").symlink_to(good / f"seeds/{ARTICLE}.txt")
    ran = command("validate", package_without, "--articles", articles)
    assert ran.code == 1
    assert ran.err.count("article_is_in_package") == 1


def test_separate_articles_are_refused_for_a_package_with_articles(good: Path, command: Command) -> None:
    ran = command("validate", good, "--articles", good / "seeds")
    assert ran.code == 1
    assert "package_has_no_articles" in ran.err


def remove_article_resources(folder: Path, pattern: str, **properties: object) -> None:
    """Delete articles together with their resources, and set properties of the descriptor."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for path in folder.glob(pattern):
        path.unlink()
    descriptor["resources"] = [resource for resource in descriptor["resources"] if (folder / resource["path"]).exists()]
    (folder / "datapackage.json").write_text(json.dumps(descriptor | properties), encoding="utf-8")


def test_package_that_omits_only_some_articles_is_invalid(good: Path, tmp_path: Path, command: Command) -> None:
    folder = shutil.copytree(good, tmp_path / "package")
    remove_article_resources(folder, f"seeds/{ARTICLE}.txt", **{ARTICLES_OMITTED: True})
    ran = command("validate", folder)
    assert ran.code == 1
    assert ran.err.count("article_is_in_package") == 1


def test_package_whose_articles_were_lost_is_invalid(good: Path, tmp_path: Path, command: Command) -> None:
    folder = shutil.copytree(good, tmp_path / "package")
    remove_article_resources(folder, "seeds/*.txt")
    ran = command("validate", folder)
    assert ran.code == 1
    assert ran.err.count("article_is_in_package") == 2
