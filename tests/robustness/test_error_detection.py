"""Errors that are injected into the package of this repository are detected, and the measured results are current."""

import random
from itertools import islice
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.build_result import BuildResult
from ordrett_dataset.rules.package_view import SPAN_TABLES
from ordrett_dataset.rules.registry import RULES
from ordrett_dataset.schemas import TABLES
from scripts.docs.error_detection_results import FILE, TARGETS, ErrorDetection, load_results, project_state
from tests.robustness.corruption.apply import mutate_tables
from tests.robustness.corruption.baseline import Baseline
from tests.robustness.corruption.judge import detect_by_rebuild, detect_in_files, detect_in_memory
from tests.robustness.corruption.mutant import AddRow, DeleteRow, Mutant, SetCell, SetProperty
from tests.robustness.corruption.operator import OPERATORS
from tests.robustness.corruption.sample import all_targets, apply_operator, expected_group, sample_mutants
from tests.robustness.corruption.target import Target
from tests.robustness.corruption.undetectable import UNDETECTABLE
from tests.support.corpus_folder import ROOT

BASELINE: Final = Baseline(ROOT)
SINGLE_CELL_OPERATORS: Final = sorted(operator.name for operator in OPERATORS.values() if not operator.is_consistent)


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return build(ROOT, tmp_path_factory.mktemp("rebuilt") / "package")


@pytest.fixture(scope="module")
def results() -> ErrorDetection:
    results = load_results(ROOT)
    assert results is not None
    return results


def some_mutants(target: Target, operator: str) -> list[Mutant]:
    return list(islice(apply_operator(target, OPERATORS[operator]), 5))


def draw_mutant(data: st.DataObject, operator: str, group: str = "") -> Mutant:
    """Draw a mutant, of the given group if the operator has any in it."""
    targets = [target for target in all_targets(BASELINE) if some_mutants(target, operator)]
    preferred = [target for target in targets if expected_group(target, OPERATORS[operator]) == group]
    target = data.draw(st.sampled_from(preferred or targets))
    return data.draw(st.sampled_from(some_mutants(target, operator)))


def set_cells(table: str, row: int, **cells: object) -> Mutant:
    edits = tuple(SetCell(table, row, column, value) for column, value in cells.items())
    return Mutant("by hand", "determined", table, "", "", "", edits)


@pytest.mark.parametrize("operator", SINGLE_CELL_OPERATORS)
@settings(max_examples=2)
@given(data=st.data())
def test_determined_errors_are_detected(operator: str, data: st.DataObject) -> None:
    mutant = draw_mutant(data, operator, "determined")
    assert detect_in_memory(BASELINE, mutant) != "", mutant


@settings(max_examples=1)
@given(st.randoms(use_true_random=False))
def test_nearly_all_errors_in_annotated_values_are_detected(rng: random.Random) -> None:
    pairs = [(target, operator) for target in all_targets(BASELINE) for operator in OPERATORS.values()]
    # The address of an article is a curator's statement, which nothing else in a package determines.
    annotated = [pair for pair in pairs if expected_group(*pair) == "annotated" and pair[0].column != "url"]
    mutants = [mutant for pair in rng.sample(annotated, 160) for mutant in islice(apply_operator(*pair), 1)]
    assert len(mutants) >= 20
    missed = [mutant for mutant in mutants if detect_in_memory(BASELINE, mutant) == ""]
    assert len(missed) * 100 <= 5 * len(mutants), missed


