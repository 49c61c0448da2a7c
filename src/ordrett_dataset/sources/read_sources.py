"""Read the articles of files in any of the supported formats."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ordrett.article import MAX_ARTICLE_BYTES, Article
from ordrett.errors import InputError
from ordrett_dataset.sources.article_ids import unique_id
from ordrett_dataset.sources.csv_records import read_csv
from ordrett_dataset.sources.decode_text import DecodedText, decode_text
from ordrett_dataset.sources.decompress import read_content
from ordrett_dataset.sources.field_names import ArticleFields, has_text, read_fields
from ordrett_dataset.sources.file_kinds import require_text
from ordrett_dataset.sources.files import HTML_SUFFIXES, TEXT_SUFFIXES, SourceFile, find_files
from ordrett_dataset.sources.front_matter import split_front_matter
from ordrett_dataset.sources.html import declared_encoding, extract_article
from ordrett_dataset.sources.json_records import read_json, read_json_lines
from ordrett_dataset.sources.origin import Origin
from ordrett_dataset.sources.page_checks import page_warnings
from ordrett_dataset.sources.parquet_records import read_parquet
from ordrett_dataset.sources.record import Record
from ordrett_dataset.sources.source_store import SourceArticle, SourceStore

MAX_LISTED_FIELDS: Final = 12
MAX_FIELD_NAME: Final = 40


@dataclass(frozen=True)
class SourceOptions:
    """How to read files: an encoding for all of them, names of fields in their records, the largest article."""

    encoding: str | None = None
    field_names: Mapping[str, str] = field(default_factory=dict)
    max_article_bytes: int = MAX_ARTICLE_BYTES


@dataclass(frozen=True)
class Sources:
    """The articles that could be read, by id, and the errors of the others by the name of the file or record."""

    articles: Mapping[str, SourceArticle]
    errors: dict[str, InputError]


def read_sources(
    paths: Sequence[Path],
    options: SourceOptions | None = None,
    on_progress: Callable[[int, int], None] = lambda *_: None,
    store: SourceStore | None = None,
) -> Sources:
    """Read every article of the given files and folders, into `store` if they could be too many for memory.

    `on_progress` gets the number of files and how many were finished since the last call. Raises InputError if there is
    no file at all.
    """
    options = options or SourceOptions()
    articles: dict[str, SourceArticle] = {}
    add = store.add if store is not None else lambda source: articles.update({source.article.article_id: source})
    errors: dict[str, InputError] = {}
    taken: set[str] = set()
    files = list(find_files(paths))
    for file in files:
        for item in [file] if isinstance(file, InputError) else _read_file(file, options):
            if isinstance(item, InputError):
                errors[item.location] = item
            else:
                article = _with_id(item.article, unique_id(item.article.article_id, taken))
                add(replace(item, article=article))
        on_progress(len(files), 1)
    if not files:
        where = ", ".join(map(str, paths))
        hint = "Put articles there: text, HTML, JSON, CSV or Parquet files."
        raise InputError(where, "corpus_has_articles", "there is no article", hint)
    return Sources(articles if store is None else store, errors)


def _with_id(article: Article, article_id: str) -> Article:
    """Return the article with its id; a UTF-8 text file that is named after it is its own source."""
    path = f"seeds/{article_id}.txt"
    if article.source_path == f"{article_id}.txt" and article.encoding is None:
        return replace(article, article_id=article_id, path=path, source_path=None, source_sha256=None)
    return replace(article, article_id=article_id, path=path)


def _read_file(file: SourceFile, options: SourceOptions) -> Iterator[SourceArticle | InputError]:
    """Yield the articles of a file; until an id is derived from it, the id of an article is its name."""
    try:
        data, sha256 = read_content(file.path, file.name)
        decoded = _decode(file, data, options.encoding)
        origin = Origin(file, sha256, decoded, options.max_article_bytes)
        if file.format in TEXT_SUFFIXES:
            matter = split_front_matter(decoded.text, file.name) if file.format == ".md" else None
            fields = read_fields({**matter.fields, "text": matter.text}) if matter else None
            if fields and fields.text is None:
                hint = "Fill it, or remove the file."
                raise InputError(file.name, "article_is_not_empty", "there is no text below its front matter", hint)
            yield origin.make_article(fields or ArticleFields(text=decoded.text), file.stem)
        elif file.format in HTML_SUFFIXES:
            fields = extract_article(decoded.text, file.name)
            yield origin.make_article(fields, file.stem, warnings=page_warnings(decoded.text, fields.text or ""))
        else:
            records = _parse(file, data, decoded.text, options.field_names)
            del data  # a large file is not kept in memory twice
            yield from _read_records(records, origin, options.field_names)
    except InputError as error:
        yield error


def _decode(file: SourceFile, data: bytes, encoding: str | None) -> DecodedText:
    """Return the text of a file, empty for a Parquet file; raise InputError if it is none."""
    if file.format == ".parquet":
        return DecodedText("")
    require_text(data, file.name)
    declared = declared_encoding(data) if file.format in HTML_SUFFIXES else None
    decoded = decode_text(data, file.name, encoding, declared)
    if not decoded.text.lstrip("\ufeff").strip():
        hint = "Remove the file or fill it."
        raise InputError(file.name, "article_is_not_empty", f"{len(data)} bytes without text", hint)
    return decoded


def _parse(file: SourceFile, data: bytes, text: str, field_names: Mapping[str, str]) -> Iterator[Record]:
    if file.format == ".parquet":
        return read_parquet(data, file.name)
    if file.format == ".json":
        return read_json(text, file.name, field_names)
    if file.format in (".csv", ".tsv"):
        return read_csv(text, file.name, "\t" if file.format == ".tsv" else None)
    return read_json_lines(text, file.name)


def _read_records(
    records: Iterator[Record], origin: Origin, field_names: Mapping[str, str]
) -> Iterator[SourceArticle | InputError]:
    """Yield the article of each record, or what is wrong with it; of a table without texts, only that."""
    is_table = origin.file.format in (".csv", ".tsv", ".parquet")
    is_empty = True
    for record in records:
        is_empty = False
        if record.error is not None:
            yield record.error
        elif is_table and not has_text(record.fields, field_names):
            hint = "Name the column with the text: --field text=NAME. A CSV file needs a first line with names."
            raise InputError(
                origin.file.name,
                "table_has_text",
                f"no column holds the text; the columns are {_list(record.fields)}",
                hint,
            )
        else:
            yield _read_record(record, origin, field_names)
    if is_empty:
        raise InputError(origin.file.name, "file_has_records", "it has no record", "Remove the file or fill it.")


def _read_record(record: Record, origin: Origin, field_names: Mapping[str, str]) -> SourceArticle | InputError:
    fields = read_fields(record.fields, field_names)
    if fields.text is None:
        location = origin.location(record.number)
        if has_text(record.fields, field_names):
            problem, hint = (
                "its text is empty or no text",
                "Fill it, remove the record, or name another field with --field.",
            )
        else:
            problem, hint = (
                f"no field holds the text; the fields are {_list(record.fields)}",
                "Name the field with the text: --field text=NAME.",
            )
        return InputError(location, "record_has_text", problem, hint)
    name = origin.file.stem if record.number is None else f"{origin.file.stem}-{record.number:04d}"
    try:
        return origin.make_article(fields, fields.id or name, record.number)
    except InputError as error:
        return error


def _list(fields: Mapping[str, object]) -> str:
    names = (" ".join(str(name).split())[:MAX_FIELD_NAME] for name in list(fields)[:MAX_LISTED_FIELDS])
    return ", ".join(names) or "none"
