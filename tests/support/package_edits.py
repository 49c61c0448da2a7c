"""Change single rows and cells of a package, and check which rule reports it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final, Protocol, TypeVar

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett_dataset.rules import event_dates, event_values, text_edges
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import RULES
from ordrett_dataset.schemas import KEYS

Row = dict[str, Any]
T = TypeVar("T")
CELL: Final = ("target_table", "target_id", "target_column")


class Draw(Protocol):
    """The `draw` function of hypothesis."""

    def __call__(self, strategy: st.SearchStrategy[T], /) -> T:
        """Return an example of a strategy."""


# A package that violates a rule, and how the location of an issue must begin.
Violation = tuple[Package, str]


# What changes the mentions or the cluster of an event also changes what these rules compute from them.
EVENT_VALUE_RULES: Final = frozenset(
    name for name, rule in RULES.items() if rule.__module__ in (event_values.__name__, event_dates.__name__)
)

# Any change of a text, its offsets or its section may also violate these.
RULES_ABOUT_SURROUNDINGS: Final = frozenset(
    {name for name, rule in RULES.items() if rule.__module__ == text_edges.__name__}
    | {"same_words_are_annotated_once", "quote_names_are_outside_its_text", "headline_is_whole_line"}
    | {"headline_section_is_headline", "section_matches_words_of_line", "standfirst_precedes_body"}
    | {"heading_is_short_line", "reported_row_is_in_article_text", "direct_quote_is_within_one_pair_of_marks"}
)


def violates_only(
    rule: str, *, consequences: Iterable[str] = ()
) -> Callable[[Callable[[Package, Draw], Violation]], Callable[[Package], None]]:
    """Turn a function that returns a violation of `rule` into a test that no rule but this one reports it.

    `consequences` are rules that may report it too, because the change also changes what they compute.
    """
    consequences = RULES_ABOUT_SURROUNDINGS.union(consequences) - {rule}

    def to_test(make_violation: Callable[[Package, Draw], Violation]) -> Callable[[Package], None]:
        def test(package: Package, data: st.DataObject) -> None:
            violating, location = make_violation(package, data.draw)
            issues = check_package(violating)
            reported = {issue.rule for issue in issues}
            assert {name for name in reported if name not in consequences} == {rule}, issues
            assert any(issue.location.startswith(location) for issue in issues), (location, issues)

        test.__name__, test.__qualname__ = make_violation.__name__, make_violation.__qualname__
        test.__module__, test.__doc__ = make_violation.__module__, make_violation.__doc__
        return settings(max_examples=3)(given(data=st.data())(test))

    return to_test


def find_rows(package: Package, table: str, **cells: object) -> list[Row]:
    """Return the rows with these cell values; ... stands for any value but null."""
    return [
        row
        for row in package.tables[table].iter_rows(named=True)
        if all(row[column] == value or (value is ... and row[column] is not None) for column, value in cells.items())
    ]


def draw_row(package: Package, draw: Draw, table: str, **cells: object) -> Row:
    """Draw one of the rows that `find_rows` returns."""
    return draw(st.sampled_from(find_rows(package, table, **cells)))


def draw_other_key(package: Package, draw: Draw, table: str, key: object) -> str:
    """Draw a key of a table, other than the given one."""
    keys: list[str] = package.tables[table][KEYS[table][0]].to_list()
    return draw(st.sampled_from([other for other in keys if other != key]))


def find_evidence(package: Package, table: str, row: Row, column: str) -> list[Row]:
    """Return the evidence of a cell."""
    return find_rows(package, "evidence", target_table=table, target_id=row[KEYS[table][0]], target_column=column)


def replace_rows(package: Package, table: str, rows: list[Row]) -> Package:
    """Return the package with other rows in a table."""
    frame = pl.DataFrame(rows, schema=package.tables[table].schema, orient="row")
    return replace(package, tables={**package.tables, table: frame})


def change_cells(package: Package, table: str, row: Row, **cells: object) -> Package:
    """Return the package with some cells of a row changed."""
    assert cells.keys() <= row.keys()
    return replace_rows(
        package, table, [other | cells if other == row else other for other in find_rows(package, table)]
    )


def add_rows(package: Package, table: str, *rows: Row) -> Package:
    """Return the package with more rows in a table."""
    return replace_rows(package, table, [*find_rows(package, table), *rows])


def change_with_evidence(package: Package, table: str, row: Row, column: str, value: object) -> Package:
    """Return the package with a cell and its evidence changed, so that no rule about evidence reports it."""
    package = change_cells(package, table, row, **{column: value})
    old_evidence = find_evidence(package, table, row, column)
    if value is False:  # needs no evidence
        remaining = [evidence for evidence in find_rows(package, "evidence") if evidence not in old_evidence]
        return replace_rows(package, "evidence", remaining)
    for evidence in old_evidence:
        cells: Row = {"value": value}
        if evidence["text"] is not None:
            cells |= {"derivation": "inferred", "normaliser": None, "note": "made up"}
        package = change_cells(package, "evidence", evidence, **cells)
    return package


def copy_with_evidence(package: Package, table: str, row: Row, key: str, **cells: object) -> Package:
    """Return the package with a copy of a row under a new key, and of the evidence for its filled cells."""
    package = add_rows(package, table, row | {KEYS[table][0]: key} | cells)
    evidence = find_rows(package, "evidence", target_table=table, target_id=row[KEYS[table][0]])
    kept = [reason for reason in evidence if cells.get(reason["target_column"], ...) is not None]
    return add_rows(package, "evidence", *(reason | {"target_id": key} for reason in kept))


def cut_text(package: Package, article: str, start: int, end: int) -> Row:
    """Return the cells of a text at an offset of an article."""
    return {"text": package.texts[article][start:end], "text_start": start, "text_end": end}


def move_evidence(package: Package, evidence: Row, article: str, n_words: int = 1) -> Package:
    """Return the package with evidence moved to the first words of an article."""
    cells = {"derivation": "inferred", "normaliser": None, "note": "made up", "article_id": article}
    end = [match.end() for match in re.finditer(r"\w+", package.texts[article])][n_words - 1]
    return change_cells(package, "evidence", evidence, **cells, **cut_text(package, article, 0, end))


def location_of(table: str, row: Row, column: str = "") -> str:
    """Return the location that an issue gives for a row or cell."""
    key = "/".join(str(row[part]) for part in KEYS[table])
    return f"{table} {key} {column}".strip()


def location_of_target(evidence: Row) -> str:
    """Return the location that an issue gives for the cell of evidence."""
    return " ".join(evidence[name] for name in CELL)
