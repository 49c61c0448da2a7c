"""The texts that a package without articles withholds."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import EvidenceSummary, Package
from ordrett_dataset.rules.registry import batch_part_of, needs_articles, rule, summary_rule
from ordrett_dataset.schemas import TABLES, WITHHELD_TEXTS
from ordrett_dataset.tables.withheld import WITHHELD_CELL, derive_key, hash_text, select_texts, withheld_columns

_CELL: Final = list(WITHHELD_CELL)


@rule
def withheld_text_has_hmac(package: Package) -> Iterator[RuleViolation]:
    """In a package without articles, a withheld text is null and its HMAC is in `withheld_texts`."""
    if package.withholds_texts:
        for table in TABLES:
            if table != "evidence":
                yield from _find_missing_hashes(package, table, package.tables[table])


@batch_part_of(withheld_text_has_hmac)
def _check_evidence(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    if package.withholds_texts:
        yield from _find_missing_hashes(package, "evidence", batch.rows)


@summary_rule
def hmac_has_withheld_text(package: Package, evidence: EvidenceSummary) -> Iterator[RuleViolation]:
    """Every row of `withheld_texts` belongs to a cell with offsets."""
    if not package.withholds_texts:
        return
    hashes = package.tables[WITHHELD_TEXTS]
    is_evidence = pl.col("target_table") == "evidence"
    cells = [
        cells.select(_CELL)
        for table in TABLES
        if table != "evidence"
        for cells in select_texts(table, package.tables[table])
    ]
    for row in hashes.filter(~is_evidence).join(pl.concat(cells), on=_CELL, how="anti").sort(_CELL).iter_rows():
        yield RuleViolation(WITHHELD_TEXTS, "/".join(row[:3]), "", "a surplus row", "a row for a cell with offsets")
    # Each text of evidence has a row, by `withheld_text_has_hmac`: with the same number there is no other.
    n_hashes = hashes.filter(is_evidence).height
    if n_hashes > evidence.n_texts:
        expected = f"{evidence.n_texts}, as texts of evidence"
        yield RuleViolation(WITHHELD_TEXTS, "", "", f"{n_hashes} rows for evidence", expected)


@rule
@needs_articles
def withheld_text_matches_hmac(package: Package) -> Iterator[RuleViolation]:
    """A withheld text, restored from its article, has the HMAC in `withheld_texts`."""
    if package.withholds_texts:
        for table in TABLES:
            if table != "evidence":
                yield from _find_wrong_hashes(package, table, package.tables[table])


@batch_part_of(withheld_text_matches_hmac)
def _check_evidence_hashes(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    if package.withholds_texts:
        yield from _find_wrong_hashes(package, "evidence", batch.rows)


def _find_missing_hashes(package: Package, table: str, rows: pl.DataFrame) -> Iterator[RuleViolation]:
    hashes = package.tables[WITHHELD_TEXTS].select(*_CELL, has_hmac=pl.lit(value=True))
    is_always_withheld = pl.col("target_column").is_in(list(withheld_columns(table)))
    for texts in select_texts(table, rows):
        cells = texts.join(hashes, on=_CELL, how="left", maintain_order="left")
        lacks_hmac = pl.col("has_hmac").is_null() & (pl.col("text").is_null() | is_always_withheld)
        for row, column in cells.filter(lacks_hmac).select("target_id", "target_column").iter_rows():
            yield RuleViolation(table, row, column, "a withheld text without HMAC", f"a row of {WITHHELD_TEXTS}")
        if not package.texts_are_restored:
            printed = cells.drop_nulls(["has_hmac", "text"])
            for row, column in printed.select("target_id", "target_column").iter_rows():
                yield RuleViolation(table, row, column, "words of the article", "nothing: the text is withheld")


def _find_wrong_hashes(package: Package, table: str, rows: pl.DataFrame) -> Iterator[RuleViolation]:
    keys: dict[str, bytes] = {}
    for cells in select_texts(table, rows):
        pairs = cells.join(package.tables[WITHHELD_TEXTS], on=_CELL, maintain_order="left").drop_nulls("text")
        columns = ("target_id", "target_column", "article_id", "start", "end", "text", "text_hmac")
        for row, column, article, start, end, text, stated in pairs.select(columns).iter_rows():
            if article not in package.article_bytes:
                continue
            if article not in keys:
                keys[article] = derive_key(package.article_bytes[article])
            if stated != (computed := hash_text(keys[article], start, end, text)):
                actual = f"HMAC {computed} of {format_value(text)} at {start}–{end}"
                yield RuleViolation(table, row, column, actual, f"HMAC {stated}")
