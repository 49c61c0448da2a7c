"""A part of a corpus: some of its articles, read, checked and stored without the others."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import polars as pl

import ordrett
import ordrett_dataset
from ordrett.reader import read_article
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.pipeline.batch_extract import extract_articles
from ordrett_dataset.pipeline.broken_articles import find_broken_articles
from ordrett_dataset.pipeline.broken_events import (
    find_broken_events,
    leave_out_events,
    merge_warnings,
    warn_of_broken_events,
)
from ordrett_dataset.pipeline.extract_article import Extractor
from ordrett_dataset.pipeline.part_folder import PartOutcome, write_part
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.sources.source_store import SourceArticle
from ordrett_dataset.tables.link_tables import link_tables

if TYPE_CHECKING:
    from ordrett.errors import InputError

T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """Articles to read, what corpus.toml says of them, and the folder for their tables."""

    sources: tuple[SourceArticle, ...]
    config: CorpusConfig
    folder: Path
    extractor: Extractor = read_article


@dataclass(frozen=True)
class FinishedPart:
    """How many articles were read for a part, and the issues if it could not be built."""

    n_articles: int
    issues: list[Issue] = field(default_factory=list)


def hash_part(sources: tuple[SourceArticle, ...], config: CorpusConfig, extractor: Extractor) -> str:
    """Return a hash of all that the tables of a part depend on: articles, configuration and code."""
    ids = [source.article.article_id for source in sources]
    settings = [config.rights, _select(config.languages, ids), _select(config.expected_rows, ids)]
    digest = hashlib.sha256(f"{_hash_code()} {extractor.__module__}.{extractor.__qualname__}".encode())
    for item in (settings, *map(asdict, sources)):
        digest.update(json.dumps(item, sort_keys=True).encode())
    return digest.hexdigest()[:32]


def build_part(part: Part) -> FinishedPart:
    """Read the articles of a part, check their rows, and store both; an article whose rows break a rule is left out."""
    errors: dict[str, InputError] = {}
    sources = {source.article.article_id: source for source in part.sources}
    while True:
        extraction = extract_articles(
            [source.article for source in sources.values()],
            part.config.languages,
            part.config.rights,
            processes=1,
            extractor=part.extractor,
            fields={article_id: source.fields for article_id, source in sources.items()},
        )
        errors |= extraction.errors
        included = extraction.tables["articles"]["article_id"].to_list()
        package = Package(
            link_tables(extraction.tables),  # as a package of its own; stored are the tables without links
            {article_id: sources[article_id].article.text.encode() for article_id in included},
            _select(part.config.languages, included),
            _select(part.config.expected_rows, included),
            part.config.removed_rows,
        )
        issues, tables, warnings = check_package(package), extraction.tables, extraction.warnings
        if broken_events := find_broken_events(issues, tables, set(included)):
            warnings = merge_warnings(warnings, warn_of_broken_events(broken_events, tables))
            tables = leave_out_events(tables, broken_events)
            issues = check_package(replace(package, tables=link_tables(tables)))
        if not issues:
            break
        broken = find_broken_articles(issues, set(included))
        if not broken:
            return FinishedPart(len(part.sources), list(issues))
        errors |= broken
        sources = {article_id: sources[article_id] for article_id in included if article_id not in broken}
    all_warnings = {i: (*sources[i].warnings, *warnings.get(i, ())) for i in included}
    outcome = PartOutcome(errors, {article_id: texts for article_id, texts in all_warnings.items() if texts})
    write_part(part.folder, tables, outcome)
    return FinishedPart(len(part.sources))


def _select(values: Mapping[str, T], article_ids: list[str]) -> dict[str, T]:
    return {article_id: values[article_id] for article_id in article_ids if article_id in values}


@cache
def _hash_code() -> str:
    """Return a hash of the code and word lists of both packages, and of the version of polars."""
    digest = hashlib.sha256(pl.__version__.encode())
    for path in _code_files():
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _code_files() -> Iterator[Path]:
    for package in (ordrett, ordrett_dataset):
        for path in sorted(Path(next(iter(package.__path__))).rglob("*")):
            if path.is_file() and path.suffix not in (".pyc", ".pyo"):
                yield path
