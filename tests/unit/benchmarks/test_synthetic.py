"""Synthetic packages, and the minimal validator that speed is compared with."""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from benchmarks.minimal_validator import validate_minimally
from benchmarks.synthetic_package import write_synthetic_package
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import CommandResult, read_folder

N_ROWS: Final = 7_000  # two whole stories
ROOT: Final = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic") / "package"
    write_synthetic_package(folder, N_ROWS)
    return folder


def table_heights(folder: Path) -> dict[str, int]:
    return {table: pl.read_parquet(folder / f"dataset/{table}.parquet").height for table in TABLES}


def article_files(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in read_folder(folder).items() if path.startswith("seeds/")}


def test_a_synthetic_package_is_valid(synthetic: Path, command: Callable[..., CommandResult]) -> None:
    validate_minimally(synthetic)
    ran = command("validate", synthetic)
    assert (ran.code, ran.err) == (0, "")


def test_the_seed_determines_the_bytes(synthetic: Path, tmp_path: Path) -> None:
    write_synthetic_package(tmp_path / "again", N_ROWS)
    write_synthetic_package(tmp_path / "other", N_ROWS, seed=1)
    assert read_folder(tmp_path / "again") == read_folder(synthetic)
    assert not {*article_files(tmp_path / "other").values()} & {*article_files(synthetic).values()}


def test_a_larger_package_contains_the_articles_of_a_smaller_one(synthetic: Path, tmp_path: Path) -> None:
    write_synthetic_package(tmp_path / "larger", 2 * N_ROWS)
    assert article_files(synthetic).items() < read_folder(tmp_path / "larger").items()


@pytest.mark.slow
def test_the_number_of_processes_does_not_change_the_bytes(
    synthetic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.synthetic_package.STORIES_PER_CHUNK", 1)
    write_synthetic_package(tmp_path, N_ROWS)
    assert read_folder(tmp_path) == read_folder(synthetic)


def test_tables_have_the_proportions_of_the_dataset(synthetic: Path) -> None:
    heights, dataset = table_heights(synthetic), table_heights(ROOT)
    assert heights["quotes"] == 25 * heights["articles"]
    assert sum(heights.values()) == pytest.approx(N_ROWS, rel=0.1)
    for table in TABLES.keys() - {"articles"}:
        proportion = dataset[table] / dataset["quotes"]
        assert heights[table] / heights["quotes"] == pytest.approx(proportion, rel=0.15), table


def test_names_and_clauses_hardly_repeat(synthetic: Path) -> None:
    people = pl.read_parquet(synthetic / "dataset/people.parquet")
    assert people["name"].n_unique() == people.height
    mentions = pl.read_parquet(synthetic / "dataset/event_mentions.parquet")
    assert mentions["text"].n_unique() > 0.99 * mentions.height


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("dataset/quotes.csv", ",person,", ",group,", "speaker_matches_kind"),
        ("dataset/event_mentions.csv", ",asserted,", ",planned,", "evidence_value_matches_cell"),
        ("dataset/evidence.csv", ",external,", ",verbatim,", "file_hash_matches"),
    ],
)
def test_an_injected_error_is_detected(
    synthetic: Path, tmp_path: Path, command: Callable[..., CommandResult], path: str, old: str, new: str, rule: str
) -> None:
    folder = shutil.copytree(synthetic, tmp_path / "package")
    (folder / path).write_bytes((synthetic / path).read_bytes().replace(old.encode(), new.encode(), 1))
    ran = command("validate", folder)
    assert ran.code == 1
    assert rule in ran.err
    with pytest.raises(ValueError, match="hash differs"):
        validate_minimally(folder)


@pytest.mark.parametrize(
    ("table", "change", "message"),
    [
        ("people", lambda rows: pl.concat([rows, rows.head(1)]), "differ in their number of rows"),
        ("fact_checks", lambda rows: rows.with_columns(fact_check_id=pl.lit("c")), "fact_checks: a primary key"),
        (
            "person_mentions",
            lambda rows: rows.with_columns(person_mention_id=pl.lit("m")),
            "person_mentions: a primary key is not unique",
        ),
        (
            "event_mentions",
            lambda rows: rows.with_columns(event_id=pl.lit("e")),
            "event_mentions event_id: a foreign key does not resolve",
        ),
    ],
)
def test_the_minimal_validator_checks_keys_and_row_counts(
    synthetic: Path, tmp_path: Path, table: str, change: Callable[[pl.DataFrame], pl.DataFrame], message: str
) -> None:
    folder = shutil.copytree(synthetic, tmp_path / "package")
    path = folder / f"dataset/{table}.parquet"
    old_hash = sha256(path.read_bytes()).hexdigest()
    change(pl.read_parquet(path)).write_parquet(path)
    descriptor = folder / "datapackage.json"
    new_hash = sha256(path.read_bytes()).hexdigest()
    descriptor.write_text(descriptor.read_text(encoding="utf-8").replace(old_hash, new_hash), encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        validate_minimally(folder)
