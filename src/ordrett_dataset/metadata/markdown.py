"""Markdown tables, and pages with generated blocks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ordrett.errors import InputError

GENERATED_BLOCK: Final = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def format_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; None is an empty cell, bars are escaped, line ends become spaces."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(map(_format_cell, line)) + " |\n" for line in lines)


def replace_generated_blocks(page: str, blocks: Mapping[str, str], location: str) -> str:
    """Return a page with the text of each generated block replaced; raise InputError for an unknown block."""

    def replace(match: re.Match[str]) -> str:
        if match["name"] not in blocks:
            raise InputError(
                location,
                "generated_block_is_known",
                f"there is no generated block {match['name']!r}",
                f"Use one of: {', '.join(blocks)}.",
            )
        return f"{match[1]}\n{blocks[match['name']]}\n{match[3]}"

    return GENERATED_BLOCK.sub(replace, page)


def _format_cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")
