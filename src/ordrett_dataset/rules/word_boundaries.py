"""Texts begin and end where words do."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.anchors import ANCHORED_COLUMNS
from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_part_of, issues_for_rows, needs_articles, rule
from ordrett_dataset.schemas import KEYS

# Characters around the beginning and the end of a text.
_WITHIN_WORD: Final = r"^[\p{L}\p{N}][\p{L}\p{N}\p{M}]"
_WITHIN_LAST_WORD: Final = r"^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}]"
# The genitive of a name, as in "Putins", does not belong to the name.
_GENITIVE: Final = r"^.[sS](?:[^\p{L}\p{N}]|$)"
_NAME: Final = r"\p{Lu}[^\s]*$"
_CHARACTERS_AFTER: Final = 2
_SEVERAL: Final = 2


@rule
@needs_articles
def text_is_whole_words(package: Package) -> Iterator[RuleViolation]:
    """A text of an article does not begin or end inside a word, except before the -s of the genitive of a name."""
    for table, columns in ANCHORED_COLUMNS.items():
        for column in columns if table != "evidence" else ():
            yield from _find_cut_words(package, table, column, package.tables[table])


@batch_part_of(text_is_whole_words)
def _check_evidence(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _find_cut_words(package, "evidence", "text", batch.rows)


def _find_cut_words(package: Package, table: str, column: str, frame: pl.DataFrame) -> Iterator[RuleViolation]:
    keys = list(dict.fromkeys([*KEYS[table], "article_id"]))
    rows = frame.select(*keys, text=column, start=f"{column}_start", end=f"{column}_end").drop_nulls(["start", "end"])
    # Almost all texts are cleared by the bytes at their ends.
    may_be_cut = (package.article_texts.may_divide_words(rows, offset) for offset in ("start", "end"))
    rows = rows.filter(pl.any_horizontal(may_be_cut))
    rows = rows.join(package.article_texts.lengths(), on="article_id", how="inner", maintain_order="left")
    rows = rows.with_columns(
        before=pl.max_horizontal(pl.col("start") - 1, 0),
        first=pl.col("start") + 1,
        last=pl.col("end") - 1,
        after=pl.min_horizontal(pl.col("end") + _CHARACTERS_AFTER, "length"),
    )
    around_start, around_end = (
        package.article_texts.slices(rows, *offsets).cast(pl.String)
        for offsets in (("before", "first"), ("last", "after"))
    )
    rows = rows.with_columns(around_start=around_start, around_end=around_end)
    # Where the texts are withheld, a name is not known to be one.
    may_be_genitive = pl.col("around_end").str.contains(_GENITIVE)
    may_be_genitive &= pl.col("text").str.contains(_NAME).fill_null(value=True)
    begins_cut = (pl.col("start") > 0) & pl.col("around_start").str.contains(_WITHIN_WORD)
    ends_cut = (pl.col("end") < pl.col("length")) & pl.col("around_end").str.contains(_WITHIN_LAST_WORD)
    rows = rows.filter(begins_cut | ends_cut).with_columns(may_be_genitive=~begins_cut & may_be_genitive)
    is_cut = [
        not may_be_genitive or (text is not None and not _has_genitive(package, article, text))
        for article, text, may_be_genitive in rows.select("article_id", "text", "may_be_genitive").iter_rows()
    ]
    wrong = rows.filter(pl.Series(is_cut, dtype=pl.Boolean))
    yield from issues_for_rows(table, wrong, column, lambda _: "whole words", lambda row: format_value(row["text"]))


def _has_genitive(package: Package, article: str, text: str) -> bool:
    """Return whether the -s after a name is that of the genitive, unlike in "Belarus", of which it is a part.

    It is a part of the name if that occurs several times in the article, and nowhere without it.
    """
    name = text.split()[-1]
    words = package.word_counts(article)
    return name in words or name in package.name_words or words[f"{name}S" if name.isupper() else f"{name}s"] < _SEVERAL
