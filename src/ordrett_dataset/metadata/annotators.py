"""Who read the articles, in words."""

from collections.abc import Iterator, Mapping

import polars as pl

from ordrett_dataset.corpus.config import Metadata


def readers(about: Metadata, tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Yield a phrase for each annotator, where anything was annotated, and one for what was read automatically."""
    readings = tables["articles"]["annotation_source"]
    annotated, automatic = ((readings == reading).sum() for reading in ("language_model", "rules"))
    if annotated and not about.annotators:
        yield f"{annotated} of {readings.len()} articles: annotated; it is not stated by whom"
    for reader in about.annotators if annotated else ():
        reviewed = "reviewed" if reader.human_review else "not reviewed"
        yield f"{reader.name}: {reader.kind}, {reviewed} by a human"
    if automatic:
        yield f"{automatic} of {readings.len()} articles: read automatically, by the rules of ordrett"
