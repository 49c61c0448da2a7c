"""Run frictionless on a package that passed inspection."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.schemas import ALL_TABLES
from ordrett_dataset.schemas.table_schema import is_schema_of

RULE: Final = "frictionless_accepts_package"
MAX_EXAMPLES: Final = 20  # for each type of error in a resource


class _NoNetwork:
    """Replaces the HTTP session of frictionless: every use raises an error."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - frictionless may use any attribute
        raise ConnectionError(f"{name}: the network is disabled")


def check_with_frictionless(folder: Path) -> list[Issue]:
    """Return the errors that frictionless reports, with at most 20 examples for each type and resource.

    `folder` must have passed `inspect_package`. frictionless runs the regular expressions of the descriptor on every
    cell, so it is run only if they are those of our schemas. Raises InputError if frictionless is not installed.
    """
    try:
        from frictionless import FrictionlessException, Package, system
    except ImportError:
        hint = "Install it: python -m pip install frictionless."
        raise InputError("frictionless", "frictionless_is_installed", "frictionless is not installed", hint) from None
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    if schema_issues := list(_find_other_schemas(descriptor)):
        return schema_issues
    with chdir(folder), system.use_context(trusted=False, http_session=_NoNetwork()):
        try:
            report = Package.from_descriptor(descriptor).validate()
        except FrictionlessException as error:
            return [Issue(RULE, "datapackage.json", actual=error.error.message)]
    errors = [("datapackage.json", error) for error in report.errors]
    errors += [(task.name, error) for task in report.tasks for error in task.errors]
    return list(_to_issues(errors))


def _find_other_schemas(descriptor: Mapping[str, Any]) -> Iterator[Issue]:
    for resource in descriptor["resources"]:
        model = ALL_TABLES.get(resource["name"])
        if "schema" in resource and not (model and is_schema_of(resource["schema"], model)):
            expected = "the columns in docs/data-dictionary.md; frictionless was not run"
            yield Issue("schema_matches_models", resource["name"], actual="other columns", expected=expected)


def _to_issues(errors: list[tuple[str, Any]]) -> Iterator[Issue]:
    counts = Counter[tuple[str, str]]()
    for resource, error in errors:
        counts[resource, error.type] += 1
        if counts[resource, error.type] <= MAX_EXAMPLES:
            row, column = str(getattr(error, "row_number", "")), str(getattr(error, "field_name", ""))
            row = f"row {row}" if row else ""
            yield Issue(RULE, resource, row, column, actual=f"{error.type}: {error.note}")
    for (resource, type_), count in sorted(counts.items()):
        if count > MAX_EXAMPLES:
            n_more = count - MAX_EXAMPLES
            yield Issue(RULE, resource, actual=f"{type_}: {n_more} more", count=n_more)
