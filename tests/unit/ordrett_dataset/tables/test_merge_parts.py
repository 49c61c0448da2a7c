"""The parts of a table are merged into the order that the table has when it is sorted at once."""

from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.tables.frames import concat_sorted, dtypes
from ordrett_dataset.tables.merge_parts import merge_parts

# Ids of which one begins with another: in the tables, `a-1.p0` sorts before `a.p0`, but `a` before `a-1`.
ARTICLE_IDS = st.lists(st.text("ab-.1", min_size=1, max_size=4), min_size=1, max_size=12, unique=True).map(sorted)


@st.composite
def part_bounds(draw: st.DrawFn, n_articles: int) -> list[tuple[int, int]]:
    cuts = draw(st.sets(st.integers(1, max(1, n_articles - 1))))
    return list(pairwise(sorted({0, n_articles, *(cut for cut in cuts if cut < n_articles)})))


def rows_of(table: str, article_ids: list[str]) -> pl.DataFrame:
    """Return two rows for each article, with the columns that their order depends on; of evidence, four."""
    rows: list[dict[str, object]] = []
    for article_id in article_ids:
        for number in (0, 1):
            key = f"{article_id}.p{number}"
            if table == "people":
                rows.append({"person_id": key})
            elif table == "quotes":
                rows.append({"quote_id": key, "article_id": article_id, "text_start": 9 - number})
            else:
                rows += [{"target_table": target, "target_id": key} for target in ("quotes", "people")]
    schema = dtypes(table)
    return pl.DataFrame([dict.fromkeys(schema) | row for row in rows], schema=schema)


@given(ARTICLE_IDS, st.data(), st.sampled_from(["people", "quotes", "evidence"]))
def test_merged_parts_are_the_sorted_table(article_ids: list[str], data: st.DataObject, table: str) -> None:
    bounds = data.draw(part_bounds(len(article_ids)))
    parts = [concat_sorted(table, [rows_of(table, article_ids[start:end])]) for start, end in bounds]
    merged = pl.concat(merge_parts(table, [part.lazy() for part in parts]))
    assert merged.equals(concat_sorted(table, parts))


def test_rows_wait_only_until_their_turn() -> None:
    parts = [rows_of("people", [article_id]) for article_id in ("a", "a-1", "b", "c")]
    merged = [frame["person_id"].to_list() for frame in merge_parts("people", [part.lazy() for part in parts])]
    assert merged == [[], ["a-1.p0", "a-1.p1", "a.p0", "a.p1"], ["b.p0", "b.p1"], ["c.p0", "c.p1"]]
