"""Columns whose values nothing else in a package determines, with the reason for each."""

from typing import Final

from ordrett_dataset.review.review_file import REVIEWED_TABLES

_CURATED: Final = "a curator's statement about an external page"
_SOURCE_CHOICE: Final = "the curator chooses which external page supports a value"
_METADATA: Final = "a statement in corpus.toml about the dataset as a whole"

# By table, column and operator; an empty operator stands for all.
UNDETECTABLE: Final[dict[tuple[str, str, str], str]] = {
    ("evidence", "note", ""): "the annotator's own words",
    ("external_sources", "title", ""): _CURATED,
    ("external_sources", "publisher", ""): _CURATED,
    ("external_sources", "url", ""): _CURATED,
    ("external_sources", "excerpt", ""): _CURATED,
    ("external_sources", "published", "date with a qualifier"): f"{_CURATED}; its bounds stay the same",
    ("external_sources", "external_source_id", "swapped with another row"): _SOURCE_CHOICE,
    ("evidence", "external_source_id", ""): _SOURCE_CHOICE,
    ("external_sources", "accessed", ""): _CURATED,
    **{
        (table, "agreement", ""): "the comparison with annotations that are not in the package"
        for table in ("quotes", "person_mentions", "event_mentions", "event_participants")
    },
    **{(table, "reviewed", ""): "the reviews, which are not in the package" for table in REVIEWED_TABLES},
    ("articles", "url", ""): "a curator's statement in corpus.toml",
    ("articles", "rights", ""): "a curator's statement in corpus.toml",
    ("event_mentions", "event_id", ""): "the annotator decides whether two clauses mention the same event",
    ("datapackage.json", "expectedRowCounts", "descriptor: wider range"): "a statement in corpus.toml",
    **{("datapackage.json", name, ""): _METADATA for name in ("name", "title", "version", "created")},
}


def why_undetectable(table: str, column: str, operator: str) -> str | None:
    """Return why an operator on a column cannot be detected; None if it can."""
    return UNDETECTABLE.get((table, column, "")) or UNDETECTABLE.get((table, column, operator))
