from typing import Final

from hypothesis import assume
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from tests.support.package_edits import Draw, Row, Violation, change_cells, draw_row, location_of, violates_only

ANCHORED: Final = [
    *(("articles", "headline"), ("articles", "byline"), ("event_mentions", "text"), ("fact_checks", "text")),
    *(("quotes", column) for column in ("text", "cue", "source", "relayed_by", "addressed_to")),
    ("evidence", "text"),
]
# Table, anchored column, and the one of its cells to empty.
INCOMPLETE: Final = [
    *(("articles", "headline", "headline_start"), ("articles", "byline", "byline")),
    *(("quotes", "cue", "cue"), ("quotes", "addressed_to", "addressed_to_end")),
    *(("evidence", "text", "article_id"), ("evidence", "text", "text_start")),
]


@violates_only("text_matches_offsets")
def test_text_or_offset_differs_from_the_article(package: Package, draw: Draw) -> Violation:
    table, column = draw(st.sampled_from(ANCHORED))
    cells: Row = {"derivation": "inferred"} if table == "evidence" else {column: ...}
    row = draw_row(package, draw, table, **cells)
    wrong: Row = {column: row[column] + draw(st.sampled_from(["x", "\u0301", " "]))}
    if table in ("articles", "fact_checks") and draw(st.booleans()):
        ends = [row[f"{column}_end"] + 1, 10**9, row[f"{column}_start"]]
        wrong = {f"{column}_end": draw(st.sampled_from(ends))}
    assume(wrong.get(f"{column}_end") != 0)
    return change_cells(package, table, row, **wrong), location_of(table, row, column)


@violates_only("text_has_offsets", consequences={"evidence_has_required_fields"})
def test_text_without_offset_or_offset_without_text(package: Package, draw: Draw) -> Violation:
    table, column, emptied = draw(st.sampled_from(INCOMPLETE))
    row = draw_row(package, draw, table, **{emptied: ...})
    return change_cells(package, table, row, **{emptied: None}), location_of(table, row, column)
