"""sources.jsonl: what the articles of a corpus were read from, where `ordrett init` extracted their texts."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import require_regular_file
from ordrett_dataset.sources.field_names import ArticleFields
from ordrett_dataset.sources.source_store import SourceArticle

SOURCES_FILE: Final = "sources.jsonl"
HINT: Final = "Write it anew with `ordrett init`, or remove the line."


class _StoredFields(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    archived: str | None = None
    publisher: str | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")] | None = None
    language: str | None = None


class _StoredSource(BaseModel):
    """A line of sources.jsonl."""

    model_config = ConfigDict(extra="forbid", strict=True)

    article_id: str
    source_path: str | None = None
    source_sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] | None = None
    source_record: str | None = None
    encoding: str | None = None
    fields: _StoredFields = _StoredFields()


def format_sources(articles: Iterable[SourceArticle]) -> str:
    """Return the content of sources.jsonl; an article that is its own source and has no metadata has no line."""
    lines = []
    for source in sorted(articles, key=lambda source: source.article.article_id):
        article = source.article
        fields = {name: value for name, value in asdict(source.fields).items() if value and name not in ("text", "id")}
        line = {
            "article_id": article.article_id,
            "source_path": article.source_path,
            "source_sha256": article.source_sha256,
            "source_record": article.source_record,
            "encoding": article.encoding,
            "fields": fields,
        }
        if article.source_path or fields:
            lines.append(json.dumps({key: value for key, value in line.items() if value}, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def add_stored_sources(corpus: Path, articles: Mapping[str, Article]) -> dict[str, SourceArticle]:
    """Return the articles of a corpus with what its sources.jsonl says of them.

    Raises a group of InputErrors if a line of the file is not valid or names no article.
    """
    path = corpus / SOURCES_FILE
    updated = {article_id: SourceArticle(article) for article_id, article in articles.items()}
    if not path.exists() and not path.is_symlink():
        return updated
    require_regular_file(path, SOURCES_FILE, corpus)
    errors = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        location = f"{SOURCES_FILE}: line {number}"
        try:
            stored = _StoredSource.model_validate_json(line)
        except ValidationError as error:
            details = error.errors()[0]
            place = ".".join(map(str, details["loc"]))
            message = f"{place}: {details['msg']}" if place else details["msg"]
            errors.append(InputError(location, "sources_file_is_valid", message, HINT))
            continue
        if stored.article_id not in articles:
            errors.append(
                InputError(
                    location, "sources_file_names_articles", f"there is no article seeds/{stored.article_id}.txt", HINT
                )
            )
            continue
        article = replace(
            articles[stored.article_id],
            source_path=stored.source_path,
            source_sha256=stored.source_sha256,
            source_record=stored.source_record,
            encoding=stored.encoding,
        )
        updated[stored.article_id] = SourceArticle(article, ArticleFields(**stored.fields.model_dump()))
    if errors:
        raise ExceptionGroup(SOURCES_FILE, errors)
    return updated
