"""The public edition of this project: what of the articles can be put back together from all of its files."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import openpyxl
import polars as pl
import pyarrow.parquet
import pytest

from ordrett.article import decode_article
from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.release.build_release import Release, build_release
from ordrett_dataset.release.disclosure import ArticleText
from ordrett_dataset.validation.validate import validate_package
from tests.support.corpus_folder import ROOT
from tests.support.git_repo import copy_project_for_release

pytestmark = pytest.mark.slow

CONFIG: Final = load_config(ROOT)
NAME: Final = f"{CONFIG.name}-{CONFIG.version.removesuffix('-dev')}"
WINDOW: Final = 20
MAX_SHARE: Final = 0.5


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    corpus = copy_project_for_release(tmp_path_factory.mktemp("public") / "corpus")
    return build_release(corpus, corpus / "dist")


@pytest.fixture(scope="module")
def dist(release: Release) -> Path:
    return release.paths[0].parent


def texts_in(name: str, content: bytes) -> Iterator[str]:
    """Yield every text of a file, read with another library than the release uses where there is one."""
    if name.endswith((".zip", ".whl")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.namelist():
                yield from texts_in(entry, archive.read(entry))
    elif name.endswith(".xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
    elif name.endswith(".sqlite"):
        database = sqlite3.connect(":memory:")
        database.deserialize(content)
        yield from (line.replace("''", "'") for line in database.iterdump())
        database.close()
    elif name.endswith(".parquet"):
        for column in pyarrow.parquet.read_table(io.BytesIO(content)).to_pydict().values():
            yield from (str(cell) for cell in column if cell is not None)
    elif name.endswith(".csv"):
        yield from (cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row)
    else:
        text = content.decode(errors="replace")
        yield text
        if name.endswith((".json", ".jsonld")):
            yield json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"').replace("\\n", " ")


def disclosed_windows(dist: Path) -> set[str]:
    """Return each sequence of 20 characters in the public files, with white space collapsed."""
    texts = {
        " ".join(text.split())
        for path in dist.rglob("*")
        if path.is_file() and "with-articles" not in path.name
        for text in texts_in(path.name, path.read_bytes())
    }
    return {text[i : i + WINDOW] for text in texts for i in range(len(text) - WINDOW + 1)}


def spans_with_words(dist: Path) -> Iterator[tuple[str, int, int, str]]:
    """Yield article, start, end and words of each text that a table holds with its offsets."""
    for path in sorted((dist / NAME / "dataset").glob("*.parquet")):
        for row in pl.read_parquet(path).iter_rows(named=True):
            for column in row:
                if f"{column}_start" in row and row[column] is not None:
                    yield row["article_id"], row[f"{column}_start"], row[f"{column}_end"], row[column]


def test_at_most_half_of_an_article_can_be_put_back_together(dist: Path, release: Release) -> None:
    windows = disclosed_windows(dist)
    measured = {item.article_id: item.share for item in release.disclosures}
    spans = list(spans_with_words(dist))
    for row in pl.read_parquet(ROOT / "dataset/articles.parquet").iter_rows(named=True):
        text = (ROOT / row["path"]).read_bytes().decode()
        restored = [False] * len(text)
        for article_id, start, end, printed in spans:
            if article_id == row["article_id"]:
                assert text[start:end] == printed
                restored[start:end] = [True] * (end - start)
        collapsed = " ".join(text.split())
        positions = [i for i, character in enumerate(text) if not character.isspace()]
        indices = [i for i, character in enumerate(collapsed) if not character.isspace()]
        original = dict(zip(indices, positions, strict=True))
        for i in range(len(collapsed) - WINDOW + 1):
            if collapsed[i : i + WINDOW] in windows:
                inside = [original[k] for k in range(i, i + WINDOW) if k in original]
                restored[inside[0] : inside[-1] + 1] = [True] * (inside[-1] + 1 - inside[0])
        article = decode_article(text.encode(), row["article_id"], row["path"])
        counted = ArticleText(article, row["language"]).counted
        share = sum(r and c for r, c in zip(restored, counted, strict=True)) / sum(counted)
        assert share <= MAX_SHARE, row["article_id"]
        assert share == pytest.approx(measured[row["article_id"]], abs=0.02)


def test_the_words_of_the_public_edition_are_those_of_quotes_names_and_headings(dist: Path) -> None:
    tables = {path.stem: pl.read_parquet(path) for path in (dist / NAME / "dataset").glob("*.parquet")}
    assert tables["articles"]["path"].null_count() == tables["articles"].height
    for table in ("event_mentions", "fact_checks", "evidence"):
        frame = tables[table]
        for column in (name for name in frame.columns if f"{name}_start" in frame.columns):
            assert frame[column].null_count() == frame.height, (table, column)
    assert tables["person_mentions"]["text"].null_count() == 0
    assert tables["quotes"]["text"].null_count() < 0.1 * tables["quotes"].height


def test_every_withheld_text_is_restored_and_checked_with_the_articles(dist: Path) -> None:
    report = validate_package(dist / f"{NAME}.zip", articles_dir=ROOT / "seeds")
    assert (report.issues, report.rules_skipped) == ([], [])


def test_no_other_page_than_those_that_quote_sentences_is_left_out(release: Release, dist: Path) -> None:
    assert "docs/agreement.md" in release.omitted_pages
    kept = {"docs/data-dictionary.md", "docs/datasheet.md", "docs/loading.md", "LICENSE-DATA.md"}
    assert all((dist / NAME / page).is_file() for page in kept)
