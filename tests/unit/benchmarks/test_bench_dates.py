"""A case is right if a date touches its words and has its value; peers give values at the precision that they state."""

import pytest

from benchmarks.bench_dates import is_right
from benchmarks.date_peers import to_edtf

CASE = {"lang": "en", "published": "2022-03-16", "text": "He left last May.", "words": "last May", "edtf": "2021-05"}


@pytest.mark.parametrize(
    ("dates", "right"),
    [
        ([(8, 16, "2021-05")], True),
        ([(13, 16, "2021-05")], True),
        ([(8, 16, "2022-05")], False),
        ([(0, 7, "2021-05")], False),
        ([], False),
    ],
)
def test_case_is_right_if_a_date_in_its_words_has_the_value(
    dates: list[tuple[int, int, str | None]], right: bool
) -> None:
    assert is_right(CASE, dates) == right


def test_case_without_a_date_is_right_if_none_is_read() -> None:
    case = {**CASE, "words": "left", "edtf": None}
    assert is_right(case, [(8, 16, "2021-05")])
    assert not is_right(case, [(3, 16, "2021-05")])


def test_values_of_duckling_keep_their_grain() -> None:
    week = {"type": "value", "value": "2022-03-07T00:00:00.000+00:00", "grain": "week"}
    month = {"type": "value", "value": "2021-02-01T00:00:00.000+00:00", "grain": "month"}
    assert to_edtf(week) == "2022-03-07/2022-03-13"
    assert to_edtf({"type": "interval", "from": month}) == "2021-02/.."
