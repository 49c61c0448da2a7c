"""What all parts of a draft share: the extracted article, the keys and names of its people, and how text is quoted."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ordrett.language.packs import language_packs
from ordrett.model import ArticleAnnotation
from ordrett.span import Span
from ordrett.tokenizer import first_sentence
from ordrett_dataset.annotations.minimal_selector import minimal_selector
from ordrett_dataset.tables.normalisers import NORMALISERS, Context


@dataclass(frozen=True)
class DraftContext:
    """An extracted article that becomes a draft."""

    annotation: ArticleAnnotation
    person_keys: dict[str, str]  # person_id -> key in people.yaml
    person_names: dict[str, str]  # key in people.yaml -> name

    @cached_property
    def normaliser_context(self) -> Context:
        """What the normalisers will know when the draft is loaded."""
        mentioned = sorted({self.person_keys[m.person_id.value] for m in self.annotation.person_mentions})
        return Context(self.annotation.language, {key: self.person_names[key] for key in mentioned})

    def to_anchor(self, span: Span, near: Span | None = None) -> str | dict[str, str]:
        """Return a span as an anchor: its text, with prefix or suffix if the text alone is ambiguous."""
        selector = minimal_selector(span, self.annotation.article, near)
        affixes = {"prefix": selector.prefix, "suffix": selector.suffix}
        affixes = {name: text for name, text in affixes.items() if text}
        return {"exact": span.text, **affixes} if affixes else span.text

    def normalises_to(self, normaliser: str, text: str, value: str) -> bool:
        """Return whether a normaliser turns `text` into `value`."""
        return NORMALISERS[normaliser](text, self.normaliser_context) == value

    def first_sentence_span(self, span: Span) -> Span:
        """Return the first sentence of a span, because evidence may not be longer."""
        text = first_sentence(span.text, language_packs()[self.annotation.language].naming.abbreviations)
        return Span(span.start, span.start + len(text), text) if text else span


def first_note(attested: Any, default: str) -> str:  # noqa: ANN401 - an Attested of any value
    """Return the first note of the evidence, or `default`."""
    return next((evidence.note for evidence in attested.evidence if evidence.note), default)
