"""What all parts of a draft need: the reading, the keys and names of its people, and how words are written down."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ordrett.language.packs import language_packs
from ordrett.model import ArticleAnnotation
from ordrett.span import Span
from ordrett.tokenizer import first_sentence
from ordrett_dataset.annotations.minimal_selector import selector
from ordrett_dataset.tables.normalisers import NORMALISERS, Context


@dataclass(frozen=True)
class Drafting:
    """A reading that becomes an annotation; `keys` by person_id, `names` by key."""

    reading: ArticleAnnotation
    keys: dict[str, str]
    names: dict[str, str]

    @cached_property
    def context(self) -> Context:
        """What the normalisers will know of the annotation."""
        mentioned = sorted({self.keys[mention.person_id.value] for mention in self.reading.person_mentions})
        return Context(self.reading.language, {key: self.names[key] for key in mentioned})

    def words(self, span: Span, near: Span | None = None) -> str | dict[str, str]:
        """Return a place as its words, with what stands beside them where they stand more than once."""
        chosen = selector(span, self.reading.article, near)
        beside = {"prefix": chosen.prefix, "suffix": chosen.suffix}
        beside = {name: text for name, text in beside.items() if text}
        return {"exact": span.text, **beside} if beside else span.text

    def makes(self, rule: str, words: str, value: str) -> bool:
        """Return whether a normaliser makes the value of the words."""
        return NORMALISERS[rule](words, self.context) == value

    def noted(self, sourced: Any, otherwise: str) -> str:  # noqa: ANN401 - a Attested of any value
        """Return why a value follows from its words, as the reading says, or else `otherwise`."""
        return next((reason.note for reason in sourced.evidence if reason.note), otherwise)

    def one_sentence(self, span: Span) -> Span:
        """Return the first sentence of a span: no evidence is longer."""
        words = first_sentence(span.text, language_packs()[self.reading.language].naming.abbreviations)
        return Span(span.start, span.start + len(words), words) if words else span
