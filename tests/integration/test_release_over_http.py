"""A release, served over HTTP on this machine and loaded as docs/loading.md says."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
import urllib.request
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.release.build_release import build_release
from tests.support.corpus_folder import ROOT, read_folder
from tests.support.git_repo import copied
from tests.third_party import Tools

pytestmark = pytest.mark.slow

ABOUT: Final = load_config(ROOT)
NAME: Final = f"{ABOUT.name}-{ABOUT.version}"


class Ranges(SimpleHTTPRequestHandler):
    """Files, whole or the bytes that a reader of Parquet asks for, as the server of an archive gives them."""

    def do_GET(self) -> None:
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if asked is None or not path.is_file():
            super().do_GET()
            return
        content, (first, last) = path.read_bytes(), asked.groups()
        start = int(first) if first else max(0, len(content) - int(last))
        end = min(int(last), len(content) - 1) if first and last else len(content) - 1
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{end}/{len(content)}")
        self.send_header("Content-Length", str(end - start + 1))
        self.end_headers()
        self.wfile.write(content[start : end + 1])

    def end_headers(self) -> None:
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = copied(tmp_path_factory.mktemp("served") / "corpus")
    build_release(corpus, corpus / "dist")
    return corpus / "dist"


@pytest.fixture(scope="module")
def address(dist: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranges, directory=str(dist))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def downloaded(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where a release was downloaded to, verified and unpacked by the commands of docs/loading.md."""
    place = tmp_path_factory.mktemp("downloaded")
    for ending in (".zip", ".sqlite", ".sha256"):
        with urllib.request.urlopen(f"{address}/{NAME}{ending}") as answer:  # noqa: S310 - this machine
            (place / f"{NAME}{ending}").write_bytes(answer.read())
    subprocess.run(["bash", "-euc", block("sh", "sha256sum")], cwd=place, check=True)
    return place


def block(language: str, word: str) -> str:
    """Return the block of docs/loading.md that contains a word."""
    page = (ROOT / "docs/loading.md").read_text(encoding="utf-8")
    [found] = [code for code in re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL) if word in code]
    return str(found)


def printed(command: list[str | Path], place: Path, **settings: str) -> object:
    """Return the JSON that a program prints last; it knows of no proxy and is in a folder of its own."""
    plain = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, env={**plain, **settings})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def rows(table: str) -> list[dict[str, object]]:
    """Return the rows of a table of the repository, dates as ISO 8601."""
    frame = pl.read_parquet(ROOT / f"dataset/{table}.parquet")
    return frame.with_columns(pl.col(pl.Date).dt.to_string("iso")).to_dicts()


def python(address: str, code: str, shown: str) -> list[str | Path]:
    lines = (f'package = "{address}/{NAME}"', "import json", code, f"print(json.dumps({shown}, default=str))")
    return [sys.executable, "-c", "\n".join(lines)]


def test_what_is_downloaded_is_what_is_served(downloaded: Path, dist: Path) -> None:
    assert read_folder(downloaded / NAME) == read_folder(dist / NAME)
    assert read_folder(dist / NAME)["dataset/quotes.csv"] == (ROOT / "dataset/quotes.csv").read_bytes()


