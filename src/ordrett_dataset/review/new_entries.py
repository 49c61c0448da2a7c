"""From rows that a reviewer adds to new entries of an annotation."""

import copy
import re
from collections.abc import Container, Iterable, Mapping
from itertools import count
from typing import Any, Final

from ordrett.article import Article
from ordrett_dataset.annotations.draft.people import unused_key
from ordrett_dataset.review.correct_entries import DATE_COLUMNS, write_anchor, write_date
from ordrett_dataset.review.review_file import Body, ReviewItem
from ordrett_dataset.sources.article_ids import derive_id

# Said of the speaker of a quote that a reviewer added without a remark.
SPEAKER_NOTE: Final = "a reviewer attributes the quote to the person named here"
# The first letter of the keys that entries of these parts get.
KEY_LETTERS: Final = {"quotes": "q", "person_mentions": "m", "event_mentions": "r"}
MAX_KEY_WORDS: Final = 4  # of the label of an event
# The cells of a new event that belong to the event; the others belong to its first mention.
EVENT_CELLS: Final = ("label", "plover_type")


def split_new_events(items: list[ReviewItem], event_ids: Mapping[str, str]) -> list[ReviewItem]:
    """Return the rows with a mention for each new event, and what belongs to new events with the keys of these.

    `event_ids` are these keys, by the ones that the page gave.
    """
    split = []
    for item in items:
        if not item.is_new or item.table not in ("events", "event_mentions", "event_participants"):
            split.append(item)
            continue
        is_event = item.table == "events"
        cells = {column: value for column, value in item.corrections.items() if column not in EVENT_CELLS}
        event = item.row_id if is_event else cells["event_id"]
        body = (Body(purpose="describing", value=cells | {"event_id": event_ids.get(str(event), event)}),)
        remarks = tuple(part for part in item.body if part.purpose == "commenting")
        if is_event:
            split.append(item)
        row = f"event_mentions/{item.row_id}" if is_event else item.id
        split.append(item.model_copy(update={"id": row, "body": body + remarks}))
    # Participants come after the events to which they belong.
    return sorted(split, key=lambda item: item.is_new and item.table == "event_participants")


def assign_event_ids(items: list[ReviewItem], labels: Mapping[str, str], used: Iterable[str]) -> dict[str, str]:
    """Return the key of each new event by the key that the page gave it.

    `labels` are the labels of the events that are there, by key; an event with the same label is the same one. A new
    key is made of the label, and is none of `used`.
    """
    keys = {label: key for key, label in labels.items()}
    assigned: dict[str, str] = {}
    for item in items:
        if item.is_new and item.table == "events":
            label = str(item.corrections["label"]).strip()
            if label not in keys:
                beginning = derive_id(" ".join(label.split()[:MAX_KEY_WORDS]))
                key = re.sub("[^a-z0-9]+", "_", beginning.lower()).strip("_")
                keys[label] = unused_key(key, {*used, *keys.values()})
            assigned[item.row_id] = keys[label]
    return assigned


def event_entry(item: ReviewItem, article: Article) -> dict[str, Any]:
    """Return the entry of a new event."""
    cells = item.corrections
    entry = {"label": str(cells["label"]).strip(), "read_in": article.article_id, "words": _trigger(item, article)}
    return entry | ({"type": cells["plover_type"]} if "plover_type" in cells else {})


def add_participant(
    entry: Mapping[str, Any], item: ReviewItem, article: Article, used_keys: Container[str], mention: str | None
) -> tuple[dict[str, Any], str]:
    """Return the entry of an event with a participant added, and its key, which is none of `used_keys`.

    `mention` is the id of the mention that names the participant; None is the first one where the event was read.
    """
    cells = item.corrections
    participants = dict(entry.get("participants", {}))
    role = str(cells["role"])
    key = next(key for n in count(1) if (key := f"{role}{n}") not in used_keys and key not in participants)
    named = {"person": cells["person_id"]} if "person_id" in cells else {"name": cells.get("name")}
    participant: dict[str, Any] = {"kind": cells["participant_kind"], **named}
    participant["words"] = write_anchor(article, cells["text_start"], cells["text_end"], item.id)
    participant |= {"mention": mention} if mention else {}
    participant |= {"note": item.remark} if item.remark else {}
    return {**entry, "participants": {**participants, key: participant}}, key


def add_entry(
    entries: Mapping[str, Any],
    item: ReviewItem,
    article: Article,
    used_keys: Container[str],
    speaker_name: tuple[int, int] | None = None,
) -> tuple[dict[str, Any], str]:
    """Return the annotation of an article with a row added, and the key of its entry, which is none of `used_keys`.

    `speaker_name` are the offsets of the words that name the speaker of a quote. A remark becomes the entry's note.
    Raises InputError if the words of the row are not in the article.
    """
    changed = copy.deepcopy(dict(entries))
    cells = item.corrections
    anchor = write_anchor(article, cells["text_start"], cells["text_end"], item.id)
    entry: dict[str, Any]
    if item.table == "quotes":
        speaker = cells.get("speaker_id")
        entry = {"text": anchor, "kind": cells["quote_kind"], "speaker_kind": "person" if speaker else "unknown"}
        entry |= {"speaker": speaker} if speaker else {}
        if speaker and speaker_name:
            entry |= {"speaker_words": write_anchor(article, *speaker_name, item.id), "note": SPEAKER_NOTE}
    elif item.table == "person_mentions":
        entry = {"person": cells["person_id"], "text": anchor}
    else:
        entry = {"event": cells["event_id"], "text": anchor, "trigger": _trigger(item, article)}
        entry |= {"modality": cells["modality"]}
        entry |= {"is_negated": True} if cells.get("is_negated") else {}
        date_cells = {column: cells[column] for column in DATE_COLUMNS if column in cells}
        date = write_date(date_cells, None, article, item) if date_cells else None
        entry |= {"date": date} if date else {}
    entry |= {"note": item.remark} if item.remark else {}
    part = changed.setdefault(item.table, {})
    letter = KEY_LETTERS[item.table]
    key = next(key for n in count(1) if (key := f"{letter}{n:02}") not in used_keys and key not in part)
    part[key] = entry
    return changed, key


def _trigger(item: ReviewItem, article: Article) -> str | dict[str, str]:
    """Return the anchor of the words that name the event; all words of the row, if none are given."""
    cells = item.corrections
    start, end = (cells.get(f"trigger_{side}", cells[f"text_{side}"]) for side in ("start", "end"))
    return write_anchor(article, start, end, item.id)
