"""Properties of dates in generated texts."""

from datetime import date, timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from ordrett.dates import find_dates
from ordrett.edtf import parse_date_bounds
from ordrett.language.packs import LanguagePack, language_packs

PACKS: Final = language_packs()
DAYS: Final = st.dates(date(1900, 1, 1), date(2039, 12, 31))
LANGUAGES: Final = st.sampled_from(sorted(PACKS))
FIXED_DAYS: Final = {"nb": "i går", "nn": "i morgon", "da": "i forgårs", "sv": "i morgon", "en": "yesterday"}
DISTANCES: Final = {
    "nb": "for {} dager siden",
    "nn": "for {} dagar sidan",
    "da": "for {} dage siden",
    "sv": "för {} dagar sedan",
    "en": "{} days ago",
}


def write_date(day: date, pack: LanguagePack) -> str:
    month = pack.months[day.month - 1]
    return f"{day.day}. {month} {day.year}" if pack.dates.day_first else f"{month} {day.day}, {day.year}"


@given(LANGUAGES, DAYS, st.none() | DAYS)
def test_a_written_date_is_read_back_whatever_the_day_of_publication(
    language: str, day: date, published: date | None
) -> None:
    text = f"Kari {write_date(day, PACKS[language])} Ola"
    [expression] = find_dates(text, PACKS[language], published.isoformat() if published else None)
    assert expression.edtf == day.isoformat()
    assert expression.resolved_from is None


@given(LANGUAGES, DAYS, st.integers(1, 400))
def test_a_number_of_days_ago_is_counted_from_publication(language: str, published: date, number: int) -> None:
    text = f"Kari {DISTANCES[language].format(number)} Ola"
    dates = find_dates(text, PACKS[language], published.isoformat())
    assert [expression.edtf for expression in dates] == [(published - timedelta(days=number)).isoformat()]


@given(LANGUAGES, DAYS, st.integers(-400, 400))
def test_a_later_publication_moves_a_day_as_far(language: str, published: date, days: int) -> None:
    text = f"Kari {FIXED_DAYS[language]} Ola"
    first, second = (
        find_dates(text, PACKS[language], day.isoformat())[0].edtf or ""
        for day in (published, published + timedelta(days=days))
    )
    assert date.fromisoformat(second) - date.fromisoformat(first) == timedelta(days=days)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Generate texts of the words that dates are made of."""
    language = draw(LANGUAGES)
    pack, vocabulary = PACKS[language], PACKS[language].dates
    lists = [value for value in vars(vocabulary).values() if isinstance(value, tuple)]
    phrases = sorted({phrase.replace("{}", "3 " + vocabulary.days[-1]) for entries in lists for phrase in entries})
    tokens = st.sampled_from([*phrases, *pack.months, "1994", "31.", "29/2-1900", "0", "99/99/9999", ".", ",", "\n"])
    return " ".join(draw(st.lists(tokens, max_size=25))), language


@given(texts(), st.none() | DAYS | st.sampled_from([date.min, date.max]))
def test_any_text_gives_exact_spans_in_order_and_dates_in_the_calendar(
    generated: tuple[str, str], published: date | None
) -> None:
    text, pack = generated[0], PACKS[generated[1]]
    end = 0
    for expression in find_dates(text, pack, published.isoformat() if published else None):
        assert text[expression.text.start : expression.text.end] == expression.text.text
        assert end <= expression.text.start < expression.text.end
        end = expression.text.end
        if expression.edtf is not None:
            parse_date_bounds(expression.edtf)
        assert published or expression.edtf is None or expression.resolved_from != "publication"
