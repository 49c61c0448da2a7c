"""Build a package: find the articles, load or extract annotations, assemble the tables, check and write them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from ordrett_dataset.annotations import Annotations, load_annotations
from ordrett_dataset.annotations.agreement_file import load_agreement
from ordrett_dataset.annotations.dependencies import DEPENDS_ON_REJECTED
from ordrett_dataset.annotations.stored_reviews import load_reviews, reviewed_rows
from ordrett_dataset.corpus.articles import is_corpus_folder
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.check_output import check_output
from ordrett_dataset.package.writer import package_files, write_package
from ordrett_dataset.pipeline.batch_extract import Extraction, extract_articles
from ordrett_dataset.pipeline.broken_articles import find_broken_articles
from ordrett_dataset.pipeline.broken_events import (
    find_broken_events,
    leave_out_events,
    merge_warnings,
    warn_of_broken_events,
)
from ordrett_dataset.pipeline.build_in_parts import build_in_parts, needs_parts, parts_folder
from ordrett_dataset.pipeline.build_result import BuildResult, Errors, ProgressCallback, skipped_articles_csv
from ordrett_dataset.pipeline.load_corpus import Corpus, default_output, load_corpus, load_corpus_folder
from ordrett_dataset.pipeline.stored_metadata import add_stored_metadata
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.sources.read_sources import SourceOptions
from ordrett_dataset.sources.source_store import SourceStore
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.frames import concat_sorted
from ordrett_dataset.tables.link_tables import link_tables


def build(
    paths: Path | Sequence[Path],
    output: Path | None = None,
    *,
    strict: bool = False,
    with_csv: bool = False,
    options: SourceOptions | None = None,
    processes: int | None = None,
    scheduler: str | None = None,
    on_progress: ProgressCallback = lambda *_: None,
) -> BuildResult:
    """Build the package of a corpus folder, or of files and folders of articles, and write it to `output`.

    By default a corpus folder gets the package itself, and anything else a folder NAME-package. Articles
    without annotation are extracted by rules in up to `processes` processes (default: one for each core). An article
    with errors is skipped; with `strict`, nothing is written then. An extracted event that breaks a rule is left out,
    with a warning, unless `strict`; if another row breaks one, its article is skipped or nothing is written.
    A package of many articles has CSV only `with_csv`, and its `files` can no longer be read.

    Raises InputError, or a group of them, if there is nothing to build, and EnvironmentProblem if `output` cannot be
    written.
    """
    paths = [paths] if isinstance(paths, Path) else list(paths)
    output = output or default_output(paths)
    for path in paths:
        check_output(path, output)
    is_in_place = is_corpus_folder(paths[0]) and output.resolve() == paths[0].resolve()

    def write(result: BuildResult) -> None:
        write_package(output, result.files, copy_articles=not is_in_place)

    with SourceStore(_existing_folder(output)) as store:
        corpus = load_corpus(paths, options, lambda total, done: on_progress("reading", total, done), store)
        if needs_parts(corpus):
            with parts_folder(output) as parts:
                return build_in_parts(
                    corpus,
                    parts,
                    write,
                    strict=strict,
                    with_csv=with_csv,
                    processes=processes,
                    scheduler=scheduler,
                    on_progress=on_progress,
                )
        result = assemble_corpus(corpus, strict=strict, processes=processes, on_progress=on_progress)
    if result.files:
        on_progress("writing", result.tables["articles"].height, 0)
        write(result)
    return result


def _existing_folder(output: Path) -> Path:
    """Return the folder closest to the parent of `output` that exists."""
    return next(parent for parent in output.resolve().parents if parent.is_dir())


def assemble(folder: Path) -> BuildResult:
    """Build the package of a corpus folder with seeds/ in memory; an article with errors prevents it."""
    return assemble_corpus(load_corpus_folder(folder), strict=True)


def assemble_corpus(
    corpus: Corpus,
    *,
    strict: bool = False,
    processes: int | None = None,
    on_progress: ProgressCallback = lambda *_: None,
) -> BuildResult:
    """Build the package of a corpus in memory; otherwise the same as `build`."""
    config = corpus.config
    articles = {article_id: source.article for article_id, source in corpus.articles.items()}
    annotations = load_annotations(
        corpus.annotations, articles, config.languages, corpus.errors, config.annotation_source
    )
    annotations = add_stored_metadata(annotations, corpus.articles)
    errors = _annotation_errors(annotations, skips_articles=not strict)
    errors |= {article_id: [error, *errors.get(article_id, [])] for article_id, error in corpus.errors.items()}
    remaining = [articles[i] for i in articles if i not in annotations.by_article and i not in errors]
    on_progress("extracting", len(remaining), 0)
    extraction = extract_articles(
        remaining,
        config.languages,
        config.rights,
        processes,
        lambda n: on_progress("extracting", len(remaining), n),
        fields={article.article_id: corpus.articles[article.article_id].fields for article in remaining},
    )
    errors |= {article_id: [error] for article_id, error in extraction.errors.items()}
    if (errors and strict) or "" in errors or not articles.keys() - errors.keys():
        return BuildResult(config, {}, errors, [], {})
    unlinked = _all_tables(annotations, extraction, config, load_agreement(corpus.annotations))
    tables = _link(unlinked, corpus.annotations)
    warnings = _merge_warnings(corpus, extraction, tables["articles"]["article_id"].to_list())
    del extraction  # frees as much memory as the tables take
    included = tables["articles"]["article_id"].to_list()
    languages = {article_id: language for article_id, language in config.languages.items() if article_id in included}
    config = config.model_copy(update={"languages": languages})
    package = Package(
        tables=tables,
        article_bytes={article_id: articles[article_id].text.encode() for article_id in included},
        languages=config.languages,
        removed_rows=config.removed_rows,
        expected_row_counts={
            article_id: ranges for article_id, ranges in config.expected_rows.items() if article_id in included
        },
    )
    on_progress("checking", len(included), 0)
    issues = check_package(package)
    extracted = {article.article_id for article in remaining}
    if not strict and (broken_events := find_broken_events(issues, tables, extracted)):
        warnings = merge_warnings(warnings, warn_of_broken_events(broken_events, tables))
        tables = _link(leave_out_events(unlinked, broken_events), corpus.annotations)
        package = replace(package, tables=tables)
        issues = check_package(package)
    if issues:
        broken = find_broken_articles(issues, extracted)
        if strict or not broken or len(broken) == len(included):
            return BuildResult(config, tables, errors, issues, {}, warnings)
        # What the rules extract wrongly from one article must not cost the others.
        sound = {article_id: source for article_id, source in corpus.articles.items() if article_id not in broken}
        reduced = replace(corpus, articles=sound, errors=corpus.errors | broken)
        return assemble_corpus(reduced, processes=processes, on_progress=on_progress)
    files = package_files(tables, package.article_bytes, config, skipped_articles_csv(errors))
    return BuildResult(config, tables, errors, [], files, warnings)


def _merge_warnings(corpus: Corpus, extraction: Extraction, included: Iterable[str]) -> dict[str, tuple[str, ...]]:
    merged = {i: (*corpus.articles[i].warnings, *extraction.warnings.get(i, ())) for i in included}
    return {article_id: warnings for article_id, warnings in merged.items() if warnings}


def _annotation_errors(annotations: Annotations, *, skips_articles: bool) -> Errors:
    """Return the errors to report; that an article depends on a rejected one matters only if that one is skipped."""
    return {
        article_id: errors
        for article_id, errors in annotations.errors.items()
        if errors and (skips_articles or errors[0].code != DEPENDS_ON_REJECTED)
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
    return {table: concat_sorted(table, [annotated[table], extraction.tables[table]]) for table in TABLES}


def _link(unlinked: Mapping[str, pl.DataFrame], annotations: Path | None) -> dict[str, pl.DataFrame]:
    """Return the tables with what links articles to each other, and the column `reviewed` from the recorded reviews."""
    tables = link_tables(unlinked)
    reviews = load_reviews(annotations) if annotations else {}
    codes = reviewed_rows(tables, [review for of_reviewer in reviews.values() for review in of_reviewer.values()])
    for table in {table for table, _ in codes}:
        frame, key = tables[table], KEYS[table][0]
        values = [codes.get((table, row_id)) for row_id in frame[key]]
        tables[table] = frame.with_columns(reviewed=pl.Series(values, dtype=frame.schema["reviewed"]))
    return tables
