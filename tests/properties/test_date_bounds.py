"""Bounds of EDTF dates, compared with the calendar and with the library `edtf`."""

import csv
import math
import re
from datetime import date
from typing import Final

import pytest
from edtf import parse_edtf

from ordrett.edtf import parse_date_bounds
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import ROOT

# Examples of levels 0 and 1 of the EDTF specification (Library of Congress, 2019) in the supported forms, with their
# bounds by the calendar. The specification does not define the months of a season; the data dictionary does.
EXAMPLES: Final = """
1985-04-12               1985-04-12 1985-04-12
1985-04                  1985-04-01 1985-04-30
1985                     1985-01-01 1985-12-31
1964/2008                1964-01-01 2008-12-31
2004-06/2006-08          2004-06-01 2006-08-31
2004-02-01/2005-02-08    2004-02-01 2005-02-08
2004-02-01/2005-02       2004-02-01 2005-02-28
2004-02-01/2005          2004-02-01 2005-12-31
2005/2006-02             2005-01-01 2006-02-28
2001-21                  2001-03-01 2001-05-31
1984?                    1984-01-01 1984-12-31
2004-06~                 2004-06-01 2004-06-30
2004-06-11%              2004-06-11 2004-06-11
201X                     2010-01-01 2019-12-31
20XX                     2000-01-01 2099-12-31
2004-XX                  2004-01-01 2004-12-31
1985-04-XX               1985-04-01 1985-04-30
1985-XX-XX               1985-01-01 1985-12-31
1985-04-12/..            1985-04-12 -
1985-04/..               1985-04-01 -
1985/..                  1985-01-01 -
../1985-04-12            -          1985-04-12
../1985-04               -          1985-04-30
../1985                  -          1985-12-31
1985-04-12/              1985-04-12 -
1985-04/                 1985-04-01 -
1985/                    1985-01-01 -
/1985-04-12              -          1985-04-12
/1985-04                 -          1985-04-30
/1985                    -          1985-12-31
1984~/2004-06            1984-01-01 2004-06-30
1984/2004-06~            1984-01-01 2004-06-30
1984~/2004~              1984-01-01 2004-12-31
1984?/2004%              1984-01-01 2004-12-31
1984-06?/2004-08?        1984-06-01 2004-08-31
1984-06-02?/2004-08-08~  1984-06-02 2004-08-08
2004-06-XX/2004-07-03    2004-06-01 2004-07-03
"""
EXAMPLE_ROWS: Final = [line.split() for line in EXAMPLES.strip().splitlines()]

# Known differences of the library: an unknown bound is ten years away, and winter ends in December.
LIBRARY_DIFFERENCES: Final = {
    "1985-04-12/": ("1985-04-12", "1995-04-12"),
    "1985-04/": ("1985-04-01", "1995-04-01"),
    "1985/": ("1985-01-01", "1995-01-01"),
    "/1985-04-12": ("1975-04-12", "1985-04-12"),
    "/1985-04": ("1975-04-30", "1985-04-30"),
    "/1985": ("1975-12-31", "1985-12-31"),
    "2001-24": ("2001-12-01", "2001-12-31"),
}


def library_bounds(edtf: str) -> tuple[str | None, ...]:
    parsed = parse_edtf(edtf)
    bounds = (parsed.lower_strict(), parsed.upper_strict())
    return tuple(None if bound in (-math.inf, math.inf) else date(*bound[:3]).isoformat() for bound in bounds)


def iso_bounds(edtf: str) -> tuple[str | None, ...]:
    return tuple(bound.isoformat() if bound else None for bound in parse_date_bounds(edtf))


def test_examples_have_the_bounds_of_the_calendar() -> None:
    for edtf, *bounds in EXAMPLE_ROWS:
        assert iso_bounds(edtf) == tuple(None if day == "-" else day for day in bounds), edtf


def test_examples_have_the_bounds_of_the_library() -> None:
    for edtf, *_ in EXAMPLE_ROWS:
        if edtf not in LIBRARY_DIFFERENCES:
            assert library_bounds(edtf) == iso_bounds(edtf), edtf


@pytest.mark.parametrize("edtf", LIBRARY_DIFFERENCES)
def test_library_differs_where_it_is_known_to(edtf: str) -> None:
    assert library_bounds(edtf) == LIBRARY_DIFFERENCES[edtf]
    assert library_bounds(edtf) != iso_bounds(edtf)


def test_dates_of_the_dataset_have_the_bounds_of_the_library() -> None:
    bounds_by_date = {}
    for table in TABLES:
        with (ROOT / f"dataset/{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in (name for name in row if name.endswith("_earliest")):
                    edtf = row[column.removesuffix("_earliest")]
                    bounds_by_date[edtf] = (row[column], row[column.replace("_earliest", "_latest")])
    del bounds_by_date[""]
    has_known_difference = re.compile(r"^/|/$|(^|/)[0-9]{4}-24(?!-)")
    comparable = [edtf for edtf in bounds_by_date if not has_known_difference.search(edtf)]
    assert len(comparable) > 20
    for edtf in comparable:
        assert tuple(bound or "" for bound in library_bounds(edtf)) == bounds_by_date[edtf], edtf
