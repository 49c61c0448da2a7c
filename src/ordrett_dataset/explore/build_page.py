"""Build the page: data, style and script in one file that loads nothing."""

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.explore.payload import build_payload, build_tables, to_script_json
from ordrett_dataset.rules.package_view import Package


def build_page(package: Package, metadata: CorpusConfig, place: Mapping[str, Any] | None = None) -> bytes:
    """Return the page of a package; the same package gives the same bytes.

    Its content security policy allows its own script and style alone, and no connection. `place` says what the page is
    among several: an index, or a part that has one.
    """
    folder = files("ordrett_dataset.explore") / "page"
    style = (folder / "style.css").read_text(encoding="utf-8")
    script = (folder / "explorer.js").read_text(encoding="utf-8")  # built from explorer/
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = (folder / "page.html").read_text(encoding="utf-8")
    # The script reads a table only when a view needs it.
    tables = {f"table-{table}": content for table, content in build_tables(package).items()}
    data = {"data": build_payload(package, metadata) | dict(place or {}), **tables}
    values = {
        "{{policy}}": escape(policy),
        "{{title}}": escape(metadata.title),
        "{{style}}": style,
        "{{data}}": "\n".join(_data_element(name, to_script_json(content)) for name, content in data.items()),
        "{{script}}": script,
    }
    before = page
    pieces = []
    for placeholder, value in values.items():  # in the order of the page, so that no value is searched for another
        head, _, before = before.partition(placeholder)
        pieces += [head, value]
    return "".join([*pieces, before]).encode()


def _data_element(name: str, json: str) -> str:
    return f'<script type="application/json" id="{name}">{json}</script>'


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
