"""The result of a build: a package, or what prevents one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.tables.frames import to_csv_bytes

# Called with the current stage, its number of articles, and how many of them were finished since the last call.
ProgressCallback = Callable[[str, int, int], None]
Errors = dict[str, list[InputError]]  # by article id; errors of no single article are under ""


@dataclass(frozen=True)
class BuildResult:
    """The package of a corpus, or the errors and issues that prevent one; `files` is then empty.

    `warnings` are by article id. `tables` is empty where a package was written whose tables are too large for memory.
    """

    config: CorpusConfig
    tables: dict[str, pl.DataFrame]
    errors: Errors
    issues: list[Issue]
    files: Mapping[str, bytes]
    warnings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    row_counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def names_no_annotator(self) -> bool:
        """Whether there are annotated articles, and the configuration does not say who annotated them."""
        articles = self.tables.get("articles")
        has_annotated = articles is not None and bool((articles["annotation_source"] != "rules").any())
        return has_annotated and not self.config.annotators


def skipped_articles_csv(errors: Mapping[str, list[InputError]]) -> bytes | None:
    """Return the articles with errors as a file of the package; None if there are none."""
    rows = [
        {"article_id": article_id, "location": e.location, "code": e.code, "problem": e.problem, "hint": e.hint}
        for article_id, article_errors in sorted(errors.items())
        for e in article_errors
    ]
    return to_csv_bytes(pl.DataFrame(rows)) if rows else None
