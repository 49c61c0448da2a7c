"""Corpus -> readings -> tables -> package."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ordrett.article import Article
from ordrett.read import read_article
from ordrett.reading import Reading
from ordrett.refusal import Refusal
from scripts.annotations import Annotations, annotations
from scripts.annotations.standing import FALLEN
from scripts.corpus import Metadata, metadata, refuse_strangers, seeds
from scripts.package import files, write
from scripts.rules import Finding, Package, findings
from scripts.tables import tables


@dataclass(frozen=True)
class Built:
    """What came of a build."""

    about: Metadata
    tables: dict[str, pl.DataFrame]
    refused: dict[str, list[Refusal]]  # article -> why it could not be taken; under "" what is of all articles
    findings: list[Finding]
    files: dict[str, bytes]


def build(
    corpus: Path, output: Path | None = None, *, leave_out: bool = False, read: Callable[[str], None] = lambda _: None
) -> Built:
    """Build the package of a corpus folder and write it to `output` (the folder itself by default).

    Nothing is written where an article is refused, unless `leave_out`, or where a rule is broken.
    `read` is told each article that was read. Raises Refusal where the folder cannot be read at all.
    """
    about = metadata(corpus)
    articles, unreadable = seeds(corpus, about.most_bytes)
    refuse_strangers(about, {*articles, *unreadable})
    annotated = annotations(corpus / "annotations", articles, about.languages, unreadable)
    refused = {
        article: refusals
        for article, refusals in annotated.refused.items()
        # Without leave_out nothing is built, so what would fall with another article is no fault to mend.
        if refusals and (leave_out or refusals[0].rule != FALLEN)
    }
    refused |= {article: [refusal, *refused.get(article, [])] for article, refusal in unreadable.items()}
    readings = [*annotated.readings.values(), *_automatic(articles, annotated, about, refused, read)]
    if (refused and not leave_out) or "" in refused or not readings:
        return Built(about, {}, refused, [], {})
    frames = tables(readings, annotated.checks, annotated.external_sources, about.rights)
    taken = {reading.article.article_id: reading.article for reading in readings}
    package = Package(
        tables=frames,
        texts={article: source.text for article, source in taken.items()},
        seeds={article: source.text.encode() for article, source in taken.items()},
        languages=about.languages,
        bounds={article: of for article, of in about.rows.items() if article in taken},
    )
    if found := findings(package):
        return Built(about, frames, refused, found, {})
    content = files(frames, package.seeds, about, _left_out(refused) if refused else None)
    write(output or corpus, content)
    return Built(about, frames, refused, [], content)


def _automatic(
    articles: dict[str, Article],
    annotated: Annotations,
    about: Metadata,
    refused: dict[str, list[Refusal]],
    read: Callable[[str], None],
) -> list[Reading]:
    readings: list[Reading] = []
    for stem, source in articles.items():
        if stem not in annotated.readings and stem not in refused:
            try:
                readings.append(read_article(source, about.languages.get(stem)))
            except Refusal as refusal:
                refused[stem] = [refusal]
        read(stem)
    return readings


def _left_out(refused: dict[str, list[Refusal]]) -> bytes:
    rows = [
        {"article": article, "where": r.where, "rule": r.rule, "found": r.found, "remedy": r.remedy}
        for article, refusals in sorted(refused.items())
        for r in refusals
    ]
    return pl.DataFrame(rows).write_csv().encode()
