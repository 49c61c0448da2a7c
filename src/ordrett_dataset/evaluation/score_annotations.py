"""Figures of automatic readings against the annotated readings of the same articles."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ordrett.model import ArticleAnnotation
from ordrett_dataset.evaluation.attribution import Attribution, Places, rows
from ordrett_dataset.evaluation.metric import Figure, rules, spoken
from ordrett_dataset.evaluation.score_gold import OF_KIND, OVERLAPS, OWN_WORDS, by_language, mentions


def against_annotation(
    annotated: Mapping[str, ArticleAnnotation], automatic: Mapping[str, ArticleAnnotation]
) -> list[Figure]:
    """Return the figures of quotes (a row each), mentions and sections.

    Of a kind, rows of that kind are compared with rows of that kind. An article without an automatic reading is one
    in which nothing was found.
    """
    pairs = {article: (reading, automatic.get(article)) for article, reading in sorted(annotated.items())}
    gold = [item for reading, _ in pairs.values() for item in rows(reading)]
    found = [item for reading, other in pairs.values() if other for item in _named_alike(reading, other)]

    def of(*kinds: str) -> tuple[list[Attribution], list[Attribution]]:
        return [item for item in gold if item.kind in kinds], [item for item in found if item.kind in kinds]

    figures = [spoken("quotes", gold, found, least) for least in OVERLAPS]
    figures.append(spoken("quotes, own words", *of(*OWN_WORDS), 0.8))
    for kind, levels in OF_KIND.items():
        figures += [spoken(f"quotes, {kind}", *of(kind), least) for least in levels if any(of(kind))]
    figures += by_language("quotes", gold, found)
    figures += [figure for least in OVERLAPS for figure in rules(gold, found, least)]
    figures += mentions("person_mentions", [(_names(reading), _names(other)) for reading, other in pairs.values()])
    languages = sorted({reading.language for reading in annotated.values()})
    for language in languages if len(languages) > 1 else ():
        same = [(_names(a), _names(b)) for a, b in pairs.values() if a.language == language]
        figures += mentions(f"mentions, {language}", same)
    alike = sum(a == b for reading, other in pairs.values() if other for a, b in _sections(reading, other))
    return [
        *figures,
        Figure("sections", "the same, line by line", alike, sum(len(r.sections) for r in annotated.values())),
    ]


def _named_alike(annotated: ArticleAnnotation, automatic: ArticleAnnotation) -> list[Attribution]:
    """Return the quotes that were found, their people under the ids of the annotation.

    A person is the one of the annotation whose mentions most of the person's own mentions touch.
    """
    together = Counter(
        (found.person_id.value, gold.person_id.value)
        for found in automatic.person_mentions
        for gold in annotated.person_mentions
        if found.text.start < gold.text.end and gold.text.start < found.text.end
    )
    same: dict[str, str] = {}
    for (found_id, gold_id), _ in sorted(together.items(), key=lambda item: (-item[1], item[0])):
        same.setdefault(found_id, gold_id)
    ids = {person.person_id for person in automatic.people}
    return [
        replace(item, speaker=same.get(item.speaker, f"nobody: {item.speaker}")) if item.speaker in ids else item
        for item in rows(automatic)
    ]


def _names(reading: ArticleAnnotation | None) -> Places:
    return tuple(sorted((m.text.start, m.text.end) for m in reading.person_mentions)) if reading else ()


def _sections(annotated: ArticleAnnotation, automatic: ArticleAnnotation) -> Iterator[tuple[str, str]]:
    yield from zip(annotated.sections, automatic.sections, strict=True)
