"""All generated pages of the repository, and the generated blocks of hand-written pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import polars as pl

from ordrett.article import Article
from ordrett_dataset.cli.dtypes import format_types
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.corpus.config import CorpusConfig, load_config
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.metadata.citation.cff import format_cff
from ordrett_dataset.metadata.data_dictionary import format_data_dictionary
from ordrett_dataset.metadata.markdown import format_table, replace_generated_blocks
from ordrett_dataset.metadata.summaries import (
    summarise_articles,
    summarise_evidence,
    summarise_quotes,
    summarise_reviews,
    summarise_tables,
)
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.codebook import CODEBOOK, PLOVER
from ordrett_dataset.schemas.table_schema import table_schema
from scripts.docs import languages_page
from scripts.docs.accuracy_page import accuracy_page, accuracy_summary
from scripts.docs.agreement_page import agreement_page, agreement_summary, agreement_table
from scripts.docs.date_benchmark_page import date_benchmark_page
from scripts.docs.error_detection_page import error_detection_page
from scripts.docs.large_builds_page import large_builds_page
from scripts.docs.robustness_page import robustness_page
from scripts.docs.run_examples import run_examples
from scripts.docs.table_types import format_table_types
from scripts.docs.versioning_page import write_versioning_page

PAGES_WITH_BLOCKS: Final = (
    "README.md",
    "docs/adding-a-language.md",
    "docs/annotation-guide.md",
    "docs/datasheet.md",
    "docs/examples.md",
    "docs/loading.md",
    "docs/reader.md",
    "docs/toolkit.md",
)


def page_builders(root: Path) -> dict[str, Callable[[], str]]:
    """Return a function for each generated page, by its path, that returns the text the page should have."""
    source = _Source(root)
    return {
        **{page: lambda page=page: source.fill(page) for page in PAGES_WITH_BLOCKS},  # type: ignore[misc]  # a default binds `page` now
        "docs/data-dictionary.md": format_data_dictionary,
        "docs/versioning.md": write_versioning_page,
        "docs/accuracy.md": lambda: accuracy_page(root),
        "docs/date-benchmark.md": lambda: date_benchmark_page(root),
        "docs/error-detection.md": lambda: error_detection_page(root),
        "docs/large-builds.md": lambda: large_builds_page(root),
        "docs/robustness.md": lambda: robustness_page(root),
        "docs/agreement.md": lambda: agreement_page(root / "annotations", source.articles),
        "explorer/src/tables.ts": format_table_types,
        "CITATION.cff": lambda: format_cff(source.config),
    }


@dataclass(frozen=True)
class _Source:
    """What the generated blocks are made from."""

    root: Path

    @cached_property
    def config(self) -> CorpusConfig:
        return load_config(self.root)

    @cached_property
    def articles(self) -> dict[str, Article]:
        return find_articles(self.root, self.config.max_article_bytes)[0]

    @cached_property
    def tables(self) -> Mapping[str, pl.DataFrame]:
        return {name: pl.read_parquet(self.root / "dataset" / f"{name}.parquet") for name in TABLES}

    @cached_property
    def blocks(self) -> Mapping[str, str]:
        annotations = self.root / "annotations"
        return {
            "counts": _count_row(self.tables),
            "tables": summarise_tables(self.tables),
            "articles": summarise_articles(self.tables),
            "quotes": summarise_quotes(self.tables),
            "reviews": summarise_reviews(self.tables),
            "evidence": summarise_evidence(self.tables),
            "diagram": _entity_diagram(),
            "agreement": agreement_table(annotations, self.articles),
            "agreement-summary": agreement_summary(annotations, self.articles),
            "accuracy-summary": accuracy_summary(self.root),
            "annotators": format_table(
                ("annotator", "kind", "model", "version", "date", "prompt", "reviewed by a human"),
                [
                    (a.name, a.kind, a.model, a.version, a.date, a.prompt, "yes" if a.human_review else "no")
                    for a in self.config.annotators
                ],
            ),
            "download": _download_commands(f"{self.config.name}-{self.config.version}"),
            "polars-types": _read_csv_with_polars("person_mentions"),
            "readr-types": _read_csv_with_readr("person_mentions"),
            "citation": f"> {format_citation(self.config)}\n",
            "codebook": "\n".join(
                f"**{name}**\n\n{format_table(('value', 'meaning'), values.items())}"
                for name, values in CODEBOOK.items()
            ),
            "plover": format_table(
                ("type", "needs a recipient", "rules"),
                [
                    (name, "yes" if category.get("requires_recipient") else "no", " ".join(category["rules"]))
                    for name, category in PLOVER.items()
                ],
            ),
            **languages_page.blocks(),
        }

    def fill(self, page: str) -> str:
        """Return a hand-written page with its blocks filled and its examples run."""
        text = (self.root / page).read_text(encoding="utf-8")
        return run_examples(replace_generated_blocks(text, self.blocks, page), self.root)


def _count_row(tables: Mapping[str, pl.DataFrame]) -> str:
    counted = {"articles": "articles", "quotes": "quotes", "people": "people", "events": "events"}
    header = [f"{tables[name].height:,} {label}" for name, label in counted.items()]
    return format_table([*header, f"{tables['evidence'].height:,} evidence rows"], [])


def _download_commands(name: str) -> str:
    commands = (f"sha256sum --check --ignore-missing {name}.sha256", f"unzip -d {name} {name}.zip")
    return "```sh\n" + "".join(f"{command}\n" for command in commands) + "```\n"


def _read_csv_with_polars(table: str) -> str:
    types = format_types(table_schema(TABLES[table]), "polars")
    code = f'types = {types}\nmentions = pl.read_csv(f"{{package}}/dataset/{table}.csv", schema=types)'
    return f"```python\n{code}\n```\n"


def _read_csv_with_readr(table: str) -> str:
    types = format_types(table_schema(TABLES[table]), "r")
    path = f'file.path(package, "dataset/{table}.csv")'
    code = (
        f'library(readr)\n\npackage <- "."\ntypes <- {types}\nmentions <- read_csv({path}, col_types = types, na = "")'
    )
    return f"```r\n{code}\n```\n"


def _entity_diagram() -> str:
    """Return the tables and their foreign keys as a Mermaid diagram."""
    edges = []
    for table, model in TABLES.items():
        for name, column in model.to_schema().columns.items():
            parent = str((column.metadata or {}).get("references") or "").partition(".")[0]
            if parent and parent != table:
                edges.append(f"    {parent} {'|o' if column.nullable else '||'}--o{{ {table} : {name}")
    return "\n".join(["```mermaid", "erDiagram", *edges, "```", ""])
