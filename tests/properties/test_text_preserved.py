"""Unusual characters in an article reach the tables unchanged, with offsets that count every code point."""

import csv
import shutil
import unicodedata
from pathlib import Path
from typing import Final

import polars as pl
import pyarrow.parquet as pq
import pytest

from ordrett import read
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.build_result import BuildResult
from ordrett_dataset.provenance.trace import trace
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.tables.frames import dtypes
from tests.support.corpus_folder import (
    ARTICLE_FILE,
    CORPUS_FILES,
    SECOND_ARTICLE_FILE,
    SECOND_TEXT,
    TEXT,
    replace_article,
    write_corpus,
)

QUOTE: Final = "Isen kommer tidlig i år"
FACT_CHECKS_FILE: Final = "annotations/fact_checks.yaml"

# Text that stands in the middle of an annotated quote.
INSERTIONS: Final = {
    "markup": ['<b onclick="x">her</b> &amp; <!-- -->', '<script>alert("1")</script>', "{{7*7}} ${HOME} %s \\n"],
    "delimiters": ['"; "",\t\'', "=1+1;@SUM(A1)|' /C calc'!A0", "NULL", "NA"],
    "line_ends": ["\r\n", "\r", "\n", "\n\n \n", "\u0085", "\u2028", "\u2029"],
    "controls": ["\x0b\x0c", "\x1c\x1d\x1e", "\x1b[31m\x07\x7f", "\u009b31m"],
    "byte_order_mark": ["\ufeff"],
    "spaces": ["\u00a0\u202f\u2007", "\u200b\u200d\u2060\u00ad"],
    "combining": ["e\u0301\u0323\u0307", "\u00e5a\u030a\u212b"],
    "bidi": ["\u202eabc\u202c\u2066def\u2069\u200f", "السلام"],
    "astral": ["😀𝔘𐍈", "👩\u200d👩\u200d👧🏽🇳🇴"],
    "noncharacters": ["\ufffe\uffff\ufdd0", "\ue000\U0010fffd", "\ufffd"],
}
ALL_INSERTIONS: Final = [text for texts in INSERTIONS.values() for text in texts]

# Changes to a whole file.
FILE_CHANGES: Final = {
    "bom": lambda text: "\ufeff" + text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "nel": lambda text: text.replace("\n", "\u0085"),
    "line_separator": lambda text: text.replace("\n", "\u2028"),
    "no_last_line_end": lambda text: text.rstrip("\n"),
    "blank_lines": lambda text: "\n \n" + text.replace("\n", "\n\u00a0\n\n"),
    "astral_at_the_start": lambda text: "𐍈😀 " + text,
    "bom_and_crlf": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
}
DIRECTIONAL_CONTROLS: Final = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")


def escape_for_yaml(text: str) -> str:
    return "".join(c if (c.isascii() and c.isalnum()) or c == " " else f"\\U{ord(c):08x}" for c in text)


def to_utf32(text: str) -> bytes:
    return text.encode("utf-32-le")


