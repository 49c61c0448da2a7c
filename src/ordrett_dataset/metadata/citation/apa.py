"""An item of CSL-JSON -> a reference in APA style, seventh edition."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from ordrett_dataset.package.descriptor import DOI_URL

# Of more authors than these, the first nineteen and the last are named.
MOST: Final = 20


def as_apa(item: Mapping[str, Any]) -> str:
    """Return the reference as one line of text, without italics; what the item notes stands before the address."""
    names = [author["literal"] for author in item.get("author", ())]
    year = f"({item['issued']['date-parts'][0][0] if 'issued' in item else 'n.d.'})"
    version, genre = f"(Version {item['version']})", f"[{item['genre']}]"
    if "container-title" in item:
        title = [f"{item['title']} {genre}", f"In {item['container-title']} {version}"]
    else:
        title = [f"{item['title']} {version} {genre}"]
    # Where nobody is named, the title stands first.
    parts = [_authors(names), year, *title] if names else [title[0], year, *title[1:]]
    address = f"{DOI_URL}{item['DOI']}" if "DOI" in item else item.get("URL")
    noted = [item["note"]] if "note" in item else []
    return " ".join([*_ended([*parts, *noted]), *([address] if address else [])])


def _authors(names: Sequence[str]) -> str:
    if len(names) > MOST:
        return f"{', '.join(names[: MOST - 1])}, … {names[-1]}"
    [*first, last] = names
    return f"{', '.join(first)}, & {last}" if first else last


def _ended(parts: Iterable[str]) -> list[str]:
    return [part if part.endswith(".") else f"{part}." for part in parts]
