"""The lines of an .ann file by the row that they are about."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from ordrett.errors import InputError
from ordrett_dataset.brat.in_a_note import of_a_note
from ordrett_dataset.brat.shape import ARTICLE, BY_TYPE, FIELD, LINE, NOTE, REMARK, ROW, SECTION, Shape
from ordrett_dataset.brat.standoff import Attribute, Bound, Event, Note, Standoff


class Row(NamedTuple):
    """What becomes an entry: marked words, and the event that begins at them where there is one."""

    shape: Shape
    target: str  # what values and notes are about
    bound: Bound
    event: Event | None = None


class Indexed:
    """An .ann file by rows; raises Refusals for lines that belong to none: they would be dropped."""

    def __init__(self, standoff: Standoff, name: str) -> None:
        self.standoff, self.name = standoff, name
        if loose := list(self._loose()):
            raise ExceptionGroup("standoff", loose)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The events, and the marked words of a row's type that no event begins at."""
        return tuple(self._rows())

    def of_type(self, type_: str) -> list[Bound]:
        """Return the words that are marked as of a type."""
        return [bound for bound in self.standoff.bounds.values() if bound.type == type_]

    def values(self, target: str) -> dict[str, str | None]:
        """Return what is said of a row by closed lists."""
        return {type_: said.value for type_, said in self._once(target).items() if isinstance(said, Attribute)}

    def row_key(self, target: str) -> str | None:
        """Return the key that a row went out with."""
        said = self._once(target).get(ROW)
        return said.text if isinstance(said, Note) else None

    def noted(self, target: str) -> dict[str, Any]:
        """Return what the note of a row says."""
        said = self._once(target).get(NOTE)
        return of_a_note(said.text, lambda *why: self.refusal(said.line, *why)) if isinstance(said, Note) else {}

    def shape_of(self, target: str) -> Shape | None:
        """Return the shape of the row of this id; none where it is no row."""
        return self._shapes.get(target)

    def refusal(self, line: int, rule: str, found: str, remedy: str) -> InputError:
        """Return a InputError that names file and line."""
        return InputError(f"{self.name}: line {line}", rule, found, remedy)

    def shown(self, bound: Bound) -> str:
        """Return marked words for a message."""
        return f"{bound.type} “{bound.span.text[:40]}”"

    def _loose(self) -> Iterator[InputError]:
        """Yield what to say of each line that belongs to no row."""
        events = self.standoff.events.values()
        joined = {target for event in events for _, target in event.arcs} | {row.target for row in self.rows}
        joined |= {event.trigger for event in events}
        for bound in self.standoff.bounds.values():
            if bound.id not in joined and bound.type not in (LINE, ARTICLE):
                remedy = "Draw an arc to it from the quote, report or field that it belongs to, or delete it."
                yield self.refusal(bound.line, "standoff_words_belong_to_a_row", self.shown(bound), remedy)
        for said in (said for of in self._said.values() for said in of):
            if said.type not in self._sayable(said.target):
                found, remedy = f"{said.type} of {said.target}", "Say it of a row that has it, or delete it."
                yield self.refusal(said.line, "standoff_value_belongs_to_a_row", found, remedy)

    def _rows(self) -> Iterator[Row]:
        bounds, events = self.standoff.bounds, self.standoff.events.values()
        for event in events:
            bound = bounds.get(event.trigger)
            if event.type not in BY_TYPE or bound is None or bound.type != event.type:
                found = f"{event.type} at {event.trigger}"
                raise self.refusal(event.line, "standoff_type_is_known", found, "Mark it as one of annotation.conf.")
            yield Row(BY_TYPE[event.type], event.id, bound, event)
        begun = {event.trigger for event in events}
        for bound in bounds.values():
            if bound.id not in begun and bound.type in BY_TYPE:
                yield Row(BY_TYPE[bound.type], bound.id, bound)

    def _sayable(self, target: str) -> set[str]:
        """Return the types of what can be said of a target."""
        if shape := self._shapes.get(target):
            return {*shape.values, FIELD if shape.part == "fields" else ROW, NOTE, REMARK}
        bound = self.standoff.bounds.get(target)
        return {LINE: {SECTION}, ARTICLE: {NOTE, REMARK}}.get(bound.type if bound else "", set())

    @cached_property
    def _shapes(self) -> dict[str, Shape]:
        return {row.target: row.shape for row in self.rows}

    @cached_property
    def _said(self) -> dict[str, list[Attribute | Note]]:
        found: dict[str, list[Attribute | Note]] = {}
        lines: list[Attribute | Note] = [*self.standoff.attributes, *self.standoff.notes]
        for said in lines:
            found.setdefault(said.target, []).append(said)
        return found

    def _once(self, target: str) -> dict[str, Attribute | Note]:
        """Return what is said of a target by its type; raise InputError where a thing is said twice."""
        found: dict[str, Attribute | Note] = {}
        for said in self._said.get(target, ()):
            if said.type in found and said.type != REMARK:
                what = f"{said.type} of {target} twice"
                raise self.refusal(said.line, "standoff_says_a_thing_once", what, "Take one of them out.")
            found[said.type] = said
        return found
