"""Sample mutants: the same number for each column and operator, and the same ones in every run."""

import random
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ordrett_dataset.schemas import TABLES
from tests.robustness.corruption.baseline import Baseline
from tests.robustness.corruption.mutant import Group, Mutant
from tests.robustness.corruption.operator import OPERATORS, Operator
from tests.robustness.corruption.operators import (
    consistent,
    dates,
    forged,
    forged_spans,
    offsets,
    rows,
    spelling,
    swaps,
    values,
)
from tests.robustness.corruption.operators.articles import mutate_article_letters
from tests.robustness.corruption.operators.descriptors import mutate_descriptors
from tests.robustness.corruption.target import Target
from tests.robustness.corruption.undetectable import why_undetectable

# Importing a module registers its operators.
OPERATOR_MODULES: Final = (consistent, dates, forged, forged_spans, spelling, offsets, rows, swaps, values)
# Origins of a column whose values follow from the rest of the package.
_DETERMINED_ORIGINS: Final = frozenset({"anchored", "computed", "annotated"})


def sample_mutants(baseline: Baseline, max_per_operator: int, seed: int = 0) -> Iterator[Mutant]:
    """Yield mutants of each column, of whole rows, of articles and of the descriptor."""
    for target in all_targets(baseline):
        for operator in OPERATORS.values():
            yield from islice(apply_operator(target, operator, seed), max_per_operator)
    yield from mutate_article_letters(baseline, random.Random(seed), max_per_operator)  # noqa: S311 - not a secret
    yield from mutate_descriptors(baseline, random.Random(seed))  # noqa: S311 - not a secret


def all_targets(baseline: Baseline) -> Iterator[Target]:
    """Yield each column of each table, and the rows of each table as a whole."""
    for table, model in TABLES.items():
        for column in ("", *model.to_schema().columns):
            yield Target(baseline, table, column)


def apply_operator(target: Target, operator: Operator, seed: int = 0) -> Iterator[Mutant]:
    """Yield the mutants of an operator on a target, in an order that depends only on the seed."""
    rng = random.Random(f"{seed} {target.table} {target.column} {operator.name}")  # noqa: S311 - not a secret
    group = expected_group(target, operator)
    for row, description, edits in operator.yield_changes(target, rng):
        key = target.baseline.key(target.table, row)
        yield Mutant(operator.name, group, target.table, target.column, key, description, edits)


def expected_group(target: Target, operator: Operator) -> Group:
    """Return the group in which the mutants of an operator on a target are counted."""
    if operator.group:
        return operator.group
    if why_undetectable(target.table, target.column, operator.name):
        return "undetectable"
    return "determined" if _DETERMINED_ORIGINS.issuperset(target.metadata.get("origins", ())) else "annotated"
