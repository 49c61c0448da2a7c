from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from ordrett.edtf import parse_date_bounds
from ordrett.language.packs import language_packs
from ordrett.parse_date import parse_date

LANGUAGES = st.sampled_from(sorted(language_packs()))
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
AROUND = st.sampled_from(["", "Publisert ", "(", "on the ", "\n", "Foto 12 / "])
AFTER = st.sampled_from(["", ".", ", kl. 10.45", ")", "\n| 3", " i Lysdalen"])


# Babel knows how each language prints a date; the packs' own months are not asked.
@given(LANGUAGES, DAYS, AROUND, AFTER, st.booleans())
def test_a_date_that_the_language_prints_is_read(
    language: str, day: date, before: str, after: str, shout: bool
) -> None:
    pack = language_packs()[language]
    for pattern, expected in (
        ("long", day.isoformat()),
        ("d. MMMM y", day.isoformat()),
        ("dd/MM/y", day.isoformat()),
        ("d.M.y", day.isoformat()),
        ("y-MM-dd", day.isoformat()),
        ("MMMM y", day.isoformat()[:7]),
        ("y", day.isoformat()[:4]),
    ):
        printed = format_date(day, pattern, locale=language)
        printed = printed.upper() if shout else printed
        assert parse_date(before + printed + after, pack) == expected


@given(LANGUAGES, DAYS, DAYS)
def test_two_dates_are_no_date(language: str, one: date, other: date) -> None:
    words = " og ".join(format_date(day, "d. MMMM y", locale=language) for day in (one, other))
    assert parse_date(words, language_packs()[language]) == (one.isoformat() if one == other else None)


@pytest.mark.parametrize("language", sorted(language_packs()))
@pytest.mark.parametrize(
    "words",
    [
        *("", "i går", "11. mars", "March 11", "12345", "year 20222", "03/22/2022", "31.02.2022", "2022-13-01"),
        *("kl. 20.22", "0999", "3000", "٢٠٢٢", "2022-2023", "2022/2023", "1.2.34", "1999 and 2000"),
    ],
)
def test_words_without_one_whole_date_give_none(words: str, language: str) -> None:
    assert parse_date(words, language_packs()[language]) is None


@given(st.text(alphabet="0123456789 ./-,:mai jun 2022", max_size=30), LANGUAGES)
def test_what_is_read_is_a_date_whose_figures_are_printed(words: str, language: str) -> None:
    found = parse_date(words, language_packs()[language])
    if found is not None:
        earliest, latest = parse_date_bounds(found)
        assert earliest is not None
        assert latest is not None
        assert found[:4] in words
        assert len(found) < 10 or str(int(found[8:])) in words