def find_code_points(part: str, text: str) -> tuple[int, int]:
    """Return the offsets of `part`, found in the UTF-32 encoding of `text`."""
    encoded, encoded_part = to_utf32(text), to_utf32(part)
    offset = encoded.find(encoded_part)
    while offset % 4:
        offset = encoded.find(encoded_part, offset + 1)
    assert offset >= 0
    return offset // 4, (offset + len(encoded_part)) // 4


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_preserved(corpus: Path, quote: str, text: str) -> None:
    """Check that the first quote, and all other text of its article, is in the tables with correct offsets."""
    start, end = find_code_points(quote, text)
    [csv_row] = [row for row in read_rows(corpus / "dataset/quotes.csv") if row["quote_id"] == "010.q01"]
    assert (csv_row["text"], csv_row["text_start"], csv_row["text_end"]) == (quote, str(start), str(end))
    parquet_rows = pq.read_table(corpus / "dataset/quotes.parquet").to_pylist()
    [parquet_row] = [row for row in parquet_rows if row["quote_id"] == "010.q01"]
    assert (parquet_row["text"], parquet_row["text_start"], parquet_row["text_end"]) == (quote, start, end)
    from_csv = pl.read_csv(corpus / "dataset/quotes.csv", schema=dtypes("quotes"))
    assert from_csv.rows() == pl.read_parquet(corpus / "dataset/quotes.parquet").rows()
    [article] = [row for row in read_rows(corpus / "dataset/articles.csv") if row["article_id"] == "010_skarv"]
    content = (corpus / ARTICLE_FILE).read_bytes()
    assert content == text.encode()
    assert (article["n_bytes"], article["n_characters"]) == (str(len(content)), str(len(to_utf32(text)) // 4))
    decoded = content.decode("utf-8")
    for table in ("quotes", "person_mentions", "event_mentions", "fact_checks", "evidence"):
        for row in read_rows(corpus / f"dataset/{table}.csv"):
            if row["article_id"] == "010_skarv" and row["text"]:
                assert decoded[int(row["text_start"]) : int(row["text_end"])] == row["text"]


def build_and_open(corpus: Path) -> tuple[BuildResult, Package]:
    result = build(corpus)
    assert (result.errors, result.issues) == ({}, [])
    opened = open_package(corpus)
    assert opened.issues == []
    assert opened.package is not None
    return result, opened.package


def write_corpus_with_quote(quote: str, folder: Path) -> tuple[Path, str]:
    """Write the sample corpus with another first quote; return it with the text of its article."""
    text = TEXT.replace(QUOTE, quote)
    changes = replace_article(text, {QUOTE: escape_for_yaml(quote)})
    changes[FACT_CHECKS_FILE] = CORPUS_FILES[FACT_CHECKS_FILE].replace(QUOTE, escape_for_yaml(quote))
    return write_corpus(folder, changes), text


def test_package_with_all_insertions_is_valid_and_can_be_rebuilt(tmp_path: Path) -> None:
    corpus, _ = write_corpus_with_quote(QUOTE.replace("kommer", "".join(ALL_INSERTIONS)), tmp_path / "corpus")
    result, package = build_and_open(corpus)
    assert check_package(package) == []
    shutil.copytree(corpus, tmp_path / "copy", ignore=shutil.ignore_patterns("dataset", "datapackage.json"))
    assert build_and_open(tmp_path / "copy")[0].files == result.files


@pytest.mark.parametrize("name", INSERTIONS)
def test_annotated_quote_is_preserved_and_printed_safely(name: str, tmp_path: Path) -> None:
    quote = QUOTE.replace("kommer", f"kom{'mer'.join(INSERTIONS[name])}mer")
    corpus, text = write_corpus_with_quote(quote, tmp_path)
    build_and_open(corpus)
    assert_preserved(corpus, quote, text)
    printed = "".join(line.plain for line in trace("010.q01", None, corpus))
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in printed)
    assert not any(unicodedata.bidirectional(c) in DIRECTIONAL_CONTROLS for c in printed)


@pytest.mark.parametrize("name", FILE_CHANGES)
def test_offsets_count_every_character_of_the_file(name: str, tmp_path: Path) -> None:
    text, second_text = FILE_CHANGES[name](TEXT), FILE_CHANGES[name](SECOND_TEXT)
    # The sections of an annotation list whole lines, without byte order mark.
    first_line = text.splitlines()[0].removeprefix("\ufeff") if text[0] != "\n" else ""
    headline_entry = 'headline: ["Fyrvokter Tandberg venter en tidlig vinter på Skarvøya"]'
    replacements = {headline_entry: f'headline: ["{first_line}"]'} if first_line else None
    corpus = write_corpus(tmp_path, {**replace_article(text, replacements), SECOND_ARTICLE_FILE: second_text})
    build_and_open(corpus)
    assert_preserved(corpus, QUOTE, text)
    assert (corpus / SECOND_ARTICLE_FILE).read_bytes() == second_text.encode()
    [extracted] = [row for row in read_rows(corpus / "dataset/articles.csv") if row["article_id"] == "011_lykt"]
    start, end = int(extracted["headline_start"]), int(extracted["headline_end"])
    assert second_text[start:end] == extracted["headline"]
    headline = SECOND_TEXT.splitlines()[0]
    assert extracted["headline"].endswith(headline)
    assert find_code_points(headline, second_text)[1] == end


@pytest.mark.parametrize("insertion", ALL_INSERTIONS, ids=ascii)
def test_extraction_preserves_the_text(insertion: str) -> None:
    text = SECOND_TEXT.replace("ny lampe", f"ny{insertion}lampe")
    annotation = read(text, language="da")
    assert annotation.article.text == text
    headline = annotation.metadata.headline
    assert headline
    assert text[headline.start : headline.end] == headline.text
    assert to_utf32(text)[headline.start * 4 : headline.end * 4] == to_utf32(headline.text)
    # Between paragraphs there is only white space: no line is lost.
    bounds = [0, *(offset for paragraph in annotation.article.paragraphs for offset in paragraph), len(text)]
    assert not "".join(text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)).strip()
