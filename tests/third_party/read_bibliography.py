"""Print BibTeX on standard input as CSL-JSON items, as pandoc reads it."""

# mypy: disable-error-code="import-not-found"
# ^ pypandoc is in an environment of its own.

import json
import sys

import pypandoc

print(pypandoc.convert_text(json.load(sys.stdin), "csljson", format="bibtex"))
