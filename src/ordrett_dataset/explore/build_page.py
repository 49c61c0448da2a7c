"""Build the page: data, style and script in one file that loads nothing."""

import base64
import hashlib
from html import escape
from importlib.resources import files
from typing import Final

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.explore.payload import build_payload, to_script_json
from ordrett_dataset.rules.package_view import Package

# Parts of the script in the order in which they stand in it.
SCRIPTS: Final = (
    "model.js",
    "elements.js",
    "search.js",
    "row-panel.js",
    "article-view.js",
    "quotes-view.js",
    "people-view.js",
    "events-view.js",
    "tables-view.js",
    "review-file.js",
    "review-view.js",
    "review-new-rows.js",
    "about-view.js",
    "main.js",
)


def build_page(package: Package, metadata: CorpusConfig) -> bytes:
    """Return the page of a package; the same package gives the same bytes.

    Its content security policy allows its own script and style alone, and no connection.
    """
    folder = files("ordrett_dataset.explore") / "page"
    style = (folder / "style.css").read_text(encoding="utf-8")
    parts = "\n".join((folder / name).read_text(encoding="utf-8") for name in SCRIPTS)
    script = f'"use strict";\n(() => {{\n{parts}}})();\n'
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = (folder / "page.html").read_text(encoding="utf-8")
    values = {
        "{{policy}}": escape(policy),
        "{{title}}": escape(metadata.title),
        "{{style}}": style,
        "{{data}}": to_script_json(build_payload(package, metadata)),
        "{{script}}": script,
    }
    before = page
    pieces = []
    for placeholder, value in values.items():  # in the order of the page, so that no value is searched for another
        head, _, before = before.partition(placeholder)
        pieces += [head, value]
    return "".join([*pieces, before]).encode()


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
