"""Score extracted quotes, names and pronoun referents against gold files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from ordrett.model import ArticleAnnotation, QuoteKind
from ordrett_dataset.evaluation.attribution import Attribution, Range, Ranges, utterance_attributions
from ordrett_dataset.evaluation.gold_files import NamesLine, PronounLine, QuotesLine
from ordrett_dataset.evaluation.matching import ranges_touch
from ordrett_dataset.evaluation.metric import Metric, attribution_metric, rule_metrics

OVERLAPS: Final = (0.3, 0.8)
OVERLAPS_BY_KIND: Final[Mapping[QuoteKind, tuple[float, ...]]] = {
    "direct": OVERLAPS,
    "mixed": OVERLAPS,
    "indirect": (0.3, 0.5, 0.8),
}
VERBATIM_KINDS: Final = ("direct", "mixed")
NAME_CRITERIA: Final[Mapping[str, Callable[[Range, Range], bool]]] = {
    "any overlap": lambda first, second: ranges_touch((first,), (second,)),
    "exact": lambda first, second: first == second,
}


def score_quotes(lines: Sequence[QuotesLine], annotations: Mapping[str, ArticleAnnotation]) -> list[Metric]:
    """Return the metrics of attributions: all, by kind, by language, by rule.

    An article without an annotation counts as one in which nothing was found. Other guides define the kinds
    differently, so a kind has only recall: its gold items are looked for among all predicted ones.
    """
    gold = [attribution for line in lines for attribution in _gold_attributions(line, annotations)]
    predicted = [
        attribution
        for line in lines
        if line.article in annotations
        for attribution in utterance_attributions(annotations[line.article])
    ]
    metrics = [attribution_metric("quotes", gold, predicted, overlap) for overlap in OVERLAPS]
    verbatim = [item for item in gold if item.kind in VERBATIM_KINDS]
    metrics.append(attribution_metric("quotes, direct or mixed", verbatim, predicted, 0.8, with_precision=False))
    for kind, overlaps in OVERLAPS_BY_KIND.items():
        items = [item for item in gold if item.kind == kind]
        metrics += [
            attribution_metric(f"quotes, {kind}", items, predicted, overlap, with_precision=False)
            for overlap in overlaps
            if items
        ]
    metrics += metrics_by_language("quotes", gold, predicted)
    return metrics + [metric for overlap in OVERLAPS for metric in rule_metrics(gold, predicted, overlap)]


def metrics_by_language(item: str, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> list[Metric]:
    """Return the metrics of each language, if there are several."""
    languages = sorted({attribution.language for attribution in (*gold, *predicted) if attribution.language})
    return [
        attribution_metric(
            f"{item}, {language}",
            [attribution for attribution in gold if attribution.language == language],
            [attribution for attribution in predicted if attribution.language == language],
            overlap,
        )
        for language in (languages if len(languages) > 1 else ())
        for overlap in OVERLAPS
    ]


def score_names(lines: Iterable[NamesLine], annotations: Mapping[str, ArticleAnnotation]) -> list[Metric]:
    """Return the metrics of names of people: names that share a character, and names with the same bounds."""
    pairs = [(line.people, name_ranges(annotations.get(line.article))) for line in lines]
    return name_metrics("person mentions", pairs)


def name_ranges(annotation: ArticleAnnotation | None) -> Ranges:
    """Return the ranges of the person mentions of an annotation, sorted; none if there is no annotation."""
    mentions = annotation.person_mentions if annotation else ()
    return tuple(sorted((mention.text.start, mention.text.end) for mention in mentions))


def name_metrics(item: str, pairs: Sequence[tuple[Ranges, Ranges]]) -> list[Metric]:
    """Return the metrics of names, given (gold, predicted) ranges per article; matched one to one in text order."""
    metrics = []
    for criterion, is_match in NAME_CRITERIA.items():
        correct = 0
        for gold, predicted in pairs:
            remaining = sorted(set(predicted))
            for name in gold:
                match = next((other for other in remaining if is_match(name, other)), None)
                if match:
                    remaining.remove(match)
                    correct += 1
        n_gold = sum(len(gold) for gold, _ in pairs)
        n_predicted = sum(len(set(predicted)) for _, predicted in pairs)
        metrics.append(Metric(item, criterion, correct, n_gold, n_predicted))
    return metrics


def score_pronouns(lines: Sequence[PronounLine], annotations: Mapping[str, ArticleAnnotation]) -> list[Metric]:
    """Return how many pronouns beside a reporting verb are part of a quote, and how many have the right speaker."""
    n_quoted = n_correct = 0
    attributions = {article: utterance_attributions(annotation) for article, annotation in annotations.items()}
    names = {person.person_id: person.name.value for annotation in annotations.values() for person in annotation.people}
    for line in lines:
        target = ((line.cue[0] - 1, line.pronoun[1] + 1),)
        candidates = attributions.get(line.article, ())
        match = next((item for item in candidates if ranges_touch(target, (*item.cue, *item.source))), None)
        n_quoted += match is not None
        name = names.get(match.speaker or "") if match else None
        n_correct += name is not None and _surname(name) in {_surname(other) for other in line.names}
    return [
        Metric("pronoun as speaker", "quote found", n_quoted, len(lines)),
        Metric("pronoun as speaker", "right person", n_correct, len(lines)),
    ]


def _surname(name: str) -> str:
    return name.split()[-1].casefold().removesuffix("s")


def _gold_attributions(line: QuotesLine, annotations: Mapping[str, ArticleAnnotation]) -> list[Attribution]:
    language = annotations[line.article].language if line.article in annotations else None
    return [
        Attribution(line.article, quote.kind, quote.content, quote.cue or (), quote.source or (), language=language)
        for quote in line.attributions
    ]
