"""What is published beside the tables, as the programs read it that it is for."""

import csv
import json
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema
from tests.support.corpus_folder import ARTICLE_FILE
from tests.support.published_package import DOI, PACKAGES, publish
from tests.third_party import Tools

pytestmark = pytest.mark.slow

# What the library of the hub calls the types of the columns.
HUB: Final = {"string": "large_string", "integer": "int64", "boolean": "bool", "date": "date32"}


@pytest.fixture(scope="module", params=PACKAGES)
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(request.param, tmp_path_factory.mktemp(request.param))


def rows(package: Path, table: str) -> list[list[Any]]:
    frame = pl.read_parquet(package / f"dataset/{table}.parquet")
    return [list(row) for row in frame.with_columns(pl.col(pl.Date).dt.to_string("iso")).iter_rows()]


def test_mlcroissant_finds_no_fault_and_loads_every_record_with_its_types_and_nulls(
    package: Path, tools: Tools
) -> None:
    said = tools.asked("read_croissant.py", package)
    assert (said["errors"], said["warnings"]) == ([], [])
    assert list(said["tables"]) == list(TABLES)
    for table, records in said["tables"].items():
        # As JSON, 1 and true and "1" are three values.
        assert json.dumps(records) == json.dumps(rows(package, table)), table


def test_the_hub_loads_every_table_with_its_types_and_nulls(package: Path, tools: Tools) -> None:
    said = tools.asked("read_with_datasets.py", package)
    assert list(said["tables"]) == [table for table in TABLES if rows(package, table)]
    for table, read in said["tables"].items():
        assert json.dumps(read["rows"]) == json.dumps(rows(package, table)), table
        fields = table_schema(TABLES[table])["fields"]
        assert read["types"] == {field["name"]: HUB[field["type"]] for field in fields}, table


def test_the_hub_reads_the_card(package: Path, tools: Tools) -> None:
    card = tools.asked("read_with_datasets.py", package)["card"]
    with (package / "dataset/articles.csv").open(encoding="utf-8", newline="") as file:
        assert card["language"] == sorted({row["language"] for row in csv.DictReader(file)})
    assert card["license"] in {"cc-by-4.0", "cc0-1.0"}
    assert card["size_categories"] == [
        "n<1K" if sum(len(rows(package, table)) for table in TABLES) < 1000 else "1K<n<10K"
    ]


def test_prov_reads_the_provenance_and_writes_it_again_as_it_was(package: Path, tools: Tools) -> None:
    said = tools.asked("read_prov.py", package / "prov.json")
    assert (said["json"], said["xml"]) == (True, True)
    there = json.loads((package / "prov.json").read_text(encoding="utf-8"))
    kinds = {"entity": "Entity", "activity": "Activity", "agent": "Agent"}
    for kind, name in kinds.items():
        assert sorted(record for of, record in said["records"] if of == name) == sorted(there[kind])


def test_published_schemas_accept_citation_and_catalogue_entry(package: Path, tools: Tools) -> None:
    records = [
        ("cff", (package / "CITATION.cff").read_text(encoding="utf-8")),
        ("datacite", json.loads((package / "datacite.json").read_text(encoding="utf-8"))),
    ]
    assert tools.asked("check_schemas.py", said=records) == [[], []]


def test_published_schemas_find_what_is_broken(tmp_path: Path, tools: Tools) -> None:
    place = publish("annotated", tmp_path)
    cff = (place / "CITATION.cff").read_text(encoding="utf-8")
    datacite = json.loads((place / "datacite.json").read_text(encoding="utf-8"))
    without = {name: value for name, value in datacite.items() if name != "publicationYear"}
    broken = [("cff", cff.replace(DOI, "10.x")), ("datacite", without), ("csl", [{"id": "a", "type": "data"}])]
    assert all(tools.asked("check_schemas.py", said=broken))


def test_the_catalogue_entry_is_a_draft_until_there_is_a_doi(tmp_path: Path) -> None:
    entries = {}
    for name in ("annotated", "automatic"):
        place = publish(name, tmp_path / name)
        entries[name] = json.loads((place / "datacite.json").read_text(encoding="utf-8"))
    assert entries["annotated"]["doi"] == DOI
    assert "doi" not in entries["automatic"]


# Two ways to the same words: counted, and by what stands around them.
def test_apache_annotator_finds_the_words_of_every_annotation(package: Path, tools: Tools) -> None:
    found = tools.asked("query.mjs", package)
    items = json.loads((package / "annotations.jsonld").read_text(encoding="utf-8"))["first"]["items"]
    for item in items:
        position, *quotes = found[item["id"]]
        assert ["TextQuoteSelector", *position[1:]] in quotes, item["id"]
    for table, key in (
        ("quotes", "quote_id"),
        ("person_mentions", "person_mention_id"),
        ("event_mentions", "event_mention_id"),
    ):
        with (package / f"dataset/{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                expected = ["TextPositionSelector", int(row["text_start"]), row["text"]]
                assert found[f"{table}/{row[key]}"][0] == expected


def test_apache_annotator_counts_code_points_as_the_offsets_do(tmp_path: Path, tools: Tools) -> None:
    # A byte order mark and a letter of two code units stand before every word.
    before = "\ufeff𝔉 "
    text = before + "Fyrvokter Tandberg\n\n– Isen kommer tidlig i år, sier Ottar Tandberg.\n"
    place = publish("automatic", tmp_path, changes={ARTICLE_FILE: text})
    found = tools.asked("query.mjs", place)
    assert ["TextPositionSelector", text.index("Isen"), "Isen kommer tidlig i år"] in [
        first for first, *_ in found.values()
    ]
