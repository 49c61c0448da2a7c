"""Files as programs and people really leave them: each is read as it looks, or named with what to do."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from ordrett_dataset.sources.read_sources import SourceOptions, Sources, read_sources

A: Final = "Brua er stengt, sier ordføreren.\nDet regner."
B: Final = 'Hun sa "nei" til saken; og det regnet.'
ROWS: Final = [["1", A], ["2", B]]
PARAGRAPHS: Final = "<p>Brua over elva ble stengt mandag etter et ras, opplyser kommunen til Prøvebladet.</p>" * 6


def read(folder: Path, files: Mapping[str, bytes | str], **names: str) -> Sources:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_sources([folder], SourceOptions(field_names=names))


def texts(sources: Sources) -> list[str]:
    return [source.article.text for source in sources.articles.values()]


def table(delimiter: str, line_end: str = "\r\n", header: str = "id,text") -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=line_end)
    writer.writerows([header.split(","), *ROWS])
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    {
        "excel.csv": "\ufeff" + table(";"),
        "declared.csv": "sep=;\r\n" + table(";"),
        "unicode text.csv": table("\t").encode("utf-16"),
        "spaces.csv": table(",", header=" ID , Text "),
        "commas.tsv": table(","),
        "backslashes.csv": f'id,text\n1,"{A}"\n2,"{B}"\n'.replace('"nei"', '\\"nei\\"'),
        "lines.json": "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in ROWS),
        "by id.json": json.dumps({i: {"text": text} for i, text in ROWS}),
        "api.json": json.dumps({"response": {"results": [{"id": i, "fields": {"bodyText": t}} for i, t in ROWS]}}),
        "search.json": json.dumps({"hits": {"hits": [{"_source": {"id": i, "text": t}} for i, t in ROWS]}}),
    }.items(),
)
def test_a_table_is_read_as_a_person_reads_it(tmp_path: Path, name: str, data: bytes | str) -> None:
    sources = read(tmp_path, {name: data})
    assert sources.errors == {}
    assert {i: source.article.text for i, source in sources.articles.items()} == dict(ROWS)


def test_quotation_marks_in_tab_separated_text_are_characters(tmp_path: Path) -> None:
    rows = ['Han sa "nei" i dag.', '"Nei," sa hun.', '"Aldri, sa han.']
    assert texts(read(tmp_path, {"a.tsv": "text\tn\n" + "".join(f"{row}\t1\n" for row in rows)})) == rows


def test_a_broken_row_does_not_cost_the_others(tmp_path: Path) -> None:
    sources = read(tmp_path, {"a.csv": 'id,text\n1,"Brua "er" stengt"\n2,"Det ""regner"""\n3,x,y\n4,Sol\n'})
    assert texts(sources) == ['Det "regner"', "Sol"]
    assert set(sources.errors) == {"a.csv record 1", "a.csv record 3"}


def test_only_the_articles_of_a_graph_are_read(tmp_path: Path) -> None:
    site = [{"@type": "WebSite", "name": "Prøvebladet"}, {"@type": "Person", "name": "Kari Prøvesen"}]
    article = {"@type": ["NewsArticle"], "articleBody": A, "author": [{"name": "Kari Prøvesen"}, {"name": "Ola Test"}]}
    sources = read(tmp_path, {"a.json": json.dumps({"@graph": [*site, article]})})
    assert sources.errors == {}
    assert [source.fields.byline for source in sources.articles.values()] == ["Kari Prøvesen, Ola Test"]


def test_values_of_a_data_frame_are_read_as_what_they_mean(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "id": [7.0, float("nan"), 9.0],
            "text": [A.encode(), B.encode(), b"\xff\xfe\xfd"],
            "publisher": pl.Series(["Prøvebladet", None, None], dtype=pl.Categorical),
        }
    )
    stream = io.BytesIO()
    frame.write_parquet(stream)
    sources = read(tmp_path, {"a.parquet": stream.getvalue()})
    assert {i: source.article.text for i, source in sources.articles.items()} == {"7": A, "a-0002": B}
    assert sources.articles["7"].fields.publisher == "Prøvebladet"
    assert {location: error.code for location, error in sources.errors.items()} == {
        "a.parquet record 3": "record_has_text"
    }


