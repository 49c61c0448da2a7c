"""Every difference between two readings, and what the settled reading has in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ordrett_dataset.evaluation.agreement.flatten import Flat, Item
from ordrett_dataset.evaluation.match import matched, reading_items, same_events

ABSENT = "—"


@dataclass(frozen=True, slots=True)
class Difference:
    """What two readings have in one place, and what was settled."""

    place: str
    first: str
    second: str
    settled: str

    @property
    def outcome(self) -> str:
        """Whose value stands: first, second, or neither."""
        return {self.first: "first", self.second: "second"}.get(self.settled, "neither")


def differences(first: Flat, second: Flat, settled: Flat) -> Iterator[Difference]:
    """Yield every difference in the order sections and fields, quotes, mentions, reports, events."""
    for article, name in sorted({*first.parts, *second.parts}):
        kind = "fields" if name.isidentifier() and name.islower() else "sections"
        missing = ABSENT if kind == "fields" else "body"
        values = [reading.parts.get((article, name), missing) for reading in (first, second, settled)]
        if values[0] != values[1]:
            yield Difference(f"{article[:3]} {kind} {name}", *values)
    for kind in ("quotes", "person_mentions", "event_mentions"):
        yield from _items(kind, first, second, settled)
    yield from _events(first, second, settled)


def _items(kind: str, first: Flat, second: Flat, settled: Flat) -> Iterator[Difference]:
    ours, theirs, final = (reading_items(reading, kind) for reading in (first, second, settled))
    pairs = matched(ours, theirs)
    as_first = {a.article + a.key: s for a, s in matched(ours, final)}
    as_second = {b.article + b.key: s for b, s in matched(theirs, final)}
    events = same_events(pairs) if kind == "event_mentions" else {}
    for a, b in pairs:
        s = as_first.get(a.article + a.key) or as_second.get(b.article + b.key)
        for column in a.values:
            here, there = _value(a, column), _value(b, column)
            if column == "event":
                here = _translated(here, events)
            if here != there:
                then = _value(s, column) if s else ABSENT
                if column == "event" and s:
                    then = there if s.values["event"] == b.values["event"] else _translated(then, events)
                yield Difference(f"{a.article[:3]} {kind} {a.key}|{b.key} {column}", here, there, then)
    for item in sorted({*ours} - {a for a, _ in pairs}, key=_order):
        s = as_first.get(item.article + item.key)
        yield Difference(f"{item.article[:3]} {kind} {item.key}|", _text(item), ABSENT, _text(item) if s else ABSENT)
    for item in sorted({*theirs} - {b for _, b in pairs}, key=_order):
        s = as_second.get(item.article + item.key)
        yield Difference(f"{item.article[:3]} {kind} |{item.key}", ABSENT, _text(item), _text(item) if s else ABSENT)


def _events(first: Flat, second: Flat, settled: Flat) -> Iterator[Difference]:
    reports = [reading_items(reading, "event_mentions") for reading in (first, second, settled)]
    same = same_events(matched(reports[0], reports[1]))
    final = same_events(matched(reports[0], reports[2]))
    for ours, theirs in sorted(same.items()):
        for column, here in first.events[ours].items():
            there = second.events[theirs][column]
            if here != there:
                then = settled.events[final[ours]][column] if ours in final else ABSENT
                yield Difference(f"events {ours}|{theirs} {column}", here or ABSENT, there or ABSENT, then or ABSENT)


def _value(item: Item, column: str) -> str:
    return item.values[column] or ABSENT


def _text(item: Item) -> str:
    about = f" ({item.values['event']})" if "event" in item.values else ""
    return f"{item.values['text']}{about}"


def _translated(event: str, events: Mapping[str, str]) -> str:
    return events.get(event, event)


def _order(item: Item) -> tuple[object, ...]:
    return (item.article, item.span, item.key)
