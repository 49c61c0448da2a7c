"""For each row of the adjudicated annotation: whether the two annotators gave it, and agreed on it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, cast

from ordrett_dataset.annotations.strict_yaml import load_yaml
from ordrett_dataset.evaluation.agreement.flatten import ITEM_KINDS, Entry, FlatAnnotation, Item
from ordrett_dataset.evaluation.agreement.metrics import SAME_SPAN_OVERLAP, match_events, match_items, span_overlap

# The values in which two annotators can differ about the same text.
COMPARED_VALUES: Final[Mapping[str, Sequence[str]]] = {
    "quotes": ("kind", "speaker"),
    "person_mentions": ("person",),
    "event_mentions": ("event", "modality", "is_negated", "date"),
}
RowAgreement = tuple[str, str, str]  # table, row id, code of the codebook


def row_agreements(
    adjudicated: FlatAnnotation, annotators: tuple[FlatAnnotation, FlatAnnotation], ids: Mapping[str, str]
) -> Iterator[RowAgreement]:
    """Yield the agreement of the annotators on rows, by table and text order.

    `ids` maps each article to the beginning of its row ids. Rows that were added after the adjudication, or changed to
    a value that neither annotator gave, are left out.
    """
    mentions = adjudicated.sorted_items("event_mentions")
    same_events = [
        match_events(match_items(mentions, annotator.sorted_items("event_mentions"))) for annotator in annotators
    ]
    for table in ITEM_KINDS:
        items = adjudicated.sorted_items(table)
        matches = [_same_place(items, annotator.sorted_items(table)) for annotator in annotators]
        for item in items:
            first, second = (
                _equal_values(table, item, match[item], same_event) if item in match else None
                for match, same_event in zip(matches, same_events, strict=True)
            )
            if code := _combine(first, second, {*COMPARED_VALUES[table]}):
                yield table, f"{ids[item.article]}.{item.key}", code
    for event, participants in sorted(adjudicated.participants.items()):
        for participant, value in sorted(participants.items()):
            first, second = (
                set() if value in annotator.participants.get(same_event.get(event, ""), {}).values() else None
                for annotator, same_event in zip(annotators, same_events, strict=True)
            )
            if code := _combine(first, second, set()):
                yield "event_participants", f"{event}.{participant}", code


def read_id_prefixes(folder: Path) -> dict[str, str]:
    """Return for each article of a folder of annotations the `id` with which the ids of its rows begin."""
    entries = (cast("Entry", load_yaml(path, path.name)[0]) for path in sorted(folder.glob("*.yaml")))
    return {entry["article"]: entry["id"] for entry in entries if "article" in entry}


def _same_place(items: Sequence[Item], others: Sequence[Item]) -> dict[Item, Item]:
    pairs = match_items(items, others)
    return {item: other for item, other in pairs if span_overlap(item.span, other.span) >= SAME_SPAN_OVERLAP}


def _equal_values(table: str, item: Item, other: Item, same_event: Mapping[str, str]) -> set[str]:
    """Return the compared columns in which an annotator gave the adjudicated value."""
    return {
        column
        for column in COMPARED_VALUES[table]
        if (same_event.get(str(item.values[column])) if column == "event" else item.values[column])
        == other.values[column]
    }


def _combine(first: set[str] | None, second: set[str] | None, columns: set[str]) -> str | None:
    """Return the code for the columns in which each annotator gave the adjudicated value; None: not the row at all."""
    if (first or set()) | (second or set()) != columns or (first is None and second is None):
        return None
    if first is None or second is None:
        return "one_only"
    return "both_same" if first == second else "both_differ"