def test_a_field_within_an_object_can_be_named(tmp_path: Path) -> None:
    assert texts(read(tmp_path, {"a.json": json.dumps([{"x": {"y": A}, "text": "no"}])}, text="x.y")) == [A]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"%PDF-1.4\n%\xe2\xe3", "file_is_text"),
        ("a.txt", r"{\rtf1\ansi Brua}", "file_is_text"),
        ("a.docx", b"PK\x03\x04", "format_is_supported"),
        ("a.jsonl", "\n\n", "article_is_not_empty"),
        ("a.json", "[]", "file_has_records"),
        ("a.csv", "id,text\n", "file_has_records"),
        ("a.csv", "text,text\nx,y\n", "column_names_are_unique"),
        ("a.csv", "tittel,brødtekst\n" + "x,y\n" * 9, "table_has_text"),
        ("a.json", '{"text": 7}', "record_has_text"),
        ("a.json", '{"text": "x", "text": "y"}', "file_is_json"),
        ("a.jsonl", r'{"text": "Half \ud800 a character"}', "text_is_unicode"),
        ("a.html", "<h1>404</h1><p>Siden du leter etter finnes ikke.</p>", "page_has_article"),
        ("a.html", "<p>You need to enable JavaScript to run this app.</p>", "page_has_article"),
        ("a.html", "<p>Vi bruker informasjonskapsler. Godta alle.</p>", "page_has_article"),
        (
            "a.html",
            "".join(f"<div><a href='{i}'><h2>Sak {i} om brua i dalen</h2></a></div>" for i in range(40)),
            "page_has_article",
        ),
    ],
)
def test_what_is_no_article_is_named_once(tmp_path: Path, name: str, data: bytes | str, code: str) -> None:
    sources = read(tmp_path, {name: data})
    assert not sources.articles
    assert [error.code for error in sources.errors.values()] == [code]


def test_what_a_system_or_a_browser_adds_is_passed_over(tmp_path: Path) -> None:
    names = (".DS_Store", "Thumbs.db", "desktop.ini", "~$a.docx", "side_files/x.js", "side_files/y.html")
    page = f"<article><h1>Bro stengt</h1>{PARAGRAPHS}</article>"
    sources = read(tmp_path, dict.fromkeys(names, "x") | {"side.html": page})
    assert (list(sources.articles), sources.errors) == (["side"], {})


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Brua p&aring; &Oslash;deg&aring;rd er stengt i dag.", "entities"),
        (r"Brua er stengt.\n\nDet regner.\nHun sa det.", "line ends"),
        ("Brua p\ufffd Ås er stengt.", "lost"),
    ],
)
def test_a_damaged_text_is_read_with_a_warning(tmp_path: Path, text: str, warning: str) -> None:
    [source] = read(tmp_path, {"a.json": json.dumps({"text": text})}).articles.values()
    assert source.article.text == text
    assert warning in " ".join(source.warnings)


@pytest.mark.parametrize(
    ("comment", "url", "archived"),
    [
        ("<!-- saved from url=(0029)https://bladet.example/bro -->", "https://bladet.example/bro", None),
        (
            "<link rel='canonical' href='https://archive.ph/2024.09.20-123456/https://x.no/b'>",
            "https://x.no/b",
            "2024-09-20",
        ),
        ("<meta content='https://web.archive.org/web/20240922123301/http://x.no/b'>", "http://x.no/b", "2024-09-22"),
        (
            "<!--\n Page saved with SingleFile \n url: https://x.no/b \n saved date: Fri Nov 22 2024 10:00:00 GMT -->",
            "https://x.no/b",
            "2024-11-22",
        ),
    ],
)
def test_a_saved_page_says_where_it_is_from(tmp_path: Path, comment: str, url: str, archived: str | None) -> None:
    page = f"<html><head>{comment}</head><body><article><h1>Bro stengt</h1>{PARAGRAPHS}</article></body></html>"
    [source] = read(tmp_path, {"a.html": page}).articles.values()
    assert (source.fields.url, source.fields.archived) == (url, archived)


@pytest.mark.parametrize(
    ("authors", "text", "expected"),
    [
        (["Kari Prøvesen", "Ola Test"], A, f"Bro stengt\n\nKari Prøvesen, Ola Test\n\n{A}"),
        (["NTB", "https://x.no/kari", "admin"], A, f"Bro stengt\n\n{A}"),
        ([{"name": "Kari Prøvesen"}], f"Av Kari Prøvesen\n\n{A}", f"Bro stengt\n\nAv Kari Prøvesen\n\n{A}"),
        (["Kari Prøvesen"], f"Bro stengt\n\n{A}", f"Bro stengt\n\nKari Prøvesen\n\n{A}"),
        (["Kari Prøvesen"], f"Mandag\nBro stengt\n{A}", f"Mandag\nBro stengt\n{A}"),
    ],
)
def test_headline_and_authors_stand_above_the_text(
    tmp_path: Path, authors: list[object], text: str, expected: str
) -> None:
    record = {"title": "Bro stengt", "authors": authors, "text": text}
    assert texts(read(tmp_path, {"a.json": json.dumps(record)})) == [expected]


def test_fields_in_the_front_matter_of_markdown_are_no_part_of_the_text(tmp_path: Path) -> None:
    matter = '---\ntitle: "Brua er stengt"\nauthor: [Kari Testness, Ola Prøvesen]\ndate: 2024-03-14\n---\n\n'
    sources = read(tmp_path, {"a.md": matter + A, "b.md": f"---\n{B}\n---\n", "c.md": "---\ntitle: [\n---\n" + A})
    fields = {source.article.article_id: source.fields for source in sources.articles.values()}
    assert (fields["a"].headline, fields["a"].published) == ("Brua er stengt", "2024-03-14")
    assert fields["b"].headline is None
    text = next(source.article.text for source in sources.articles.values() if source.article.article_id == "a")
    assert text.endswith(A)
    assert "---" not in text
    assert [error.code for error in sources.errors.values()] == ["front_matter_is_valid"]
