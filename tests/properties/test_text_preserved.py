import csv
import shutil
import unicodedata
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from ordrett import read
from ordrett_dataset.pipeline.build import BuildResult, build
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

QUOTE = "Isen kommer tidlig i år"

# What stands in the middle of a quote that an annotation copies.
WITHIN = {
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

# What a whole file can be like.
WHOLE = {
    "bom": lambda text: "\ufeff" + text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "nel": lambda text: text.replace("\n", "\u0085"),
    "line_separator": lambda text: text.replace("\n", "\u2028"),
    "no_last_line_end": lambda text: text.rstrip("\n"),
    "blank_lines": lambda text: "\n \n" + text.replace("\n", "\n\u00a0\n\n"),
    "astral_before_everything": lambda text: "𐍈😀 " + text,
    "bom_and_crlf": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
}


# The marks that turn what follows them.
TURNING = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")


def escaped(words: str) -> str:
    return "".join(c if (c.isascii() and c.isalnum()) or c == " " else f"\\U{ord(c):08x}" for c in words)


def code_points(words: str) -> bytes:
    return words.encode("utf-32-le")


def place(words: str, text: str) -> tuple[int, int]:
    whole, piece = code_points(text), code_points(words)
    at = whole.find(piece)
    while at % 4:
        at = whole.find(piece, at + 1)
    assert at >= 0
    return at // 4, (at + len(piece)) // 4


def of_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_carried_through(folder: Path, words: str, text: str) -> None:
    start, end = place(words, text)
    [in_csv] = [row for row in of_csv(folder / "dataset/quotes.csv") if row["quote_id"] == "010.q01"]
    assert (in_csv["text"], in_csv["text_start"], in_csv["text_end"]) == (words, str(start), str(end))
    quotes = pq.read_table(folder / "dataset/quotes.parquet").to_pylist()
    [in_parquet] = [row for row in quotes if row["quote_id"] == "010.q01"]
    assert (in_parquet["text"], in_parquet["text_start"], in_parquet["text_end"]) == (words, start, end)
    back = pl.read_csv(folder / "dataset/quotes.csv", schema=dtypes("quotes"))
    assert back.rows() == pl.read_parquet(folder / "dataset/quotes.parquet").rows()
    [article] = [row for row in of_csv(folder / "dataset/articles.csv") if row["article_id"] == "010_skarv"]
    seed = (folder / ARTICLE_FILE).read_bytes()
    assert seed == text.encode()
    assert (article["n_bytes"], article["n_characters"]) == (str(len(seed)), str(len(code_points(text)) // 4))
    # Every other row of the article, sliced by its offsets out of the file as it lies there.
    decoded = seed.decode("utf-8")
    for table in ("quotes", "person_mentions", "event_mentions", "fact_checks", "evidence"):
        for row in of_csv(folder / f"dataset/{table}.csv"):
            if row["article_id"] == "010_skarv" and row["text"]:
                assert decoded[int(row["text_start"]) : int(row["text_end"])] == row["text"]


def built(folder: Path) -> tuple[BuildResult, Package]:
    made = build(folder)
    assert (made.errors, made.issues) == ({}, [])
    opened = open_package(folder)
    assert opened.issues == []
    assert opened.package is not None
    return made, opened.package


def quoting(words: str, folder: Path) -> tuple[Path, str]:
    text = TEXT.replace(QUOTE, words)
    changes = replace_article(text, {QUOTE: escaped(words)})
    changes["annotations/fact_checks.yaml"] = CORPUS_FILES["annotations/fact_checks.yaml"].replace(
        QUOTE, escaped(words)
    )
    return write_corpus(folder, changes), text


def test_a_package_with_all_of_it_is_built_again_from_what_it_holds(tmp_path: Path) -> None:
    words = "".join(bit for bits in WITHIN.values() for bit in bits)
    folder, _ = quoting(QUOTE.replace("kommer", words), tmp_path / "corpus")
    made, package = built(folder)
    assert check_package(package) == []
    shutil.copytree(folder, tmp_path / "again", ignore=shutil.ignore_patterns("dataset", "datapackage.json"))
    assert built(tmp_path / "again")[0].files == made.files


@pytest.mark.parametrize("name", WITHIN)
def test_an_annotated_quote_keeps_what_stands_within_it(name: str, tmp_path: Path) -> None:
    words = QUOTE.replace("kommer", f"kom{'mer'.join(WITHIN[name])}mer")
    folder, text = quoting(words, tmp_path)
    built(folder)
    is_carried_through(folder, words, text)
    shown = "".join(line.plain for line in trace("010.q01", None, folder))
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in shown)
    assert not any(unicodedata.bidirectional(c) in TURNING for c in shown)


@pytest.mark.parametrize("name", WHOLE)
def test_offsets_count_everything_in_the_file(name: str, tmp_path: Path) -> None:
    text, other = WHOLE[name](TEXT), WHOLE[name](SECOND_TEXT)
    # The section of an annotation names a whole line, without a byte order mark.
    first = text.splitlines()[0].removeprefix("\ufeff") if text[0] != "\n" else ""
    line = 'headline: ["Fyrvokter Tandberg venter en tidlig vinter på Skarvøya"]'
    changes = replace_article(text, {line: f'headline: ["{first}"]'} if first else None)
    folder = write_corpus(tmp_path, {**changes, SECOND_ARTICLE_FILE: other})
    built(folder)
    is_carried_through(folder, QUOTE, text)
    assert (folder / SECOND_ARTICLE_FILE).read_bytes() == other.encode()
    headline = SECOND_TEXT.splitlines()[0]
    [read_alone] = [row for row in of_csv(folder / "dataset/articles.csv") if row["article_id"] == "011_lykt"]
    assert other[int(read_alone["headline_start"]) : int(read_alone["headline_end"])] == read_alone["headline"]
    assert read_alone["headline"].endswith(headline)
    assert place(headline, other)[1] == int(read_alone["headline_end"])


@pytest.mark.parametrize("bit", [bit for bits in WITHIN.values() for bit in bits], ids=ascii)
def test_the_automatic_reading_keeps_what_stands_in_a_line(bit: str) -> None:
    text = SECOND_TEXT.replace("ny lampe", f"ny{bit}lampe")
    reading = read(text, language="da")
    assert reading.article.text == text
    assert reading.metadata.headline
    start, end = reading.metadata.headline.start, reading.metadata.headline.end
    assert text[start:end] == reading.metadata.headline.text
    assert code_points(text)[start * 4 : end * 4] == code_points(reading.metadata.headline.text)
    # Between the paragraphs stands white space alone: no line is lost.
    bounds = [0, *(at for piece in reading.article.paragraphs for at in piece), len(text)]
    assert not "".join(text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)).strip()
