"""What frictionless says of a package that was inspected."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema

RULE: Final = "frictionless_accepts_package"
EXAMPLES: Final = 20  # of one kind of error in one resource


class _Offline:
    """In the place of a connection: whatever is asked of it, it refuses."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - frictionless may ask for anything
        raise ConnectionError(f"{name}: nothing is fetched")


def check_with_frictionless(folder: Path) -> list[Issue]:
    """Return what frictionless finds in a folder; errors of one kind in one resource are told by a few examples.

    The folder is one that `inspected` found nothing dangerous in. frictionless runs the patterns of the descriptor's
    schemas on every cell, so none is run but the models' own. Raises InputError where frictionless is not installed.
    """
    try:
        from frictionless import FrictionlessException, Package, system
    except ImportError:
        remedy = "Install it: python -m pip install frictionless."
        raise InputError("frictionless", "frictionless_is_installed", "it cannot be imported", remedy) from None
    content = json.loads((folder / "datapackage.json").read_bytes())
    if strange := list(_strange_schemas(content)):
        return strange
    with chdir(folder), system.use_context(trusted=False, http_session=_Offline()):
        try:
            report = Package.from_descriptor(content).validate()
        except FrictionlessException as error:
            return [Issue(rule=RULE, table="datapackage.json", actual=error.error.message)]
    errors = [("datapackage.json", error) for error in report.errors]
    errors += [(task.name, error) for task in report.tasks for error in task.errors]
    return list(_findings(errors))


def _strange_schemas(content: dict[str, Any]) -> Iterator[Issue]:
    schemas = {table: json.loads(json.dumps(table_schema(model))) for table, model in TABLES.items()}
    for resource in content["resources"]:
        if "schema" in resource and resource["schema"] != schemas.get(resource["name"]):
            says = "Only columns as the models describe them are given to frictionless."
            yield Issue(rule="schema_matches_models", table=resource["name"], actual="other columns", expected=says)


def _findings(errors: list[tuple[str, Any]]) -> Iterator[Issue]:
    counts = Counter[tuple[str, str]]()
    for resource, error in errors:
        counts[resource, error.type] += 1
        if counts[resource, error.type] <= EXAMPLES:
            row, column = str(getattr(error, "row_number", "")), str(getattr(error, "field_name", ""))
            row = f"row {row}" if row else ""
            yield Issue(rule=RULE, table=resource, row=row, column=column, actual=f"{error.type}: {error.note}")
    for (resource, kind), count in sorted(counts.items()):
        if count > EXAMPLES:
            yield Issue(rule=RULE, table=resource, actual=f"{kind}: {count - EXAMPLES} more", count=count - EXAMPLES)
