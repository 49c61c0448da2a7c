"""The sidecar files of a package as the programs they are meant for read them."""

import json
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema
from tests.support.corpus_folder import ARTICLE_FILE
from tests.support.published_package import DOI, PACKAGES, publish, read_json, read_rows
from tests.third_party import Tools

pytestmark = pytest.mark.slow

DATASETS_TYPES: Final = {"string": "large_string", "integer": "int64", "boolean": "bool", "date": "date32"}
KEYS: Final = {"quotes": "quote_id", "person_mentions": "person_mention_id", "event_mentions": "event_mention_id"}
PROV_CLASSES: Final = {"entity": "Entity", "activity": "Activity", "agent": "Agent"}


@pytest.fixture(scope="module", params=PACKAGES)
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(request.param, tmp_path_factory.mktemp(request.param))


def rows_as_json(package: Path, table: str) -> str:
    """Return the rows as JSON text, in which 1, true and "1" are different."""
    frame = pl.read_parquet(package / f"dataset/{table}.parquet")
    return json.dumps([list(row) for row in frame.with_columns(pl.col(pl.Date).dt.to_string("iso")).iter_rows()])


def test_mlcroissant_reports_no_issue_and_reads_every_record(package: Path, tools: Tools) -> None:
    output = tools.run_script("read_croissant.py", package)
    assert (output["errors"], output["warnings"]) == ([], [])
    assert list(output["tables"]) == list(TABLES)
    for table, records in output["tables"].items():
        assert json.dumps(records) == rows_as_json(package, table), table


def test_datasets_loads_every_table_with_its_types_and_nulls(package: Path, tools: Tools) -> None:
    output = tools.run_script("read_with_datasets.py", package)
    assert list(output["tables"]) == [table for table in TABLES if read_rows(package, table)]
    for table, content in output["tables"].items():
        assert json.dumps(content["rows"]) == rows_as_json(package, table), table
        fields = table_schema(TABLES[table])["fields"]
        assert content["types"] == {field["name"]: DATASETS_TYPES[field["type"]] for field in fields}, table
    card = output["card"]
    assert card["language"] == sorted({article["language"] for article in read_rows(package, "articles")})
    assert card["license"] in {"cc-by-4.0", "cc0-1.0"}
    n_rows = sum(len(read_rows(package, table)) for table in TABLES)
    assert card["size_categories"] == ["n<1K" if n_rows < 1000 else "1K<n<10K"]


def test_prov_reads_the_provenance_and_writes_it_back_unchanged(package: Path, tools: Tools) -> None:
    output = tools.run_script("read_prov.py", package / "prov.json")
    assert (output["json"], output["xml"]) == (True, True)
    content = read_json(package, "prov.json")
    for kind, class_name in PROV_CLASSES.items():
        assert sorted(name for record_class, name in output["records"] if record_class == class_name) == sorted(
            content[kind]
        )


def test_published_schemas_accept_citation_and_catalogue_entry(package: Path, tools: Tools) -> None:
    cff = (package / "CITATION.cff").read_text(encoding="utf-8")
    records: list[tuple[str, Any]] = [("cff", cff), ("datacite", read_json(package, "datacite.json"))]
    assert tools.run_script("check_schemas.py", stdin=records) == [[], []]


def test_published_schemas_reject_broken_records(tmp_path: Path, tools: Tools) -> None:
    package = publish("annotated", tmp_path)
    cff = (package / "CITATION.cff").read_text(encoding="utf-8")
    datacite = read_json(package, "datacite.json")
    del datacite["publicationYear"]
    broken = [("cff", cff.replace(DOI, "10.x")), ("datacite", datacite), ("csl", [{"id": "a", "type": "data"}])]
    assert all(tools.run_script("check_schemas.py", stdin=broken))


def test_apache_annotator_finds_the_text_of_every_annotation(package: Path, tools: Tools) -> None:
    """Both selectors of an annotation, by position and by quotation, select its text."""
    matches = tools.run_script("query.mjs", package)
    for item in read_json(package, "annotations.jsonld")["first"]["items"]:
        position, *quotes = matches[item["id"]]
        assert ["TextQuoteSelector", *position[1:]] in quotes, item["id"]
    for table, key in KEYS.items():
        for row in read_rows(package, table):
            assert matches[f"{table}/{row[key]}"][0] == ["TextPositionSelector", row["text_start"], row["text"]]


def test_apache_annotator_counts_code_points(tmp_path: Path, tools: Tools) -> None:
    # A byte order mark, and a letter of two UTF-16 code units, before all other text.
    text = "\ufeff𝔉 Fyrvokter Tandberg\n\n– Isen kommer tidlig i år, sier Ottar Tandberg.\n"
    matches = tools.run_script("query.mjs", publish("automatic", tmp_path, changes={ARTICLE_FILE: text}))
    expected = ["TextPositionSelector", text.index("Isen"), "Isen kommer tidlig i år"]
    assert expected in [first for first, *_ in matches.values()]
