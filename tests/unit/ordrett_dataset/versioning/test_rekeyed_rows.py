"""A row that was extracted by rules and then annotated is told as one row with another key."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.versioning import changes_from_json, changes_to_json, compare_versions
from ordrett_dataset.versioning.format import format_changes
from ordrett_dataset.versioning.rekeyed_rows import find_rekeyed_rows
from tests.support.sample_versions import Row, Schema, one_table

SCHEMA: Schema = {
    "fields": [
        {"name": "id", "type": "string"},
        {"name": "article_id", "type": "string"},
        {"name": "text_start", "type": "integer"},
        {"name": "text_end", "type": "integer"},
        {"name": "speaker", "type": "string"},
    ],
    "primaryKey": ["id"],
}


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """Draw rows with few places, so that some are shared."""
    keys = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
    places = st.tuples(st.sampled_from("AB"), st.integers(0, 2))
    rows = []
    for key in keys:
        article, start = draw(places)
        speaker = draw(st.sampled_from([None, "x", "y"]))
        rows.append({"id": key, "article_id": article, "text_start": start, "text_end": start + 1, "speaker": speaker})
    return rows


def place(row: Row) -> tuple[object, ...]:
    return row["article_id"], row["text_start"], row["text_end"]


@given(old=tables(), new=tables())
def test_rows_at_one_place_under_two_keys_are_paired(old: list[Row], new: list[Row]) -> None:
    changes = compare_versions(one_table(SCHEMA, old).version(), one_table(SCHEMA, new).version())
    removed, added = (
        [r for r in rows if r["id"] not in {o["id"] for o in others}] for rows, others in ((old, new), (new, old))
    )
    n_removed, n_added = Counter(map(place, removed)), Counter(map(place, added))
    expected = {
        (r["id"], a["id"], r["speaker"] != a["speaker"])
        for r in removed
        for a in added
        if place(r) == place(a) and n_removed[place(r)] == n_added[place(a)] == 1
    }
    table = changes.tables.get("t")
    rekeyed = find_rekeyed_rows(table) if table else None
    pairs = rekeyed.rows() if rekeyed else []
    assert {(pair.before, pair.after, "speaker" in pair.cells) for pair in pairs} == expected
    assert len(pairs) == len(expected)
    lines = [line.text.strip() for line in format_changes(changes, None)]
    told = {line[2:] for line in lines if line[:2] in ("- ", "+ ")}
    assert told == {r["id"] for r in (*removed, *added)} - {
        key for before, after, _ in expected for key in (before, after)
    }
    if table:
        again = changes_from_json(changes_to_json(changes)).tables["t"]
        assert again.rows.removed.equals(table.rows.removed)
        assert [row["before"] for row in changes_to_json(changes)["tables"]["t"]["rekeyed"]] == [
            p.before for p in pairs
        ]
