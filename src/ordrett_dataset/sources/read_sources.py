"""Read the articles of files in any of the supported formats."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ordrett.article import MAX_ARTICLE_BYTES, Article, decode_article
from ordrett.errors import InputError
from ordrett_dataset.sources.article_ids import unique_id
from ordrett_dataset.sources.decode_text import DecodedText, decode_text, looks_decoded_twice
from ordrett_dataset.sources.decompress import read_content
from ordrett_dataset.sources.field_names import ArticleFields, read_fields
from ordrett_dataset.sources.files import HTML_SUFFIXES, TEXT_SUFFIXES, SourceFile, find_files
from ordrett_dataset.sources.html import declared_encoding, extract_article, looks_like_html
from ordrett_dataset.sources.records import Record, read_csv, read_json, read_json_lines, read_parquet
from ordrett_dataset.sources.source_store import SourceArticle, SourceStore

# A headline is put before the text unless the text has it within so many characters.
HEADLINE_WITHIN: Final = 1000
MAX_LISTED_FIELDS: Final = 12


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
        declared = options.encoding or (declared_encoding(data) if file.format in HTML_SUFFIXES else None)
        decoded = DecodedText("") if file.format == ".parquet" else decode_text(data, file.name, declared)
        origin = _Origin(file, sha256, decoded, options.max_article_bytes)
        if file.format in TEXT_SUFFIXES:
            yield origin.make_article(ArticleFields(text=decoded.text), file.stem)
        elif file.format in HTML_SUFFIXES:
            yield origin.make_article(extract_article(decoded.text, file.name), file.stem)
        else:
            records = _parse(file, data, decoded.text)
            del data  # a large file is not kept in memory twice
            for record in records:
                yield _read_record(record, origin, options.field_names)
    except InputError as error:
        yield error


def _parse(file: SourceFile, data: bytes, text: str) -> Iterator[Record]:
    if file.format == ".parquet":
        return read_parquet(data, file.name)
    if file.format == ".json":
        return read_json(text, file.name)
    if file.format in (".csv", ".tsv"):
        return read_csv(text, file.name, "\t" if file.format == ".tsv" else None)
    return read_json_lines(text, file.name)


def _read_record(record: Record, origin: "_Origin", field_names: Mapping[str, str]) -> SourceArticle | InputError:
    if record.error is not None:
        return record.error
    fields = read_fields(record.fields, field_names)
    if fields.text is None:
        location = origin.location(record.number)
        listed = ", ".join(map(str, list(record.fields)[:MAX_LISTED_FIELDS]))
        problem = f"no field holds the text; the fields are {listed or 'none'}"
        hint = "Name the field with the text: --field text=NAME."
        return InputError(location, "record_has_text", problem, hint)
    name = origin.file.stem if record.number is None else f"{origin.file.stem}-{record.number:04d}"
    try:
        return origin.make_article(fields, fields.id or name, record.number)
    except InputError as error:
        return error


@dataclass(frozen=True)
class _Origin:
    """The file from which articles are made."""

    file: SourceFile
    sha256: str
    decoded: DecodedText
    max_article_bytes: int

    def location(self, record: int | None) -> str:
        """Return how messages name a record of the file."""
        return self.file.name if record is None else f"{self.file.name} record {record}"

    def make_article(self, fields: ArticleFields, name: str, record: int | None = None) -> SourceArticle:
        """Return an article; a headline that its text does not begin with is put before it."""
        text = fields.text or ""
        if fields.headline and fields.headline.strip() not in text[:HEADLINE_WITHIN]:
            text = f"{fields.headline.strip()}\n\n{text}"
        encoded = text.encode("utf-8", "surrogatepass")
        article = decode_article(encoded, name, self.location(record), self.max_article_bytes)
        article = replace(
            article,
            source_path=self.file.name,
            source_sha256=self.sha256,
            source_record=None if record is None else str(record),
            encoding=self.decoded.encoding,
        )
        return SourceArticle(article, fields, self._warnings(text))

    def _warnings(self, text: str) -> tuple[str, ...]:
        warnings = []
        if self.decoded.is_detected:
            warnings.append(
                f"not UTF-8; read as {self.decoded.encoding}, which was detected: check its accents, or give --encoding"
            )
        if looks_like_html(text):
            warnings.append("it holds HTML tags, which are read as text: save it as .html")
        if looks_decoded_twice(text):
            warnings.append("its accents look decoded twice (Ã¥ for å): decode it once, at its source")
        return tuple(warnings)
