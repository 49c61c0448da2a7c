import re
from pathlib import Path

import polars as pl
import pytest
import yaml

from ordrett_dataset.corpus.config import CorpusConfig, load_config
from ordrett_dataset.metadata.dataset_card import format_dataset_card
from ordrett_dataset.metadata.summaries import summarise_reviews
from ordrett_dataset.reader import open_package
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import ROOT
from tests.support.published_package import publish, read_card, read_front_matter, read_json, read_rows


def datacite_methods(package: Path) -> str:
    descriptions = read_json(package, "datacite.json")["descriptions"]
    [methods] = [item["description"] for item in descriptions if item["descriptionType"] == "Methods"]
    return str(methods)


def test_card_and_datacite_name_the_annotators(annotated: Path, tmp_path: Path) -> None:
    phrases = (
        "test: invented, reviewed by a human",
        "1 of 2 articles: annotated automatically, by the rules of ordrett",
    )
    assert "".join(f"- {phrase}\n" for phrase in phrases) in read_card(annotated)
    assert datacite_methods(annotated) == "; ".join(phrases)
    repository = publish("repository", tmp_path)
    [annotator, *_] = load_config(ROOT).annotators
    for text in (read_card(repository), datacite_methods(repository)):
        assert f"{annotator.name}: language model (" in text
        assert "), not reviewed by a human" in text
        assert "annotated automatically" not in text
    automatic = publish("automatic", tmp_path / "automatic")
    assert datacite_methods(automatic) == "2 of 2 articles: annotated automatically, by the rules of ordrett"


def test_every_table_is_counted_and_those_with_rows_are_configurations(published: Path) -> None:
    assert {config["config_name"]: config["data_files"] for config in read_front_matter(published)["configs"]} == {
        table: f"dataset/{table}.parquet" for table in TABLES if read_rows(published, table)
    }
    for table in TABLES:
        assert f"| `{table}` | {len(read_rows(published, table))} |" in read_card(published)


@pytest.mark.parametrize("with_articles", [True, False])
def test_the_card_says_whether_the_articles_are_included(tmp_path: Path, *, with_articles: bool) -> None:
    card = read_card(publish("annotated", tmp_path, with_articles=with_articles))
    assert ("They are in `seeds/`, byte for byte as received." in card) == with_articles
    assert ("They are not in this edition" in card) != with_articles
    assert "The tables are licensed CC0-1.0. Articles: [No copyright in the United States](http" in card


def test_the_card_links_only_to_pages_of_the_edition() -> None:
    metadata, package = load_config(ROOT), open_package(ROOT).package
    assert package is not None
    for files in ({}, {"docs/data-dictionary.md": b""}, {"docs/data-dictionary.md": b"", "docs/datasheet.md": b""}):
        card = format_dataset_card(metadata, package.tables, files, with_articles=False)
        assert set(re.findall(r"\]\((?!https?:)(.*?)\)", card)) == files.keys()


def test_the_code_on_the_card_loads_the_table(annotated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = read_card(annotated).split("```python\n")[1].split("```")[0].splitlines()
    monkeypatch.chdir(annotated)
    *imports, _, polars_line, pandas_line, _ = code
    assert imports == ["import datasets", "import pandas", "import polars"]
    for line, name in ((polars_line, "polars"), (pandas_line, "pandas")):
        frame = eval(line, {name: __import__(name)})  # noqa: S307 - the line of the card
        assert list(frame["text"]) == [row["text"] for row in read_rows(annotated, "quotes")]


SIZES = {
    0: "n<1K",
    999: "n<1K",
    1000: "1K<n<10K",
    9_999: "1K<n<10K",
    10_000: "10K<n<100K",
    10_000_000: "10M<n<100M",
}


@pytest.mark.parametrize(("n_rows", "category"), SIZES.items())
def test_the_size_category_contains_the_number_of_rows(n_rows: int, category: str) -> None:
    tables = {
        table: pl.DataFrame(schema=dict.fromkeys(model.to_schema().columns, pl.String))
        for table, model in TABLES.items()
    }
    tables["evidence"] = pl.DataFrame({"n": pl.repeat(0, n_rows, eager=True)})
    card = format_dataset_card(CorpusConfig(name="n", title="t", version="0.0.0"), tables, {}, with_articles=False)
    assert yaml.safe_load(card.split("---\n")[1])["size_categories"] == [category]


def test_reviewed_rows_are_counted_by_decision() -> None:
    codes = ["agreed", "corrected", "agreed", None, "unsure"]
    page = summarise_reviews({"quotes": pl.DataFrame({"reviewed": codes}), "evidence": pl.DataFrame({"note": [None]})})
    header, _, row = page.strip().splitlines()
    counts = dict(zip(header.split(" | ")[1:], map(int, row.strip("| ").split(" | ")[1:]), strict=True))
    assert {name.strip("| "): count for name, count in counts.items()} == {
        "rows": 5,
        "reviewed": 4,
        "agreed": 2,
        "corrected": 1,
        "unsure": 1,
    }
