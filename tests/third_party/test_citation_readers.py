"""Citations as pandoc, the CSL schema and the published APA style read them."""

import re
from itertools import product
from typing import Any, Final
from unicodedata import normalize

import pytest
from hypothesis import given, settings

from ordrett_dataset.metadata.citation.apa import format_apa
from ordrett_dataset.metadata.citation.bibtex import format_bibtex
from ordrett_dataset.metadata.citation.csl import CitedDataset, CslItem, build_csl_item
from ordrett_dataset.metadata.citation.row import CitedRow
from tests.support.citation_items import ITEMS
from tests.third_party import Tools

pytestmark = pytest.mark.slow

# pandoc typesets quotation marks, dashes and raised letters as TeX does.
PLAIN_MARKS: Final = str.maketrans("’‘“”\u00a0", "'`" + "`' ")


def remove_typesetting(text: str) -> str:
    """Write marks, spaces, ligatures and raised letters as plain ones."""
    return normalize("NFKC", re.sub("</?(sup|sub)>", "", text).translate(PLAIN_MARKS))


def generate_items() -> list[CslItem]:
    """Return many items at once, for a program that is slow to start."""
    items: list[CslItem] = []

    @settings(max_examples=300)
    @given(ITEMS)
    def collect(item: CslItem) -> None:
        items.append(item)

    collect()
    return items


def has_paired_braces(text: str) -> bool:
    """Return whether every brace is paired; an unpaired one is written as a command that pandoc does not know."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def texts(item: CslItem) -> list[str]:
    return [item["title"], item.get("container-title", ""), *(author["literal"] for author in item.get("author", []))]


def test_pandoc_reads_bibtex_back_unchanged(tools: Tools) -> None:
    items = {f"k{n}": item for n, item in enumerate(generate_items()) if all(map(has_paired_braces, texts(item)))}
    assert len(items) > 20
    entries = "".join(format_bibtex({**item, "id": key}) for key, item in items.items())
    read: dict[str, dict[str, Any]] = {
        item["id"]: item for item in tools.run_script("read_bibliography.py", stdin=entries)
    }
    assert read.keys() == items.keys()
    for key, item in items.items():
        for name in ("title", "container-title"):
            assert remove_typesetting(read[key].get(name, "")) == remove_typesetting(item.get(name, ""))
        authors = [remove_typesetting(author["literal"]) for author in read[key].get("author", [])]
        assert authors == [remove_typesetting(author["literal"]) for author in item.get("author", [])]


def test_the_csl_schema_accepts_every_item(tools: Tools) -> None:
    assert tools.run_script("check_schemas.py", stdin=[["csl", generate_items()]]) == [[]]


def test_the_published_apa_style_gives_the_same_references(tools: Tools) -> None:
    # Only with date and author: otherwise the style asks for a date of retrieval, or repeats the title.
    items: list[CslItem] = []
    for n_authors, is_row, doi, url in product(
        (1, 2, 3, 20, 21, 22), (False, True), (None, "10.5555/a_b"), (None, "https://e.org/a")
    ):
        dataset = CitedDataset.from_descriptor(
            {
                "name": f"n{len(items)}",
                "title": "Of light: {ø} & more",
                "version": "1.2.3",
                "created": "2022-02-03T00:00:00Z",
                "contributors": [{"title": f"Name {number}"} for number in range(n_authors - 1)]
                + [{"title": "Lykt Inc."}],
                **({"id": f"https://doi.org/{doi}"} if doi else {}),
                **({"homepage": url} if url else {}),
            },
            "datapackage.json",
        )
        items.append(build_csl_item(dataset, CitedRow("quotes", "a.q01", {}, None) if is_row else None))
    assert tools.run_script("check_citations.py", stdin=items) == [format_apa(item) for item in items]
