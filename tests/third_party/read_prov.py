"""Print whether the package prov reads a prov.json and writes it back unchanged, and the class of each record."""

# mypy: disable-error-code="import-not-found"
# ^ prov is in an environment of its own.

import json
import sys
from pathlib import Path

from prov.model import ProvDocument

document = ProvDocument.deserialize(content=Path(sys.argv[1]).read_text(encoding="utf-8"), format="json")
from_json = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
from_xml = ProvDocument.deserialize(content=document.serialize(format="xml"), format="xml")
records = [(record.get_type().localpart, str(record.identifier)) for record in document.get_records()]
print(json.dumps({"json": document == from_json, "xml": document == from_xml, "records": records}))
