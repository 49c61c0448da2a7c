"""The records of JSON and JSON Lines files."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.sources.field_names import has_text
from ordrett_dataset.sources.record import Record

# Keys under which a file keeps its list of articles, or an object that keeps it.
LIST_KEYS: Final = ("articles", "items", "docs", "documents", "results", "data", "hits", "posts", "@graph")
WRAPPER_KEYS: Final = ("response", "result", *LIST_KEYS)
MAX_WRAPPERS: Final = 4
LINE: Final = re.compile("[^\n]+")
# The types of schema.org that have a text of their own; other objects of a graph describe the site or the author.
ARTICLE_TYPES: Final = ("article", "posting", "report", "creativework", "webpage")


def read_json(text: str, location: str, field_names: Mapping[str, str] | None = None) -> Iterator[Record]:
    """Yield the article of a JSON file, or each article of its list; raise InputError if it is not JSON.

    A file with an object in each line is read as JSON Lines.
    """
    text = text.removeprefix("\ufeff")
    try:
        content = _parse(text)
    except (ValueError, RecursionError) as error:
        if str(error).startswith("Extra data"):
            yield from read_json_lines(text, location)
            return
        hint = "Correct it, or name the file .jsonl if each line is a record."
        raise InputError(location, "file_is_json", str(error), hint) from None
    items = _find_items(content, field_names)
    if items is None and isinstance(content, dict):
        yield Record(None, content)
    elif items is None:
        problem, hint = (
            f"it is a {type(content).__name__}",
            "It must be an object with a text, or a list of such objects.",
        )
        raise InputError(location, "file_has_records", problem, hint)
    else:
        for number, item in enumerate(items, 1):
            if not _describes_site(item, field_names):
                yield _to_record(number, item, location)


def read_json_lines(text: str, location: str) -> Iterator[Record]:
    """Yield the record of each line that is not blank."""
    # All lines at once would take as much memory again as the text.
    lines = (match[0] for match in LINE.finditer(text, int(text.startswith("\ufeff"))))
    for number, line in enumerate((line for line in lines if line.strip()), 1):
        try:
            item = _parse(line)
        except (ValueError, RecursionError) as error:
            place = f"{location} record {number}"
            yield Record(number, {}, InputError(place, "record_is_json", str(error), "Correct the line."))
        else:
            yield _to_record(number, item, location)


def _parse(text: str) -> object:
    return json.loads(text, object_pairs_hook=_unique_keys)


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; raise ValueError if a key stands twice, of which only the last would be read."""
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        message = f"the key {repeated!r} stands twice in an object"
        raise ValueError(message)
    return values


def _find_items(content: object, field_names: Mapping[str, str] | None) -> Iterable[object] | None:
    """Return the list of articles of a file, below up to four wrappers; None if it is one object or no object."""
    for _ in range(MAX_WRAPPERS):
        if isinstance(content, list) or not isinstance(content, dict) or has_text(content, field_names):
            break
        values = list(content.values())
        if values and all(isinstance(value, dict) and has_text(value, field_names) for value in values):
            # Articles by their ids or addresses.
            return [{"id": key, **value} for key, value in content.items()]
        inner = next((content[key] for key in WRAPPER_KEYS if isinstance(content.get(key), dict | list)), None)
        if inner is None:
            break
        content = inner
    return content if isinstance(content, list) else None


def _describes_site(item: object, field_names: Mapping[str, str] | None) -> bool:
    """Return whether an object of a schema.org graph is no article: a site, an organisation, a picture."""
    if not isinstance(item, Mapping) or "@type" not in item or has_text(item, field_names):
        return False
    kinds = item["@type"] if isinstance(item["@type"], list) else [item["@type"]]
    return not any(str(kind).casefold().endswith(ARTICLE_TYPES) for kind in kinds)


def _to_record(number: int, item: object, location: str) -> Record:
    if isinstance(item, dict):
        return Record(number, item)
    problem = f"it is a {type(item).__name__}, not an object"
    error = InputError(f"{location} record {number}", "record_is_object", problem, "Make it an object with a text.")
    return Record(number, {}, error)
