"""A package built without annotations is valid, and its evidence is what the normalisers confirm."""

import random
from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ordrett.article import decode_article
from ordrett.model import ArticleAnnotation, Attested, Evidence, Person, PersonMention
from ordrett.reader import read_article
from ordrett.span import Span
from ordrett_dataset.pipeline.downgrade_evidence import downgrade_evidence
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.schemas import KEYS
from ordrett_dataset.tables.normalisers import NORMALISERS, Context
from ordrett_dataset.tables.rows import format_cell
from tests.support.auto_corpus import (
    SAMPLE_TEXT,
    build_synthetic_package,
    extract_synthetic,
    synthetic_text,
    synthetic_texts,
)


def extract(text: str) -> ArticleAnnotation:
    return extract_synthetic(decode_article(text.encode(), "a", "seeds/a.txt"), "nb")


def attested_values(annotation: ArticleAnnotation) -> list[tuple[str, Attested[Any]]]:
    """Return every attested value of an annotation with a name for its position."""
    return [
        *(("name", person.name) for person in annotation.people),
        *((f"mention {mention.text.start}", mention.person_id) for mention in annotation.person_mentions),
        *(
            (f"quote {quote.text.start} {column}", getattr(quote, column))
            for quote in annotation.quotes
            for column in ("speaker_id", "speaker_name", "speaker_kind")
        ),
    ]


def test_sample_has_every_feature_of_an_extraction() -> None:
    tables = build_synthetic_package(SAMPLE_TEXT).tables
    quotes, evidence = tables["quotes"], tables["evidence"]
    assert {*quotes["speaker_kind"]} == {"person", "organisation", "group", "document", "anonymous", "unknown"}
    assert {*quotes["section"]} == {"body", "caption"}
    assert {*quotes["quote_kind"]} == {"direct", "indirect"}
    assert quotes["continues_quote_id"].drop_nulls().len() == 1
    assert {*evidence["derivation"]} == {"verbatim", "normalised", "inferred"}
    assert {*evidence["normaliser"].drop_nulls()} == {"person_id_of", "person_kind_of", "person_name_of", "country_of"}


def test_sample_is_valid() -> None:
    other_spelling = SAMPLE_TEXT.replace("Aleksandr Lukasjenko", "Alexander Lukashenko")
    assert check_package(build_synthetic_package(SAMPLE_TEXT, other_spelling)) == []


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(synthetic_texts(), min_size=1, max_size=3))
def test_any_synthetic_package_is_valid(texts: list[str]) -> None:
    assert check_package(build_synthetic_package(*texts)) == []


@pytest.mark.slow
@settings(max_examples=15)
@given(st.lists(synthetic_texts(), min_size=1, max_size=2))
def test_package_of_the_real_extractor_is_valid(texts: list[str]) -> None:
    assert check_package(build_synthetic_package(SAMPLE_TEXT, *texts, extractor=read_article)) == []


@pytest.mark.slow
def test_article_with_thousands_of_quotes_is_valid() -> None:
    package = build_synthetic_package(synthetic_text(random.Random(1), 2000))  # noqa: S311 - nothing to keep secret
    assert package.tables["quotes"].height > 2000
    assert check_package(package) == []


@settings(max_examples=40)
@given(synthetic_texts())
def test_downgrading_changes_only_evidence_and_is_idempotent(text: str) -> None:
    before = extract(text)
    after = downgrade_evidence(before)
    values_before, values_after = attested_values(before), attested_values(after)
    assert [(name, value.value) for name, value in values_after] == [
        (name, value.value) for name, value in values_before
    ]
    assert downgrade_evidence(after) == after
    context = Context("nb", {person.person_id: person.name.value for person in before.people})
    for (_, attested_before), (_, attested_after) in zip(values_before, values_after, strict=True):
        for original, checked in zip(attested_before.evidence, attested_after.evidence, strict=True):
            assert original.span is not None
            assert checked.span is not None
            assert text[checked.span.start : checked.span.end] == checked.span.text
            assert original.span.start == checked.span.start
            if original.derivation == "normalised":
                normalised = NORMALISERS[original.normaliser or ""](original.span.text, context)
                is_confirmed = normalised == format_cell(attested_before.value)
                assert (
                    checked == original
                    if is_confirmed
                    else (checked.derivation, checked.normaliser) == ("inferred", None)
                )


