"""From corrected cells of rows to changed entries of an annotation."""

import copy
from collections.abc import Container, Mapping
from itertools import count
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
# Said of the speaker of a quote that a reviewer added without a remark.
SPEAKER_NOTE: Final = "a reviewer attributes the quote to the person named here"
# The first letter of the keys that entries of these parts get.
KEY_LETTERS: Final = {"quotes": "q", "person_mentions": "m", "event_mentions": "r"}
# The tables whose annotations stand in a file of their own, for all articles.
FILES: Final = {"events": "events.yaml", "fact_checks": "fact_checks.yaml"}


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
        entry["text"] = _anchor(article, start, end, item.id)
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


def add_entry(
    entries: Mapping[str, Any],
    item: ReviewItem,
    article: Article,
    used_keys: Container[str],
    speaker_name: tuple[int, int] | None = None,
) -> tuple[dict[str, Any], str]:
    """Return the data of an annotation with a row added, and the key of its entry, which is none of `used_keys`.

    `speaker_name` are the offsets of the words that name the speaker of a quote. A remark becomes the entry's note.
    Raises InputError if the words of the row are not in the article.
    """
    changed = copy.deepcopy(dict(entries))
    cells = item.corrections
    anchor = _anchor(article, cells["text_start"], cells["text_end"], item.id)
    entry: dict[str, Any]
    if item.table == "quotes":
        speaker = cells.get("speaker_id")
        entry = {"text": anchor, "kind": cells["quote_kind"], "speaker_kind": "person" if speaker else "unknown"}
        entry |= {"speaker": speaker} if speaker else {}
        if speaker and speaker_name:
            entry |= {"speaker_words": _anchor(article, *speaker_name, item.id), "note": SPEAKER_NOTE}
    elif item.table == "person_mentions":
        entry = {"person": cells["person_id"], "text": anchor}
    else:
        entry = {"event": cells["event_id"], "text": anchor, "trigger": anchor, "modality": cells["modality"]}
        entry |= {"is_negated": True} if cells.get("is_negated") else {}
    entry |= {"note": item.remark} if item.remark else {}
    part = changed.setdefault(item.table, {})
    letter = KEY_LETTERS[item.table]
    key = next(key for n in count(1) if (key := f"{letter}{n:02}") not in used_keys and key not in part)
    part[key] = entry
    return changed, key


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


def _anchor(article: Article | None, start: object, end: object, row: str) -> str | dict[str, str]:
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
