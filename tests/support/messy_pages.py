"""The pages in `data/pages`: lines with their sections, and what each page says of its article."""

from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).parent / "data/pages"


class MessyPage(NamedTuple):
    """The text of a page, the section of each of its lines that is not empty, and the values that it states."""

    name: str
    text: str
    sections: tuple[str, ...]
    stated: dict[str, str]


def load_pages() -> list[MessyPage]:
    """Return all pages, by name."""
    return [_parse(path) for path in sorted(FOLDER.glob("*.page"))]


def _parse(path: Path) -> MessyPage:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    rows = [row.partition(" | ") for row in body.splitlines()]
    sections = tuple(section for section, _, line in rows if line)
    text = "\n".join(line for _, _, line in rows) + "\n"
    return MessyPage(path.stem, text, sections, dict(line.split(": ", 1) for line in head.splitlines()))
