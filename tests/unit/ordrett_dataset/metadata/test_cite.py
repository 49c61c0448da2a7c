# mypy: disable-error-code="import-untyped, no-untyped-call"
# ^ pybtex and rispy ship no types.

import json
import re
import shutil
import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from ordrett_dataset.corpus.config import Author, Metadata
from ordrett_dataset.metadata.citation.apa import format_apa
from ordrett_dataset.metadata.citation.bibtex import format_bibtex
from ordrett_dataset.metadata.citation.csl import CitedDataset, CslItem, build_csl_item
from ordrett_dataset.metadata.citation.ris import format_ris
from ordrett_dataset.metadata.citation.row import CitedRow
from ordrett_dataset.schemas import KEYS
from tests.support.corpus_folder import TEXT, Ran
from tests.third_party import Tools

# All that a format may take for its own, and any letter; no sign that commands a terminal, which is told as an escape.
SIGNS: Final = st.sampled_from("\\{}~^&%$#_`'\"<>|-,;:?!@*/+=()[]. \u2028\n\u00a0")
LETTERS: Final = st.characters(exclude_categories=("Cs", "Cc", "Cf"))
WORDS: Final = st.lists(SIGNS | LETTERS | st.sampled_from([" and ", "--", "''", "ER  - ", "@misc{"]), min_size=1).map(
    "".join
)
TEXTS: Final = WORDS.filter(lambda text: bool(text.split()))
DOIS: Final = st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S")), min_size=1).map(
    "10.5555/{}".format
)


@st.composite
def metadatas(draw: st.DrawFn) -> Metadata:
    doi, url = draw(st.none() | DOIS), draw(st.sampled_from([None, "https://example.org/a_b?x={1}&y=%20~#z"]))
    released = draw(st.none() | st.dates(date(1000, 1, 1)))
    authors = tuple(Author(name=name) for name in draw(st.lists(TEXTS, max_size=22)))
    name = draw(st.from_regex(r"[a-z0-9][a-z0-9._-]*", fullmatch=True))
    return Metadata(name=name, title=draw(TEXTS), version="1.2.3", authors=authors, released=released, doi=doi, url=url)


@st.composite
def rows(draw: st.DrawFn) -> CitedRow:
    key = draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]*", fullmatch=True) | TEXTS)
    article = {name: draw(st.none() | TEXTS) for name in ("byline", "headline", "publisher")}
    article |= {"article_id": "010_skarv", "published": draw(st.sampled_from([None, "2021-03-04", "2021/.."]))}
    return CitedRow("quotes", key, {"text_start": 104, "text_end": 127}, draw(st.sampled_from([None, article])))


def csl_item(metadata: Metadata, row: CitedRow | None = None) -> CslItem:
    return build_csl_item(CitedDataset.from_metadata(metadata), row)


ITEMS: Final = st.builds(csl_item, metadatas(), st.none() | rows())


def line(text: str) -> str:
    return " ".join(text.split())


def read_in(**said: str) -> dict[str, str | None]:
    return {"article_id": "a", **dict.fromkeys(("byline", "headline", "publisher", "published")), **said}


NAMED: Final = {"backslash": "\\", "asciitilde": "~", "asciicircum": "^", "braceleft": "{", "braceright": "}"}
COMMAND: Final = re.compile(r"\\text([a-z]+)\{\}|\\([&%$#_{}])|\{\}")


def of_tex(text: str) -> str:
    """Return what TeX sets for commands that stand for a single sign; no other sign may be one of TeX's own."""
    assert not set(COMMAND.sub(" ", text)) & set("&%$#_~^\\"), text
    assert not re.search("--|''|``|<<|>>|,,|[?!]`", text), text
    return COMMAND.sub(lambda found: NAMED[found[1]] if found[1] else found[2] or "", text)


@given(metadatas(), st.none() | rows())
def test_an_item_has_what_is_stated_in_single_lines(about: Metadata, row: CitedRow | None) -> None:
    item = csl_item(about, row)
    whole = item["container-title"] if row else item["title"]
    assert (whole, item["version"], item["type"]) == (line(about.title), "1.2.3", "dataset")
    assert [author["literal"] for author in item.get("author", [])] == [line(author.name) for author in about.authors]
    assert item.get("DOI") == about.doi
    assert item.get("URL") == about.url
    assert ("issued" in item) == (about.released is not None)
    if row:
        assert item["title"] == f"Table quotes, row {line(row.key)}"
        assert (row.article is None) or "(010_skarv, characters 104 to 127)" in item["note"]


