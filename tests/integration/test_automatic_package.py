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
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.base import primary_key
from ordrett_dataset.tables.normalisers import NORMALISERS, Context
from ordrett_dataset.tables.rows import format_cell
from tests.support.auto_corpus import EVERYTHING, made_up_text, made_up_texts, package_of, read_made_up


def reading_of(text: str) -> ArticleAnnotation:
    return read_made_up(decode_article(text.encode(), "a", "seeds/a.txt"), "nb")


def sourced(reading: ArticleAnnotation) -> list[tuple[str, Attested[Any]]]:
    """Return every sourced value of a reading with the words for its place."""
    return [
        *(("name", person.name) for person in reading.people),
        *((f"mention {mention.text.start}", mention.person_id) for mention in reading.person_mentions),
        *(
            (f"quote {quote.text.start} {column}", getattr(quote, column))
            for quote in reading.quotes
            for column in ("speaker_id", "speaker_name", "speaker_kind")
        ),
    ]


def test_the_made_up_article_has_what_an_automatic_reading_may_have() -> None:
    quotes = package_of(EVERYTHING).tables["quotes"]
    assert {*quotes["speaker_kind"]} == {"person", "organisation", "group", "document", "anonymous", "unknown"}
    assert {*quotes["section"]} == {"body", "caption"}
    assert quotes["continues_quote_id"].drop_nulls().len() == 1
    assert {*quotes["quote_kind"]} == {"direct", "indirect"}
    evidence = package_of(EVERYTHING).tables["evidence"]
    assert {*evidence["derivation"]} == {"verbatim", "normalised", "inferred"}
    assert {*evidence["normaliser"].drop_nulls()} == {"person_id_of", "person_kind_of", "person_name_of", "country_of"}


def test_the_made_up_article_breaks_no_rule() -> None:
    assert (
        check_package(package_of(EVERYTHING, EVERYTHING.replace("Aleksandr Lukasjenko", "Alexander Lukashenko"))) == []
    )


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(made_up_texts(), min_size=1, max_size=3))
def test_no_automatic_reading_breaks_a_rule(texts: list[str]) -> None:
    assert check_package(package_of(*texts)) == []


@pytest.mark.slow
@settings(max_examples=15)
@given(st.lists(made_up_texts(), min_size=1, max_size=2))
def test_what_the_automatic_reading_finds_in_them_breaks_none_either(texts: list[str]) -> None:
    assert check_package(package_of(EVERYTHING, *texts, reader=read_article)) == []


@settings(max_examples=40)
@given(made_up_texts())
def test_only_the_evidence_is_judged_and_only_once(text: str) -> None:
    before = reading_of(text)
    after = downgrade_evidence(before)
    assert [(place, held.value) for place, held in sourced(after)] == [(p, held.value) for p, held in sourced(before)]
    assert downgrade_evidence(after) == after
    context = Context("nb", {person.person_id: person.name.value for person in before.people})
    for (_, one), (_, other) in zip(sourced(before), sourced(after), strict=True):
        for reason, judged in zip(one.evidence, other.evidence, strict=True):
            assert reason.span is not None
            assert judged.span is not None
            assert text[judged.span.start : judged.span.end] == judged.span.text
            assert reason.span.start == judged.span.start
            if reason.derivation == "normalised":
                sound = NORMALISERS[reason.normaliser or ""](reason.span.text, context) == format_cell(one.value)
                assert judged == reason if sound else (judged.derivation, judged.normaliser) == ("inferred", None)


def test_a_surname_of_two_people_is_inferred_and_the_note_says_so() -> None:
    after = downgrade_evidence(reading_of(EVERYTHING))
    at = EVERYTHING.index("sier Eksempelsen") + 5
    (alone,) = (mention for mention in after.person_mentions if mention.text.start == at)
    (reason,) = alone.person_id.evidence
    assert (reason.derivation, reason.normaliser) == ("inferred", None)
    assert reason.note == (
        "the article has 2 people whom the words fit: “Ida Eksempelsen” and “Tor Eksempelsen”; "
        "this one is named nearest before"
    )
    (full,) = (mention for mention in after.person_mentions if mention.text.text == "Tor Eksempelsen")
    assert [reason.derivation for reason in full.person_id.evidence] == ["normalised"]


TEXT: Final = "Tor Holm kom. Hun het Ida Dahl, sa statsråd Dahl."


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("Hun", "the words spell no name of the article; the reading takes them for this person"),
        ("Tor Holm", "the words alone name “Tor Holm”; the reading takes another person"),
    ],
)
def test_notes_say_what_the_words_do_not_give(words: str, note: str) -> None:
    source = decode_article(TEXT.encode(), "a", "seeds/a.txt")

    def person(name: str) -> Person:
        at = TEXT.index(name)
        proof = Evidence("verbatim", "a", Span.from_text(TEXT, at, at + len(name)))
        return Person(f"a.p{at}", f"a.p{at}", Attested(name, (proof,)), "full_name")

    def mention(words: str, who: Person, by: str) -> PersonMention:
        at, stands = TEXT.index(words), TEXT.index(by)
        proof = Evidence("normalised", "a", Span.from_text(TEXT, stands, stands + len(by)), "person_id_of")
        return PersonMention(
            f"a.m{at}", Attested(who.person_id, (proof,)), Span.from_text(TEXT, at, at + len(words)), "r"
        )

    tor, ida = person("Tor Holm"), person("Ida Dahl")
    mentions = (mention("Tor Holm", tor, "Tor Holm"), mention("Ida Dahl", ida, words))
    reading = ArticleAnnotation(source, "nb", "rules", ("body",), people=(tor, ida), person_mentions=mentions)
    assert [reason.note for reason in downgrade_evidence(reading).person_mentions[1].person_id.evidence] == [note]


def test_what_is_inferred_stands_on_the_first_sentence_of_its_words() -> None:
    quotes = package_of(EVERYTHING).tables["quotes"]
    assert "Ingen vet. Vi må være klare! Nå." in quotes["text"]
    reasons = package_of(EVERYTHING).tables["evidence"]
    assert "Ingen vet." in reasons.filter(derivation="inferred", target_column="speaker_kind")["text"]


@settings(max_examples=15)
@given(st.lists(made_up_texts(), min_size=2, max_size=4))
def test_an_article_more_changes_no_row_but_canonical_id(texts: list[str]) -> None:
    before, after = package_of(*texts[:-1]).tables, package_of(*texts).tables
    for table, rows in before.items():
        kept = after[table].join(rows, on=primary_key(TABLES[table]), how="semi", maintain_order="left")
        assert_frame_equal(kept.drop("canonical_id", strict=False), rows.drop("canonical_id", strict=False))


def test_a_canonical_row_that_the_names_do_not_give_is_found() -> None:
    package = package_of(EVERYTHING, EVERYTHING)
    people = package.tables["people"]
    assert people.filter(people["canonical_id"] != people["person_id"]).height == 4
    alone = people.with_columns(canonical_id=people["person_id"])
    found = check_package(replace(package, tables={**package.tables, "people": alone}))
    assert [issue.rule for issue in found] == ["canonical_id_matches_name_linking"] * 4
    assert found[0] == Issue(
        "canonical_id_matches_name_linking",
        "people",
        "a1.p0",
        "canonical_id",
        "'a1.p0'",
        "'a0.p0', from the names",
    )


@pytest.mark.slow
def test_an_article_of_thousands_of_quotes_breaks_no_rule() -> None:
    package = package_of(made_up_text(random.Random(1), 2000))  # noqa: S311 - nothing to keep secret
    assert package.tables["quotes"].height > 2000
    assert check_package(package) == []
