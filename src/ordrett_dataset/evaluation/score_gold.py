"""Figures of readings against gold.jsonl, names.jsonl and probe.jsonl."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ordrett.model import ArticleAnnotation, QuoteKind
from ordrett_dataset.evaluation.attribution import Attribution, Places, utterances
from ordrett_dataset.evaluation.gold_files import GoldLine, NamesLine, ProbeLine
from ordrett_dataset.evaluation.matching import touch
from ordrett_dataset.evaluation.metric import Figure, rules, spoken

OVERLAPS: Final = (0.3, 0.8)
OF_KIND: Final[Mapping[QuoteKind, tuple[float, ...]]] = {
    "direct": OVERLAPS,
    "mixed": OVERLAPS,
    "indirect": (0.3, 0.5, 0.8),
}
OWN_WORDS: Final = ("direct", "mixed")


def quotes(lines: Sequence[GoldLine], readings: Mapping[str, ArticleAnnotation]) -> list[Figure]:
    """Return the figures of attributions: all, by kind, by language, by rule.

    An article without a reading is one in which nothing was found. The kinds of a foreign guide are not ours, so a
    kind has recall alone: its attributions are looked for among all that were found.
    """
    gold = [item for line in lines for item in _attributions(line, readings)]
    found = [item for line in lines if line.article in readings for item in utterances(readings[line.article])]
    figures = [spoken("quotes", gold, found, least) for least in OVERLAPS]
    own = [item for item in gold if item.kind in OWN_WORDS]
    figures.append(spoken("quotes, own words", own, found, 0.8, precision=False))
    for kind, levels in OF_KIND.items():
        of = [item for item in gold if item.kind == kind]
        figures += [spoken(f"quotes, {kind}", of, found, least, precision=False) for least in levels if of]
    figures += by_language("quotes", gold, found)
    return figures + [figure for least in OVERLAPS for figure in rules(gold, found, least)]


def by_language(what: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[Figure]:
    """Return the figures of each language, where there are several."""
    languages = sorted({item.language for item in (*gold, *found) if item.language})
    return [
        spoken(
            f"{what}, {language}",
            [item for item in gold if item.language == language],
            [item for item in found if item.language == language],
            least,
        )
        for language in (languages if len(languages) > 1 else ())
        for least in OVERLAPS
    ]


def names(lines: Iterable[NamesLine], readings: Mapping[str, ArticleAnnotation]) -> list[Figure]:
    """Return the figures of names of people: found by any character, and to the letter."""
    pairs = [
        (
            line.people,
            tuple((m.text.start, m.text.end) for m in of.person_mentions) if (of := readings.get(line.article)) else (),
        )
        for line in lines
    ]
    return mentions("person_mentions", pairs)


def mentions(what: str, pairs: Sequence[tuple[Places, Places]]) -> list[Figure]:
    """Return the figures of places of names, (annotated, found) an article, matched one to one in their order."""
    figures = []
    for how in ("touch", "exact"):
        right = 0
        for gold, found in pairs:
            left = sorted(set(found))
            for place in gold:
                if hit := next((p for p in left if (p == place if how == "exact" else touch((p,), (place,)))), None):
                    left.remove(hit)
                    right += 1
        wanted, got = sum(len(gold) for gold, _ in pairs), sum(len(set(found)) for _, found in pairs)
        figures.append(Figure(what, how, right, wanted, got))
    return figures


def pronouns(lines: Sequence[ProbeLine], readings: Mapping[str, ArticleAnnotation]) -> list[Figure]:
    """Return how many pronouns beside a reporting verb belong to a quote, and how many of all to the right person."""
    touched = right = 0
    said = {article: utterances(reading) for article, reading in readings.items()}
    people = {person.person_id: person.name.value for reading in readings.values() for person in reading.people}
    for line in lines:
        spot = ((line.cue[0] - 1, line.pronoun[1] + 1),)
        hit = next((item for item in said.get(line.article, ()) if touch(spot, (*item.cue, *item.source))), None)
        touched += hit is not None
        name = people.get(hit.speaker or "") if hit else None
        right += name is not None and _last(name) in {_last(other) for other in line.names}
    return [
        Figure("speaker of a pronoun", "a quote touches it", touched, len(lines)),
        Figure("speaker of a pronoun", "the right person", right, len(lines)),
    ]


def _last(name: str) -> str:
    return name.split()[-1].casefold().removesuffix("s")


def _attributions(line: GoldLine, readings: Mapping[str, ArticleAnnotation]) -> list[Attribution]:
    language = readings[line.article].language if line.article in readings else None
    return [
        Attribution(line.article, item.kind, item.content, item.cue or (), item.source or (), language=language)
        for item in line.attributions
    ]
