"""The date of an event is that of its own clause, sentence or narrative, and nothing that lies ahead is asserted."""

import pytest

import ordrett

PUBLISHED = "2024-03-14"


def read_dates(language: str, text: str) -> dict[str, str | None]:
    annotation = ordrett.read(f"{text}\n", language=language, published=PUBLISHED)
    return {m.trigger.text: m.date.value.edtf if m.date.value else None for m in annotation.event_mentions}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "date"),
    [
        ("en", "In May 2020, when the army attacked the town, many fled.", "attacked", "2020-05"),
        ("en", "Kari Prøve heard in 2005 that her brother had died.", "died", None),
        ("en", "Police met Maria Holm, who was arrested in 2019.", "met", None),
        ("nb", "Kari Prøve møtte presidenten for første gang siden han vant valget i fjor.", "møtte", None),
        ("nb", "Politiet arresterte (til venstre) Kari Prøve i går.", "arresterte", "2024-03-13"),
        ("en", "The army has attacked the town since Monday’s election.", "election", "2024-03-11"),
    ],
)
def test_date_belongs_to_the_clause_that_it_is_in(language: str, text: str, trigger: str, date: str | None) -> None:
    assert read_dates(language, text)[trigger] == date


@pytest.mark.parametrize(
    ("language", "text", "trigger", "date"),
    [
        ("en", "In May 2020, Kari Prøve met Maria Holm. She resigned. ", "resigned", "2020-05"),
        ("nb", "I 2009 besøkte Kari Prøve Sverige. Så ble hun arrestert.", "arrestert", "2009"),
        ("en", "In May 2020, Kari Prøve met Maria Holm. She has resigned.", "resigned", None),
        ("en", "In May 2020, Kari Prøve met Maria Holm. She resigned in 2021. She fled.", "fled", None),
        ("en", "In May 2025, Kari Prøve will meet Maria Holm. She resigned.", "resigned", None),
    ],
)
def test_narrative_in_the_past_tense_goes_on_in_its_time(
    language: str, text: str, trigger: str, date: str | None
) -> None:
    assert read_dates(language, text)[trigger] == date


def test_heading_has_the_date_of_the_same_event_in_the_text() -> None:
    text = "Russia attacks Ukraine\n\nRussia attacked Ukraine on Monday. Poland has criticised Russia."
    assert read_dates("en", text) == {"attacks": "2024-03-11", "attacked": "2024-03-11", "criticised": None}


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "The election is held on 20 March 2024.", "election"),
        ("nb", "Valget holdes 20. mars 2024.", "Valget"),
        ("sv", "Valet hålls den 20 mars 2024.", "Valet"),
    ],
)
def test_what_is_dated_after_publication_is_not_asserted(language: str, text: str, trigger: str) -> None:
    annotation = ordrett.read(f"{text}\n", language=language, published=PUBLISHED)
    (mention,) = [mention for mention in annotation.event_mentions if mention.trigger.text == trigger]
    assert mention.modality.value == "planned"
