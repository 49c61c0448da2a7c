"""The articles that the tables of a package are about."""

import re
from collections.abc import Container, Iterable
from pathlib import Path

from ordrett_dataset.reader.plain_file import plain_file
from ordrett_dataset.schemas.columns import IDENTIFIER


def read_seeds(
    articles: Iterable[tuple[str | None, str | None]], folder: Path, listed: Container[str], elsewhere: Path | None
) -> dict[str, bytes]:
    """Return the bytes of the articles that are there, by article.

    `articles` yields the article and the path in each row of that table. An article is read from `folder` if it is
    `listed`, or where `elsewhere` is given from ARTICLE.txt there.
    """
    found = {}
    for article, path in articles:
        if article and elsewhere:
            place = elsewhere / f"{article}.txt"
            if re.fullmatch(IDENTIFIER, article) and place.is_file() and not place.is_symlink():
                found[article] = place.read_bytes()
        elif article and path and path in listed:
            with plain_file(folder, path) as file:
                found[article] = file.read()
    return found
