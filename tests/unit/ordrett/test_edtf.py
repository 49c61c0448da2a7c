import re
from calendar import isleap
from datetime import date, timedelta

import polars as pl
import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett.edtf import EDTF_PATTERN, parse_date_bounds

Bounds = tuple[date | None, date | None]


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2022-03-11", "2022-03-11", "2022-03-11"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2022-03", "2022-03-01", "2022-03-31"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31"),
        ("2022-04-XX", "2022-04-01", "2022-04-30"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-23", "2022-09-01", "2022-11-30"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2022?", "2022-01-01", "2022-12-31"),
        ("2022-03~", "2022-03-01", "2022-03-31"),
        ("2022-03-11%", "2022-03-11", "2022-03-11"),
        ("2022-24?", "2022-12-01", "2023-02-28"),
        ("2022-03-17/2022-03-19", "2022-03-17", "2022-03-19"),
        ("2022-03/2022-04", "2022-03-01", "2022-04-30"),
        ("2021-24/2022-02", "2021-12-01", "2022-02-28"),
        ("201X/2022-21~", "2010-01-01", "2022-05-31"),
        ("2022-03-17/..", "2022-03-17", None),
        ("2022-03-17/", "2022-03-17", None),
        ("../2022-03-17", None, "2022-03-17"),
        ("/2022-03", None, "2022-03-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_bounds_of_known_dates(edtf: str, earliest: str | None, latest: str | None) -> None:
    assert parse_date_bounds(edtf) == (
        earliest and date.fromisoformat(earliest),
        latest and date.fromisoformat(latest),
    )
    assert matches_pattern(edtf)


@pytest.mark.parametrize(
    "edtf",
    [
        *("", " ", "..", "/", "../..", "/..", "../", "2022//2023", "2022/2023/2024", "2022-3", "22", "02022", "-2022"),
        *("2022-13", "2022-00", "2022-20", "2022-25", "2022-03-00", "2022-03-32", "2022-03-1", "2022-3-11", "y2022"),
        *("2022-02-30", "2023-02-29", "1900-02-29", "2022-04-31", "0000", "000X", "0000-01-01", "9999-24"),
        *("2022-03-11T10:00:00", "2022-03-11T10:00:00Z", "2022-03-11 ", " 2022", "2022\n", "2022-03-11\n", "2022/\n"),
        *("XXXX", "XXXX-03-11", "2XXX", "202X-03", "20XX-03-11", "2022-XX-11", "202X-21", "202X-XX", "20XX-XX-XX"),
        *("2022-21-01", "2022-24-XX"),
        *("?2022", "2022-?03", "2022?-03", "2022??", "[2021,2022]", "{2022}", "1e3", "Y12022", "2022S2"),
        *("2023/2022", "2022-03/2022-02", "2022-03-12/2022-03-11", "2022-24/2022-11", "٢٠٢٢", "２０２２", "2022-0３"),
        *("2022–03", "2022.03.11", "11/03/2022", "uuuu", "open", "unknown"),
    ],
)
def test_unsupported_form_is_an_error(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_date_bounds(edtf)


# A point and its bounds, which follow from how the point is built, not from its text.
Point = tuple[str, date, date]
QUALIFIERS = st.sampled_from(["", "?", "~", "%"])


def last_day_of(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@st.composite
def points(draw: st.DrawFn) -> Point:
    day = draw(st.dates(date(1000, 1, 1), date(9989, 12, 31)))
    year, season = day.year, draw(st.sampled_from([21, 22, 23, 24]))
    month = {21: 3, 22: 6, 23: 9, 24: 12}[season]
    last_day = {
        21: date(year, 5, 31),
        22: date(year, 8, 31),
        23: date(year, 11, 30),
        24: date(year + 1, 2, 29 if isleap(year + 1) else 28),
    }
    form, first, last = draw(
        st.sampled_from(
            [
                (day.isoformat(), day, day),
                (day.isoformat()[:7], day.replace(day=1), last_day_of(year, day.month)),
                (day.isoformat()[:7] + "-XX", day.replace(day=1), last_day_of(year, day.month)),
                (f"{year}", date(year, 1, 1), date(year, 12, 31)),
                (f"{year}-XX", date(year, 1, 1), date(year, 12, 31)),
                (f"{year // 10}X", date(year // 10 * 10, 1, 1), date(year // 10 * 10 + 9, 12, 31)),
                (f"{year // 100}XX", date(year // 100 * 100, 1, 1), date(year // 100 * 100 + 99, 12, 31)),
                (f"{year}-{season}", date(year, month, 1), last_day[season]),
            ]
        )
    )
    return form + draw(QUALIFIERS), first, last


@given(points(), points(), st.sampled_from(["", ".."]))
def test_bounds_of_built_dates(one: Point, other: Point, open_end: str) -> None:
    first, last = sorted([one, other], key=lambda point: point[1:])
    cases: list[tuple[str, Bounds]] = [
        (one[0], one[1:]),
        (f"{one[0]}/{open_end}", (one[1], None)),
        (f"{open_end}/{one[0]}", (None, one[2])),
        (f"{first[0]}/{last[0]}", (first[1], last[2])),
    ]
    for edtf, expected in cases:
        assert matches_pattern(edtf)
        assert parse_date_bounds(edtf) == expected
    if last[1] > first[2]:
        with pytest.raises(ValueError, match="before"):
            parse_date_bounds(f"{last[0]}/{first[0]}")


@settings(max_examples=50)
@given(points(), points())
def test_bounds_agree_with_the_edtf_library(one: Point, other: Point) -> None:
    # The library ends winter with December, and fails on X in an interval and on qualified X and seasons.
    first, last = sorted([one, other], key=lambda point: point[1:])
    for edtf in (one[0], f"{first[0]}/{last[0]}"):
        if re.search(r"-24|X.*[/?~%]|/.*X|-2[1-3][?~%]", edtf):
            continue
        parsed = parse_edtf(edtf)
        assert parse_date_bounds(edtf) == (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_day_is_within_the_bounds_of_its_month_season_and_year(day: date) -> None:
    year = day.year
    season = f"{year - (day.month < 3)}-{[24, 21, 22, 23][day.month % 12 // 3]}"
    periods = [day.isoformat(), day.isoformat()[:7], str(year), f"{year // 10}X", f"{year // 100}XX", season]
    lengths = []
    for edtf in periods:
        earliest, latest = parse_date_bounds(edtf)
        assert earliest is not None
        assert latest is not None
        assert earliest <= day <= latest
        lengths.append((latest - earliest).days)
    assert lengths[:-1] == sorted(lengths[:-1])
    assert lengths[-1] in (89, 90, 91)


NEARLY_EDTF = st.from_regex(EDTF_PATTERN, fullmatch=True) | st.text(alphabet="0129X-/.?~%\n", max_size=14)


@given(NEARLY_EDTF)
def test_date_with_bounds_matches_the_pattern(edtf: str) -> None:
    try:
        earliest, latest = parse_date_bounds(edtf)
    except ValueError:
        return
    assert matches_pattern(edtf)
    assert earliest is not None or latest is not None
    assert earliest is None or latest is None or earliest <= latest


def matches_pattern(edtf: str) -> bool:
    """Match as the schema does, with the regular expressions of polars."""
    return bool(pl.Series([edtf]).str.contains(EDTF_PATTERN).item())
