"""The page holds the package and nothing active but its own script."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.explore.build_page import build_page
from ordrett_dataset.reader.package_reader import open_package
from ordrett_dataset.rules.package_view import Package
from tests.support.corpus_folder import ROOT, CommandResult

HOSTILE: Final = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u2028 {{script}} {{data}} <!--"


class Page(HTMLParser):
    """The elements of a page, the contents of its scripts and styles, and every address that it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.contents: dict[str, list[str]] = {"script": [], "style": []}
        self.data: dict[str, Any] = {}
        self.addresses: list[str] = []
        self.policy = ""
        self._open = ""
        self._data: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self._data = values.get("id") if values.get("type") == "application/json" else None
        self._open = "" if self._data else tag
        if self._open in self.contents:
            self.contents[tag].append("")
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "srcset")]
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""

    def handle_data(self, data: str) -> None:
        if self._open in self.contents:
            self.contents[self._open][-1] += data
        elif self._data:
            self.data[self._data] = json.loads(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the signature of the base class
        self._open, self._data = "", None


@pytest.fixture(scope="module")
def loaded() -> tuple[Package, CorpusConfig]:
    return open_package(ROOT).require_tables(ROOT)


@pytest.fixture(scope="module")
def page(loaded: tuple[Package, CorpusConfig]) -> Page:
    return Page(build_page(*loaded).decode())


def test_the_same_package_gives_the_same_bytes(loaded: tuple[Package, CorpusConfig]) -> None:
    assert build_page(*loaded) == build_page(*open_package(ROOT).require_tables(ROOT))


def test_the_policy_allows_the_own_script_and_style_alone(page: Page) -> None:
    rules = dict(rule.split(" ", 1) for rule in page.policy.split("; "))
    assert rules["default-src"] == "'none'"
    for directive, content in (
        ("script-src", page.contents["script"][0]),
        ("style-src", page.contents["style"][0]),
    ):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[directive] == f"'sha256-{digest}'"
    assert len(page.contents["script"]) == 1
    assert page.addresses == ["#main"]


def test_the_page_has_every_cell_and_text(page: Page, loaded: tuple[Package, CorpusConfig]) -> None:
    package, _ = loaded
    assert {name for name in page.data if name != "data"} == {f"table-{name}" for name in package.tables}
    for name, frame in package.tables.items():
        table = page.data[f"table-{name}"]
        expected = frame.with_columns(pl.col(pl.Date).cast(pl.String)).rows()
        assert (table["columns"], [tuple(row) for row in table["rows"]]) == (frame.columns, expected)
    assert page.data["data"]["texts"] == {i: content.decode() for i, content in package.article_bytes.items()}


def test_citations_are_those_of_cite(page: Page, command: Callable[..., CommandResult]) -> None:
    data = page.data["data"]
    tokens = data["tokens"]
    quotes = page.data["table-quotes"]
    row = dict(zip(quotes["columns"], quotes["rows"][7], strict=True))
    cited = data["citations"][row["article_id"]]["span"]
    for token, value in (("table", "quotes"), ("row", row["quote_id"])):
        cited = cited.replace(tokens[token], value)
    for token in ("start", "end"):
        cited = cited.replace(tokens[token], str(row[f"text_{token}"]))
    assert f"{cited}\n" == command("cite", row["quote_id"], "--package", ROOT).out


def test_text_of_a_package_stays_text(loaded: tuple[Package, CorpusConfig]) -> None:
    package, metadata = loaded
    quotes = package.tables["quotes"].with_columns(text=pl.lit(HOSTILE))
    tables = {name: package.tables[name] for name in package.tables}
    hostile = Package({**tables, "quotes": quotes}, dict(package.article_bytes))
    page = Page(build_page(hostile, metadata.model_copy(update={"title": HOSTILE})).decode())
    assert page.tags == Page(build_page(*loaded).decode()).tags
    assert page.data["data"]["title"] == HOSTILE
    shown = page.data["table-quotes"]
    texts = {row[shown["columns"].index("text")] for row in shown["rows"]}
    assert texts == {HOSTILE}


def test_explore_writes_the_page(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    ran = command("explore", ROOT, "--output", tmp_path / "new/page.html")
    assert ran.code == 0
    assert re.search(r"<title>Belarus", (tmp_path / "new/page.html").read_text(encoding="utf-8"))


def test_a_package_that_cannot_be_read_is_an_error(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    ran = command("explore", tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "datapackage.json" in ran.err
