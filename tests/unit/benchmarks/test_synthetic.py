"""The made-up packages that speed is measured on."""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from benchmarks.minimal_validator import floor
from benchmarks.synthetic_package import synthetic
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import Ran, held

ROWS: Final = 8_000
ROOT: Final = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "package"
    synthetic(folder, ROWS)
    return folder


def heights(folder: Path) -> dict[str, int]:
    return {table: pl.read_parquet(folder / f"dataset/{table}.parquet").height for table in TABLES}


def test_a_made_up_package_is_valid(made: Path, command: Callable[..., Ran]) -> None:
    floor(made)
    ran = command("validate", made)
    assert (ran.code, ran.err) == (0, "")


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(made: Path, tmp_path: Path) -> None:
    synthetic(tmp_path / "again", ROWS)
    synthetic(tmp_path / "other", ROWS, seed=1)
    assert held(tmp_path / "again") == held(made)
    assert not {*held(tmp_path / "other").values()} & {
        content for name, content in held(made).items() if name.startswith("seeds/")
    }


def test_a_larger_package_begins_with_the_articles_of_a_smaller_one(made: Path, tmp_path: Path) -> None:
    synthetic(tmp_path / "larger", 2 * ROWS)
    seeds = {path: text for path, text in held(made).items() if path.startswith("seeds/")}
    assert seeds.items() < held(tmp_path / "larger").items()


@pytest.mark.slow
def test_several_processes_make_the_same_bytes_as_one(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.synthetic_package.CHUNK", 1)
    synthetic(tmp_path, ROWS)
    assert held(tmp_path) == held(made)


def test_the_tables_have_the_proportions_of_the_dataset_for_25_quotes_an_article(made: Path) -> None:
    found, real = heights(made), heights(ROOT)
    assert found["quotes"] == 25 * found["articles"]
    assert sum(found.values()) == pytest.approx(ROWS, rel=0.1)
    for table in TABLES.keys() - {"articles"}:
        assert found[table] / found["quotes"] == pytest.approx(real[table] / real["quotes"], rel=0.15), table


def test_no_two_articles_share_a_name_or_most_of_their_clauses(made: Path) -> None:
    people = pl.read_parquet(made / "dataset/people.parquet")
    assert people["name"].n_unique() == people.height
    told = pl.read_parquet(made / "dataset/event_mentions.parquet")
    assert told["text"].n_unique() > 0.99 * told.height


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("dataset/quotes.csv", ",person,", ",group,", "speaker_matches_kind"),
        ("dataset/event_mentions.csv", ",asserted,", ",planned,", "evidence_value_matches_cell"),
        ("dataset/evidence.csv", ",external,", ",verbatim,", "file_hash_matches"),
    ],
)
def test_a_planted_fault_is_found(
    made: Path, tmp_path: Path, command: Callable[..., Ran], path: str, old: str, new: str, rule: str
) -> None:
    files = held(made) | {path: (made / path).read_bytes().replace(old.encode(), new.encode(), 1)}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    ran = command("validate", tmp_path)
    assert ran.code == 1
    assert rule in ran.err
    with pytest.raises(ValueError, match="another file"):
        floor(tmp_path)


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("people", lambda rows: pl.concat([rows, rows.head(1)]), "not as many rows"),
        ("fact_checks", lambda rows: rows.with_columns(fact_check_id=pl.lit("c")), "checks: a key stands twice"),
        (
            "person_mentions",
            lambda rows: rows.with_columns(person_mention_id=pl.lit("m")),
            "mentions: a key stands twice",
        ),
        (
            "event_mentions",
            lambda rows: rows.with_columns(event_id=pl.lit("e")),
            "reports event_id: a key leads nowhere",
        ),
    ],
)
def test_the_floor_looks_at_keys_and_rows(
    made: Path, tmp_path: Path, table: str, change: Callable[[pl.DataFrame], pl.DataFrame], said: str
) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    path = f"dataset/{table}.parquet"
    change(pl.read_parquet(made / path)).write_parquet(tmp_path / path)
    about = (made / "datapackage.json").read_text(encoding="utf-8")
    before, after = (sha256((folder / path).read_bytes()).hexdigest() for folder in (made, tmp_path))
    (tmp_path / "datapackage.json").write_text(about.replace(before, after), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        floor(tmp_path)
