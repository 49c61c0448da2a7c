import re
from pathlib import Path

import polars as pl
import pytest

from ordrett_dataset.schemas import TABLES
from scripts.docs.pages import generated

ROOT = Path(__file__).parents[3]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return generated(ROOT)


# Running the examples of the README is part of making it, so a broken example fails here.
def test_generated_pages_are_those_in_the_repository(pages: dict[str, str]) -> None:
    stale = [path for path, text in pages.items() if (ROOT / path).read_text(encoding="utf-8") != text]
    assert stale == [], "run: make docs"


def test_every_python_block_of_the_readme_was_run(pages: dict[str, str]) -> None:
    assert pages["README.md"].count("```python") >= 7
    assert "```text\n```" not in pages["README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_pages_name_exist(page: Path) -> None:
    if page.name == "CONTRIBUTING.md":
        return
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"`((?:scripts|schemas|docs|annotations|seeds|dataset|src)/[\w./-]*)`", text):
        if "TABLE" not in target and "ARTICLE" not in target:
            assert (ROOT / target).exists(), target


@pytest.mark.parametrize("table", TABLES)
def test_examples_of_the_dictionary_stand_in_the_dataset(table: str) -> None:
    rows = pl.read_parquet(ROOT / "dataset" / f"{table}.parquet")
    for name, column in TABLES[table].to_schema().columns.items():
        held = {str(value) for value in rows[name].drop_nulls()}
        assert not held or str((column.metadata or {})["example"]) in held, name


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_title_and_description_and_origin(table: str) -> None:
    for name, column in TABLES[table].to_schema().columns.items():
        assert column.title, name
        assert column.description, name
        assert column.description.endswith("."), name
        assert (column.metadata or {})["origins"], name
