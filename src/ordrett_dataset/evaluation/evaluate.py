"""A corpus folder -> how accurate the automatic reading of its annotated articles is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation
from ordrett.read import read_article
from ordrett_dataset.annotations import annotations
from ordrett_dataset.corpus.config import Metadata, metadata, seeds
from ordrett_dataset.evaluation.from_tables import as_readings
from ordrett_dataset.evaluation.gold_files import FILES, GOLD, NAMES, PROBE
from ordrett_dataset.evaluation.metric import Figure
from ordrett_dataset.evaluation.score_annotations import against_annotation
from ordrett_dataset.evaluation.score_gold import names, pronouns, quotes
from ordrett_dataset.evaluation.span_check import slices
from ordrett_dataset.pipeline.batch_extract import read_all


@dataclass(frozen=True)
class Evaluation:
    """The figures, of how many texts, and which of these could not be read."""

    texts: int
    figures: list[Figure]
    refused: dict[str, InputError]


def evaluate(
    folder: Path, processes: int | None = None, told: Callable[[int, int], None] = lambda *_: None
) -> Evaluation:
    """Read the annotated articles of a folder automatically and hold the readings against the annotations.

    Annotations are those of `annotations/` and the files beside `seeds/`; each article that one of them is about is
    read. `told` is given how many these are, and how many were read since. Raises InputError, or a group of them, for
    annotations at fault, or none.
    """
    about = metadata(folder)
    articles, unreadable = seeds(folder, about.most_bytes)
    if unreadable:
        raise ExceptionGroup("seeds", list(unreadable.values()))
    gold, people, probes = GOLD.read(folder, articles), NAMES.read(folder, articles), PROBE.read(folder, articles)
    annotated = _annotated(folder, about, articles)
    meant = {line.article for lines in (gold, people, probes) for line in lines} | set(annotated)
    if not meant:
        remedy = f"Annotate an article (python -m scripts annotate), or put one of {', '.join(FILES)} beside seeds/."
        raise InputError(str(folder), "folder_contains_annotations", "no article of it is annotated", remedy)
    chosen = [articles[stem] for stem in meant]
    told(len(chosen), 0)
    read = read_all(chosen, about.languages, processes=processes, told=lambda n: told(len(chosen), n))
    readings = as_readings(read.tables, articles)
    figures: list[Figure] = []
    if annotated:
        again = {stem: _with_sections(readings[stem], about) for stem in annotated if stem in readings}
        figures += against_annotation(annotated, again)
    figures += quotes(gold, readings) if gold else []
    figures += names(people, readings) if people else []
    figures += pronouns(probes, readings) if probes else []
    return Evaluation(len(meant), [*figures, slices(read.tables, articles)], read.refused)


def _annotated(folder: Path, about: Metadata, articles: dict[str, Article]) -> dict[str, ArticleAnnotation]:
    found = annotations(folder / "annotations", articles, about.languages)
    if faults := [refusal for of in found.refused.values() for refusal in of]:
        raise ExceptionGroup("annotations", faults)
    return found.readings


def _with_sections(reading: ArticleAnnotation, about: Metadata) -> ArticleAnnotation:
    # No table holds the sections of lines in which nothing was found.
    source = reading.article
    return replace(reading, sections=read_article(source, about.languages.get(source.article_id)).sections)
