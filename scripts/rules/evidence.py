"""No cell without evidence, and no evidence that does not bear its cell."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from ordrett.article import LINE_END
from ordrett.language import packs
from schemas import TABLES
from schemas.table import primary_key
from scripts.normalisers import NORMALISERS, Context
from scripts.rows import printed
from scripts.rules.rule import Package, row_name, rule
from scripts.sentence import STOP

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

Cell = tuple[str, str, str]


@rule
def every_cell_has_evidence(package: Package) -> Iterator[tuple[str, str]]:
    """Every filled cell of a column that is read has at least one reason."""
    proved = {(row["cell_table"], row["cell_row"], row["cell_column"]) for row in _evidence(package)}
    for cell in _cells(package):
        if cell not in proved:
            yield " ".join(cell), "the cell is filled, and no row of evidence is about it"


@rule
def evidence_is_about_a_filled_cell(package: Package) -> Iterator[tuple[str, str]]:
    """Every reason is about a filled cell of a column that is read."""
    cells = _cells(package)
    for row in _evidence(package):
        if (row["cell_table"], row["cell_row"], row["cell_column"]) not in cells:
            yield row_name("evidence", row), "there is no such filled cell that needs evidence"


@rule
def evidence_repeats_the_cell(package: Package) -> Iterator[tuple[str, str]]:
    """`value` is what the cell holds."""
    cells = _cells(package)
    for row in _evidence(package):
        value = cells.get((row["cell_table"], row["cell_row"], row["cell_column"]), row["value"])
        if value != row["value"]:
            where = f"{row['cell_table']} {row['cell_row']} {row['cell_column']}"
            yield where, f"the cell holds {value!r}, its evidence number {row['n']} proves {row['value']!r}"


@rule
def evidence_is_numbered_from_one(package: Package) -> Iterator[tuple[str, str]]:
    """The reasons of a cell are numbered 1, 2, 3."""
    numbers: dict[Cell, list[int]] = defaultdict(list)
    for row in _evidence(package):
        numbers[row["cell_table"], row["cell_row"], row["cell_column"]].append(row["n"])
    for cell, found in numbers.items():
        if sorted(set(found)) != list(range(1, len(set(found)) + 1)):
            yield " ".join(cell), f"its evidence is numbered {sorted(found)}"


@rule
def method_is_allowed_for_the_column(package: Package) -> Iterator[tuple[str, str]]:
    """A value comes about only as its column allows."""
    for row in _evidence(package):
        allowed = PROVED.get(row["cell_table"], {}).get(row["cell_column"])
        if allowed and row["method"] not in allowed:
            found = (
                f"{row['method']!r}; {row['cell_column']} of {row['cell_table']} allows {', '.join(sorted(allowed))}"
            )
            yield row_name("evidence", row), found


@rule
def evidence_has_what_its_method_needs(package: Package) -> Iterator[tuple[str, str]]:
    """What is read has words; what is normalised a rule, what is inferred a note, what is external a source."""
    for row in _evidence(package):
        method = row["method"]
        filled = {column for column in ("text", "rule", "note", "external_source_id") if row[column] is not None}
        if method in NEEDS and not NEEDS[method] <= filled <= NEEDS[method] | MAY[method]:
            found = (
                f"{method} with {', '.join(sorted(filled)) or 'nothing'}; it needs {', '.join(sorted(NEEDS[method]))}"
            )
            yield row_name("evidence", row), found


@rule
def verbatim_value_is_its_words(package: Package) -> Iterator[tuple[str, str]]:
    """A verbatim value is what the words say, to the letter."""
    for row in _evidence(package):
        if row["method"] == "verbatim" and row["text"] is not None and row["text"] != row["value"]:
            yield row_name("evidence", row), f"the words are {row['text']!r}, the value is {row['value']!r}"


@rule
def normalised_value_comes_out_of_its_words(package: Package) -> Iterator[tuple[str, str]]:
    """The named function, run again on the words, gives the value."""
    contexts = _contexts(package)
    for row in _evidence(package):
        if row["method"] != "normalised" or row["text"] is None or row["rule"] is None:
            continue
        context = contexts.get(row["article_id"])
        if row["rule"] not in NORMALISERS:
            yield row_name("evidence", row), f"there is no rule {row['rule']!r}"
        elif context and (found := NORMALISERS[row["rule"]](row["text"], context)) != row["value"]:
            yield row_name("evidence", row), f"{row['rule']} makes {found!r} of {row['text']!r}, not {row['value']!r}"


@rule
def inferred_value_stands_on_one_sentence_at_most(package: Package) -> Iterator[tuple[str, str]]:
    """A paragraph is no evidence for a word."""
    for row in _evidence(package):
        if row["method"] == "inferred" and row["text"] and (STOP.search(row["text"]) or LINE_END.search(row["text"])):
            yield (
                row_name("evidence", row),
                f"{len(row['text'])} characters in more than one sentence: {row['text'][:60]!r}…",
            )


def _evidence(package: Package) -> Iterator[dict[str, Any]]:
    return package.tables["evidence"].iter_rows(named=True)


def _cells(package: Package) -> dict[Cell, str]:
    return {
        (table, str(row[key]), column): printed(row[column])
        for table, columns in PROVED.items()
        if columns and (key := primary_key(TABLES[table])[0])
        for row in package.tables[table].iter_rows(named=True)
        for column in columns
        if row[column] is not None
    }


def _contexts(package: Package) -> dict[str, Context]:
    names = dict(package.tables["people"].select("person_id", "name").iter_rows())
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for article, person in package.tables["mentions"].select("article_id", "person_id").sort("person_id").iter_rows():
        if person in names:
            named[article][person] = names[person]
    languages = dict(package.tables["articles"].select("article_id", "language").iter_rows())
    return {article: Context(of, named[article]) for article, of in languages.items() if of in packs()}
