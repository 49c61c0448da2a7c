"""Make extracted evidence pass the rules of a package: what no normaliser confirms becomes `inferred`."""

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


def downgrade_evidence(annotation: ArticleAnnotation) -> ArticleAnnotation:
    """Return the annotation with evidence that `validate` confirms; no value changes.

    Evidence that is `normalised` becomes `inferred`, with a note, if the normaliser gives another value now that all
    people of the article are known. Inferred evidence is cut to its first sentence.
    """
    downgrader = _Downgrader(annotation)
    return replace(annotation, **{part: _map_attested(getattr(annotation, part), downgrader.check) for part in PARTS})


class _Downgrader:
    """Checks the evidence of one article."""

    def __init__(self, annotation: ArticleAnnotation) -> None:
        names = {person.person_id: person.name.value for person in annotation.people}
        mentioned = sorted({mention.person_id.value for mention in annotation.person_mentions})
        self.context = Context(annotation.language, {person: names[person] for person in mentioned if person in names})
        self.mentions = sorted((mention.text, mention.person_id.value) for mention in annotation.person_mentions)
        self.abbreviations = frozenset(language_packs()[annotation.language].naming.abbreviations)
        self.normalise = cache(lambda normaliser, text: NORMALISERS[normaliser](text, self.context))

    def check(self, attested: Attested[Any]) -> Attested[Any]:
        checked = tuple(self._check_evidence(evidence, format_cell(attested.value)) for evidence in attested.evidence)
        is_unchanged = all(map(is_, checked, attested.evidence))
        return attested if is_unchanged else replace(attested, evidence=checked)

    def _check_evidence(self, evidence: Evidence, value: str) -> Evidence:
        if evidence.span is None:
            return evidence
        span, normaliser = evidence.span, evidence.normaliser
        if evidence.derivation == "normalised" and self.normalise(normaliser, span.text) != value:
            note = self._explain(normaliser or "", span, value)
            evidence = replace(evidence, derivation="inferred", normaliser=None, note=note)
        if evidence.derivation == "inferred":
            text = first_sentence(span.text, self.abbreviations)
            if text and text != span.text:
                return replace(evidence, span=Span(span.start, span.start + len(text), text))
        return evidence

    def _explain(self, normaliser: str, span: Span, value: str) -> str:
        """Return the note that says why the text alone does not give the value."""
        names = self.context.people
        if not normaliser.startswith("person_"):
            return f"the text alone does not give “{value}”; it is inferred"
        candidates = find_people(span.text, self.context)
        quoted_names = " and ".join(f"“{name}”" for name in sorted({names[person] for person in candidates}))
        if len(candidates) == 1:
            return f"the text alone names {quoted_names}; another person is inferred"
        if not candidates:
            return "the text matches no name in the article; this person is inferred"
        note = f"the text matches {len(candidates)} people of the article: {quoted_names}"
        chosen = next((person for person in candidates if value in (person, names[person])), None)
        is_nearest = chosen and chosen == self._last_full_name_before(span, candidates)
        return f"{note}; this one is the last named before it" if is_nearest else note

    def _last_full_name_before(self, span: Span, candidates: list[str]) -> str | None:
        """Return the candidate whose name of several words is the last one before the span."""
        preceding = ((text, person) for text, person in reversed(self.mentions) if text.end <= span.start)
        return next((person for text, person in preceding if person in candidates and " " in text.text), None)


def _map_attested(value: E, change: Callable[[Attested[Any]], Attested[Any]]) -> E:
    """Return an entity, or a tuple of entities, with `change` applied to every attested value.

    What stays the same is not copied.
    """
    if isinstance(value, Attested):
        return change(value)  # type: ignore[return-value]  # an attested value stays one
    if isinstance(value, tuple):
        items = tuple(_map_attested(item, change) for item in value)
        return value if all(map(is_, items, value)) else items  # type: ignore[return-value]  # as above
    changed = {}
    for name in _attested_fields(type(value)):  # type: ignore[arg-type]  # a class can be hashed
        before = getattr(value, name)
        after = _map_attested(before, change)
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value  # type: ignore[type-var]  # only a dataclass has such fields


@cache
def _attested_fields(entity: type) -> tuple[str, ...]:
    """Return the fields of an entity that are attested values, or tuples of entities that may have them."""
    return tuple(field.name for field in fields(entity) if get_origin(field.type) in (Attested, tuple))
