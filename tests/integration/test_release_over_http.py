"""A release of this project, served over HTTP and loaded as docs/loading.md says."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polars as pl
import pytest
from packaging.version import Version

from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.release.build_release import build_release
from tests.support.corpus_folder import ROOT, read_folder
from tests.support.file_server import serve
from tests.support.git_repo import copy_project_for_release
from tests.third_party import Tools

pytestmark = pytest.mark.slow

CONFIG: Final = load_config(ROOT)
VERSION: Final = CONFIG.version.removesuffix("-dev")
NAME: Final = f"{CONFIG.name}-{VERSION}"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = copy_project_for_release(tmp_path_factory.mktemp("served") / "corpus")
    build_release(corpus, corpus / "dist")
    return corpus / "dist"


@pytest.fixture(scope="module")
def url(dist: Path) -> Iterator[str]:
    with serve(dist) as address:
        yield address


@pytest.fixture(scope="module")
def downloaded(url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a downloaded release, verified and extracted by the commands of docs/loading.md."""
    folder = tmp_path_factory.mktemp("downloaded")
    for suffix in (".zip", ".sqlite", ".sha256"):
        with urllib.request.urlopen(f"{url}/{NAME}{suffix}") as response:  # noqa: S310 - the server above
            (folder / f"{NAME}{suffix}").write_bytes(response.read())
    subprocess.run(["bash", "-euc", code_block("sh", "sha256sum")], cwd=folder, check=True)
    return folder


def code_block(language: str, word: str) -> str:
    """Return the code block of docs/loading.md that contains a word, with the version of the release."""
    page = (ROOT / "docs/loading.md").read_text(encoding="utf-8")
    [code] = [code for code in re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL) if word in code]
    return str(code).replace(f"{CONFIG.name}-{CONFIG.version}", NAME)


def last_json_line(command: list[str | Path], folder: Path) -> object:
    """Run a program without a proxy and return the JSON on the last line of its output."""
    environment = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


def python_command(url: str, code: str, expression: str) -> list[str | Path]:
    """Return the command that runs code of the page on a package at `url` and prints an expression as JSON."""
    lines = (f'package = "{url}/{NAME}"', "import json", code, f"print(json.dumps({expression}, default=str))")
    return [sys.executable, "-c", "\n".join(lines)]


def read_rows(dist: Path, table: str) -> list[dict[str, object]]:
    """Return the rows of a table of the public edition, with dates as ISO 8601."""
    frame = pl.read_parquet(dist / NAME / f"dataset/{table}.parquet")
    return frame.with_columns(pl.col(pl.Date).dt.to_string("iso")).to_dicts()


def test_the_download_is_what_is_served(downloaded: Path, dist: Path) -> None:
    assert read_folder(downloaded / NAME) == read_folder(dist / NAME)
    assert read_folder(dist / NAME)["dataset/people.csv"] == (ROOT / "dataset/people.csv").read_bytes()


def test_the_release_has_the_data_wheel_with_its_checksum(dist: Path) -> None:
    wheel = dist / f"belarus_war_news-{Version(VERSION)}-py3-none-any.whl"
    assert f"  {wheel.name}\n" in (dist / f"{NAME}.sha256").read_text(encoding="utf-8")
    with zipfile.ZipFile(wheel) as archive:
        descriptor = json.loads(archive.read("belarus_war_news/data/datapackage.json"))
        assert archive.read("belarus_war_news/data/CITATION.cff") == (dist / NAME / "CITATION.cff").read_bytes()
    assert (descriptor["version"], descriptor["articlesOmitted"]) == (VERSION, True)


def test_a_changed_byte_fails_the_checksum(downloaded: Path, tmp_path: Path) -> None:
    for suffix in (".zip", ".sha256"):
        (tmp_path / f"{NAME}{suffix}").write_bytes((downloaded / f"{NAME}{suffix}").read_bytes())
    content = bytearray((tmp_path / f"{NAME}.zip").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / f"{NAME}.zip").write_bytes(content)
    command = ["bash", "-euc", code_block("sh", "sha256sum")]
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1
    assert not (tmp_path / NAME).exists()


def test_polars_loads_parquet_from_a_url(url: str, dist: Path, tmp_path: Path) -> None:
    code = code_block("python", 'package = "."').replace('package = "."', "")
    assert last_json_line(python_command(url, code, "quotes.to_dicts()"), tmp_path) == read_rows(dist, "quotes")


def test_polars_loads_typed_csv_from_a_url(url: str, dist: Path, tmp_path: Path) -> None:
    code = "import polars as pl\n" + code_block("python", "pl.read_csv")
    expression = "[mentions.to_dicts(), {name: str(kind) for name, kind in mentions.schema.items()}]"
    rows, dtypes = read_rows(dist, "person_mentions"), pl.read_parquet(ROOT / "dataset/person_mentions.parquet").schema
    expected = [rows, {name: str(dtype) for name, dtype in dtypes.items()}]
    assert last_json_line(python_command(url, code, expression), tmp_path) == expected


def test_pandas_loads_from_a_url(url: str, dist: Path, tmp_path: Path) -> None:
    code = (
        code_block("python", "pandas")
        + "\nfor name in dates:\n    events[name] = events[name].dt.strftime('%Y-%m-%d')\n"
    )
    expression = "[events.astype(object).where(events.notna(), None).to_dict('records'), len(before_the_war)]"
    rows = read_rows(dist, "events")
    n_before = sum(str(row["date_latest"] or "9999") < "2022-02-24" for row in rows)
    assert n_before > 0
    assert last_json_line(python_command(url, code, expression), tmp_path) == [rows, n_before]