@given(ITEMS)
def test_bibtex_is_read_back_as_it_was(item: CslItem) -> None:
    [(key, entry)] = parse_string(format_bibtex(item), "bibtex").entries.items()
    assert re.fullmatch(r"[A-Za-z0-9._-]+", key)
    assert entry.type == ("incollection" if "container-title" in item else "misc")
    expected: dict[str, str] = {"title": f"{{{item['title']}}}"}
    if "container-title" in item:
        expected["booktitle"] = f"{{{item['container-title']}}}"
    for name, value in expected.items():
        assert line(of_tex(entry.fields[name])) == value
    names = [
        " ".join(map(str, (*p.first_names, *p.prelast_names, *p.last_names))) for p in entry.persons.get("author", [])
    ]
    assert [line(of_tex(name)) for name in names] == [f"{{{author['literal']}}}" for author in item.get("author", [])]
    assert entry.fields.get("year") == (str(item["issued"]["date-parts"][0][0]) if "issued" in item else None)
    assert entry.fields["note"].startswith("Data set, version 1.2.3")
    encoded = {"{": "%7B", "}": "%7D"}
    for name, variable in (("doi", "DOI"), ("url", "URL")):
        stated = item.get(variable)
        assert entry.fields.get(name) == (stated and "".join(encoded.get(sign, sign) for sign in stated))


@given(ITEMS)
def test_ris_is_read_back_as_it_was(item: CslItem) -> None:
    [entry] = rispy.loads(format_ris(item))
    day = item["issued"]["date-parts"][0] if "issued" in item else None
    assert entry == {
        name: value
        for name, value in {
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
        }.items()
        if value
    }


@pytest.mark.parametrize("form", ["apa", "bibtex", "ris", "csl"])
def test_no_citation_commands_a_terminal(form: str) -> None:
    about = Metadata(name="a", title="T\x1b[31m \u202egnorw\x9b", version="1.2.3", authors=(Author(name="N\x07"),))
    row = CitedRow("quotes", "k\x1b", {"text_start": 1, "text_end": 2}, read_in(byline="B\x1b"))
    item = csl_item(about, row)
    said = {
        "apa": format_apa,
        "bibtex": format_bibtex,
        "ris": format_ris,
        "csl": lambda of: json.dumps(of, ensure_ascii=False),
    }
    text = said[form](item).replace("\n", "")
    assert not [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf")]


def test_apa_of_a_dataset_with_doi_without_author_and_of_a_row() -> None:
    about = Metadata(
        name="skarv",
        title="Invented lighthouse news",
        version="1.2.3",
        released=date(2022, 2, 3),
        authors=(Author(name="Petra Nordgaard"), Author(name="Lykt Inc.")),
        doi="10.5555/skarv",
        url="https://example.org",
    )
    whole = "Invented lighthouse news (Version 1.2.3)"
    by = "Petra Nordgaard, & Lykt Inc."
    assert format_apa(csl_item(about)) == f"{by} (2022). {whole} [Data set]. https://doi.org/10.5555/skarv"
    bare = about.model_copy(update={"authors": (), "released": None, "doi": None})
    assert format_apa(csl_item(bare)) == f"{whole} [Data set]. (n.d.). https://example.org"
    row = CitedRow("quotes", "a.q01", {"text_start": 1, "text_end": 5}, read_in(headline="H", publisher="P"))
    assert format_apa(csl_item(about, row)) == (
        f"{by} (2022). Table quotes, row a.q01 [Data set]. In {whole}. From: H, P (a, characters 1 to 5). "
        "https://doi.org/10.5555/skarv"
    )


def test_apa_names_at_most_twenty_of_many_authors() -> None:
    def named(n: int) -> str:
        authors = tuple(Author(name=f"N{i}") for i in range(1, n + 1))
        return format_apa(csl_item(Metadata(name="a", title="T", version="1.2.3", authors=authors))).partition(
            " (n.d.)"
        )[0]

    nineteen = ", ".join(f"N{i}" for i in range(1, 20))
    assert named(20) == f"{nineteen}, & N20."
    assert named(21) == f"{nineteen}, … N21."


def test_cite_tells_the_dataset_in_each_form(good: Path, command: Callable[..., Ran]) -> None:
    said = {form: command("cite", "--format", form, "--package", good) for form in ("apa", "bibtex", "ris", "csl")}
    assert {(ran.code, ran.err) for ran in said.values()} == {(0, "")}
    assert said["apa"].out == "Petra Nordgaard. (2022). Invented lighthouse news (Version 1.2.3) [Data set].\n"
    assert command("cite", "--package", good).out == said["apa"].out
    assert list(parse_string(said["bibtex"].out, "bibtex").entries) == ["skarv-1.2.3"]
    assert [entry["title"] for entry in rispy.loads(said["ris"].out)] == ["Invented lighthouse news"]
    [item] = json.loads(said["csl"].out)
    assert (item["title"], item["issued"]) == ("Invented lighthouse news", {"date-parts": [[2022, 2, 3]]})


def test_cite_tells_the_article_and_the_characters_of_a_row(good: Path, command: Callable[..., Ran]) -> None:
    start = TEXT.index("Isen kommer")
    place = f"(010_skarv, characters {start} to {start + len('Isen kommer tidlig i år')})"
    for form in ("apa", "bibtex", "ris", "csl"):
        said = command("cite", "010.q01", "--format", form, "--package", good).out.replace("\\_", "_")
        for words in (place, "Ludvig Fjærestad", TEXT.splitlines()[0], "Skarvøyposten", "2021-03-04", "1.2.3"):
            assert words in said, form


def test_trace_ends_with_what_cite_tells(good: Path, command: Callable[..., Ran]) -> None:
    for row in ("010.q01", "tandberg", "harbour_meeting", "c01", "almanac", "010_skarv"):
        cited = command("cite", row, "--package", good).out
        assert command("trace", row, "--package", good).out.splitlines()[-1] == f"cite  {cited.rstrip()}"


def test_every_row_with_a_key_of_its_own_can_be_cited(good: Path, command: Callable[..., Ran]) -> None:
    for table in (table for table, key in KEYS.items() if len(key) == 1):
        key = pl.read_parquet(good / f"dataset/{table}.parquet")[KEYS[table][0]][0]
        [item] = json.loads(command("cite", key, "--format", "csl", "--package", good).out)
        assert item["title"] == f"Table {table}, row {key}"


def test_cite_of_what_is_not_there_or_broken_says_so_in_a_line(
    good: Path, tmp_path: Path, command: Callable[..., Ran]
) -> None:
    ran = command("cite", "nobody", "--package", good)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert "row_exists" in ran.err
    assert command("cite", "--format", "vancouver", "--package", good).code == 2
    assert command("cite", "--package", tmp_path / "nowhere").code == 2
    package = shutil.copytree(good, tmp_path / "package")
    (package / "dataset/articles.csv").unlink()
    ran = command("cite", "010.q01", "--package", package)
    assert (ran.code, ran.out) == (1, "")
    assert "table_is_readable" in ran.err
    for content in (b"", b"[]", b"{}", b'{"name": 1, "title": "t", "version": "1"}', b"[" * 10**6):
        (package / "datapackage.json").write_bytes(content)
        ran = command("cite", "--package", package)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1), content[:10]


