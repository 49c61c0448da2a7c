"""A package of many articles: an index, and a page for each article."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ordrett_dataset.explore.build_pages import build_pages
from ordrett_dataset.reader.package_reader import open_package
from tests.browser.test_page import ARTICLE, highlighted, read
from tests.support.corpus_folder import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def index_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "articles").mkdir()
    for path, content in build_pages(*open_package(ROOT).require_tables(ROOT)):
        (folder / path).write_bytes(content)
    return folder / "index.html"


@pytest.fixture
def index(context: BrowserContext, index_file: Path) -> Page:
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(index_file.as_uri())
    assert faults == []
    return tab


def test_the_index_lists_articles_and_filters_them_by_who_is_named(index: Page) -> None:
    expect(index.locator(".article-list li")).to_have_count(read("articles").height)
    assert index.locator(".masthead nav a").all_text_contents() == ["Articles", "Tables", "About"]
    mentions = read("person_mentions").join(read("people"), on="person_id")
    names = mentions.filter(name_en="Franak Viačorka")["article_id"].unique()
    index.get_by_label("Names").select_option("Franak Viačorka")
    expect(index.locator(".article-list li")).to_have_count(len(names))


def test_an_article_of_the_index_opens_on_its_page(index: Page) -> None:
    index.locator(f"a[href='articles/{ARTICLE}.html']").click()
    expect(index.locator("article.text")).to_be_visible()
    names = read("person_mentions").filter(article_id=ARTICLE).sort("text_start")["text"].to_list()
    assert highlighted(index, "names") == names
    index.get_by_role("link", name="Quotes", exact=True).click()
    expect(index.locator(".quotes li")).to_have_count(read("quotes").filter(article_id=ARTICLE).height)
    index.get_by_role("link", name="Article", exact=True).click()
    expect(index.locator("article.text")).to_be_visible()
    index.get_by_role("link", name="All articles").click()
    expect(index.locator(".article-list li")).to_have_count(read("articles").height)