@pytest.mark.slow
@settings(max_examples=6)
@given(data=st.data())
def test_verdicts_in_memory_and_in_files_agree(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    mutant = draw_mutant(data, data.draw(st.sampled_from(sorted(OPERATORS))))
    rule = detect_in_memory(BASELINE, mutant)
    assert bool(rule) == bool(detect_in_files(BASELINE, mutant, tmp_path_factory.mktemp("mutant"))), mutant


@pytest.mark.slow
@settings(max_examples=10)
@given(data=st.data())
def test_rebuild_detects_every_error(rebuilt: BuildResult, data: st.DataObject) -> None:
    mutant = draw_mutant(data, data.draw(st.sampled_from(sorted(OPERATORS))))
    assert detect_in_memory(BASELINE, mutant) is None or detect_by_rebuild(BASELINE, mutant, rebuilt), mutant


def test_valid_package_has_no_error(rebuilt: BuildResult, tmp_path: Path) -> None:
    unchanged = Mutant("none", "determined", "quotes", "", "", "", ())
    assert detect_in_memory(BASELINE, unchanged) is None
    assert detect_in_files(BASELINE, unchanged, tmp_path) == ""
    assert detect_by_rebuild(BASELINE, unchanged, rebuilt) == ""


def test_order_of_evidence_is_no_error() -> None:
    second = next(number for number, row in enumerate(BASELINE.rows["evidence"]) if row["evidence_no"] == 2)
    swapped = (SetCell("evidence", second - 1, "evidence_no", 2), SetCell("evidence", second, "evidence_no", 1))
    mutant = Mutant("by hand", "determined", "evidence", "evidence_no", "", "", swapped)
    assert detect_in_memory(BASELINE, mutant) is None
    assert (
        detect_in_memory(BASELINE, set_cells("evidence", second, evidence_no=99)) == "evidence_numbers_are_consecutive"
    )


def test_error_is_missed_without_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    mutant = set_cells("articles", 0, n_bytes=BASELINE.rows["articles"][0]["n_bytes"] + 1)
    assert detect_in_memory(BASELINE, mutant) == "article_row_matches_file"
    monkeypatch.delitem(RULES, "article_row_matches_file")
    assert detect_in_memory(BASELINE, mutant) == ""


def test_edits_change_only_their_table() -> None:
    row = BASELINE.rows["people"][3]
    deleted = mutate_tables(BASELINE, (DeleteRow("people", 3),))
    repeated = mutate_tables(BASELINE, (AddRow("people", tuple(row.items())),))
    n_people = BASELINE.tables["people"].height
    assert (deleted["people"].height, repeated["people"].height) == (n_people - 1, n_people + 1)
    assert row["person_id"] not in deleted["people"]["person_id"]
    assert all(tables["quotes"] is BASELINE.tables["quotes"] for tables in (deleted, repeated))


def test_wrong_row_count_in_the_descriptor_is_detected(tmp_path: Path) -> None:
    edit = SetProperty(("resources", 0, "rows"), BASELINE.descriptor["resources"][0]["rows"] + 1)
    mutant = Mutant("by hand", "determined", "datapackage.json", "rows", "articles", "", (edit,))
    assert detect_in_files(BASELINE, mutant, tmp_path) == "row_count_matches_descriptor"


def test_samples_are_reproducible() -> None:
    assert list(islice(sample_mutants(BASELINE, 1), 60)) == list(islice(sample_mutants(Baseline(ROOT), 1), 60))


def test_only_these_columns_are_undetectable() -> None:
    assert set(UNDETECTABLE) == {
        ("evidence", "note", ""),
        ("evidence", "external_source_id", ""),
        *(("external_sources", column, "") for column in ("title", "publisher", "url", "accessed", "excerpt")),
        ("external_sources", "published", "date with a qualifier"),
        ("external_sources", "external_source_id", "swapped with another row"),
        *(("articles", column, "") for column in ("rights", "url")),
        ("event_mentions", "event_id", ""),
        *((table, "agreement", "") for table in (*SPAN_TABLES, "event_participants")),
        *((table, "reviewed", "") for table in set(TABLES) - {"articles", "evidence", "external_sources"}),
        ("datapackage.json", "expectedRowCounts", "descriptor: wider range"),
        *(("datapackage.json", name, "") for name in ("name", "title", "version", "created")),
    }


def test_results_are_current(results: ErrorDetection) -> None:
    assert results.state == project_state(ROOT), f"{FILE} holds for another state: run make error-detection"
    assert results.undetectable == tuple((*key, why) for key, why in UNDETECTABLE.items())
    assert results.n_checked_in_files >= 100


def test_results_reach_their_targets(results: ErrorDetection) -> None:
    for group, target in TARGETS.items():
        detected, injected = results.share(group)
        assert injected >= 200
        assert detected * 100 >= target * injected, group


def test_results_cover_every_column_and_operator(results: ErrorDetection) -> None:
    measured = {(tally.table, tally.column) for tally in results.tallies if tally.injected}
    tables = BASELINE.tables
    filled = {(table, column.name) for table in TABLES for column in tables[table] if column.null_count() < len(column)}
    assert measured >= filled
    assert {tally.operator for tally in results.tallies} >= set(OPERATORS)
