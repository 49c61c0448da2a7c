"""Change properties of the descriptor."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ordrett_dataset.package.descriptor import EXPECTED_ROW_COUNTS
from tests.robustness.corruption.baseline import Baseline
from tests.robustness.corruption.mutant import Group, Mutant, SetProperty
from tests.robustness.corruption.undetectable import why_undetectable

# What mutants of the descriptor name as their table.
DESCRIPTOR: Final = "datapackage.json"


def mutate_descriptors(baseline: Baseline, rng: random.Random) -> Iterator[Mutant]:
    """Yield descriptors with one property changed: of resources, expected row counts, languages and metadata."""
    resources = baseline.descriptor["resources"]
    for number, resource in enumerate(resources):
        yield from _mutate_resource(number, resource, resources, rng)
    yield from _mutate_expected_row_counts(baseline)
    for article in baseline.texts:
        language = next(row["language"] for row in baseline.rows["articles"] if row["article_id"] == article)
        other = rng.choice([code for code in ("nb", "da", "sv", "en") if code != language])
        edit = SetProperty(("languages", article), other)
        yield _mutant("language stated", "", "languages", f"{article} is {other}", edit)
    for name in ("version", "title", "name", "created"):
        value = "2001-01-01T00:00:00Z" if name == "created" else f"{baseline.descriptor[name]}1"
        yield _mutant("another statement", "", name, f"-> {value}", SetProperty((name,), value))


def _mutate_resource(
    number: int, resource: Mapping[str, Any], resources: Sequence[Mapping[str, Any]], rng: random.Random
) -> Iterator[Mutant]:
    name, location = resource["name"], ("resources", number)
    other = rng.choice([other for other in resources if other["path"] != resource["path"]])
    edit = SetProperty((*location, "path"), other["path"])
    yield _mutant("path of another file", name, "path", f"-> {other['path']}", edit)
    # The name of an article resource has a column of its own: it is not the name of a table.
    column = "table" if resource["path"].startswith("dataset/") else "name"
    yield _mutant("another name", name, column, f"-> {name}x", SetProperty((*location, "name"), f"{name}x"))
    edit = SetProperty((*location, "bytes"), resource["bytes"] + 1)
    yield _mutant("number one more", name, "bytes", "+1", edit)
    edit = SetProperty((*location, "hash"), f"sha256:{'0' * 64}")
    yield _mutant("another letter", name, "hash", "zeros", edit)
    yield _mutant("resource deleted", name, "", "the resource is deleted", SetProperty(location, ...))
    if "rows" in resource:
        edit = SetProperty((*location, "rows"), resource["rows"] + 1)
        yield _mutant("number one more", name, "rows", "+1", edit)
        yield from _mutate_schema(location, name, resource["schema"]["fields"], rng)


def _mutate_schema(
    resource: tuple[str | int, ...], name: str, fields: Sequence[Mapping[str, Any]], rng: random.Random
) -> Iterator[Mutant]:
    number = rng.randrange(len(fields))
    field, location = fields[number], (*resource, "schema", "fields", number)
    column = str(field["name"])
    edit = SetProperty((*location, "constraints", "required"), not field["constraints"]["required"])
    yield _mutant("constraint negated", name, "schema", f"{column} required", edit)
    edit = SetProperty((*location, "name"), f"{column}x")
    yield _mutant("another letter", name, "schema", f"name of {column}", edit)
    yield _mutant("column deleted", name, "schema", column, SetProperty(location, ...))


def _mutate_expected_row_counts(baseline: Baseline) -> Iterator[Mutant]:
    for article, ranges in baseline.descriptor.get(EXPECTED_ROW_COUNTS, {}).items():
        for table, (lowest, highest) in ranges.items():
            n_rows = sum(row["article_id"] == article for row in baseline.rows[table])
            for operator, limits in (
                ("range above the count", [n_rows + 1, highest + 1]),
                ("range below the count", [0, n_rows - 1]),
                ("wider range", [max(0, lowest - 1), highest]),
            ):
                edit = SetProperty((EXPECTED_ROW_COUNTS, article, table), limits)
                yield _mutant(operator, article, EXPECTED_ROW_COUNTS, table, edit)


def _mutant(operator: str, row: str, column: str, description: str, edit: SetProperty) -> Mutant:
    name = f"descriptor: {operator}"
    group: Group = "undetectable" if why_undetectable(DESCRIPTOR, column, name) else "determined"
    return Mutant(name, group, DESCRIPTOR, column, row, description, (edit,))
