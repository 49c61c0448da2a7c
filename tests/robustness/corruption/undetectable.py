"""The columns of which nothing in a package alone says what is right, each with its reason."""

from typing import Final

CURATED: Final = "a curator's statement about a page outside"
EXPECTED: Final = "what counts corpus.toml expects"
OF_THE_WHOLE: Final = "a statement of corpus.toml about the dataset, or the name of a file among the others"
SWAPPED: Final = "swapped with another row"

# By table, column and kind, where only that kind cannot be told.
OUTSIDE: Final[dict[tuple[str, str, str], str]] = {
    ("evidence", "note", ""): "the reader's own words",
    ("external_sources", "title", ""): CURATED,
    ("external_sources", "publisher", ""): CURATED,
    ("external_sources", "url", ""): CURATED,
    ("external_sources", "excerpt", ""): CURATED,
    ("external_sources", "published", "date with a qualifier"): f"{CURATED}; its bounds are the same",
    ("external_sources", "external_source_id", SWAPPED): "which page outside bears a value is a curator's choice",
    ("evidence", "external_source_id", ""): "which page outside bears a value is a curator's choice",
    ("articles", "rights", ""): "a curator's statement in corpus.toml",
    ("event_mentions", "event_id", ""): "whether two clauses tell the same event is a reader's choice",
    ("datapackage.json", "expectedRowCounts", "descriptor: bounds wider"): EXPECTED,
    **{("datapackage.json", said, ""): OF_THE_WHOLE for said in ("name", "title", "version", "created")},
}


def reason(table: str, column: str, kind: str) -> str | None:
    """Return why a kind of change of a column cannot be told; None where it can."""
    return OUTSIDE.get((table, column, "")) or OUTSIDE.get((table, column, kind))
