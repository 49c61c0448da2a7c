import io
import json
import sqlite3
import zipfile

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ordrett.article import decode_article
from ordrett_dataset.release.disclosure import MIN_PASSAGE, ArticleText, PassageHashes, longest_run, measure_disclosure
from ordrett_dataset.release.file_texts import read_texts
from ordrett_dataset.rules.package_view import Package

WORDS = st.lists(st.sampled_from(["ab", "å", "😀", "isen", " ", "\n", "\t", "x"]), min_size=30, max_size=80).map(
    "".join
)


def covered_naively(text: str, pieces: list[str]) -> list[bool]:
    """Return for each character whether a window of words around it, with single spaces, is in a piece."""
    collapsed, positions = "", []
    for character in text:
        if not (character.isspace() and collapsed.endswith(" ")):
            collapsed += " " if character.isspace() else character
        positions.append(len(collapsed) - 1)
    searched = ["".join(" " if c.isspace() else c for c in piece) for piece in pieces]
    while any("  " in piece for piece in searched):
        searched = [piece.replace("  ", " ") for piece in searched]
    windows = [collapsed[i : i + MIN_PASSAGE] for i in range(len(collapsed) - MIN_PASSAGE + 1)]
    is_printed = [any(window in piece for piece in searched) for window in windows]
    return [any(is_printed[max(0, p - MIN_PASSAGE + 1) : p + 1]) for p in positions]


@given(text=WORDS, bounds=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 60)), max_size=4), other=WORDS)
def test_passages_are_found_as_by_a_search_for_every_window(
    text: str, bounds: list[tuple[int, int]], other: str
) -> None:
    pieces = [*(text[start : start + length] for start, length in bounds), other]
    assert PassageHashes(pieces).find_in(text).tolist() == covered_naively(text, pieces)


@given(marked=st.lists(st.booleans(), max_size=40))
def test_the_longest_run(marked: list[bool]) -> None:
    runs = "".join("x" if mark else " " for mark in marked).split()
    assert longest_run(np.array(marked, np.bool_)) == max(map(len, runs), default=0)


def test_words_with_offsets_and_passages_in_texts_are_disclosed(package: Package) -> None:
    article = decode_article(package.article_bytes["synthetic-en"], "synthetic-en", "synthetic-en.txt")
    empty = {table: frame.clear() for table, frame in package.tables.items()}
    nothing, whole = (
        measure_disclosure([ArticleText(article, "en")], empty, texts)[0] for texts in ([], [article.text])
    )
    assert (nothing.share, nothing.longest) == (0, 0)
    assert (whole.share, whole.longest) == (1, len(article.text))
    by_offsets = measure_disclosure([ArticleText(article, "en")], empty | {"quotes": package.tables["quotes"]}, [])[0]
    assert 0 < by_offsets.share < 1


def test_the_texts_of_each_format_are_read() -> None:
    text = 'words, "quoted" & split\nover <lines>'
    table = pl.DataFrame({"cell": [text, None], "n": [1, 2]})
    parquet = io.BytesIO()
    table.write_parquet(parquet)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE t (cell TEXT)")
    database.execute("INSERT INTO t VALUES (?)", (text,))
    database.commit()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("inner.csv", table.write_csv())
    escaped = "words, &quot;quoted&quot; &amp; split\nover &lt;lines&gt;"
    files = {
        "a.csv": table.write_csv().encode(),
        "a.parquet": parquet.getvalue(),
        "a.json": json.dumps({"key": [{"inner": text}]}).encode(),
        "a.sqlite": database.serialize(),
        "a.zip": archive.getvalue(),
        "a.whl": archive.getvalue(),
        "a.xml": f"<t>{escaped}</t>".encode(),
        "a.md": text.encode(),
    }
    database.close()
    for path, content in files.items():
        assert text in read_texts(path, content), path
