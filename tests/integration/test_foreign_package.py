"""A package of somebody else's articles speaks of these articles only, and keeps what their sources say."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema
from tests.support.corpus_folder import ROOT, CommandResult

Command = Callable[..., CommandResult]
TEXT = "Brua er stengt, sier ordfører Kåre Prøvesen til avisa. Det regnet i går, og elva gikk over sine bredder."
RECORD = {
    "id": "bru",
    "title": "Bro stengt etter ras",
    "text": TEXT,
    "authors": ["Kari Oppdiktet"],
    "date": "2023-10-14T23:30:00+02:00",
    "publisher": "Prøvebladet",
    "url": "https://bladet.example/bro",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "articles.jsonl").write_text(json.dumps(RECORD), encoding="utf-8")
    return tmp_path / "articles.jsonl"


def own_words() -> re.Pattern[str]:
    """Return a pattern of the names of people and articles of the dataset of this repository."""
    people = pl.read_parquet(ROOT / "dataset/people.parquet")["name"].to_list()
    names = {word for name in people for word in name.split() if len(word) > 4}
    ids = [path.stem for path in (ROOT / "seeds").glob("*.txt")]
    examples = [field["example"] for field in table_schema(TABLES["articles"])["fields"] if "example" in field]
    titles = [example for example in examples if " " in example]
    return re.compile("|".join(map(re.escape, [*names, *ids, *titles, "Belarus", "belarus"])))


def test_no_file_speaks_of_another_dataset(articles: Path, tmp_path: Path) -> None:
    assert build(articles, tmp_path / "package").files
    pattern = own_words()
    for path in (tmp_path / "package").rglob("*"):
        if path.is_file() and path.suffix != ".parquet":
            match = pattern.search(path.read_text(encoding="utf-8"))
            assert match is None, (path, match)


def test_an_annotated_article_keeps_what_its_source_says(articles: Path, tmp_path: Path, command: Command) -> None:
    corpus = tmp_path / "corpus"
    assert command("init", corpus, articles, "--title", "News", "--author", "Kari Moen").code == 0
    assert command("draft", corpus / "seeds/bru.txt").code == 0
    annotation = corpus / "annotations/bru.yaml"
    annotation.write_text(annotation.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    built = command("build", corpus)
    assert built.code == 0, built.err
    assert "who annotated" in built.err
    [row] = pl.read_parquet(corpus / "dataset/articles.parquet").to_dicts()
    assert (row["byline"], row["publisher"], row["published"]) == ("Kari Oppdiktet", "Prøvebladet", "2023-10-14")
    assert (row["url"], row["annotation_source"]) == (RECORD["url"], "language_model")
    assert command("validate", corpus).code == 0
