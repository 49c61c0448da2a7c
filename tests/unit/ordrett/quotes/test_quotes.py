import pytest

from ordrett.model import Attested, Quote
from tests.quote_cases import dashes, indirect, negatives, quotation_marks, speakers
from tests.quote_cases.case import Cases, Told, reading_of, said_in

CASES: Cases = {
    f"{module.__name__.rpartition('.')[2]}-{name}": case
    for module in (quotation_marks, dashes, indirect, speakers, negatives)
    for name, case in module.CASES.items()
}
every = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@every
def test_an_article_gives_what_the_guide_says(case: Told) -> None:
    assert said_in(reading_of(case)) == case.said


@every
def test_every_span_is_the_slice_of_its_article(case: Told) -> None:
    for quote in reading_of(case).quotes:
        for span in (quote.text, quote.cue, quote.source, quote.via):
            assert span is None or (span.text and case.text[span.start : span.end] == span.text)


@every
def test_ids_are_unique_and_parts_go_on_with_the_part_before(case: Told) -> None:
    quotes = reading_of(case).quotes
    assert len({quote.quote_id for quote in quotes}) == len(quotes)
    for before, quote in zip((None, *quotes), quotes, strict=False):
        if quote.continues_quote_id is not None:
            assert before is not None
            assert quote.continues_quote_id == before.quote_id
            assert (quote.cue, quote.source, quote.speaker_id.value) == (
                before.cue,
                before.source,
                before.speaker_id.value,
            )


@every
def test_every_value_stands_on_words_of_the_article(case: Told) -> None:
    reading = reading_of(case)
    people = {person.person_id: person.name.value for person in reading.people}
    for quote in reading.quotes:
        assert (quote.speaker_kind.value == "person") == (quote.speaker_id.value is not None)
        assert quote.speaker_id.value is None or people[quote.speaker_id.value] == quote.speaker_name.value
        for sourced in _sourced(quote):
            assert bool(sourced.evidence) == (sourced.value is not None)
            for evidence in sourced.evidence:
                assert evidence.span
                assert case.text[evidence.span.start : evidence.span.end] == evidence.span.text
                assert (
                    evidence.note
                    if evidence.derivation == "inferred"
                    else evidence.derivation in ("verbatim", "normalised")
                )
                assert evidence.normaliser if evidence.derivation == "normalised" else evidence.normaliser is None


def _sourced(quote: Quote) -> tuple[Attested[str | None], ...]:
    return (Attested(quote.speaker_kind.value, quote.speaker_kind.evidence), quote.speaker_id, quote.speaker_name)
