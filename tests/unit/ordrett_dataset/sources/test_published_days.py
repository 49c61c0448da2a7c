"""published.csv gives the articles of a corpus their days of publication, from which relative dates count."""

from pathlib import Path

import polars as pl
import pytest

from ordrett.errors import InputError
from ordrett_dataset.pipeline.build import assemble

TEXT = "Russia attacked Ukraine on Monday. The people of the town had waited for news since the morning.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_relative_dates_count_from_the_day_of_publication(corpus: Path) -> None:
    assert assemble(corpus).tables["event_mentions"]["date"].to_list() == [None]
    (corpus / "published.csv").write_text("article_id,published,other\na,2024-03-14,x\n", encoding="utf-8")
    tables = assemble(corpus).tables
    mention = tables["event_mentions"].row(0, named=True)
    assert (mention["date"], mention["date_basis"]) == ("2024-03-11", "external")
    evidence = tables["evidence"].filter(
        (pl.col("target_column") == "date") & (pl.col("target_table") == "event_mentions")
    )
    (source_id,) = evidence["external_source_id"].drop_nulls().to_list()
    sources = tables["external_sources"].filter(pl.col("external_source_id") == source_id)
    assert sources["title"].to_list() == ["Metadata in published.csv"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("article_id,published\nb,2024-03-14\n", "published_file_names_articles"),
        ("article,day\na,2024-03-14\n", "published_file_has_columns"),
        (b"article_id,published\na,\xff\n", "file_is_utf8"),
    ],
)
def test_a_wrong_file_is_an_error_that_says_where(corpus: Path, content: str | bytes, code: str) -> None:
    (corpus / "published.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises((InputError, ExceptionGroup)) as raised:
        assemble(corpus)
    error = raised.value.exceptions[0] if isinstance(raised.value, ExceptionGroup) else raised.value
    assert isinstance(error, InputError)
    assert (error.code, error.location.split(":")[0]) == (code, "published.csv")
