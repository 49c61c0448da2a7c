"""prov.json -> whether prov reads it and writes it again as it was, and in which of its classes each entity is."""

# mypy: disable-error-code="import-not-found"
# ^ prov is in an environment of its own.

import json
import sys
from pathlib import Path

from prov.model import ProvDocument

document = ProvDocument.deserialize(content=Path(sys.argv[1]).read_text(encoding="utf-8"), format="json")
again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
xml = ProvDocument.deserialize(content=document.serialize(format="xml"), format="xml")
records = [(record.get_type().localpart, str(record.identifier)) for record in document.get_records()]
print(json.dumps({"json": document == again, "xml": document == xml, "records": records}))
