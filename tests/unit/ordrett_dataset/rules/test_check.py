import re
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett_dataset.rules.check import ERROR_RULES, WARNING_RULES, check_package, describe_rule, map_ordered
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.schemas import TABLES
from tests.support.package_edits import change_cells, find_rows

# Nothing in a package determines these values: annotators choose them.
FREE_COLUMNS: Final = {
    *(("external_sources", column) for column in ("title", "publisher", "url", "accessed", "excerpt")),
    *(("evidence", column) for column in ("note", "external_source_id")),
    *((table, "section") for table in SPAN_TABLES),
    *((table, "agreement") for table in (*SPAN_TABLES, "event_participants")),
    *((table, "reviewed") for table in SPAN_TABLES),
    ("event_mentions", "event_id"),
    *(("articles", column) for column in ("rights", "url")),
}


def test_every_rule_has_a_test() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    tested = set(re.findall(r'violates_only\(\s*"(\w+)"', sources))
    assert sorted(set(ERROR_RULES) - tested) == []


def test_every_rule_says_in_one_sentence_what_must_hold() -> None:
    for rule in ERROR_RULES | WARNING_RULES:
        assert describe_rule(rule).endswith("."), rule
        assert len(describe_rule(rule)) < 125, rule


def test_sample_package_has_no_issues(package: Package) -> None:
    assert check_package(package) == []


def test_map_ordered_keeps_the_order() -> None:
    assert list(map_ordered(str, range(5))) == ["0", "1", "2", "3", "4"]
    assert list(map_ordered(str, [])) == []


def other_values(package: Package, table: str, column: str, value: object) -> list[object]:
    """Return other values for a cell: those of other rows, null, and some of the type of the column."""
    series = package.tables[table][column]
    invented: dict[pl.DataType, list[object]] = {
        pl.String(): ["X", f"{value}x"],
        pl.Int64(): [-1, 0, (value or 0) + 1] if isinstance(value, int | None) else [],
        pl.Boolean(): [not value],
        pl.Date(): [date(1, 1, 1), date(9999, 12, 31)],
    }
    candidates = [None, *series.unique(maintain_order=True), *invented[series.dtype]]
    return [other for other in candidates if other != value]


@pytest.mark.slow
@pytest.mark.parametrize("table", sorted(TABLES))
@settings(max_examples=10)
@given(data=st.data())
def test_changing_a_single_cell_violates_a_rule(table: str, package: Package, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(package.tables[table].columns))
    row = data.draw(st.sampled_from(find_rows(package, table)))
    value = data.draw(st.sampled_from(other_values(package, table, column, row[column])))
    issues = check_package(change_cells(package, table, row, **{column: value}))
    assert issues or (table, column) in FREE_COLUMNS
