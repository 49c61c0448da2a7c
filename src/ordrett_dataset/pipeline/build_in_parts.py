"""Build the package of many articles part by part, in bounded memory; what is done is not done again after a kill."""

import shutil
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Final

import polars as pl

from ordrett.reader import read_article
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.descriptor import PartitionedTable
from ordrett_dataset.package.folder_lock import lock_folder
from ordrett_dataset.package.partitions import partitioned_files, write_partitions
from ordrett_dataset.pipeline.build_result import BuildResult, Errors, ProgressCallback, skipped_articles_csv
from ordrett_dataset.pipeline.cluster import run_on_cluster
from ordrett_dataset.pipeline.extract_article import Extractor
from ordrett_dataset.pipeline.link_parts import link_parts
from ordrett_dataset.pipeline.load_corpus import Corpus
from ordrett_dataset.pipeline.part import FinishedPart, Part, build_part, hash_part
from ordrett_dataset.pipeline.part_folder import read_outcome, scan_part
from ordrett_dataset.pipeline.worker_processes import available_cores, run_jobs
from ordrett_dataset.rules.issue import Issues
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables.merge_parts import merge_parts

# More articles than these are built in parts, and their tables written as partitions.
MAX_ARTICLES_AT_ONCE: Final = 1000
# Each process holds one part; smaller parts take little less memory, and more time.
ARTICLES_PER_PART: Final = 250
PARTS_SUFFIX: Final = ".parts"
Runner = Callable[[Callable[[Part], FinishedPart], Iterable[Part]], Generator[FinishedPart]]


def needs_parts(corpus: Corpus) -> bool:
    """Return whether a corpus is built in parts: it has many articles, and nobody has annotated them."""
    is_annotated = corpus.annotations is not None and corpus.annotations.exists()
    return len(corpus.articles) > MAX_ARTICLES_AT_ONCE and not is_annotated


@contextmanager
def parts_folder(output: Path) -> Iterator[Path]:
    """Hold the folder beside `output` in which finished parts wait for the others; the caller deletes it in the end."""
    folder = output.resolve().with_name(f"{output.resolve().name}{PARTS_SUFFIX}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_folder(folder):
            folder.mkdir(exist_ok=True)  # another build may have deleted it in the meantime
            yield folder
    except OSError as error:
        raise EnvironmentProblem.from_os_error(error, folder) from None


def build_in_parts(
    corpus: Corpus,
    parts: Path,
    write: Callable[[BuildResult], None],
    *,
    strict: bool = False,
    with_csv: bool = False,
    processes: int | None = None,
    scheduler: str | None = None,
    on_progress: ProgressCallback = lambda *_: None,
    extractor: Extractor = read_article,
) -> BuildResult:
    """Build the package of a corpus without annotations, and pass it to `write`; otherwise the same as `build`.

    Parts that an earlier build left in the folder `parts` are used if they depend on the same articles, configuration
    and code. The tables are the same as those of a build of all articles at once; they have no CSV unless `with_csv`.
    `scheduler` is the address of a dask scheduler whose workers build the parts; they must see the folder `parts`.
    """
    folders, issues = _build_parts(corpus, parts, _runner(corpus, processes, scheduler), on_progress, extractor)
    errors: Errors = {article_id: [error] for article_id, error in corpus.errors.items()}
    warnings: dict[str, tuple[str, ...]] = {}
    for folder in folders if not issues else ():
        outcome = read_outcome(folder)
        errors |= {article_id: [error] for article_id, error in outcome.errors.items()}
        warnings |= outcome.warnings
    if issues or (errors and strict) or not corpus.articles.keys() - errors.keys():
        return BuildResult(corpus.config, {}, errors, issues, {}, warnings)
    on_progress("linking", len(corpus.articles), 0)
    package = parts / "package"
    shutil.rmtree(package, ignore_errors=True)
    tables = _write_tables(folders, package, with_csv=with_csv)
    included = _article_ids(package, tables["articles"])
    languages = {
        article_id: corpus.config.languages[article_id] for article_id in included & corpus.config.languages.keys()
    }
    config = corpus.config.model_copy(update={"languages": languages})
    readers = {article_id: partial(_read_text, corpus, article_id) for article_id in sorted(included)}
    files = partitioned_files(package, tables, readers, config, skipped_articles_csv(errors))
    counts = {table: partitioned.n_rows for table, partitioned in tables.items()}
    result = BuildResult(config, {}, errors, [], files, warnings, counts)
    on_progress("writing", len(included), 0)
    write(result)
    shutil.rmtree(parts, ignore_errors=True)
    return result


def _runner(corpus: Corpus, processes: int | None, scheduler: str | None) -> Runner:
    """Return what builds the parts: processes of this machine, or the workers of a cluster."""
    if scheduler:
        return partial(run_on_cluster, scheduler=scheduler)
    n_parts = -(-len(corpus.articles) // ARTICLES_PER_PART)
    return partial(run_jobs, processes=min(processes or available_cores(), n_parts))


def _build_parts(
    corpus: Corpus, parts: Path, run: Runner, on_progress: ProgressCallback, extractor: Extractor
) -> tuple[list[Path], Issues]:
    """Build the parts that are missing; return the folders of all, in the order of the articles."""
    article_ids, folders = sorted(corpus.articles), list[Path]()

    def missing() -> Iterator[Part]:
        for start in range(0, len(article_ids), ARTICLES_PER_PART):
            sources = tuple(corpus.articles[i] for i in article_ids[start : start + ARTICLES_PER_PART])
            folder = parts / hash_part(sources, corpus.config, extractor)
            folders.append(folder)
            if folder.exists():
                on_progress("extracting", len(article_ids), len(sources))
            else:
                yield Part(sources, corpus.config, folder, extractor)

    issues = Issues()
    on_progress("extracting", len(article_ids), 0)
    with closing(run(build_part, missing())) as finished:
        for part in finished:
            issues.extend(part.issues)
            on_progress("extracting", len(article_ids), part.n_articles)
    issues.sort()
    return folders, issues


def _write_tables(parts: Sequence[Path], package: Path, *, with_csv: bool) -> dict[str, PartitionedTable]:
    links = link_parts(parts)
    merged = {table: merge_parts(table, [scan_part(part, table) for part in parts]) for table in TABLES}
    return {
        table: write_partitions(package, table, links.apply(table, rows), with_csv=with_csv)
        for table, rows in merged.items()
    }


def _article_ids(package: Path, articles: PartitionedTable) -> set[str]:
    frames = (pl.read_parquet(package / path, columns=["article_id"], glob=False) for path in articles.paths)
    return {article_id for frame in frames for article_id in frame["article_id"]}


def _read_text(corpus: Corpus, article_id: str) -> bytes:
    return corpus.articles[article_id].article.text.encode()
