"""Byline and day of publication are read where a page prints them, and nowhere else."""

from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ordrett
from ordrett.language.packs import language_packs

BODIES: Final = {
    "nb": "Brua ble stengt mandag etter et ras, opplyser kommunen. Det hadde regnet i flere dager, og elva gikk over.",
    "da": "Broen blev lukket mandag efter et skred, oplyser kommunen. Det havde regnet i flere dage, og åen steg.",
    "sv": "Bron stängdes på måndagen efter ett ras, uppger kommunen. Det hade regnat i flera dagar, och ån steg.",
    "en": "The bridge was closed on Monday after a landslide, the county said. It had rained for days and days.",
}
HEADLINES: Final = {
    "nb": "Bro stengt etter ras ved elva",
    "da": "Bro lukket efter skred ved åen",
    "sv": "Bro stängd efter ras vid ån",
    "en": "Bridge closed after landslide at the river",
}
# Lines of test pages, with invented people: what stands there, and the names and the day that it gives.
LINES: Final = {
    "nb": [
        ("Av Kari Prøvesen og Ola Oppdiktet", "Kari Prøvesen og Ola Oppdiktet", None),
        ("Tekst: Kari Prøvesen | Foto: Ola Oppdiktet", "Kari Prøvesen", None),
        ("Av Kari Prøvesen, journalist", "Kari Prøvesen", None),
        ("Av Kari Prøvesen, Ola Oppdiktet", "Kari Prøvesen, Ola Oppdiktet", None),
        ("Publisert 14. oktober 2023 kl. 06.32", None, "2023-10-14"),
        ("Oppdatert 15. oktober 2023", None, "2023-10-15"),
        ("03.05.2022", None, "2022-05-03"),
    ],
    "da": [("Af Mette Opdigt", "Mette Opdigt", None), ("11. marts 2022", None, "2022-03-11")],
    "sv": [("Av Karin Uppdiktad", "Karin Uppdiktad", None), ("Publicerad 11 mars 2022", None, "2022-03-11")],
    "en": [
        ("By Jane Madeup and Tom Fictional", "Jane Madeup and Tom Fictional", None),
        ("May 3, 2024 9:14 AM GMT", None, "2024-05-03"),
        ("11/03/2022", None, None),
        ("By Jane Madeup, BBC News", "Jane Madeup", None),
    ],
}
CASES: Final = [(language, *case) for language, cases in LINES.items() for case in cases]


def page(language: str, *lines: str) -> str:
    return "\n\n".join([HEADLINES[language], *lines, BODIES[language], BODIES[language]]) + "\n"


@pytest.mark.parametrize(("language", "line", "byline", "day"), CASES, ids=lambda value: str(value)[:30])
def test_a_line_below_the_headline(language: str, line: str, byline: str | None, day: str | None) -> None:
    text = page(language, line)
    metadata = ordrett.read(text, language=language).metadata
    assert (metadata.byline.text if metadata.byline else None) == byline
    assert (metadata.published.value.edtf if metadata.published.value else None) == day
    for evidence in metadata.published.evidence:
        assert evidence.span is not None
        assert text[evidence.span.start : evidence.span.end] == evidence.span.text


def test_of_two_days_the_earlier_is_that_of_publication() -> None:
    text = page("nb", "Oppdatert 15. oktober 2023", "Publisert 14. oktober 2023")
    published = ordrett.read(text).metadata.published.value
    assert published is not None
    assert published.edtf == "2023-10-14"


def test_the_day_that_a_page_prints_resolves_its_dates() -> None:
    dates = ordrett.read(page("nb", "Publisert 31. mai 2024")).dates
    assert "2024-05-27" in {date.edtf for date in dates}
    dates = ordrett.read(page("nb", "Publisert 31. mai 2024"), published="2024-06-07").dates
    assert "2024-06-03" in {date.edtf for date in dates}


@given(st.sampled_from(sorted(LINES)), st.dates(min_value=date(1990, 1, 1)))
def test_a_date_within_the_text_is_not_that_of_publication(language: str, day: date) -> None:
    month = language_packs()[language].months[day.month - 1]
    text = page(language) + f"\n{BODIES[language]} {day.day}. {month} {day.year}.\n"
    assert ordrett.read(text, language=language).metadata.published.value is None
