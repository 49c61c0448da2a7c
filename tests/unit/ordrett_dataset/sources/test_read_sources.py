"""Articles are read the same from every format, plain or compressed, and what cannot be read is named."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import polars as pl
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.sources.read_sources import SourceOptions, read_sources

# Any text that a file of records can hold; a text of white space alone is no article.
TEXTS: Final = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=1, max_size=60
).filter(lambda text: text.strip() and not text.startswith("\ufeff") and text.lstrip("\ufeff").strip())
Rows = list[dict[str, str]]


def as_csv(rows: Rows, delimiter: str = ",") -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, ["id", "text"], delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def as_parquet(rows: Rows) -> bytes:
    stream = io.BytesIO()
    pl.DataFrame(rows).write_parquet(stream)
    return stream.getvalue()


WRITERS: Final[dict[str, Callable[[Rows], bytes]]] = {
    "articles.jsonl": lambda rows: "".join(f"{json.dumps(row)}\n" for row in rows).encode(),
    "articles.json": lambda rows: json.dumps({"articles": rows}).encode(),
    "articles.csv": as_csv,
    "articles.tsv": lambda rows: as_csv(rows, "\t"),
    "semicolons.csv": lambda rows: as_csv(rows, ";"),
    "articles.parquet": as_parquet,
    "articles.jsonl.gz": lambda rows: gzip.compress(WRITERS["articles.jsonl"](rows)),
    "articles.csv.zst": lambda rows: zstandard.compress(as_csv(rows)),
}


@pytest.mark.parametrize("name", WRITERS)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_every_record_is_an_article_with_its_text(name: str, texts: list[str]) -> None:
    rows = [{"id": f"a{number}", "text": text} for number, text in enumerate(texts)]
    data = WRITERS[name](rows)
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        sources = read_sources([Path(folder)])
    assert sources.errors == {}
    assert {i: source.article.text for i, source in sources.articles.items()} == {r["id"]: r["text"] for r in rows}
    for number, source in enumerate(sources.articles.values(), 1):
        article = source.article
        assert (article.source_path, article.source_record) == (name, str(number))
        assert article.source_sha256 == hashlib.sha256(data).hexdigest()


def test_a_text_file_is_kept_byte_for_byte_and_its_name_is_kept(tmp_path: Path) -> None:
    data = "\ufeffBroen\r\n\r\ner stengt\n".encode()
    (tmp_path / "sub").mkdir()
    for name in ("plain.txt", "sub/Bro stengt etter ras.txt", "sub/notes.md"):
        (tmp_path / name).write_bytes(data)
    articles = {i: source.article for i, source in read_sources([tmp_path]).articles.items()}
    assert {i: article.source_path for i, article in articles.items()} == {
        "plain": None,
        "sub-Bro-stengt-etter-ras": "sub/Bro stengt etter ras.txt",
        "sub-notes": "sub/notes.md",
    }
    assert {article.text.encode() for article in articles.values()} == {data}


def test_files_and_folders_are_read_once_and_names_stay_apart(tmp_path: Path) -> None:
    for name in ("a/x.txt", "b/x.txt", "b/x.md", "b/.hidden.txt", "b/README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.", encoding="utf-8")
    paths = [tmp_path / "a", tmp_path / "b", tmp_path / "b/x.txt"]
    articles = read_sources(paths).articles
    assert sorted(source.article.text for source in articles.values()) == [
        "Text of a/x.txt.",
        "Text of b/x.md.",
        "Text of b/x.txt.",
    ]
    assert {"a-x", "b-x"} < set(articles)


def test_all_problems_are_told_with_their_place(tmp_path: Path) -> None:
    files = {
        "bad.csv": b'text,n\nOne,1\nTwo\n"Three',
        "bad.json": b"{",
        "bad.jsonl": b'{"text": "Good."}\n[1]\nnot json\n{"body_text": "x"}\n',
        "bad.parquet": b"PAR1",
        "bad.txt.gz": b"not gzip",
        "empty.txt": b"",
        "nul.txt": b"a\0b",
        "page.pdf": b"%PDF",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "link.txt").symlink_to("nul.txt")
    sources = read_sources([tmp_path])
    assert [source.article.text for source in sources.articles.values()] == ["One", "Good."]
    assert {location: error.code for location, error in sources.errors.items()} == {
        "bad.csv record 2": "record_matches_header",
        "bad.csv record 3": "record_is_csv",
        "bad.json": "file_is_json",
        "bad.jsonl record 2": "record_is_object",
        "bad.jsonl record 3": "record_is_json",
        "bad.jsonl record 4": "record_has_text",
        "bad.parquet": "file_is_parquet",
        "bad.txt.gz": "file_is_decompressed",
        "empty.txt": "article_is_not_empty",
        "link.txt": "file_is_not_a_link",
        "nul.txt": "article_has_no_nul",
        "page.pdf": "format_is_supported",
    }
    assert all(error.hint for error in sources.errors.values())


def test_a_field_of_another_name_is_read_if_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"BODY": "Words.", "text": "Other."}\n', encoding="utf-8")
    [source] = read_sources([tmp_path], SourceOptions(field_names={"text": "BODY"})).articles.values()
    assert source.article.text == "Words."


def test_a_headline_is_put_before_a_text_that_lacks_it(tmp_path: Path) -> None:
    rows = [{"title": "Bridge closed", "text": text} for text in ("It rained.", "Bridge closed\n\nIt rained.")]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    assert {source.article.text for source in read_sources([tmp_path]).articles.values()} == {
        "Bridge closed\n\nIt rained."
    }


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ordrett_dataset.sources.decompress.read_content.__defaults__", (1000,))
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 1001))
    (tmp_path / "bomb.txt.zst").write_bytes(zstandard.compress(b"a" * 1001))
    errors = read_sources([tmp_path]).errors
    assert {error.code for error in errors.values()} == {"file_size_within_limit"}
    assert len(errors) == 2