def test_pandas_and_duckdb_load_csv_from_a_folder(downloaded: Path, dist: Path, tmp_path: Path) -> None:
    blocks = [code_block("python", word) for word in ("pd.read_csv", "FROM read_csv")]
    code = "\n".join(["import pandas as pd", "import duckdb", *blocks])
    expression = "[articles['published_earliest'].dt.strftime('%Y-%m-%d').tolist(), [str(row[1]) for row in published]]"
    days = [row["published_earliest"] for row in read_rows(dist, "articles")]
    assert last_json_line(python_command(str(downloaded), code, expression), tmp_path) == [days, days]


def test_frictionless_loads_from_a_url(url: str, dist: Path, tmp_path: Path) -> None:
    command = python_command(url, code_block("python", "frictionless"), "[row.to_dict() for row in people]")
    assert last_json_line(command, tmp_path) == read_rows(dist, "people")


def test_duckdb_loads_from_a_url(url: str, dist: Path, tmp_path: Path, tools: Tools) -> None:
    code = f"import duckdb\nduckdb.execute(\"SET extension_directory = '{tools.duckdb_extensions}'\")\n"
    _, *arguments = python_command(url, code + code_block("python", "import duckdb"), "direct_quotes")
    direct = [list(row.values()) for row in read_rows(dist, "quotes") if row["quote_kind"] == "direct"]
    assert last_json_line([tools.python, *arguments], tmp_path) == direct


def test_mlcroissant_loads_the_download(downloaded: Path, dist: Path, tmp_path: Path, tools: Tools) -> None:
    expression = "[row['fact_checks/fact_check_id'].decode() for row in fact_checks]"
    _, *arguments = python_command(str(downloaded), code_block("py", "mlcroissant"), expression)
    ids = [row["fact_check_id"] for row in read_rows(dist, "fact_checks")]
    assert last_json_line([tools.python, *arguments], tmp_path) == ids


def test_node_loads_from_a_url(url: str, dist: Path, tmp_path: Path, tools: Tools) -> None:
    (tmp_path / "node_modules").symlink_to(tools.node_modules)
    convert = "(_, value) => (typeof value === 'bigint' ? Number(value) : value)"
    lines = (
        f"const folder = '{url}/{NAME}';",
        code_block("js", "hyparquet"),
        f"console.log(JSON.stringify(quotes, {convert}));",
    )
    (tmp_path / "load.mjs").write_text("\n".join(lines), encoding="utf-8")
    assert last_json_line(["node", "load.mjs"], tmp_path) == read_rows(dist, "quotes")


def test_sqlite_answers_the_query_of_the_page(downloaded: Path, dist: Path) -> None:
    database = sqlite3.connect(downloaded / f"{NAME}.sqlite")
    rows = database.execute(code_block("sql", "SELECT")).fetchall()
    database.close()
    headlines = {row["article_id"]: row["headline"] for row in read_rows(dist, "articles")}
    direct = [row for row in read_rows(dist, "quotes") if row["quote_kind"] == "direct"]
    assert sorted(rows, key=str) == sorted(
        ((headlines[row["article_id"]], row["speaker_name"], row["text"]) for row in direct), key=str
    )


def test_links_of_the_pages_lead_to_files_of_the_edition(dist: Path) -> None:
    pages = sorted((dist / NAME).rglob("*.md"))
    assert len(pages) > 5
    broken = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def run_r(code: str, folder: Path) -> list[str]:
    """Run R code and return the lines that it prints; skip the test if R or a package is missing."""
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    for package in re.findall(r"library\((\w+)\)|(\w+)::", code):
        name = "".join(package)
        check = ["Rscript", "-e", f"quit(status = !requireNamespace('{name}', quietly = TRUE))"]
        if subprocess.run(check, check=False, capture_output=True).returncode:
            pytest.skip(f"the R package {name} is not installed")
    (folder / "load.R").write_text(code, encoding="utf-8")
    result = subprocess.run(["Rscript", "load.R"], cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


@pytest.mark.parametrize(
    ("word", "variable", "table"),
    [("read.csv", "articles", "articles"), ("readr", "mentions", "person_mentions"), ("arrow::", "quotes", "quotes")],
    ids=["base", "readr", "arrow"],
)
def test_r_has_dates_truth_values_and_missing_values(
    word: str, variable: str, table: str, downloaded: Path, dist: Path
) -> None:
    summary = f"cat(nrow({variable}), '\\n', colSums(is.na({variable})), '\\n', sapply({variable}, class), '\\n')"
    lines = run_r(f"{code_block('r', word)}\n{summary}", downloaded / NAME)
    n_rows, n_missing, classes = (line.split() for line in lines[-3:])
    frame = pl.read_parquet(dist / NAME / f"dataset/{table}.parquet")
    assert n_rows == [str(frame.height)]
    assert n_missing == [str(n) for n in frame.null_count().row(0)]
    by_column = dict(zip(frame.columns, classes, strict=True))
    expected = {"published_earliest": "Date", "quotes_extracted": "logical", "n_characters": "integer"}
    expected |= {"text_start": "integer", "text": "character"}
    assert {name: by_column[name] for name in expected if name in by_column} == {
        name: kind for name, kind in expected.items() if name in by_column
    }
