"""An automatic reading, its evidence such that a validation confirms it."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar, get_origin

from ordrett.language.packs import language_packs
from ordrett.model import ArticleAnnotation, Attested, Evidence
from ordrett.span import Span
from ordrett.tokenizer import first_sentence
from ordrett_dataset.tables.normalisers import NORMALISERS, Context, find_people
from ordrett_dataset.tables.rows import format_cell

E = TypeVar("E")
PARTS = ("metadata", "people", "person_mentions", "quotes", "events", "event_mentions")


def confirmed(reading: ArticleAnnotation) -> ArticleAnnotation:
    """Return the reading with every reason as the rules of the package want it; no value changes.

    Where the named function, which knows all people of the article, does not make the value of the words, the value is
    inferred, and a note says why. What is inferred stands on the first sentence of its words.
    """
    judge = _Judge(reading)
    return replace(reading, **{part: _each(getattr(reading, part), judge.sourced) for part in PARTS})


class _Judge:
    """What decides on the evidence of one article."""

    def __init__(self, reading: ArticleAnnotation) -> None:
        names = {person.person_id: person.name.value for person in reading.people}
        mentioned = sorted({mention.person_id.value for mention in reading.person_mentions})
        self.context = Context(reading.language, {person: names[person] for person in mentioned if person in names})
        self.person_mentions = sorted((mention.text, mention.person_id.value) for mention in reading.person_mentions)
        self.abbreviations = frozenset(language_packs()[reading.language].naming.abbreviations)
        self.made = cache(lambda rule, words: NORMALISERS[rule](words, self.context))

    def sourced(self, sourced: Attested[Any]) -> Attested[Any]:
        judged = tuple(self._evidence(reason, format_cell(sourced.value)) for reason in sourced.evidence)
        unchanged = all(one is other for one, other in zip(judged, sourced.evidence, strict=True))
        return sourced if unchanged else replace(sourced, evidence=judged)

    def _evidence(self, reason: Evidence, value: str) -> Evidence:
        if reason.span is None:
            return reason
        if reason.derivation == "normalised" and self.made(reason.normaliser, reason.span.text) != value:
            note = self._why(reason.normaliser or "", reason.span, value)
            reason = replace(reason, derivation="inferred", normaliser=None, note=note)
        if reason.derivation == "inferred" and reason.span is not None:
            words = first_sentence(reason.span.text, self.abbreviations)
            if words and words != reason.span.text:
                start = reason.span.start
                return replace(reason, span=Span(start, start + len(words), words))
        return reason

    def _why(self, rule: str, span: Span, value: str) -> str:
        people = self.context.people
        if not rule.startswith("person_"):
            return f"the words alone do not give “{value}”; the reading takes them for it"
        fitting = find_people(span.text, self.context)
        names = " and ".join(f"“{name}”" for name in sorted({people[person] for person in fitting}))
        taken = next((p for p in fitting if value in (p, people[p])), None)
        if len(fitting) == 1:
            return f"the words alone name {names}; the reading takes another person"
        if not fitting:
            return "the words spell no name of the article; the reading takes them for this person"
        said = f"the article has {len(fitting)} people whom the words fit: {names}"
        return f"{said}; this one is named nearest before" if taken and taken == self._before(span, fitting) else said

    def _before(self, span: Span, people: list[str]) -> str | None:
        """Return which of the people is named last before the words by more than the words themselves."""
        before = ((text, who) for text, who in reversed(self.person_mentions) if text.end <= span.start)
        return next((who for text, who in before if who in people and " " in text.text), None)


def _each(value: E, change: Callable[[Attested[Any]], Attested[Any]]) -> E:
    """Return an entity, or a tuple of entities, with every sourced value changed; what stays the same is not copied."""
    if isinstance(value, Attested):
        return change(value)  # type: ignore[return-value]  # a sourced value stays one
    if isinstance(value, tuple):
        parts = tuple(_each(part, change) for part in value)
        return value if all(map(is_, parts, value)) else parts  # type: ignore[return-value]  # as above
    names = _sourced(type(value))  # type: ignore[arg-type]  # a class can be hashed
    held = {name: getattr(value, name) for name in names}
    changed = {name: after for name, before in held.items() if (after := _each(before, change)) is not before}
    return replace(value, **changed) if changed else value  # type: ignore[type-var]  # only a dataclass has such fields


@cache
def _sourced(entity: type) -> tuple[str, ...]:
    """Return the fields of an entity that hold sourced values, or entities that may."""
    return tuple(field.name for field in fields(entity) if get_origin(field.type) in (Attested, tuple))