def paired(text: str) -> bool:
    """Whether each brace has its fellow: one without is named, in a word of TeX that pandoc does not know."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def told(item: CslItem) -> list[str]:
    return [item["title"], item.get("container-title", ""), *(author["literal"] for author in item.get("author", []))]


# pandoc sets marks and dashes as TeX does.
SET: Final = str.maketrans("’‘“”\u00a0", "'`" + "`' ")


def gathered() -> list[CslItem]:
    """Return some hundred items, for a program that takes long to start."""
    items: list[CslItem] = []

    @given(ITEMS)
    def gather(item: CslItem) -> None:
        items.append(item)

    gather()
    return items


@pytest.mark.slow
def test_pandoc_reads_bibtex_back_as_it_was(tools: Tools) -> None:
    asked = {f"k{n}": item for n, item in enumerate(gathered()) if all(map(paired, told(item)))}
    assert len(asked) > 20
    entries = "".join(format_bibtex({**item, "id": key}) for key, item in asked.items())
    read: dict[str, dict[str, Any]] = {item["id"]: item for item in tools.asked("read_bibliography.py", said=entries)}
    assert read.keys() == asked.keys()
    for key, item in asked.items():
        for name in ("title", "container-title"):
            assert read[key].get(name, "").translate(SET) == item.get(name, "").translate(SET), format_bibtex(item)
        names = [author["literal"].translate(SET) for author in read[key].get("author", [])]
        assert names == [author["literal"].translate(SET) for author in item.get("author", [])]


@pytest.mark.slow
def test_the_published_schema_accepts_every_item(tools: Tools) -> None:
    assert tools.asked("check_schemas.py", said=[["csl", gathered()]]) == [[]]


@pytest.mark.slow
def test_the_published_style_gives_the_same_references(tools: Tools) -> None:
    # Without a date the style asks for one of retrieval; without an author it tells the title twice.
    items: list[CslItem] = []
    for n, part, doi, url in product(
        (1, 2, 3, 20, 21, 22), (False, True), (None, "10.5555/a_b"), (None, "https://e.org/a")
    ):
        authors = tuple(Author(name=name) for name in [*(f"Name {i}" for i in range(n - 1)), "Lykt Inc."])
        told = {
            "title": "Of light: {ø} & more",
            "released": date(2022, 2, 3),
            "authors": authors,
            "doi": doi,
            "url": url,
        }
        about = Metadata.model_validate({"name": f"n{len(items)}", "version": "1.2.3", **told})
        items.append(csl_item(about, CitedRow("quotes", "a.q01", {}, None) if part else None))
    assert tools.asked("check_citations.py", said=items) == [format_apa(item) for item in items]
