"""The page in a browser: rows stand in their text, and lead to their evidence."""

import json
from pathlib import Path
from typing import Final

import polars as pl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.corpus_folder import ROOT

pytestmark = pytest.mark.slow

ARTICLE: Final = "001_f51abfb1fa92a293"
QUOTE: Final = "001.q05"
VIEWS: Final = (
    *("articles", f"article/{ARTICLE}", f"quote/{QUOTE}"),
    *("quotes?kind=direct", "people", "person/viacorka", "events?when=2022-03", "tables/quotes?sort=text", "about"),
    *("review", f"review/{ARTICLE}", "review/:events"),
)
# The middle of the first name that is marked.
FIRST_NAME: Final = """() => {
    const box = [...CSS.highlights.get("names")][0].getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def go_to(tab: Page, address: str) -> None:
    tab.evaluate("address => { location.hash = address; }", address)


def highlighted(tab: Page, name: str) -> list[str]:
    texts: list[str] = tab.evaluate("name => [...(CSS.highlights.get(name) ?? [])].map(String)", name)
    return texts


def read(table: str) -> pl.DataFrame:
    return pl.read_parquet(ROOT / f"dataset/{table}.parquet")


def test_every_row_of_an_article_is_marked_with_its_words(tab: Page) -> None:
    for article in read("articles")["article_id"]:
        go_to(tab, f"article/{article}")
        expect(tab.locator("article.text")).to_be_visible()
        quotes = read("quotes").filter(pl.col("article_id") == article)
        for layer, kinds in (("quotes-direct", ["direct", "mixed"]), ("quotes-indirect", ["indirect"])):
            assert (
                highlighted(tab, layer)
                == quotes.filter(pl.col("quote_kind").is_in(kinds)).sort("text_start")["text"].to_list()
            )
        names = read("person_mentions").filter(pl.col("article_id") == article).sort("text_start")["text"]
        assert highlighted(tab, "names") == names.to_list()


def test_a_link_to_a_row_opens_it_beside_its_text(tab: Page) -> None:
    go_to(tab, f"quote/{QUOTE}")
    [row] = read("quotes").filter(pl.col("quote_id") == QUOTE).to_dicts()
    expect(tab.locator("#panel h2")).to_have_text(row["text"])
    assert highlighted(tab, "selected") == [row["text"]]
    assert highlighted(tab, "cue") == [row["cue"]]
    tab.locator("#panel .evidence .words").first.click()
    assert highlighted(tab, "evidence") == ["Viacorka"]
    tab.keyboard.press("Escape")
    expect(tab.locator("#panel")).to_be_hidden()


def test_a_click_on_a_name_opens_the_shortest_row_there(tab: Page) -> None:
    go_to(tab, f"article/{ARTICLE}")
    tab.mouse.click(*tab.evaluate(FIRST_NAME))
    expect(tab.locator("#panel .kicker")).to_contain_text("Name")


def test_layers_can_be_switched_off(tab: Page) -> None:
    go_to(tab, f"article/{ARTICLE}")
    tab.get_by_label("Names", exact=True).uncheck()
    assert highlighted(tab, "names") == []


@pytest.mark.parametrize("spelling", ["lukaschenko", "Tsikhanouskaja"])
def test_search_finds_names_that_are_spelt_nearly_so(tab: Page, spelling: str) -> None:
    names = read("people").filter(pl.col("name_en").str.contains(spelling[:3].title()))["name_en"].to_list()
    tab.get_by_label("Search").fill(spelling)
    expect(tab.locator("main h1")).to_contain_text("with nearly these letters")
    expect(tab.locator(".results").first).to_contain_text(names[0])


def test_search_does_not_mind_diacritics(tab: Page) -> None:
    tab.get_by_label("Search").fill("viacorka")
    expect(tab.locator(".results")).to_contain_text(["Franak"])
    tab.get_by_label("Search").fill("VIAČORKA")
    expect(tab.locator(".results").first).to_contain_text("Franak")


def test_only_what_is_asserted_is_drawn_as_a_fact(tab: Page) -> None:
    go_to(tab, "events")
    drawn = tab.locator(".event .glyph.asserted .solid").count()
    canonical = read("events").filter(pl.col("event_id") == pl.col("canonical_id"))
    assert drawn == canonical.filter(pl.col("factuality") == "asserted").height
    assert tab.locator(".event:not(.asserted) .solid").count() == 0
    assert tab.locator(".event").count() == canonical.height


def test_a_table_is_filtered_sorted_and_taken_away(tab: Page) -> None:
    go_to(tab, "tables/quotes")
    tab.get_by_label("Words").fill("viacorka")
    tab.locator("th button", has_text="text_start").click()
    code = tab.evaluate("() => document.querySelectorAll('tbody tr').length")
    with tab.expect_download() as started:
        tab.get_by_role("button", name="Download as CSV").click()
    rows = pl.read_csv(Path(started.value.path()), infer_schema=False)
    expected = read("quotes").filter(
        pl.any_horizontal(pl.all().cast(pl.String).str.to_lowercase().str.contains("viacorka", literal=True))
    )
    assert rows["quote_id"].to_list() == expected.sort("text_start", maintain_order=True)["quote_id"].to_list()
    assert code == rows.height
    tab.locator("tbody .cell").first.click()
    expect(tab.locator("#panel")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(scheme: str, browser: Browser, page_file: Path) -> None:
    # axe is a script of its own, which the policy of the page would not run.
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]  # one of its literals
    tab = context.new_page()
    tab.goto(page_file.as_uri())
    for view in VIEWS:
        go_to(tab, view)
        violations = Axe().run(tab).response["violations"]
        assert [(view, item["id"]) for item in violations] == []
    context.close()


def test_a_phone_shows_no_sideways_scroll(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(page_file.as_uri())
    for view in VIEWS:
        go_to(tab, view)
        assert tab.evaluate("() => document.documentElement.scrollWidth") <= 390, json.dumps(view)
    context.close()
