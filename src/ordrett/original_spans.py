"""Move the annotation of a text in its plain form to the text as received."""

import re
from bisect import bisect_left
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, Final, TypeVar

from ordrett.article import Article
from ordrett.model import ArticleAnnotation, Attested, Evidence
from ordrett.page.sections import Section
from ordrett.plain_text import PlainText
from ordrett.span import Span

E = TypeVar("E")
# What the plain form changes is normalised by this function of the dataset.
NORMALISER: Final = "plain_text_of"
_PARTS: Final = ("metadata", "people", "person_mentions", "quotes", "events", "event_mentions", "dates")


def to_original(annotation: ArticleAnnotation, article: Article, plain: PlainText) -> ArticleAnnotation:
    """Return the annotation of the plain form with spans, ids and sections of the article as received.

    A value that the article prints in other characters is no longer `verbatim` but `normalised`.
    """
    mapper = _Mapper(article, plain)
    parts = {part: mapper.map(getattr(annotation, part)) for part in _PARTS}
    return replace(annotation, article=article, sections=_map_sections(annotation, article, plain), **parts)


def _map_sections(annotation: ArticleAnnotation, article: Article, plain: PlainText) -> tuple[Section, ...]:
    """Return the section of each paragraph as received; one without visible characters is furniture.

    Lines that are one paragraph in plain form have the section of that paragraph.
    """
    by_start = {
        plain.starts[start]: section
        for (start, _), section in zip(annotation.article.paragraphs, annotation.sections, strict=True)
    }
    ends = {plain.starts[start]: plain.ends[end - 1] for start, end in annotation.article.paragraphs}
    starts = sorted(by_start)
    sections: list[Section] = []
    for start, end in article.paragraphs:
        last = bisect_left(starts, end) - 1  # the last paragraph that begins before the end of the line
        is_visible = last >= 0 and ends[starts[last]] > start
        sections.append(by_start[starts[last]] if is_visible else "furniture")
    return tuple(sections)


class _Mapper:
    """Maps the spans and ids of one article."""

    def __init__(self, article: Article, plain: PlainText) -> None:
        self._article, self._plain = article, plain
        self._id = re.compile(rf"({re.escape(article.article_id)}\.[a-z])(\d+)(?:-(\d+))?(\.[a-z]+\d+)?")

    def map(self, value: E) -> E:
        """Return an entity, or a tuple of entities, with every span and id mapped."""
        result: Any = value
        if isinstance(value, Span):
            start, end = self._plain.original_span(value.start, value.end)
            result = Span.from_text(self._article.text, start, end)
        elif isinstance(value, str):
            result = self._map_id(value)
        elif isinstance(value, tuple):
            result = tuple(map(self.map, value))
        elif isinstance(value, Attested):
            evidence = tuple(self._map_evidence(evidence, value.value) for evidence in value.evidence)
            result = Attested(self.map(value.value), evidence)
        elif is_dataclass(value) and not isinstance(value, type):
            result = replace(value, **{name: self.map(getattr(value, name)) for name in _field_names(type(value))})
        return result  # type: ignore[no-any-return]  # each branch gives the type that it took

    def _map_evidence(self, evidence: Evidence, value: object) -> Evidence:
        mapped = replace(evidence, span=self.map(evidence.span))
        if mapped.derivation == "verbatim" and mapped.span is not None and mapped.span.text != value:
            return replace(mapped, derivation="normalised", normaliser=NORMALISER)
        return mapped

    def _map_id(self, text: str) -> str:
        """Return an id with the offsets in the article as received; any other text as it is."""
        match = self._id.fullmatch(text)
        if match is None:
            return text
        start = int(match[2])
        if match[3] is None:
            return f"{match[1]}{self._plain.starts[start]}"  # a person
        first, last = self._plain.original_span(start, int(match[3]))
        return f"{match[1]}{first}-{last}{match[4] or ''}"


@cache
def _field_names(entity: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(entity))
