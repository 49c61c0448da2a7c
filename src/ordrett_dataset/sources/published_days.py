"""published.csv: the days of publication of the articles of a corpus, where the texts do not print them."""

import csv
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import require_regular_file
from ordrett_dataset.sources.metadata import PUBLISHED_FILE
from ordrett_dataset.sources.source_store import SourceArticle

COLUMNS: Final = ("article_id", "published")
HINT: Final = "Write a line `article_id,published` and then one line for each article: `005_library,2024-05-31`."


def add_published_days(
    corpus: Path, articles: Mapping[str, SourceArticle], unreadable: Collection[str] = ()
) -> dict[str, SourceArticle]:
    """Return the articles of a corpus with the days of its published.csv, except where a day is known already.

    Other columns of the file are left alone, and so are lines of `unreadable` articles. Raises InputError, or a group
    of them, if the file is not valid or names an article that the corpus lacks.
    """
    path = corpus / PUBLISHED_FILE
    updated = dict(articles)
    if not path.exists() and not path.is_symlink():
        return updated
    require_regular_file(path, PUBLISHED_FILE, corpus)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(PUBLISHED_FILE, "file_is_utf8", str(error), "Save the file as UTF-8.") from None
    rows = csv.DictReader(text.splitlines())
    if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
        raise InputError(
            PUBLISHED_FILE, "published_file_has_columns", f"it has no column {' and '.join(missing)}", HINT
        )
    errors = []
    for number, row in enumerate(rows, start=2):
        article_id, published = row["article_id"], row["published"]
        if article_id in unreadable:
            continue
        if article_id not in updated:
            location, message = f"{PUBLISHED_FILE}: line {number}", f"no seeds/{article_id}.txt"
            errors.append(InputError(location, "published_file_names_articles", message, HINT))
        elif published and not updated[article_id].fields.published:
            source = updated[article_id]
            updated[article_id] = replace(source, fields=replace(source.fields, published=published))
    if errors:
        raise ExceptionGroup(PUBLISHED_FILE, errors)
    return updated
