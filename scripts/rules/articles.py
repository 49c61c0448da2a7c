"""Articles, and what their rows may say of how they were read."""

import hashlib
from collections.abc import Iterator

from ordrett.language import language_of, packs
from ordrett.refusal import Refusal
from scripts.rules.rule import Package, rule

# UTF-8: every code point has one leading byte, and these follow it.
CONTINUING = bytes(range(0x80, 0xC0))
ROWS_OF = {"read_quotes": "quotes", "read_people": "mentions", "read_events": "reports"}


@rule
def article_is_its_seed(package: Package) -> Iterator[tuple[str, str]]:
    """Path, hash, bytes and characters are those of the seed."""
    for row in package.tables["articles"].iter_rows(named=True):
        article = row["article_id"]
        should: dict[str, object] = {"path": f"seeds/{article}.txt"}
        if article in package.seeds:
            seed = package.seeds[article]
            should |= {"sha256": hashlib.sha256(seed).hexdigest(), "bytes": len(seed)}
            should |= {"characters": len(seed.translate(None, CONTINUING))}
        for column, value in should.items():
            if row[column] != value:
                yield f"articles {article} {column}", f"{row[column]!r}; the seed gives {value!r}"


@rule
def language_is_what_the_text_reads_as(package: Package) -> Iterator[tuple[str, str]]:
    """The language is the one that corpus.toml states, or else the one that the text reads as, and it has a pack."""
    for article, language in package.tables["articles"].select("article_id", "language").iter_rows():
        try:
            should = package.languages.get(article) or (
                language_of(package.texts[article], article) if article in package.texts else language
            )
        except Refusal as refusal:
            should = refusal.found
        if language != should or language not in packs():
            yield (
                f"articles {article} language",
                f"{language!r}; the text reads as {should!r}; packs: {', '.join(packs())}",
            )


@rule
def unread_article_has_no_rows(package: Package) -> Iterator[tuple[str, str]]:
    """Where nobody looked, nothing was found."""
    for column, table in ROWS_OF.items():
        unread = package.tables["articles"].filter(~package.tables["articles"][column])["article_id"]
        held = set(package.tables[table]["article_id"])
        for article in unread:
            if article in held:
                yield f"articles {article} {column}", f"false, but {table} has rows of the article"


@rule
def row_is_read_like_its_article(package: Package) -> Iterator[tuple[str, str]]:
    """A row names the reading of its article; a rule stands with an automatic reading alone."""
    reading = dict(package.tables["articles"].select("article_id", "reading").iter_rows())
    for table, key in (("quotes", "quote_id"), ("mentions", "mention_id"), ("reports", "report_id")):
        for row_id, article, how, by in package.tables[table].select(key, "article_id", "reading", "rule").iter_rows():
            if how != reading.get(article, how):
                yield f"{table} {row_id} reading", f"{how!r}, its article is {reading[article]!r}"
            elif (by is None) != (how == "annotated"):
                yield f"{table} {row_id} rule", f"{by!r} in an {how} reading"


@rule
def row_counts_stay_within_their_bounds(package: Package) -> Iterator[tuple[str, str]]:
    """An article has as many rows of each table as corpus.toml expects; a reading that loses rows fails here."""
    for article, tables in package.bounds.items():
        for table, (fewest, most) in tables.items():
            count = package.tables[table].filter(package.tables[table]["article_id"] == article).height
            if not fewest <= count <= most:
                yield f"articles {article}", f"{count} rows of {table}, expected {fewest} to {most}"
