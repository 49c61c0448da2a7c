"""The pages of the repository: generated parts are current, links resolve, commands and examples run."""

import re
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from ordrett_dataset.schemas import TABLES
from scripts.docs.pages import PAGES_WITH_BLOCKS, page_builders

ROOT: Final = Path(__file__).parents[3]
PAGES: Final = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")]
BUILDERS: Final = page_builders(ROOT)
NAMED_FILE: Final = re.compile(r"`((?:scripts|schemas|docs|annotations|seeds|dataset|src|tests|benchmarks)/[\w./-]*)`")
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


# Building a page runs its examples, so a broken example fails here.
@pytest.mark.parametrize("page", BUILDERS)
def test_generated_page_is_current(page: str) -> None:
    assert (ROOT / page).read_text(encoding="utf-8") == BUILDERS[page](), "run: make docs"


@pytest.mark.parametrize("page", PAGES_WITH_BLOCKS)
def test_every_printed_output_is_filled(page: str) -> None:
    assert "```text\n```" not in (ROOT / page).read_text(encoding="utf-8")


@each_page
def test_links_resolve(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@each_page
def test_named_files_exist(page: Path) -> None:
    if page.name == "CONTRIBUTING.md":  # names files that its steps create
        return
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for name in NAMED_FILE.findall(text):
        if "TABLE" not in name and "ARTICLE" not in name:
            assert (ROOT / name).exists(), name


@each_page
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for arguments in re.findall(r"(?:^|`)make ((?:[a-z-]+ ?)+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        assert {*arguments.split()} <= targets, arguments


@pytest.mark.parametrize("table", TABLES)
def test_examples_of_the_data_dictionary_are_in_the_dataset(table: str) -> None:
    rows = pl.read_parquet(ROOT / "dataset" / f"{table}.parquet")
    for name, column in TABLES[table].to_schema().columns.items():
        values = {str(value) for value in rows[name].drop_nulls()}
        assert not values or str((column.metadata or {})["example"]) in values, name


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_title_description_and_origin(table: str) -> None:
    for name, column in TABLES[table].to_schema().columns.items():
        assert column.title, name
        assert column.description, name
        assert column.description.endswith("."), name
        assert (column.metadata or {})["origins"], name
