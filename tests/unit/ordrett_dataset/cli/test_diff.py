"""`ordrett diff`: what it prints about two versions of a package."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.versioning import apply_changes, changes_from_json
from tests.support.corpus_folder import SECOND_ARTICLE_FILE, CommandResult
from tests.support.other_versions import copy_as_older_version, diff_as_json, edit_table, read_cells, zip_package

Command = Callable[..., CommandResult]
ChangedCell = tuple[str, str, str, str, str]


def changed_cells(report: dict[str, Any]) -> set[ChangedCell]:
    """Return table, key, column, before and after of each changed cell, as a CSV has them."""
    return {
        (table, "/".join(map(str, cell["key"].values())), column, as_csv(cell["before"]), as_csv(cell["after"]))
        for table, changes in report["tables"].items()
        for column, cells in changes["cells"].items()
        for cell in cells
    }


def as_csv(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_every_cell_that_a_correction_changes_is_reported(good: Path, corrected: Path, command: Command) -> None:
    before, after = read_cells(good), read_cells(corrected)
    expected = set()
    for table in TABLES:
        old, new = (
            {"/".join(row[name] for name in KEYS[table]): row for row in cells[table]} for cells in (before, after)
        )
        assert old.keys() == new.keys()
        expected |= {(table, k, c, old[k][c], new[k][c]) for k in old for c in old[k] if old[k][c] != new[k][c]}
    report = diff_as_json(command, good, corrected)
    assert expected
    assert changed_cells(report) == expected
    assert (report["required_bump"], report["next_version"]) == ("patch", "1.2.4")
    assert report["metadata"] == [{"path": ["version"], "before": "1.2.3", "after": "1.2.4"}]
    assert not report["files"]


def test_the_json_report_turns_the_earlier_tables_into_the_later(
    good: Path, without_second: Path, corrected: Path, command: Command
) -> None:
    packages = (good, without_second, corrected)
    for before in packages:
        for after in packages:
            changes = changes_from_json(diff_as_json(command, before, after))
            assert bool(changes) == (before != after)
            frames = {table: pl.read_parquet(before / f"dataset/{table}.parquet") for table in TABLES}
            tables = apply_changes(changes, frames)
            for table in TABLES:
                expected = pl.read_parquet(after / f"dataset/{table}.parquet").sort(KEYS[table])
                assert tables[table].sort(KEYS[table]).equals(expected, null_equal=True), table


def test_an_added_or_removed_article_is_reported_with_its_rows(
    good: Path, without_second: Path, command: Command
) -> None:
    removed, added = diff_as_json(command, good, without_second), diff_as_json(command, without_second, good)
    assert (removed["required_bump"], added["required_bump"]) == ("major", "minor")
    assert removed["change_types"]["article removed"] == added["change_types"]["article added"] == [SECOND_ARTICLE_FILE]
    for report, side in ((removed, "removed"), (added, "added")):
        assert [row["article_id"] for row in report["tables"]["articles"][side]] == ["011_lykt"]
    sha256 = hashlib.sha256((good / SECOND_ARTICLE_FILE).read_bytes()).hexdigest()
    assert added["files"][0]["after"]["hash"] == f"sha256:{sha256}"


def test_the_text_report_has_five_examples_and_the_count_of_the_rest(
    good: Path, tmp_path: Path, command: Command
) -> None:
    other = edit_table(
        shutil.copytree(good, tmp_path / "other"), "evidence", lambda rows: rows.with_columns(note=pl.lit("so"))
    )
    result = command("diff", good, other)
    evidence = pl.read_parquet(good / "dataset/evidence.parquet")
    n_rows = evidence.height
    lines = result.out.splitlines()
    assert lines[0] == f"evidence, cells changed: {n_rows}"
    key = "/".join(map(str, evidence.sort(KEYS["evidence"]).select(KEYS["evidence"]).row(0)))
    assert lines[1].startswith(f"    {key} note: ")
    assert lines[1].endswith(" -> 'so'")
    assert lines[6] == f"  note: and {n_rows - 5} more"
    assert lines[7] == f"{good} 1.2.3 -> {other} 1.2.3: patch: cell changed (evidence.note); 1.2.4 or 1.3.0 or 2.0.0"
    assert len(command("diff", good, other, "--all").out.splitlines()) == n_rows + 2
    first = evidence.sort(KEYS["evidence"]).head(5)
    edit_table(other, "evidence", lambda _: evidence.join(first, on=KEYS["evidence"], how="anti"))
    assert len(command("diff", good, other).out.splitlines()) == 1 + 5 + 1, "no count if nothing is left out"
    assert "\x1b" not in result.out


@pytest.mark.parametrize("is_zip", [False, True])
def test_a_version_with_other_tables_is_read_by_its_own_descriptor(
    good: Path, tmp_path: Path, command: Command, *, is_zip: bool
) -> None:
    folder = copy_as_older_version(good, tmp_path / "older")
    older = zip_package(folder, tmp_path / "older.zip") if is_zip else folder
    report = diff_as_json(command, older, good)
    assert report["required_bump"] == "major"
    expected = {
        "table added": ["event_participants"],
        "table removed": ["sides"],
        "field added": ["people.description"],
        "type changed": ["event_mentions.text_start.type"],
        "fields reordered": ["quotes.order"],
    }
    assert {label: report["change_types"][label] for label in expected} == expected
    assert not report["tables"]["quotes"]["cells"]
    descriptions = {row["person_id"]: row["description"] for row in read_cells(good)["people"] if row["description"]}
    for pair, side, other_side in (((older, good), "after", "before"), ((good, older), "before", "after")):
        cells = diff_as_json(command, *pair)["tables"]["people"]["cells"]["description"]
        assert {cell["key"]["person_id"]: cell[side] for cell in cells} == descriptions
        assert all(cell[other_side] is None for cell in cells)
    starts = report["tables"]["event_mentions"]["cells"]["text_start"]
    assert starts
    assert all((type(cell["before"]), int(cell["before"])) == (str, cell["after"]) for cell in starts)
    old_names = [name for name in report["tables"] if name != "event_participants"]
    frames = {name: pl.read_parquet(folder / f"dataset/{name}.parquet") for name in old_names}
    for table, frame in apply_changes(changes_from_json(report), frames).items():
        assert frame.equals(pl.read_parquet(good / f"dataset/{table}.parquet").sort(KEYS[table]), null_equal=True)


def test_the_exit_code_tells_whether_anything_changed_if_asked(good: Path, corrected: Path, command: Command) -> None:
    assert command("diff", good, corrected).code == 0
    assert command("diff", good, corrected, "--exit-code").code == 1
    same = command("diff", good, good, "--exit-code")
    assert (same.code, same.out) == (0, f"{good} 1.2.3 -> {good} 1.2.3: nothing changed\n")
    report = diff_as_json(command, good, good)
    assert (report["required_bump"], report["next_version"], report["change_types"]) == (None, None, {})


def test_the_changelog_draft_has_the_sections_that_apply(
    good: Path, without_second: Path, corrected: Path, tmp_path: Path, command: Command
) -> None:
    added = command("diff", without_second, good, "--changelog")
    assert added.code == 0
    assert added.out.startswith(
        "## 1.3.0\n\n### Added\n\n- 1 article: `seeds/011_lykt.txt`.\n- `articles`: 1 row: `011_lykt`.\n"
    )
    assert "### Removed" not in added.out
    removed = command("diff", good, without_second, "--changelog").out
    assert removed.startswith("## 2.0.0\n")
    assert "\n### Removed\n\n- 1 article: `seeds/011_lykt.txt`.\n- `articles`: 1 row: `011_lykt`.\n" in removed
    assert command("diff", good, corrected, "--changelog").out.startswith("## 1.2.4\n\n### Changed\n\n- `evidence`: ")
    from_older = command("diff", copy_as_older_version(good, tmp_path / "older"), good, "--changelog").out
    assert "- `people`: 1 field: `description`.\n" in from_older
    assert "of `description`" not in from_older, "the cells of an added field are not changed cells"
    assert "- Table `event_participants`, " in from_older
    assert "- Table `sides`, " in from_older
    assert "- `quotes`: metadata of `order`.\n" in from_older


def test_json_and_changelog_exclude_each_other(good: Path, command: Command) -> None:
    assert command("diff", good, good, "--json", "--changelog").code == 2
