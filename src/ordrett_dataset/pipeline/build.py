"""Build a package: find the articles, load or extract annotations, assemble the tables, check and write them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.annotations import Annotations, load_annotations
from ordrett_dataset.annotations.agreement_file import load_agreement
from ordrett_dataset.annotations.dependencies import DEPENDS_ON_REJECTED
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.corpus.config import CorpusConfig, load_config, require_known_articles
from ordrett_dataset.package.check_output import check_output
from ordrett_dataset.package.writer import package_files, write_package
from ordrett_dataset.pipeline.batch_extract import Extraction, extract_articles
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.canonical_people import canonical_ids
from ordrett_dataset.tables.frames import concat_sorted, to_csv_bytes

# Called with the current stage, its number of articles, and how many of them were finished since the last call.
ProgressCallback = Callable[[str, int, int], None]
Errors = dict[str, list[InputError]]  # by article id; errors of no single article are under ""


@dataclass(frozen=True)
class BuildResult:
    """The package of a corpus, or the errors and issues that prevent one; `files` is then empty."""

    config: CorpusConfig
    tables: dict[str, pl.DataFrame]
    errors: Errors
    issues: list[Issue]
    files: dict[str, bytes]


def build(
    corpus: Path,
    output: Path | None = None,
    *,
    skip_invalid: bool = False,
    processes: int | None = None,
    on_progress: ProgressCallback = lambda *_: None,
) -> BuildResult:
    """Build the package of a corpus folder and write it to `output`, by default the corpus folder itself.

    Articles without annotation are extracted by rules in up to `processes` processes (default: one for each core).
    Nothing is written if a rule is broken, or if an article has errors and `skip_invalid` is false. Raises InputError,
    or a group of them, if the folder cannot be read at all, and EnvironmentProblem if `output` cannot be written.
    """
    check_output(corpus, output or corpus)
    result = assemble(corpus, skip_invalid=skip_invalid, processes=processes, on_progress=on_progress)
    if result.files:
        on_progress("writing", result.tables["articles"].height, 0)
        copy_articles = output is not None and output.resolve() != corpus.resolve()
        write_package(output or corpus, result.files, copy_articles=copy_articles)
    return result


def assemble(
    corpus: Path,
    *,
    skip_invalid: bool = False,
    processes: int | None = None,
    on_progress: ProgressCallback = lambda *_: None,
) -> BuildResult:
    """Build the package of a corpus folder in memory; otherwise the same as `build`."""
    config = load_config(corpus)
    articles, unreadable = find_articles(corpus, config.max_article_bytes)
    require_known_articles(config, {*articles, *unreadable})
    annotations = load_annotations(corpus / "annotations", articles, config.languages, unreadable)
    errors = _annotation_errors(annotations, skip_invalid=skip_invalid)
    errors |= {article_id: [error, *errors.get(article_id, [])] for article_id, error in unreadable.items()}
    remaining = [articles[i] for i in articles if i not in annotations.by_article and i not in errors]
    on_progress("extracting", len(remaining), 0)
    extraction = extract_articles(
        remaining, config.languages, config.rights, processes, lambda n: on_progress("extracting", len(remaining), n)
    )
    errors |= {article_id: [error] for article_id, error in extraction.errors.items()}
    if (errors and not skip_invalid) or "" in errors or not articles.keys() - errors.keys():
        return BuildResult(config, {}, errors, [], {})
    tables = _all_tables(annotations, extraction, config, load_agreement(corpus / "annotations"))
    del extraction  # frees as much memory as the tables take
    included = tables["articles"]["article_id"].to_list()
    package = Package(
        tables=tables,
        article_bytes={article_id: articles[article_id].text.encode() for article_id in included},
        languages=config.languages,
        expected_row_counts={
            article_id: ranges for article_id, ranges in config.expected_rows.items() if article_id in included
        },
    )
    on_progress("checking", len(included), 0)
    if issues := check_package(package):
        return BuildResult(config, tables, errors, issues, {})
    skipped_articles = _skipped_articles_csv(errors) if errors else None
    return BuildResult(
        config, tables, errors, [], package_files(tables, package.article_bytes, config, skipped_articles)
    )


def _annotation_errors(annotations: Annotations, *, skip_invalid: bool) -> Errors:
    """Return the errors to report; that an article depends on a rejected one matters only if that one is skipped."""
    return {
        article_id: errors
        for article_id, errors in annotations.errors.items()
        if errors and (skip_invalid or errors[0].code != DEPENDS_ON_REJECTED)
    }


def _all_tables(
    annotations: Annotations,
    extraction: Extraction,
    config: CorpusConfig,
    agreement: Mapping[tuple[str, str], str],
) -> dict[str, pl.DataFrame]:
    annotated = build_tables(
        annotations.by_article.values(), annotations.fact_checks, annotations.external_sources, config.rights, agreement
    )
    tables = {table: concat_sorted(table, [annotated[table], extraction.tables[table]]) for table in TABLES}
    people = tables["people"]
    tables["people"] = people.with_columns(canonical_id=people["person_id"].replace(canonical_ids(tables)))
    return tables


def _skipped_articles_csv(errors: Mapping[str, list[InputError]]) -> bytes:
    rows = [
        {"article_id": article_id, "location": e.location, "code": e.code, "found": e.found, "hint": e.hint}
        for article_id, article_errors in sorted(errors.items())
        for e in article_errors
    ]
    return to_csv_bytes(pl.DataFrame(rows))
