"""From corrected cells of rows to changed entries of an annotation."""

import copy
from collections.abc import Mapping
from typing import Any, Final

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.span import Span
from ordrett_dataset.annotations.minimal_selector import minimal_selector
from ordrett_dataset.review.review_file import ReviewItem

# The column of a corrected cell -> the key of the entry, where the value is copied.
COPIED_KEYS: Final = {
    "quotes": {"quote_kind": "kind"},
    "person_mentions": {"person_id": "person"},
    "event_mentions": {"modality": "modality", "is_negated": "is_negated"},
    "fact_checks": {"aspect": "aspect", "verdict": "verdict"},
    "events": {"plover_type": "type", "plover_mode": "mode"},
}
DATE_COLUMNS: Final[tuple[str, ...]] = ("date", "date_start", "date_end", "date_anchor_start", "date_anchor_end")
# The tables whose annotations stand in a file of their own, for all articles.
FILES: Final = {"events": "events.yaml", "event_participants": "events.yaml", "fact_checks": "fact_checks.yaml"}


def annotation_file(item: ReviewItem) -> str:
    """Return the name of the file in which the entry of a row stands."""
    return FILES.get(item.table) or f"{item.seen.get('article_id')}.yaml"


def correct_entry(entries: Mapping[str, Any], item: ReviewItem, article: Article | None) -> dict[str, Any]:
    """Return the data of an annotation with one row corrected; `article` is the one that the row belongs to, if any.

    Raises InputError if the annotation has no entry for the row, or if a corrected span is not in the article.
    """
    changed = copy.deepcopy(dict(entries))
    entry = _find_entry(changed, item)
    corrections = dict(item.corrections)
    if "text_start" in corrections or "text_end" in corrections:
        start = corrections.pop("text_start", item.seen["text_start"])
        end = corrections.pop("text_end", item.seen["text_end"])
        entry["text"] = write_anchor(article, start, end, item.id)
    if date_cells := {column: corrections.pop(column) for column in DATE_COLUMNS if column in corrections}:
        date = write_date(date_cells, entry.get("date"), article, item)
        entry |= {"date": date} if date else {}
        if date is None:
            entry.pop("date", None)
    if "speaker_id" in corrections:
        entry["speaker"] = corrections.pop("speaker_id")
        entry["speaker_kind"] = "person"
    for column, value in corrections.items():
        key = COPIED_KEYS[item.table][column]
        if value is None:
            entry.pop(key, None)
        else:
            entry[key] = value
    return changed


def _find_entry(entries: Mapping[str, Any], item: ReviewItem) -> dict[str, Any]:
    if item.table in FILES:
        part, key = entries, item.row_id
    else:
        part, prefix = entries.get(item.table, {}), f"{entries.get('id')}."
        key = item.row_id.removeprefix(prefix) if item.row_id.startswith(prefix) else ""
    entry = part.get(key)
    if not isinstance(entry, dict):
        hint = "Draft an annotation of the article first: ordrett draft."
        raise InputError(item.id, "row_is_annotated", "the annotation has no entry of this row", hint)
    return entry


def write_date(
    cells: Mapping[str, Any], old: Mapping[str, Any] | None, article: Article | None, item: ReviewItem
) -> dict[str, Any] | None:
    """Return the entry of a date: the old one with another date, or a new one with the words that give it.

    A date that is counted from another one in the article has that one as its anchor. A remark says why the words give
    the date. None is no date.
    """
    note = {"note": item.remark} if item.remark else {}
    edtf = cells.get("date", (old or {}).get("edtf"))
    if edtf is None and "date" in cells:
        return None
    if edtf is None or ("date_start" not in cells and old is None):
        problem, hint = "a date without its words, or words without a date", "Enter both on the page."
        raise InputError(item.id, "date_basis_is_complete", problem, hint)
    if "date_start" not in cells:
        return {**(old or {}), "edtf": edtf, **note}
    entry = {"edtf": edtf, "basis": "printed"}
    entry |= {"words": write_anchor(article, cells["date_start"], cells.get("date_end"), item.id)}
    if "date_anchor_start" in cells:
        anchor = write_anchor(article, cells["date_anchor_start"], cells.get("date_anchor_end"), item.id)
        entry |= {"basis": "resolved", "anchor": anchor}
    return entry | note


def write_anchor(article: Article | None, start: object, end: object, row: str) -> str | dict[str, str]:
    """Return the anchor of a span as an annotation writes it: its words, with context where they stand twice."""
    if article is None:
        raise InputError(
            row, "correction_is_in_article", "the correction names no article", "Save the review again from the page."
        )
    try:
        span = Span.from_text(article.text, start, end)  # type: ignore[arg-type]  # the page may have sent anything
    except (ValueError, TypeError) as error:
        raise InputError(row, "correction_is_in_article", str(error), "Select the words again.") from None
    selector = minimal_selector(span, article)
    context = {"prefix": selector.prefix, "suffix": selector.suffix}
    if not any(context.values()):
        return selector.exact
    return {"exact": selector.exact} | {key: value for key, value in context.items() if value}
