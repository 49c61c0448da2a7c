"""Citations in RIS."""

from collections.abc import Mapping
from typing import Any


def format_ris(item: Mapping[str, Any]) -> str:
    """Return a CSL-JSON item as a RIS entry of type DATA, with one field per line."""
    date = "/".join(f"{part:02}" for part in item["issued"]["date-parts"][0]) if "issued" in item else None
    fields = [
        ("TY", "DATA"),
        ("ID", item["id"]),
        *(("AU", author["literal"]) for author in item.get("author", ())),
        ("TI", item["title"]),
        ("T2", item.get("container-title")),
        ("PY", date and date[:4]),
        ("DA", date),
        ("ET", item["version"]),
        ("M3", item["genre"]),
        ("DO", item.get("DOI")),
        ("UR", item.get("URL")),
        ("N1", item.get("note")),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - \n"
