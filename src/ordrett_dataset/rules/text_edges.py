"""Texts begin and end with their own words, without the spaces and marks around them."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.anchors import ANCHORED_COLUMNS
from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_part_of, issues_for_rows, rule

_SPACE: Final = r"^\s|\s$"
_PUNCTUATION: Final = r"^[,;:.!?)\]}–—]|[,;:(\[{–—]$"
# Opening and closing marks. Single marks are apostrophes too.
_PAIRS: Final = ("“”", "«»", "()", "[]")
# A cue may be a colon, and in English a comma stands before the closing mark.
_MAY_END_WITH_COMMA: Final = frozenset({("quotes", "text")})
_MAY_BE_PUNCTUATION: Final = frozenset({("quotes", "cue")})
# Columns that hold a name, or the words that name an event: they do not end with a sentence.
_NAMES: Final = frozenset(
    {("person_mentions", "text"), ("event_mentions", "trigger"), ("articles", "byline")}
    | {("quotes", column) for column in ("source", "relayed_by", "addressed_to")}
)
_SENTENCE_END: Final = "[!?]$"
_PARTICLES: Final = (
    *("af", "al", "av", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le"),
    *("ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur"),
)
_LAST_WORD_IN_LOWER_CASE: Final = r"(?:^|\s)[\p{Ll}’'-]+$"
_FIRST_WORD_IN_LOWER_CASE: Final = r"^([\p{Ll}’']+)(?:\s|$)"


@rule
def text_has_no_outer_space(package: Package) -> Iterator[RuleViolation]:
    """A text of an article does not begin or end with white space."""
    for table, columns in ANCHORED_COLUMNS.items():
        for column in columns if table != "evidence" else ():
            yield from _report(table, package.tables[table].filter(pl.col(column).str.contains(_SPACE)), column)


@batch_part_of(text_has_no_outer_space)
def _check_evidence(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _report("evidence", batch.rows.filter(pl.col("text").str.contains(_SPACE)), "text")


@rule
def text_has_no_outer_punctuation(package: Package) -> Iterator[RuleViolation]:
    """An annotated text does not begin or end with a mark that belongs to the words around it."""
    for table, columns in ANCHORED_COLUMNS.items():
        for column in columns if table != "evidence" else ():
            if (table, column) in _MAY_BE_PUNCTUATION:
                continue
            text = pl.col(column)
            inner = text.str.strip_suffix(",") if (table, column) in _MAY_END_WITH_COMMA else text
            is_wrong = inner.str.contains(_PUNCTUATION)
            for opening, closing in _PAIRS:
                is_wrong |= text.str.starts_with(opening) & ~text.str.contains(closing, literal=True)
                is_wrong |= text.str.ends_with(closing) & ~text.str.contains(opening, literal=True)
            if (table, column) in _NAMES:
                is_wrong |= text.str.contains(_SENTENCE_END)
            yield from _report(table, _annotated(package.tables[table]).filter(is_wrong), column)


@rule
def annotated_name_has_capitals(package: Package) -> Iterator[RuleViolation]:
    """An annotated name of a person neither begins nor ends with a common word, except for a particle ("von")."""
    text = pl.col("text")
    first_word = text.str.extract(_FIRST_WORD_IN_LOWER_CASE)
    is_common = first_word.is_not_null() & ~first_word.is_in(list(_PARTICLES))
    is_wrong = text.str.contains(_LAST_WORD_IN_LOWER_CASE) | is_common
    yield from _report("person_mentions", _annotated(package.tables["person_mentions"]).filter(is_wrong), "text")


def _annotated(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("annotation_source") != "rules") if "annotation_source" in rows.columns else rows


def _report(table: str, rows: pl.DataFrame, column: str) -> Iterator[RuleViolation]:
    yield from issues_for_rows(table, rows, column, lambda _: "the words without what is around them")
