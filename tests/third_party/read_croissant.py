"""Print what mlcroissant reports about the croissant.json in a folder, and the records that it reads."""

# mypy: disable-error-code="import-not-found"
# ^ mlcroissant is in an environment of its own.

import json
import sys
from pathlib import Path
from typing import Any

import mlcroissant


def to_json(value: Any) -> Any:
    """Return a cell as JSON: text decoded, a date as ISO 8601."""
    if isinstance(value, bytes):
        return value.decode()
    return value.date().isoformat() if hasattr(value, "date") else value


dataset = mlcroissant.Dataset(str(Path(sys.argv[1], "croissant.json")))
issues = dataset.metadata.issues
tables = {
    record_set.id: [[to_json(cell) for cell in record.values()] for record in dataset.records(record_set.id)]
    for record_set in dataset.metadata.record_sets
}
print(json.dumps({"errors": sorted(issues.errors), "warnings": sorted(issues.warnings), "tables": tables}))
