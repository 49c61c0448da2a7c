# mypy: disable-error-code="import-untyped, no-untyped-call"
# ^ pybtex and rispy ship no types.

import json
import re
import unicodedata
from datetime import date
from typing import Final

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from ordrett_dataset.metadata.citation.apa import format_apa
from ordrett_dataset.metadata.citation.bibtex import format_bibtex
from ordrett_dataset.metadata.citation.csl import CitedDataset, CslItem, build_csl_item
from ordrett_dataset.metadata.citation.ris import format_ris
from ordrett_dataset.metadata.citation.row import CitedRow
from tests.support.citation_items import ITEMS, article, datasets, rows

TEX_NAMES: Final = {"backslash": "\\", "asciitilde": "~", "asciicircum": "^", "braceleft": "{", "braceright": "}"}
TEX_COMMAND: Final = re.compile(r"\\text([a-z]+)\{\}|\\([&%$#_{}])|\{\}")
SKARV: Final = CitedDataset(
    name="skarv",
    title="Invented lighthouse news",
    version="1.2.3",
    authors=("Petra Nordgaard", "Lykt Inc."),
    released=date(2022, 2, 3),
    doi="10.5555/skarv",
    url="https://example.org",
)


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def decode_tex(text: str) -> str:
    """Return the text that TeX would set; fail if a special character or ligature is not escaped."""
    assert not set(TEX_COMMAND.sub(" ", text)) & set("&%$#_~^\\"), text
    assert not re.search("--|''|``|<<|>>|,,|[?!]`", text), text
    return TEX_COMMAND.sub(lambda match: TEX_NAMES[match[1]] if match[1] else match[2] or "", text)


@given(datasets(), st.none() | rows())
def test_an_item_has_the_metadata_on_single_lines(dataset: CitedDataset, row: CitedRow | None) -> None:
    item = build_csl_item(dataset, row)
    title = item["container-title"] if row else item["title"]
    assert (title, item["version"], item["type"]) == (on_one_line(dataset.title), "1.2.3", "dataset")
    assert [author["literal"] for author in item.get("author", [])] == [*map(on_one_line, dataset.authors)]
    assert item.get("DOI") == dataset.doi
    assert item.get("URL") == dataset.url
    assert ("issued" in item) == (dataset.released is not None)
    if row:
        assert item["title"] == f"Table quotes, row {on_one_line(row.key)}"
        assert (row.article is None) or "010_skarv, characters 104 to 127" in item["note"]


@given(ITEMS)
def test_pybtex_reads_bibtex_back_unchanged(item: CslItem) -> None:
    [(key, entry)] = parse_string(format_bibtex(item), "bibtex").entries.items()
    assert re.fullmatch(r"[A-Za-z0-9._-]+", key)
    assert entry.type == ("incollection" if "container-title" in item else "misc")
    for field, variable in (("title", "title"), ("booktitle", "container-title")):
        if variable in item:
            assert on_one_line(decode_tex(entry.fields[field])) == f"{{{item[variable]}}}"
    authors = [
        " ".join(map(str, (*person.first_names, *person.prelast_names, *person.last_names)))
        for person in entry.persons.get("author", [])
    ]
    expected = [f"{{{author['literal']}}}" for author in item.get("author", [])]
    assert [on_one_line(decode_tex(author)) for author in authors] == expected
    assert entry.fields.get("year") == (str(item["issued"]["date-parts"][0][0]) if "issued" in item else None)
    assert entry.fields["note"].startswith("Data set, version 1.2.3")
    for field, variable in (("doi", "DOI"), ("url", "URL")):
        verbatim = item.get(variable)
        assert entry.fields.get(field) == (
            verbatim and verbatim.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
        )


@given(ITEMS)
def test_rispy_reads_ris_back_unchanged(item: CslItem) -> None:
    [entry] = rispy.loads(format_ris(item))
    day = item["issued"]["date-parts"][0] if "issued" in item else None
    expected = {
        "type_of_reference": "DATA",
        "id": item["id"],
        "authors": [author["literal"] for author in item.get("author", [])],
        "title": item["title"],
        "secondary_title": item.get("container-title"),
        "year": day and str(day[0]),
        "date": day and f"{day[0]}/{day[1]:02}/{day[2]:02}",
        "edition": "1.2.3",
        "type_of_work": "Data set",
        "doi": item.get("DOI"),
        "urls": [item["URL"]] if "URL" in item else None,
        "notes": [item["note"]] if "note" in item else None,
    }
    assert entry == {name: value for name, value in expected.items() if value}


def test_no_format_contains_control_characters() -> None:
    dataset = CitedDataset(name="a", title="T\x1b[31m \u202egnorw\x9b", version="1.2.3", authors=("N\x07",))
    row = CitedRow("quotes", "k\x1b", {"text_start": 1, "text_end": 2}, article(byline="B\x1b"))
    item = build_csl_item(dataset, row)
    for text in (format_apa(item), format_bibtex(item), format_ris(item), json.dumps(item, ensure_ascii=False)):
        assert not [sign for sign in text.replace("\n", "") if unicodedata.category(sign) in ("Cc", "Cf")]


def test_apa_of_a_dataset_and_of_a_row() -> None:
    title = "Invented lighthouse news (Version 1.2.3)"
    authors = "Petra Nordgaard, & Lykt Inc."
    assert format_apa(build_csl_item(SKARV)) == f"{authors} (2022). {title} [Data set]. https://doi.org/10.5555/skarv"
    bare = CitedDataset(SKARV.name, SKARV.title, SKARV.version, url=SKARV.url)
    assert format_apa(build_csl_item(bare)) == f"{title} [Data set]. (n.d.). https://example.org"
    row = CitedRow("quotes", "a.q01", {"text_start": 1, "text_end": 5}, article(headline="H", publisher="P"))
    assert format_apa(build_csl_item(SKARV, row)) == (
        f"{authors} (2022). Table quotes, row a.q01 [Data set]. In {title}. From: H, P (a, characters 1 to 5). "
        "https://doi.org/10.5555/skarv"
    )


@pytest.mark.parametrize(("n_authors", "last"), [(20, ", & N20."), (21, ", … N21.")])
def test_apa_names_at_most_twenty_authors(n_authors: int, last: str) -> None:
    names = tuple(f"N{number}" for number in range(1, n_authors + 1))
    citation = format_apa(build_csl_item(CitedDataset("a", "T", "1.2.3", names)))
    assert citation.partition(" (n.d.)")[0] == ", ".join(names[:19]) + last
