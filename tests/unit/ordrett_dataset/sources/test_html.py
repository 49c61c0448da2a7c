"""Of an HTML page the article is read, with what its head says of it."""

from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.sources.read_sources import read_sources
from ordrett_dataset.sources.source_store import SourceArticle

PARAGRAPHS: Final = (
    "Brua ble stengt mandag etter et ras som ødela deler av veien ved siden av, opplyser kommunen.",
    "– Vi håper å åpne før påske, sa Kåre Ødegård til avisen. Elva var høy, og det regnet i flere dager, noe som "
    "gjorde arbeidet vanskeligere for mannskapene enn det ellers ville vært.",
)
PAGE: Final = f"""<!doctype html><html lang="no"><head><meta charset="CHARSET"><title>Bro stengt - Avisen</title>
<meta property="article:published_time" content="2024-05-31T08:00:00+02:00">
<meta property="og:site_name" content="Avisen"><meta name="author" content="Ann Lee">
<link rel="canonical" href="https://example.org/bro"></head>
<body><nav><a href="/">Forside</a> <a href="/sport">Sport</a></nav><article><h1>Bro stengt etter ras</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<script>alert("x")</script><footer>Les også: Ti tips</footer></body></html>"""


def read_page(folder: Path, data: bytes) -> SourceArticle:
    (folder / "bro.html").write_bytes(data)
    [source] = read_sources([folder]).articles.values()
    return source


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_page_is_read_in_its_declared_encoding(charset: str, tmp_path: Path) -> None:
    source = read_page(tmp_path, PAGE.replace("CHARSET", charset).encode("cp1252" if charset != "utf-8" else "utf-8"))
    assert source.article.text.split("\n\n") == ["Bro stengt etter ras", "Ann Lee", PARAGRAPHS[0], f"{PARAGRAPHS[1]}\n"]
    assert source.article.encoding == (None if charset == "utf-8" else "cp1252")
    assert source.warnings == ()


def test_the_head_of_a_page_says_who_published_it_and_when(tmp_path: Path) -> None:
    fields = read_page(tmp_path, PAGE.replace("CHARSET", "utf-8").encode()).fields
    assert (fields.headline, fields.byline, fields.published) == ("Bro stengt etter ras", "Ann Lee", "2024-05-31")
    assert (fields.publisher, fields.url) == ("Avisen", "https://example.org/bro")


def test_a_page_without_an_article_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    assert [error.code for error in read_sources([tmp_path]).errors.values()] == ["page_has_article"]


def test_html_in_a_text_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "bro.txt").write_text(PAGE, encoding="utf-8")
    [source] = read_sources([tmp_path]).articles.values()
    assert "HTML" in source.warnings[0]
