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
BEFORE = st.sampled_from(["", "Publisert ", "(", "on the ", "\n", "Foto 12 / "])
AFTER = st.sampled_from(["", ".", ", kl. 10.45", ")", "\n| 3", " i Lysdalen"])


# Babel knows how each language prints a date, independently of the packs.
@given(LANGUAGES, DAYS, BEFORE, AFTER, st.booleans())
def test_printed_date_is_parsed(language: str, day: date, before: str, after: str, in_capitals: bool) -> None:
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
        printed = printed.upper() if in_capitals else printed
        assert parse_date(before + printed + after, pack) == expected


@given(LANGUAGES, DAYS, DAYS)
def test_two_dates_give_none(language: str, one: date, other: date) -> None:
    text = " og ".join(format_date(day, "d. MMMM y", locale=language) for day in (one, other))
    assert parse_date(text, language_packs()[language]) == (one.isoformat() if one == other else None)


@pytest.mark.parametrize("language", sorted(language_packs()))
@pytest.mark.parametrize(
    "text",
    [
        *("", "i går", "11. mars", "March 11", "12345", "year 20222", "03/22/2022", "31.02.2022", "2022-13-01"),
        *("kl. 20.22", "0999", "3000", "٢٠٢٢", "2022-2023", "2022/2023", "1.2.34", "1999 and 2000"),
    ],
)
def test_text_without_a_complete_date_gives_none(text: str, language: str) -> None:
    assert parse_date(text, language_packs()[language]) is None


@given(st.text(alphabet="0123456789 ./-,:mai jun 2022", max_size=30), LANGUAGES)
def test_parsed_date_is_printed_in_the_text(text: str, language: str) -> None:
    edtf = parse_date(text, language_packs()[language])
    if edtf is not None:
        earliest, latest = parse_date_bounds(edtf)
        assert earliest is not None
        assert latest is not None
        assert edtf[:4] in text
        assert len(edtf) < 10 or str(int(edtf[8:])) in text
