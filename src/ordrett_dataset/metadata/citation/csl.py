"""A dataset, or one row of it -> an item of CSL-JSON, from which every citation is made."""

from typing import Any

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata.citation.row import CitedRow
from ordrett_dataset.printable import escape_controls

Item = dict[str, Any]


def csl_item(about: Metadata, row: CitedRow | None = None) -> Item:
    """Return the item of the dataset; with a row, of that row as a part of it, and of the article that it was read in.

    Authors are names as corpus.toml states them, which does not say what in them is the surname.
    """
    item = {
        "id": f"{about.name}-{about.version}" + (f"-{row.key}" if row else ""),
        "type": "dataset",
        "author": [{"literal": author.name} for author in about.authors],
        "issued": {"date-parts": [[about.released.year, about.released.month, about.released.day]]}
        if about.released
        else None,
        "title": f"Table {row.table}, row {row.key}" if row else about.title,
        "container-title": about.title if row else None,
        "version": about.version,
        "genre": "Data set",
        "DOI": about.doi,
        "URL": about.url,
        **(_read_in(row) if row else {}),
    }
    said: Item = _plain({name: value for name, value in item.items() if value})
    return said


def _read_in(row: CitedRow) -> Item:
    article = row.article or {}
    return {
        "original-author": [{"literal": article["byline"]}] if article.get("byline") else None,
        "original-title": article.get("headline"),
        "original-publisher": article.get("publisher"),
        # A date in EDTF, of which CSL-JSON has no open ends.
        "original-date": {"literal": article["published"]} if article.get("published") else None,
        "note": row.place,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return JSON whose strings are single lines that command no terminal: they may come from a strange package."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return escape_controls(" ".join(value.split())) if isinstance(value, str) else value
