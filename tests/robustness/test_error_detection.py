import random
from itertools import islice
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett_dataset.pipeline.build import BuildResult, build
from ordrett_dataset.rules.registry import RULES
from ordrett_dataset.schemas import TABLES
from scripts.docs.error_detection_page import mutation_page
from scripts.docs.error_detection_results import FILE, GOALS, Mutation, Survivor, Tally, kept, state, written
from tests.robustness.corruption import apply
from tests.robustness.corruption.baseline import Ground
from tests.robustness.corruption.edit import Added, Cell, Described, Lost
from tests.robustness.corruption.judge import beside_its_seeds, in_files, in_memory
from tests.robustness.corruption.mutant import Mutant
from tests.robustness.corruption.operator import KINDS
from tests.robustness.corruption.sample import drawn, group_of, of_kind, places
from tests.robustness.corruption.target import Place
from tests.robustness.corruption.undetectable import OUTSIDE
from tests.support.corpus_folder import ROOT

GROUND: Final = Ground(ROOT)
CERTAIN: Final = sorted({kind.name for kind in KINDS.values() if not kind.alike})
MUTATION: Final = Mutation(
    "0" * 64,
    2,
    1,
    3,
    (("evidence", "note", "", "the reader's own words"),),
    (Tally("certain", "quotes", "text", "null", 2, 1), Tally("rebuilt", "quotes", "text", "null", 2, 2)),
    (Survivor("certain", "quotes", "text", "null", "001.q05", "'Ja' -> None"),),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return build(ROOT, tmp_path_factory.mktemp("anew") / "package")


def some(place: Place, kind: str) -> list[Mutant]:
    return list(islice(of_kind(place, KINDS[kind]), 5))


def changed(table: str, row: int, **cells: object) -> Mutant:
    edits = tuple(Cell(table, row, column, value) for column, value in cells.items())
    return Mutant("by hand", "certain", table, "", "", "", edits)


@pytest.mark.parametrize("kind", CERTAIN)
@settings(max_examples=2)
@given(data=st.data())
def test_a_package_that_is_wrong_for_certain_is_found_out(kind: str, data: st.DataObject) -> None:
    sure = [place for place in places(GROUND) if group_of(place, KINDS[kind]) == "certain" and some(place, kind)]
    place = data.draw(st.sampled_from(sure or [place for place in places(GROUND) if some(place, kind)]))
    mutant = data.draw(st.sampled_from(some(place, kind)))
    assert in_memory(GROUND, mutant) != "", mutant


@settings(max_examples=1)
@given(st.randoms(use_true_random=False))
def test_of_the_cells_that_a_reader_decided_nearly_all_are_found_out(chance: random.Random) -> None:
    pairs = [(place, kind) for place in places(GROUND) for kind in KINDS.values() if group_of(place, kind) == "read"]
    read = [mutant for pair in chance.sample(pairs, 80) for mutant in islice(of_kind(*pair), 1)]
    assert len(read) >= 20
    survivors = [mutant for mutant in read if in_memory(GROUND, mutant) == ""]
    assert len(survivors) * 100 <= 5 * len(read), survivors


@pytest.mark.slow
@settings(max_examples=6)
@given(data=st.data())
def test_the_verdict_on_files_is_the_one_in_memory(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    place = data.draw(st.sampled_from([place for place in places(GROUND) if some(place, kind)]))
    mutant = data.draw(st.sampled_from(some(place, kind)))
    verdict = in_memory(GROUND, mutant)
    assert bool(verdict) == bool(in_files(GROUND, mutant, tmp_path_factory.mktemp("mutant"))), mutant


@pytest.mark.slow
@settings(max_examples=10)
@given(data=st.data())
def test_with_its_seeds_beside_it_every_wrong_package_is_found_out(built: BuildResult, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    place = data.draw(st.sampled_from([place for place in places(GROUND) if some(place, kind)]))
    mutant = data.draw(st.sampled_from(some(place, kind)))
    assert in_memory(GROUND, mutant) is None or beside_its_seeds(GROUND, mutant, built), mutant


def test_the_right_package_is_not_taken_for_a_wrong_one(built: BuildResult, tmp_path: Path) -> None:
    same = Mutant("nothing", "certain", "quotes", "", "", "", ())
    assert in_memory(GROUND, same) is None
    assert in_files(GROUND, same, tmp_path) == ""
    assert beside_its_seeds(GROUND, same, built) == ""


def test_reasons_in_another_order_are_no_other_package() -> None:
    second = next(n for n, row in enumerate(GROUND.rows["evidence"]) if row["evidence_no"] == 2)
    swapped = (Cell("evidence", second - 1, "evidence_no", 2), Cell("evidence", second, "evidence_no", 1))
    assert in_memory(GROUND, Mutant("by hand", "certain", "evidence", "evidence_no", "", "", swapped)) is None
    assert in_memory(GROUND, changed("evidence", second, evidence_no=99)) == "evidence_numbers_are_consecutive"


def test_without_a_rule_what_only_that_rule_finds_survives(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = changed("articles", 0, n_bytes=GROUND.rows["articles"][0]["n_bytes"] + 1)
    assert in_memory(GROUND, longer) == "article_row_matches_file"
    monkeypatch.delitem(RULES, "article_row_matches_file")
    assert in_memory(GROUND, longer) == ""


def test_a_mutant_differs_from_the_right_package_in_what_it_says() -> None:
    row = GROUND.rows["people"][3]
    lost = Mutant("row lost", "certain", "people", "", "", "", (Lost("people", 3),))
    twice = Mutant("row twice", "certain", "people", "", "", "", (Added("people", tuple(row.items())),))
    tables = [apply.tables(GROUND, mutant.edits) for mutant in (lost, twice)]
    assert [of["people"].height - GROUND.tables["people"].height for of in tables] == [-1, 1]
    assert row["person_id"] not in tables[0]["people"]["person_id"]
    assert all(of["quotes"] is GROUND.tables["quotes"] for of in tables)


def test_a_wrong_descriptor_is_found_out_where_it_speaks_of_files(tmp_path: Path) -> None:
    rows = GROUND.descriptor["resources"][0]["rows"]
    said = Described(("resources", 0, "rows"), rows + 1)
    mutant = Mutant("by hand", "certain", "datapackage.json", "rows", "articles", "", (said,))
    assert in_files(GROUND, mutant, tmp_path) == "row_count_matches_descriptor"


def test_the_same_mutants_are_drawn_every_time() -> None:
    assert list(islice(drawn(GROUND, 1), 60)) == list(islice(drawn(Ground(ROOT), 1), 60))


def test_only_these_columns_are_outside_the_goals() -> None:
    assert set(OUTSIDE) == {
        ("evidence", "note", ""),
        ("evidence", "external_source_id", ""),
        *(("external_sources", column, "") for column in ("title", "publisher", "url", "excerpt")),
        ("external_sources", "published", "date with a qualifier"),
        ("external_sources", "external_source_id", "swapped with another row"),
        ("articles", "rights", ""),
        ("event_mentions", "event_id", ""),
        ("datapackage.json", "expectedRowCounts", "descriptor: bounds wider"),
        *(("datapackage.json", said, "") for said in ("name", "title", "version", "created")),
    }


def test_the_figures_are_of_the_project_as_it_is() -> None:
    mutation = kept(ROOT)
    assert mutation is not None
    assert mutation.state == state(ROOT), f"{FILE} was measured on another state: run make mutation"
    assert mutation.outside == tuple((*of, why) for of, why in OUTSIDE.items())
    assert mutation.proved >= 100


def test_the_figures_reach_their_goals() -> None:
    mutation = kept(ROOT)
    assert mutation is not None
    for group, goal in GOALS.items():
        killed, made = mutation.share(group)
        assert made >= 200
        assert killed * 100 >= goal * made, group


def test_every_column_of_every_table_takes_part() -> None:
    mutation = kept(ROOT)
    assert mutation is not None
    measured = {(tally.table, tally.column) for tally in mutation.tallies if tally.made}
    assert measured >= {(table, name) for table, model in TABLES.items() for name in model.to_schema().columns}
    assert {tally.kind for tally in mutation.tallies} >= set(KINDS)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert kept(tmp_path) is None
    (tmp_path / FILE).write_text(written(MUTATION), encoding="utf-8")
    assert kept(tmp_path) == MUTATION


@pytest.mark.parametrize("content", ["{", "[]", '{"state": "0"}', '{"outside": [], "tallies": [["x"]]}'])
def test_a_file_of_another_shape_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="error_detection_file_is_valid"):
        kept(tmp_path)


def test_the_page_shows_goals_shares_survivors_and_what_is_outside(tmp_path: Path) -> None:
    assert "Not measured yet: `make mutation`." in mutation_page(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / FILE).write_text(written(MUTATION), encoding="utf-8")
    page = mutation_page(tmp_path)
    assert "| certain | keys, offsets, what can be computed, words as printed, rows | 100 % | 2 | 1 | 50.0 % |" in page
    assert "`validate --rebuild` | 100 % | 2 | 2 | 100.0 % |" in page
    assert "| quotes | 001.q05 | text | null | 'Ja' -> None |" in page
    assert "| evidence | note |  | the reader's own words |" in page