def test_surname_of_two_people_is_inferred_with_a_note() -> None:
    annotation = downgrade_evidence(extract(SAMPLE_TEXT))
    offset = SAMPLE_TEXT.index("sier Eksempelsen") + 5
    (surname_mention,) = (mention for mention in annotation.person_mentions if mention.text.start == offset)
    (evidence,) = surname_mention.person_id.evidence
    assert (evidence.derivation, evidence.normaliser) == ("inferred", None)
    assert evidence.note == (
        "the text matches 2 people of the article: “Ida Eksempelsen” and “Tor Eksempelsen”; "
        "this one is the last named before it"
    )
    (full_mention,) = (mention for mention in annotation.person_mentions if mention.text.text == "Tor Eksempelsen")
    assert [evidence.derivation for evidence in full_mention.person_id.evidence] == ["normalised"]


TEXT: Final = "Tor Holm kom. Hun het Ida Dahl, sa statsråd Dahl."


@pytest.mark.parametrize(
    ("evidence_text", "note"),
    [
        ("Hun", "the text matches no name in the article; this person is inferred"),
        ("Tor Holm", "the text alone names “Tor Holm”; another person is inferred"),
    ],
)
def test_note_explains_why_the_text_does_not_give_the_value(evidence_text: str, note: str) -> None:
    def span(text: str) -> Span:
        start = TEXT.index(text)
        return Span.from_text(TEXT, start, start + len(text))

    def person(name: str) -> Person:
        person_id = f"a.p{TEXT.index(name)}"
        return Person(person_id, person_id, Attested(name, (Evidence("verbatim", "a", span(name)),)), "full_name")

    def mention(text: str, mentioned: Person, evidence: str) -> PersonMention:
        normalised = Evidence("normalised", "a", span(evidence), "person_id_of")
        person_id = Attested(mentioned.person_id, (normalised,))
        return PersonMention(f"a.m{TEXT.index(text)}", person_id, span(text), "rule")

    tor, ida = person("Tor Holm"), person("Ida Dahl")
    mentions = (mention("Tor Holm", tor, "Tor Holm"), mention("Ida Dahl", ida, evidence_text))
    article = decode_article(TEXT.encode(), "a", "seeds/a.txt")
    annotation = ArticleAnnotation(article, "nb", "rules", ("body",), people=(tor, ida), person_mentions=mentions)
    checked = downgrade_evidence(annotation).person_mentions[1].person_id.evidence
    assert [evidence.note for evidence in checked] == [note]


def test_inferred_evidence_is_cut_to_its_first_sentence() -> None:
    tables = build_synthetic_package(SAMPLE_TEXT).tables
    assert "Ingen vet. Vi må være klare! Nå." in tables["quotes"]["text"]
    inferred = tables["evidence"].filter(derivation="inferred", target_column="speaker_kind")
    assert "Ingen vet." in inferred["text"]


@settings(max_examples=15)
@given(st.lists(synthetic_texts(), min_size=2, max_size=4))
def test_another_article_changes_only_canonical_ids(texts: list[str]) -> None:
    before, after = build_synthetic_package(*texts[:-1]).tables, build_synthetic_package(*texts).tables
    for table, rows in before.items():
        same_rows = after[table].join(rows, on=KEYS[table], how="semi", maintain_order="left")
        assert_frame_equal(same_rows.drop("canonical_id", strict=False), rows.drop("canonical_id", strict=False))


def test_canonical_id_that_name_linking_does_not_give_is_an_issue() -> None:
    package = build_synthetic_package(SAMPLE_TEXT, SAMPLE_TEXT)
    people = package.tables["people"]
    assert people.filter(people["canonical_id"] != people["person_id"]).height == 4
    unlinked = people.with_columns(canonical_id=people["person_id"])
    issues = check_package(replace(package, tables={**package.tables, "people": unlinked}))
    assert [issue.rule for issue in issues] == ["canonical_id_matches_name_linking"] * 4
    assert issues[0] == Issue(
        "canonical_id_matches_name_linking",
        "people",
        "a1.p0",
        "canonical_id",
        "'a1.p0'",
        "'a0.p0', from the names",
    )
