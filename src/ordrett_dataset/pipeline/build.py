"""Corpus -> readings -> tables -> package."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.annotations import Annotations, annotations
from ordrett_dataset.annotations.dependencies import FALLEN
from ordrett_dataset.corpus.config import Metadata, metadata, refuse_strangers, seeds
from ordrett_dataset.package.check_output import check_output
from ordrett_dataset.package.writer import package_files, write_package
from ordrett_dataset.pipeline.batch_extract import ReadAll, read_all
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.canonical_people import canonical_ids
from ordrett_dataset.tables.frames import concat_sorted

# Told what the build is at, how many articles that is about, and how many of them were done since.
ProgressCallback = Callable[[str, int, int], None]


@dataclass(frozen=True)
class BuildResult:
    """What came of a build."""

    about: Metadata
    tables: dict[str, pl.DataFrame]
    refused: dict[str, list[InputError]]  # article -> why it could not be taken; under "" what is of all articles
    issues: list[Issue]
    files: dict[str, bytes]


def build(
    corpus: Path,
    output: Path | None = None,
    *,
    leave_out: bool = False,
    processes: int | None = None,
    told: ProgressCallback = lambda *_: None,
) -> BuildResult:
    """Build the package of a corpus folder and write it to `output` (the folder itself by default).

    Nothing is written where an article is refused, unless `leave_out`, or where a rule is broken. What has no
    annotation is read by at most so many `processes`, by default one a core. Raises InputError where the folder cannot
    be read at all.
    """
    check_output(corpus, output or corpus)
    built = made(corpus, leave_out=leave_out, processes=processes, told=told)
    if built.files:
        told("writing", built.tables["articles"].height, 0)
        write_package(
            output or corpus, built.files, copy_articles=output is not None and output.resolve() != corpus.resolve()
        )
    return built


def made(
    corpus: Path, *, leave_out: bool = False, processes: int | None = None, told: ProgressCallback = lambda *_: None
) -> BuildResult:
    """Make the package of a corpus folder, and write nothing; else as `build`."""
    about = metadata(corpus)
    articles, unreadable = seeds(corpus, about.most_bytes)
    refuse_strangers(about, {*articles, *unreadable})
    annotated = annotations(corpus / "annotations", articles, about.languages, unreadable)
    refused = {
        article: refusals
        for article, refusals in annotated.refused.items()
        # Without leave_out nothing is built, so what would fall with another article is no fault to mend.
        if refusals and (leave_out or refusals[0].code != FALLEN)
    }
    refused |= {article: [refusal, *refused.get(article, [])] for article, refusal in unreadable.items()}
    automatic = _automatic(articles, annotated, about, refused, processes, told)
    refused |= {article: [refusal] for article, refusal in automatic.refused.items()}
    if (refused and not leave_out) or "" in refused or not articles.keys() - refused.keys():
        return BuildResult(about, {}, refused, [], {})
    frames = _frames(annotated, automatic, about)
    del automatic  # as large as the frames that were made of it
    taken = frames["articles"]["article_id"].to_list()
    package = Package(
        tables=frames,
        article_bytes={article: articles[article].text.encode() for article in taken},
        languages=about.languages,
        expected_row_counts={article: of for article, of in about.rows.items() if article in taken},
    )
    told("checking", len(taken), 0)
    if found := check_package(package):
        return BuildResult(about, frames, refused, found, {})
    content = package_files(frames, package.article_bytes, about, _left_out(refused) if refused else None)
    return BuildResult(about, frames, refused, [], content)


def _automatic(
    articles: Mapping[str, Article],
    annotated: Annotations,
    about: Metadata,
    refused: Mapping[str, list[InputError]],
    processes: int | None,
    told: ProgressCallback,
) -> ReadAll:
    unread = [source for stem, source in articles.items() if stem not in annotated.readings and stem not in refused]
    told("reading", len(unread), 0)
    return read_all(unread, about.languages, about.rights, processes, lambda n: told("reading", len(unread), n))


def _frames(annotated: Annotations, automatic: ReadAll, about: Metadata) -> dict[str, pl.DataFrame]:
    by_hand = build_tables(annotated.readings.values(), annotated.checks, annotated.external_sources, about.rights)
    frames = {table: concat_sorted(table, [by_hand[table], automatic.tables[table]]) for table in TABLES}
    rows = canonical_ids(frames)
    people = frames["people"]
    frames["people"] = people.with_columns(canonical_id=people["person_id"].replace(rows))
    return frames


def _left_out(refused: dict[str, list[InputError]]) -> bytes:
    rows = [
        {"article": article, "where": r.location, "rule": r.code, "found": r.found, "remedy": r.hint}
        for article, refusals in sorted(refused.items())
        for r in refusals
    ]
    return pl.DataFrame(rows).write_csv().encode()
