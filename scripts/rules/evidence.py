"""No cell without evidence, and no evidence that does not bear its cell."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from ordrett.article import LINE_END
from ordrett.language import packs
from schemas import TABLES
from scripts.normalisers import NORMALISERS, Context
from scripts.rules.rule import KEYS, Package, row_name, rule
from scripts.sentence import stops

METHODS: Final = ("verbatim", "normalised", "inferred", "external")
PROVED: Final[dict[str, dict[str, set[str]]]] = {
    table: {
        name: allowed
        for name, column in model.to_schema().columns.items()
        if (allowed := set((column.metadata or {})["origins"]) & set(METHODS))
    }
    for table, model in TABLES.items()
}
NEEDS: Final = {
    "verbatim": {"text"},
    "normalised": {"text", "rule"},
    "inferred": {"text", "note"},
    "external": {"external_source_id"},
}
MAY: Final = {"verbatim": set[str](), "normalised": set[str](), "inferred": set[str](), "external": {"note"}}
CELL: Final = ["cell_table", "cell_row", "cell_column"]


@rule
def every_cell_has_evidence(package: Package) -> Iterator[tuple[str, str]]:
    """Every filled cell of a column that is read has at least one reason."""
    for cell in _cells(package).join(package.tables["evidence"], on=CELL, how="anti").select(CELL).iter_rows():
        yield " ".join(cell), "the cell is filled, and no row of evidence is about it"


@rule
def evidence_is_about_a_filled_cell(package: Package) -> Iterator[tuple[str, str]]:
    """Every reason is about a filled cell of a column that is read."""
    for row in _rows(package.tables["evidence"].join(_cells(package), on=CELL, how="anti")):
        yield row_name("evidence", row), "there is no such filled cell that needs evidence"


@rule
def evidence_repeats_the_cell(package: Package) -> Iterator[tuple[str, str]]:
    """`value` is what the cell holds."""
    both = package.tables["evidence"].join(_cells(package), on=CELL, how="inner", maintain_order="left")
    for row in _rows(both.filter(pl.col("value") != pl.col("held"))):
        found = f"the cell holds {row['held']!r}, its evidence number {row['n']} proves {row['value']!r}"
        yield " ".join(row[column] for column in CELL), found


@rule
def evidence_is_numbered_from_one(package: Package) -> Iterator[tuple[str, str]]:
    """The reasons of a cell are numbered 1, 2, 3."""
    numbered = package.tables["evidence"].group_by(CELL).agg("n", first=pl.col("n").min(), last=pl.col("n").max())
    gaps = (pl.col("first") != 1) | (pl.col("last") != pl.col("n").list.n_unique())
    for row in _rows(numbered.filter(gaps)):
        yield " ".join(row[column] for column in CELL), f"its evidence is numbered {sorted(row['n'])}"


@rule
def method_is_allowed_for_the_column(package: Package) -> Iterator[tuple[str, str]]:
    """A value comes about only as its column allows."""
    allowed = [(t, c, sorted(methods)) for t, columns in PROVED.items() for c, methods in columns.items()]
    may = pl.DataFrame(allowed, schema=["cell_table", "cell_column", "allowed"], orient="row")
    both = package.tables["evidence"].join(may, on=["cell_table", "cell_column"], how="inner", maintain_order="left")
    for row in _rows(both.filter(~pl.col("allowed").list.contains(pl.col("method")))):
        found = f"{row['method']!r}; {row['cell_column']} of {row['cell_table']} allows {', '.join(row['allowed'])}"
        yield row_name("evidence", row), found


@rule
def evidence_has_what_its_method_needs(package: Package) -> Iterator[tuple[str, str]]:
    """What is read has words; what is normalised a rule, what is inferred a note, what is external a source."""
    about = ["text", "rule", "note", "external_source_id"]
    whole = pl.any_horizontal(
        *(
            (pl.col("method") == method)
            & pl.all_horizontal(
                *(pl.col(column).is_not_null() for column in about if column in NEEDS[method]),
                *(pl.col(column).is_null() for column in about if column not in NEEDS[method] | MAY[method]),
            )
            for method in METHODS
        )
    )
    for row in _rows(package.tables["evidence"].filter(pl.col("method").is_in(METHODS) & ~whole)):
        filled = ", ".join(sorted(column for column in about if row[column] is not None)) or "nothing"
        needs = ", ".join(sorted(NEEDS[row["method"]]))
        yield row_name("evidence", row), f"{row['method']} with {filled}; it needs {needs}"


@rule
def verbatim_value_is_its_words(package: Package) -> Iterator[tuple[str, str]]:
    """A verbatim value is what the words say, to the letter."""
    other = (pl.col("method") == "verbatim") & (pl.col("text") != pl.col("value"))
    for row in _rows(package.tables["evidence"].filter(other)):
        yield row_name("evidence", row), f"the words are {row['text']!r}, the value is {row['value']!r}"


@rule
def normalised_value_comes_out_of_its_words(package: Package) -> Iterator[tuple[str, str]]:
    """The named function, run again on the words, gives the value."""
    contexts = _contexts(package)
    read = pl.col("text").is_not_null() & pl.col("rule").is_not_null()
    rows = package.tables["evidence"].filter((pl.col("method") == "normalised") & read)
    made: dict[tuple[str, str, str], str | None] = {}
    for n, (article, rule_name, words, value) in enumerate(
        rows.select("article_id", "rule", "text", "value").iter_rows()
    ):
        if rule_name not in NORMALISERS:
            yield row_name("evidence", rows.row(n, named=True)), f"there is no rule {rule_name!r}"
        elif article in contexts:
            key = (article, rule_name, words)
            if key not in made:
                made[key] = NORMALISERS[rule_name](words, contexts[article])
            if made[key] != value:
                found = f"{rule_name} makes {made[key]!r} of {words!r}, not {value!r}"
                yield row_name("evidence", rows.row(n, named=True)), found


@rule
def inferred_value_stands_on_one_sentence_at_most(package: Package) -> Iterator[tuple[str, str]]:
    """A paragraph is no evidence for a word."""
    languages = dict(package.tables["articles"].select("article_id", "language").iter_rows())
    short = {code: frozenset(pack.naming.abbreviations) for code, pack in packs().items()}
    rows = package.tables["evidence"].filter((pl.col("method") == "inferred") & pl.col("text").is_not_null())
    for n, (article, words) in enumerate(rows.select("article_id", "text").iter_rows()):
        if LINE_END.search(words) or any(stops(words, short.get(languages.get(article, ""), ()))):
            found = f"{len(words)} characters in more than one sentence: {words[:60]!r}…"
            yield row_name("evidence", rows.row(n, named=True)), found


def _rows(frame: pl.DataFrame) -> Iterator[dict[str, Any]]:
    return frame.iter_rows(named=True)


def _cells(package: Package) -> pl.DataFrame:
    """Return the filled cells that need evidence, as evidence names them, with what they hold as it repeats them."""
    return pl.concat(
        package.tables[table]
        .filter(pl.col(column).is_not_null())
        .select(
            cell_table=pl.lit(table),
            cell_row=pl.col(KEYS[table][0]),
            cell_column=pl.lit(column),
            held=pl.col(column).cast(pl.String),
        )
        for table, columns in PROVED.items()
        for column in columns
    )


def _contexts(package: Package) -> dict[str, Context]:
    names = dict(package.tables["people"].select("person_id", "name").iter_rows())
    languages = dict(package.tables["articles"].select("article_id", "language").iter_rows())
    named: dict[str, dict[str, str]] = {article: {} for article, language in languages.items() if language in packs()}
    mentions = package.tables["mentions"].select("article_id", "person_id").unique().sort("person_id")
    for article, person in mentions.iter_rows():
        if person in names and article in named:
            named[article][person] = names[person]
    return {article: Context(languages[article], people) for article, people in named.items()}
