"""List every disagreement between two annotations, with the value that the adjudicated annotation has instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ordrett_dataset.evaluation.agreement.flatten import ITEM_KINDS, FlatAnnotation, Item
from ordrett_dataset.evaluation.agreement.metrics import match_events, match_items

ABSENT: Final = "—"
Outcome = Literal["first", "second", "neither"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What two annotators wrote in one place, and the adjudicated value."""

    location: str
    first: str
    second: str
    adjudicated: str

    @property
    def outcome(self) -> Outcome:
        """Whose value was adopted."""
        if self.adjudicated == self.first:
            return "first"
        return "second" if self.adjudicated == self.second else "neither"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two annotations and the adjudicated one."""

    first: FlatAnnotation
    second: FlatAnnotation
    adjudicated: FlatAnnotation

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield all disagreements: sections and metadata by article, then quotes, mentions and events."""
        yield from self._page_disagreements()
        for kind in ITEM_KINDS:
            yield from self._item_disagreements(kind)
        yield from self._event_disagreements()

    def _page_disagreements(self) -> Iterator[Disagreement]:
        annotations = (self.first, self.second, self.adjudicated)
        sections = [annotation.sections for annotation in annotations]
        metadata = [annotation.metadata for annotation in annotations]
        rows = [(key, "sections", sections, "body") for key in {*sections[0], *sections[1]}]
        rows += [(key, "fields", metadata, ABSENT) for key in {*metadata[0], *metadata[1]}]
        for key, kind, values, default in sorted(rows, key=lambda row: row[0]):
            first, second, adjudicated = (value.get(key, default) for value in values)
            if first != second:
                yield Disagreement(f"{key[0][:3]} {kind} {key[1]}", first, second, adjudicated)

    def _item_disagreements(self, kind: str) -> Iterator[Disagreement]:
        ours, theirs, final = (
            annotation.sorted_items(kind) for annotation in (self.first, self.second, self.adjudicated)
        )
        pairs = match_items(ours, theirs)
        final_of_first, final_of_second = dict(match_items(ours, final)), dict(match_items(theirs, final))
        same_event = match_events(pairs) if kind == "event_mentions" else {}
        for first, second in pairs:
            adjudicated = final_of_first.get(first) or final_of_second.get(second)
            yield from _value_disagreements(kind, (first, second, adjudicated), same_event)
        for item in ours:
            if item not in dict(pairs):
                value = _describe(item)
                final_value = value if item in final_of_first else ABSENT
                yield Disagreement(f"{item.article[:3]} {kind} {item.key}|", value, ABSENT, final_value)
        matched = {second for _, second in pairs}
        for item in theirs:
            if item not in matched:
                value = _describe(item)
                final_value = value if item in final_of_second else ABSENT
                yield Disagreement(f"{item.article[:3]} {kind} |{item.key}", ABSENT, value, final_value)

    def _event_disagreements(self) -> Iterator[Disagreement]:
        mentions, other, final = (
            annotation.sorted_items("event_mentions") for annotation in (self.first, self.second, self.adjudicated)
        )
        same_event = match_events(match_items(mentions, other))
        final_event = match_events(match_items(mentions, final))
        for first_key, second_key in sorted(same_event.items()):
            for column, first in self.first.events[first_key].items():
                second = self.second.events[second_key][column]
                if first != second:
                    key = final_event.get(first_key)
                    adjudicated = self.adjudicated.events[key][column] if key else ABSENT
                    yield Disagreement(
                        f"events {first_key}|{second_key} {column}",
                        first or ABSENT,
                        second or ABSENT,
                        adjudicated or ABSENT,
                    )


def _value_disagreements(
    kind: str, items: tuple[Item, Item, Item | None], same_event: Mapping[str, str]
) -> Iterator[Disagreement]:
    first, second, adjudicated = items
    for column in first.values:
        ours, theirs = _value(first, column), _value(second, column)
        final = _value(adjudicated, column) if adjudicated else ABSENT
        if column == "event":
            ours = same_event.get(ours, ours)
            is_second = adjudicated is not None and final == theirs
            final = final if is_second else same_event.get(final, final)
        if ours != theirs:
            yield Disagreement(f"{first.article[:3]} {kind} {first.key}|{second.key} {column}", ours, theirs, final)


def _value(item: Item, column: str) -> str:
    return item.values[column] or ABSENT


def _describe(item: Item) -> str:
    event = f" ({item.values['event']})" if "event" in item.values else ""
    return f"{item.values['text']}{event}"
