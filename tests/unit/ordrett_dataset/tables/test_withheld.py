import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import ALL_TABLES, TABLES, WITHHELD_TEXTS
from ordrett_dataset.tables.withheld import (
    anchored_columns,
    derive_key,
    hash_text,
    select_texts,
    withheld_columns,
    withhold_texts,
)


def test_withheld_columns_allow_null() -> None:
    for table in TABLES:
        columns = TABLES[table].to_schema().columns
        assert all(columns[column].nullable for column in withheld_columns(table)), table


def test_only_quotes_names_and_headings_are_public() -> None:
    public = {table: [c for c in anchored_columns(table) if c not in withheld_columns(table)] for table in TABLES}
    assert {table for table, columns in public.items() if columns} == {"articles", "quotes", "person_mentions"}
    assert public["articles"] == ["headline", "byline"]
    assert public["person_mentions"] == ["text"]


@given(article=st.binary(min_size=1, max_size=200), words=st.text(max_size=20), start=st.integers(0, 10**6))
def test_the_hmac_is_the_one_that_the_data_dictionary_describes(article: bytes, words: str, start: int) -> None:
    words = words.encode("utf-8", "ignore").decode()
    end = start + len(words)
    key = hashlib.sha256(b"ordrett withheld text" + bytes(1) + article).digest()
    expected = hmac.new(key, f"{start} {end} {words}".encode(), hashlib.sha256).hexdigest()[:32]
    assert hash_text(derive_key(article), start, end, words) == expected


@given(article=st.binary(min_size=1, max_size=200))
def test_the_published_hash_of_an_article_does_not_give_its_key(article: bytes) -> None:
    published = hashlib.sha256(article)
    assert derive_key(article) not in (published.digest(), hashlib.sha256(published.digest()).digest())
    assert derive_key(article) != hashlib.sha256(published.hexdigest().encode()).digest()


def test_equal_words_at_two_places_have_different_hmacs(package: Package) -> None:
    public = withhold_texts(package.tables, package.article_bytes)
    spans = {
        (row["target_table"], row["target_id"], row["target_column"]): (row["article_id"], row["start"], row["end"])
        for table in TABLES
        for texts in select_texts(table, package.tables[table])
        for row in texts.iter_rows(named=True)
    }
    by_span = {(hashed, spans[table, key, column]) for table, key, column, hashed in public[WITHHELD_TEXTS].iter_rows()}
    assert len({hashed for hashed, _ in by_span}) == len({span for _, span in by_span}) == len(by_span)


def test_all_other_cells_stay(package: Package) -> None:
    public = withhold_texts(package.tables, package.article_bytes)
    assert set(public) == set(ALL_TABLES)
    for table in TABLES:
        hidden = [*withheld_columns(table), *(["path"] if table == "articles" else [])]
        assert public[table].drop(hidden).equals(package.tables[table].drop(hidden)), table
