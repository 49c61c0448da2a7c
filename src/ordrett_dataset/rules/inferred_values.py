"""Inferred values whose words are nothing but another name or date."""

from collections.abc import Callable, Iterator
from typing import Final

import polars as pl

from ordrett.edtf import is_edtf_date, parse_date_bounds
from ordrett.language.packs import language_packs
from ordrett.parse_date import is_only_date, parse_date
from ordrett_dataset.rules.evidence_batch import CELL, EvidenceBatch
from ordrett_dataset.rules.evidence_text import ArticleContexts, article_languages
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, issues_for_rows, needs_articles
from ordrett_dataset.tables import gazetteer
from ordrett_dataset.tables.normalisers import Context, find_people, has_only_words_of, place_of

# One to four words with capitals: whatever else stands in a text may be the reason for another value.
_NAME: Final = r"^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}$"
_HAS_DIGIT: Final = r"[0-9]"
_PERSON_COLUMNS: Final = ("person_id", "speaker_id", "claimant_id")


@batch_rule
@needs_articles
def inferred_value_is_not_another_name(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """An inferred person, state, place or date is the one that its words name, if they name nothing else.

    Other evidence of the cell may name the value itself: the person before a pronoun, for example.
    """
    states = batch.table_part("event_participants").filter(pl.col("participant_kind") == "state")
    is_state = pl.col("target_id").is_in(states["event_participant_id"].implode())
    column, text = pl.col("target_column"), pl.col("text")
    may_be_name = column.is_in([*_PERSON_COLUMNS, "place"]) | ((column == "name") & is_state)
    is_candidate = (may_be_name & text.str.contains(_NAME)) | ((column == "date") & text.str.contains(_HAS_DIGIT))
    rows = batch.rows.filter((pl.col("derivation") == "inferred") & is_candidate)
    if not rows.height:
        return
    cells = batch.rows.join(rows, on=CELL, how="semi").group_by(CELL).agg(texts="text")
    rows = rows.join(cells, on=CELL, maintain_order="left")
    rows = rows.join(article_languages(package), on="article_id", how="inner", maintain_order="left")
    people = ArticleContexts(package, rows["article_id"].unique().sort())
    columns = ("article_id", "language", "target_column", "value", "text", "texts")
    expected = [
        _FIND_OTHER[column](value, text, others, people.context(article, language))
        for article, language, column, value, text, others in rows.select(columns).iter_rows()
    ]
    wrong = rows.with_columns(expected=pl.Series(expected, dtype=pl.String)).drop_nulls("expected")
    yield from issues_for_rows(
        "evidence",
        wrong,
        "value",
        lambda row: f"{format_value(row['expected'])}, which {format_value(row['text'])} names",
    )


def _find_other_person(value: str, text: str, texts: list[str | None], context: Context) -> str | None:
    people = find_people(text, context)
    if len(people) != 1 or people[0] == value or not has_only_words_of(text, context.people[people[0]], context):
        return None
    # Another text may name the person that this one calls by a word of their name.
    names_value = any(other and find_people(other, context) == [value] for other in texts)
    return None if names_value or has_only_words_of(text, context.people.get(value, ""), context) else people[0]


def _find_other_place(value: str, text: str, _texts: list[str | None], context: Context) -> str | None:
    name = place_of(text, context) or ""
    stated, named = gazetteer.find_place(value), gazetteer.find_place(name)
    return name if stated and named and stated.country_code != named.country_code else None


def _find_other_state(value: str, text: str, _texts: list[str | None], context: Context) -> str | None:
    name = place_of(text, context) or ""
    return name if gazetteer.find_country(name) and name != value else None


def _find_other_date(value: str, text: str, texts: list[str | None], context: Context) -> str | None:
    pack = language_packs()[context.language]
    # With other evidence, the words may be what the date is counted from.
    if len(texts) > 1 or not is_only_date(text, pack) or not is_edtf_date(value):
        return None
    printed = parse_date(text, pack)
    if not printed:
        return None
    (earliest, latest), (first, last) = parse_date_bounds(value), parse_date_bounds(printed)
    is_before = latest is not None and first is not None and latest < first
    is_after = earliest is not None and last is not None and earliest > last
    return printed if is_before or is_after else None


_FIND_OTHER: Final[dict[str, Callable[[str, str, list[str | None], Context], str | None]]] = {
    **dict.fromkeys(_PERSON_COLUMNS, _find_other_person),
    "place": _find_other_place,
    "name": _find_other_state,
    "date": _find_other_date,
}
