"""Citations in APA style, seventh edition, as one line of text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ordrett_dataset.metadata.citation.csl import CitedDataset, build_csl_item
from ordrett_dataset.package.identifiers import DOI_PREFIX

if TYPE_CHECKING:
    from ordrett_dataset.corpus.config import CorpusConfig
    from ordrett_dataset.metadata.citation.row import CitedRow

# Of more authors, APA names the first nineteen and the last.
MAX_AUTHORS: Final = 20


def format_citation(metadata: "CorpusConfig", row: "CitedRow | None" = None) -> str:
    """Return the citation of the dataset, or of one row."""
    return format_apa(build_csl_item(CitedDataset.from_metadata(metadata), row))


def format_apa(item: Mapping[str, Any]) -> str:
    """Return the reference for a CSL-JSON item as plain text; its note stands before the address."""
    authors = [author["literal"] for author in item.get("author", ())]
    year = f"({item['issued']['date-parts'][0][0] if 'issued' in item else 'n.d.'})"
    version, genre = f"(Version {item['version']})", f"[{item['genre']}]"
    if "container-title" in item:
        title = [f"{item['title']} {genre}", f"In {item['container-title']} {version}"]
    else:
        title = [f"{item['title']} {version} {genre}"]
    # Without authors, the title takes their position.
    parts = [_format_authors(authors), year, *title] if authors else [title[0], year, *title[1:]]
    address = f"{DOI_PREFIX}{item['DOI']}" if "DOI" in item else item.get("URL")
    note = [item["note"]] if "note" in item else []
    return " ".join([*_end_with_period([*parts, *note]), *([address] if address else [])])


def _format_authors(names: Sequence[str]) -> str:
    if len(names) > MAX_AUTHORS:
        return f"{', '.join(names[: MAX_AUTHORS - 1])}, … {names[-1]}"
    [*first, last] = names
    return f"{', '.join(first)}, & {last}" if first else last


def _end_with_period(parts: Iterable[str]) -> list[str]:
    return [part if part.endswith(".") else f"{part}." for part in parts]
