"""Rows -> a Markdown table; text between markers -> replaced."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ordrett.errors import InputError

BLOCK = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; numbers and `None` as they print, bars and line ends made harmless."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines)


def filled(page: str, blocks: Mapping[str, str], name: str) -> str:
    """Return a page with every generated part replaced; raise InputError where a marker names no part."""

    def part(match: re.Match[str]) -> str:
        if match["name"] not in blocks:
            raise InputError(name, "generated_block_is_known", match["name"], f"Use one of: {', '.join(blocks)}.")
        return f"{match[1]}\n{blocks[match['name']]}\n{match[3]}"

    return BLOCK.sub(part, page)


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")