def test_a_downloaded_byte_that_differs_is_told_by_the_sums(downloaded: Path, tmp_path: Path) -> None:
    for ending in (".zip", ".sha256"):
        (tmp_path / f"{NAME}{ending}").write_bytes((downloaded / f"{NAME}{ending}").read_bytes())
    content = bytearray((tmp_path / f"{NAME}.zip").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / f"{NAME}.zip").write_bytes(content)
    done = subprocess.run(["bash", "-euc", block("sh", "sha256sum")], cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 1
    assert not (tmp_path / NAME).exists()


def test_polars_loads_parquet_by_address(address: str, tmp_path: Path) -> None:
    code = block("python", 'package = "."').replace('package = "."', "")
    assert printed(python(address, code, "quotes.to_dicts()"), tmp_path) == rows("quotes")


def test_polars_loads_typed_csv_by_address(address: str, tmp_path: Path) -> None:
    code = "import polars as pl\n" + block("python", "types = {")
    types = pl.read_parquet(ROOT / "dataset/person_mentions.parquet").schema
    shown = "[mentions.to_dicts(), {name: str(kind) for name, kind in mentions.schema.items()}]"
    said = printed(python(address, code, shown), tmp_path)
    assert said == [rows("person_mentions"), {name: str(kind) for name, kind in types.items()}]


def test_pandas_loads_by_address(address: str, tmp_path: Path) -> None:
    shown = "events.astype(object).where(events.notna(), None).to_dict('records')"
    assert printed(python(address, block("python", "pandas"), shown), tmp_path) == rows("events")


def test_frictionless_loads_by_address(address: str, tmp_path: Path) -> None:
    shown = "[row.to_dict() for row in people]"
    assert printed(python(address, block("python", "frictionless"), shown), tmp_path) == rows("people")


def test_duckdb_loads_by_address(address: str, tmp_path: Path, tools: Tools) -> None:
    code = f"import duckdb\nduckdb.execute(\"SET extension_directory = '{tools.duckdb_extensions}'\")\n"
    command = python(address, code + block("python", "duckdb"), "direct_quotes")
    direct = [list(row.values()) for row in rows("quotes") if row["quote_kind"] == "direct"]
    assert printed([tools.python, *command[1:]], tmp_path) == direct


def test_mlcroissant_loads_what_was_downloaded(downloaded: Path, tmp_path: Path, tools: Tools) -> None:
    command = python(
        str(downloaded),
        block("py", "mlcroissant"),
        "[row['fact_checks/fact_check_id'].decode() for row in fact_checks]",
    )
    assert printed([tools.python, *command[1:]], tmp_path) == [row["fact_check_id"] for row in rows("fact_checks")]


def test_node_loads_by_address(address: str, tmp_path: Path, tools: Tools) -> None:
    code = block("js", "hyparquet")
    (tmp_path / "node_modules").symlink_to(tools.node_modules)
    plain = "(_, value) => (typeof value === 'bigint' ? Number(value) : value)"
    lines = (f"const folder = '{address}/{NAME}';", code, f"console.log(JSON.stringify(quotes, {plain}));")
    program = "\n".join(lines)
    (tmp_path / "load.mjs").write_text(program, encoding="utf-8")
    assert printed(["node", "load.mjs"], tmp_path) == rows("quotes")


def test_sqlite_answers_the_query_of_the_page(downloaded: Path) -> None:
    base = sqlite3.connect(downloaded / f"{NAME}.sqlite")
    found = base.execute(block("sql", "SELECT")).fetchall()
    base.close()
    headlines = {row["article_id"]: row["headline"] for row in rows("articles")}
    names = {row["person_id"]: row["name"] for row in rows("people")}
    direct = [row for row in rows("quotes") if row["quote_kind"] == "direct"]
    assert sorted(found) == sorted(
        (headlines[row["article_id"]], names.get(row["speaker_id"]), row["text"]) for row in direct
    )


def test_the_links_of_the_pages_lead_somewhere_in_the_edition(dist: Path) -> None:
    pages = sorted((dist / NAME).rglob("*.md"))
    assert len(pages) > 5
    lost = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert lost == []


# Pages on how the articles were read quote a sentence here and there.
@pytest.mark.parametrize(("pages", "longest"), [(False, 80), (True, 300)], ids=["made of the tables", "pages"])
def test_the_edition_without_articles_has_no_stretch_of_them_that_no_table_has(
    pages: bool, longest: int, dist: Path
) -> None:
    with zipfile.ZipFile(dist / f"{NAME}.zip") as archive:
        files = {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}
    tables = "\n".join(text for name, text in files.items() if name.endswith(".csv")).replace('""', '"')
    others = {name: text for name, text in files.items() if name.startswith("docs/") == pages}
    assert len(others) > 5
    leaked = []
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        stretches = (text[start : start + longest] for start in range(0, len(text) - longest, longest // 4))
        for words in stretches:
            plain = json.dumps(words, ensure_ascii=False)[1:-1]
            if words not in tables:
                leaked += [(name, words) for name, of in others.items() if words in of or plain in of]
    assert leaked == []
