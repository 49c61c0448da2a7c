"""CSL-JSON items of the dataset or of one row; the other citation formats are written from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ordrett.errors import InputError
from ordrett_dataset.metadata.citation.row import CitedRow
from ordrett_dataset.package.identifiers import DOI_PREFIX
from ordrett_dataset.printable import escape_controls

if TYPE_CHECKING:
    from ordrett_dataset.corpus.config import CorpusConfig

CslItem = dict[str, Any]


@dataclass(frozen=True)
class CitedDataset:
    """The metadata of a dataset that a citation needs."""

    name: str
    title: str
    version: str
    authors: tuple[str, ...] = ()
    released: date | None = None
    doi: str | None = None
    url: str | None = None
    digest: str | None = None  # of the content of the package that is cited

    @classmethod
    def from_metadata(cls, metadata: "CorpusConfig") -> "CitedDataset":
        """Return the citation metadata in corpus.toml."""
        authors = tuple(author.name for author in metadata.authors)
        return cls(
            metadata.name, metadata.title, metadata.version, authors, metadata.released, metadata.doi, metadata.url
        )

    @classmethod
    def from_descriptor(cls, descriptor: Mapping[str, Any], location: str) -> "CitedDataset":
        """Return the citation metadata in a datapackage.json at `location`; raise InputError if they are malformed."""
        try:
            return cls(
                _text(descriptor["name"]),
                _text(descriptor["title"]),
                _text(descriptor["version"]),
                tuple(_text(author["title"]) for author in descriptor.get("contributors", [])),
                date.fromisoformat(_text(descriptor["created"])[:10]) if "created" in descriptor else None,
                _text(descriptor["id"]).removeprefix(DOI_PREFIX) if "id" in descriptor else None,
                _text(descriptor["homepage"]) if "homepage" in descriptor else None,
                _text(descriptor["digest"]) if "digest" in descriptor else None,
            )
        except (KeyError, TypeError, ValueError) as error:
            problem = f"{type(error).__name__}: {error}"
            raise InputError(location, "descriptor_has_profile", problem, "Run `ordrett validate`.") from None


def build_csl_item(dataset: CitedDataset, row: CitedRow | None = None) -> CslItem:
    """Return the CSL-JSON item of the dataset or, given a row, of that row as a part of the dataset.

    Author names are literal: corpus.toml does not say which part is the family name. Every string is one line without
    control characters.
    """
    released = dataset.released
    item = {
        "id": f"{dataset.name}-{dataset.version}" + (f"-{row.key}" if row else ""),
        "type": "dataset",
        "author": [{"literal": author} for author in dataset.authors],
        "issued": {"date-parts": [[released.year, released.month, released.day]]} if released else None,
        "title": f"Table {row.table}, row {row.key}" if row else dataset.title,
        "container-title": dataset.title if row else None,
        "version": dataset.version,
        "genre": "Data set",
        "DOI": dataset.doi,
        "URL": dataset.url,
        **(_article_fields(row) if row else {"note": f"Digest {dataset.digest}" if dataset.digest else None}),
    }
    clean: CslItem = _clean({name: value for name, value in item.items() if value})
    return clean


def _article_fields(row: CitedRow) -> CslItem:
    article = row.article or {}
    return {
        "original-author": [{"literal": article["byline"]}] if article.get("byline") else None,
        "original-title": article.get("headline"),
        "original-publisher": article.get("publisher"),
        # An EDTF date may be an open interval, which CSL-JSON cannot express as date parts.
        "original-date": {"literal": article["published"]} if article.get("published") else None,
        "note": row.source_note,
    }


def _clean(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value whose strings are single lines without control characters."""
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return escape_controls(" ".join(value.split())) if isinstance(value, str) else value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a string")
    return value
