"""The pages of a large package: each holds all that belongs to its article."""

import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.explore import build_pages
from ordrett_dataset.explore.serve import start_server
from ordrett_dataset.explore.split_package import ARTICLE_TABLES, split_package
from ordrett_dataset.reader.package_reader import open_package
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS
from tests.support.corpus_folder import ROOT, CommandResult

REFERENCES: Final = [
    *(("quotes", "speaker_id", "people"), ("person_mentions", "person_id", "people")),
    *(("event_mentions", "claimant_id", "people"), ("event_mentions", "event_id", "events")),
    *(("event_participants", "person_id", "people"), ("event_participants", "event_id", "events")),
    *(("events", "canonical_id", "events"), ("people", "canonical_id", "people")),
    ("evidence", "external_source_id", "external_sources"),
]


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(ROOT).require_tables(ROOT)[0]


@pytest.fixture(scope="module")
def parts(package: Package) -> dict[str, Package]:
    return dict(split_package(package))


def test_each_row_of_an_article_is_on_its_page(package: Package, parts: dict[str, Package]) -> None:
    assert list(parts) == package.tables["articles"]["article_id"].to_list()
    for table in ARTICLE_TABLES:
        together = pl.concat(part.tables[table] for part in parts.values())
        assert together.sort(KEYS[table]).equals(package.tables[table].sort(KEYS[table]))
    assert {i: text for part in parts.values() for i, text in part.article_bytes.items()} == package.article_bytes


def test_what_a_row_refers_to_is_on_its_page(parts: dict[str, Package]) -> None:
    for part in parts.values():
        for table, column, other in REFERENCES:
            assert set(part.tables[table][column].drop_nulls()) <= set(part.tables[other][KEYS[other][0]])


def test_the_evidence_of_each_row_is_on_its_page(package: Package, parts: dict[str, Package]) -> None:
    evidence = package.tables["evidence"].rows(named=True)
    for part in parts.values():
        keys = {
            (table, key) for table in part.tables if table != "evidence" for key in part.tables[table][KEYS[table][0]]
        }
        expected = [row for row in evidence if (row["target_table"], row["target_id"]) in keys]
        shown = part.tables["evidence"].rows(named=True)
        assert sorted(shown, key=str) == sorted(expected, key=str)


def test_explore_writes_a_page_for_each_article_of_a_large_package(
    tmp_path: Path, command: Callable[..., CommandResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_pages, "MAX_ARTICLES", 4)
    ran = command("explore", ROOT, "--output", tmp_path / "pages")
    assert (ran.code, ran.err) == (0, "")
    assert "index.html: written, with 5 pages of articles" in ran.out
    articles = [path.stem for path in (tmp_path / "pages/articles").iterdir()]
    assert sorted(articles) == sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))
    index = (tmp_path / "pages/index.html").read_text(encoding="utf-8")
    [data] = re.findall(r'id="data">(.*?)</script>', index)
    summaries: dict[str, dict[str, Any]] = json.loads(data)["index"]
    quotes = pl.read_parquet(ROOT / "dataset/quotes.parquet")
    assert {i: summary["quotes"] for i, summary in summaries.items()} == dict(
        quotes["article_id"].value_counts().iter_rows()
    )


@pytest.mark.parametrize(("limit", "found"), [(4, "is a file. Name a folder"), (200, "is a folder. Name a file")])
def test_an_output_of_the_wrong_kind_is_an_error(
    limit: int, found: str, tmp_path: Path, command: Callable[..., CommandResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_pages, "MAX_ARTICLES", limit)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    ran = command("explore", ROOT, "--output", tmp_path / ("file" if limit == 4 else "folder"))
    assert (ran.code, ran.out) == (2, "")
    assert found in " ".join(ran.err.replace("│", " ").split())


def test_the_server_sends_the_pages_and_nothing_else() -> None:
    with start_server({"page.html": lambda: b"<p>a page"}, port=0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        with urllib.request.urlopen(f"{address}/page.html") as answer:  # noqa: S310 - the server of this test
            assert (answer.read(), answer.headers["Content-Type"]) == (b"<p>a page", "text/html; charset=utf-8")
        for path in ("", "other.html", "../pyproject.toml", "%2e%2e/pyproject.toml"):
            with pytest.raises(urllib.error.HTTPError, match="404") as error:
                urllib.request.urlopen(f"{address}/{path}")  # noqa: S310 - the server of this test
            error.value.close()
        with pytest.raises(EnvironmentProblem, match="port_is_free"):
            start_server({}, port=server.server_port)
        server.shutdown()
        thread.join()
