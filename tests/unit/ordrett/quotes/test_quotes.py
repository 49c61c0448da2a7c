from collections.abc import Sequence
from pprint import pformat

import pytest

from ordrett.model import ArticleAnnotation, Attested, Quote
from tests.quote_cases import (
    addressees,
    attributions,
    boundaries,
    dashes,
    indirect,
    negatives,
    openings,
    outlets,
    quotation_marks,
    roles,
    sources,
    speakers,
    turns,
)
from tests.quote_cases.case import Cases, observed_quotes, read_case

CASES_BY_SUBJECT: dict[str, Cases] = {
    module.__name__.rpartition(".")[2]: module.CASES
    for module in (
        quotation_marks,
        dashes,
        indirect,
        boundaries,
        openings,
        attributions,
        roles,
        sources,
        addressees,
        outlets,
        speakers,
        turns,
        negatives,
    )
}
SUBJECTS_AND_LANGUAGES = sorted(
    {(subject, case.language) for subject, cases in CASES_BY_SUBJECT.items() for case in cases.values()}
)


@pytest.mark.parametrize(("subject", "language"), SUBJECTS_AND_LANGUAGES)
def test_quotes_are_as_expected(subject: str, language: str) -> None:
    failures = []
    for name, case in CASES_BY_SUBJECT[subject].items():
        if case.language != language:
            continue
        observed = observed_quotes(read_case(case))
        if observed != case.expected:
            expected = pformat(case.expected, width=110)
            failures.append(f"{name}: {case.text!r}\nexpected {expected}\ngot {pformat(observed, width=110)}")
    assert not failures, f"{len(failures)} cases differ:\n" + "\n".join(failures)


def test_quotes_of_all_cases_are_consistent_with_article_and_people() -> None:
    for subject, cases in CASES_BY_SUBJECT.items():
        for name, case in cases.items():
            annotation = read_case(case)
            label = f"{subject} {name}"
            _check_continuations(annotation.quotes, label)
            for quote in annotation.quotes:
                _check_spans(quote, case.text, label)
                _check_speaker(quote, annotation, label)


def _check_continuations(quotes: Sequence[Quote], label: str) -> None:
    assert len({quote.quote_id for quote in quotes}) == len(quotes), label
    for previous, quote in zip((None, *quotes), quotes, strict=False):
        if quote.continues_quote_id is None:
            continue
        assert previous is not None, label
        assert quote.continues_quote_id == previous.quote_id, label
        assert (quote.cue, quote.source, quote.speaker_id.value) == (
            previous.cue,
            previous.source,
            previous.speaker_id.value,
        ), label


def _check_spans(quote: Quote, text: str, label: str) -> None:
    evidence = [evidence for value in _speaker_values(quote) for evidence in value.evidence]
    for span in (
        quote.text,
        quote.cue,
        quote.source,
        quote.relayed_by,
        quote.addressed_to,
        *(item.span for item in evidence),
    ):
        assert span is None or text[span.start : span.end] == span.text != "", label


def _check_speaker(quote: Quote, annotation: ArticleAnnotation, label: str) -> None:
    names = {person.person_id: person.name.value for person in annotation.people}
    person_id = quote.speaker_id.value
    assert (quote.speaker_kind.value == "person") == (person_id is not None), label
    assert person_id is None or names[person_id] == quote.speaker_name.value, label
    for value in _speaker_values(quote):
        assert bool(value.evidence) == (value.value is not None), label
        for evidence in value.evidence:
            assert evidence.span, label
            assert evidence.derivation in ("verbatim", "normalised", "inferred"), label
            assert bool(evidence.note) == (evidence.derivation == "inferred"), label
            assert bool(evidence.normaliser) == (evidence.derivation == "normalised"), label


def _speaker_values(quote: Quote) -> tuple[Attested[str | None], ...]:
    kind: Attested[str | None] = Attested(quote.speaker_kind.value, quote.speaker_kind.evidence)
    return kind, quote.speaker_id, quote.speaker_name
