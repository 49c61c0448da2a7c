"""Agreement of two annotators on each row."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from ordrett.errors import InputError
from ordrett_dataset.annotations.agreement_file import AGREEMENT_FILE, load_agreement
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.evaluation.agreement.flatten import FlatAnnotation, Item, flatten_annotations
from ordrett_dataset.evaluation.agreement.row_agreement import COMPARED_VALUES, read_id_prefixes, row_agreements
from scripts.measure_agreement import compute_agreement
from tests.support.corpus_folder import ROOT

ANNOTATIONS = ROOT / "annotations"


@pytest.fixture(scope="module")
def annotation() -> FlatAnnotation:
    articles, _ = find_articles(ROOT)
    return flatten_annotations(ANNOTATIONS / "double" / "annotator_1", articles)


def count_codes(adjudicated: FlatAnnotation, first: FlatAnnotation, second: FlatAnnotation) -> Counter[tuple[str, str]]:
    ids = read_id_prefixes(ANNOTATIONS)
    return Counter((table, code) for table, _, code in row_agreements(adjudicated, (first, second), ids))


def change_values(annotation: FlatAnnotation, table: str, column: str) -> FlatAnnotation:
    items = [replace(item, values={**item.values, column: "another"}) for item in annotation.items[table]]
    return replace(annotation, items=annotation.items | {table: items})


@pytest.mark.parametrize(
    ("table", "column"),
    [(table, column) for table, columns in COMPARED_VALUES.items() for column in columns if column != "event"],
)
def test_a_difference_in_a_compared_value_is_told(annotation: FlatAnnotation, table: str, column: str) -> None:
    n_rows = len(annotation.items[table])
    changed = change_values(annotation, table, column)
    assert count_codes(annotation, annotation, annotation)[table, "both_same"] == n_rows
    assert count_codes(annotation, annotation, changed)[table, "both_differ"] == n_rows
    assert count_codes(annotation, changed, annotation)[table, "both_differ"] == n_rows


@pytest.mark.parametrize("table", COMPARED_VALUES)
def test_a_row_of_one_annotator_is_told_and_a_later_row_has_no_agreement(
    annotation: FlatAnnotation, table: str
) -> None:
    n_rows = len(annotation.items[table])
    nothing: list[Item] = []
    without = replace(annotation, items=annotation.items | {table: nothing})
    assert count_codes(annotation, annotation, without)[table, "one_only"] == n_rows
    assert table not in {counted for counted, _ in count_codes(annotation, without, without)}


def test_the_file_holds_for_the_annotations_as_they_are() -> None:
    with (ANNOTATIONS / AGREEMENT_FILE).open(encoding="utf-8") as file:
        rows = [tuple(line.rstrip("\n").split(",")) for line in file][1:]
    assert rows == compute_agreement(ROOT), "run: python -m scripts.measure_agreement"


@pytest.mark.parametrize("table", [*COMPARED_VALUES, "event_participants"])
def test_the_tables_repeat_the_file(table: str) -> None:
    frame = pl.read_parquet(ROOT / "dataset" / f"{table}.parquet").drop_nulls("agreement")
    key = frame.columns[0]
    expected = {row_id: code for (name, row_id), code in load_agreement(ANNOTATIONS).items() if name == table}
    assert dict(frame.select(key, "agreement").iter_rows()) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "a,b,c",
        "table,row_id,agreement|quotes,x",
        "table,row_id,agreement|quotes,x,often",
        "table,row_id,agreement|nothing,x,one_only",
        "table,row_id,agreement|quotes,x,one_only|quotes,x,one_only",
    ],
)
def test_an_unreadable_file_is_an_error(lines: str, tmp_path: Path) -> None:
    (tmp_path / AGREEMENT_FILE).write_text(lines.replace("|", "\n"), encoding="utf-8")
    with pytest.raises(InputError, match=AGREEMENT_FILE):
        load_agreement(tmp_path)
