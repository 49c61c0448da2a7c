from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ordrett_dataset.reader.restore_texts import restore_texts
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import WITHHELD_TEXTS
from ordrett_dataset.tables.withheld import withheld_columns, withhold_texts
from tests.support.package_edits import (
    Draw,
    Row,
    Violation,
    add_rows,
    change_cells,
    draw_row,
    find_rows,
    replace_rows,
    violates_only,
)

WITHHOLDING_TABLES = ("quotes", "event_mentions", "fact_checks", "evidence")


def make_public(package: Package) -> Package:
    """Return the public edition of a package, in which one quote is withheld, with its articles at hand."""
    quote_ids = package.tables["quotes"]["quote_id"].head(1).to_list()
    return replace(package, tables=withhold_texts(package.tables, package.article_bytes, quote_ids))


def draw_hash(package: Package, draw: Draw) -> Row:
    return draw_row(package, draw, WITHHELD_TEXTS, target_table=draw(st.sampled_from(WITHHOLDING_TABLES)))


def location_of_cell(row: Row) -> str:
    return f"{row['target_table']} {row['target_id']} {row['target_column']}"


def test_the_public_edition_is_valid_with_and_without_articles(package: Package) -> None:
    public = make_public(package)
    assert check_package(replace(public, article_bytes={})) == []
    assert check_package(restore_texts(public)) == []


def test_restored_texts_are_those_of_the_edition_with_articles(package: Package) -> None:
    public = make_public(package)
    assert all(
        public.tables[table][column].null_count() == public.tables[table].height
        for table in WITHHOLDING_TABLES
        for column in withheld_columns(table)
    )
    restored = restore_texts(public)
    assert restored.read_evidence is not None
    assert_frame_equal(pl.concat(restored.read_evidence()), package.tables["evidence"])
    for table, frame in package.tables.items():
        expected = frame.with_columns(path=pl.lit(None, pl.String)) if table == "articles" else frame
        assert_frame_equal(restored.tables[table], expected)


@violates_only("withheld_text_has_hmac")
def test_a_withheld_text_lacks_its_hmac(package: Package, draw: Draw) -> Violation:
    public = replace(make_public(package), article_bytes={})
    row = draw_hash(public, draw)
    others = [other for other in find_rows(public, WITHHELD_TEXTS) if other != row]
    return replace_rows(public, WITHHELD_TEXTS, others), location_of_cell(row)


@violates_only("withheld_text_has_hmac")
def test_a_withheld_text_is_printed(package: Package, draw: Draw) -> Violation:
    public = replace(make_public(package), article_bytes={})
    row = draw_row(public, draw, "event_mentions")
    location = f"event_mentions {row['event_mention_id']} text"
    return change_cells(public, "event_mentions", row, text="words"), location


@violates_only("hmac_has_withheld_text")
def test_an_hmac_belongs_to_no_text(package: Package, draw: Draw) -> Violation:
    table, key = draw(st.sampled_from([("quotes", "none"), ("evidence", "quotes/none/speaker_id/1")]))
    row: dict[str, Any] = {"target_table": table, "target_id": key, "target_column": "text", "text_hmac": "0" * 32}
    return add_rows(replace(make_public(package), article_bytes={}), WITHHELD_TEXTS, row), WITHHELD_TEXTS


@violates_only("withheld_text_matches_hmac")
def test_a_restored_text_has_another_hmac(package: Package, draw: Draw) -> Violation:
    public = make_public(package)
    row = draw_hash(public, draw)
    restored = restore_texts(change_cells(public, WITHHELD_TEXTS, row, text_hmac="0" * 32))
    return restored, location_of_cell(row)


@pytest.mark.parametrize("column", ["text_start", "text_end"])
def test_a_moved_offset_of_a_withheld_text_is_found(column: str, package: Package) -> None:
    public = make_public(package)
    row = find_rows(public, "event_mentions")[3]
    moved = restore_texts(change_cells(public, "event_mentions", row, **{column: row[column] + 1}))
    issues = [issue for issue in check_package(moved) if issue.rule == "withheld_text_matches_hmac"]
    assert [issue.row for issue in issues] == [row["event_mention_id"]]
