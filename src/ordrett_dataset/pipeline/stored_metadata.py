"""Metadata of annotated articles, from what `ordrett init` stored of their pages and records."""

from collections.abc import Mapping
from dataclasses import replace

from ordrett_dataset.annotations import Annotations
from ordrett_dataset.sources.metadata import add_metadata
from ordrett_dataset.sources.source_store import SourceArticle
from ordrett_dataset.tables.entities import ExternalSource


def add_stored_metadata(annotations: Annotations, articles: Mapping[str, SourceArticle]) -> Annotations:
    """Return the annotations with the publisher, dates and address that only a page or record states."""
    by_article, sources = dict(annotations.by_article), list[ExternalSource]()
    for article_id, annotation in annotations.by_article.items():
        by_article[article_id], source = add_metadata(annotation, articles[article_id].fields)
        sources += [source] if source else []
    return replace(annotations, by_article=by_article, external_sources=(*annotations.external_sources, *sources))
