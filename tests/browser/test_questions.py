"""Questions of a researcher: what is shown after a few clicks is what the tables say."""

import polars as pl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_page import go_to, read

pytestmark = pytest.mark.slow


def texts(tab: Page, selector: str) -> list[str]:
    return sorted(text.strip("“”«»") for text in tab.locator(selector).all_inner_texts())


def canonical_events() -> pl.DataFrame:
    return read("events").filter(pl.col("event_id") == pl.col("canonical_id"))


def test_what_does_a_person_say(tab: Page) -> None:
    tab.get_by_label("Search").fill("viacorka")
    tab.locator(".results a").first.click()
    said = read("quotes").filter(speaker_id="viacorka")["text"].to_list()
    assert texts(tab, ".person.wanted .quotes a") == sorted(said)
    tab.get_by_role("link", name="Quotes of Franak").click()
    assert texts(tab, ".quotes a") == sorted(said)


def test_which_quotes_name_a_person(tab: Page) -> None:
    go_to(tab, "quotes")
    tab.get_by_label("Names").select_option("Vladimir Putin")
    named = read("person_mentions").join(read("people"), on="person_id").filter(name_en="Vladimir Putin")
    assert tab.locator(".quotes li").count() == named["quote_id"].drop_nulls().n_unique()


def test_which_events_are_alleged_only(tab: Page) -> None:
    go_to(tab, "events")
    tab.get_by_label("Factuality").select_option("alleged")
    assert texts(tab, ".event a") == sorted(canonical_events().filter(factuality="alleged")["label"])
    tab.go_back()
    expect(tab.locator(".event")).to_have_count(canonical_events().height)


def test_who_denies_what(tab: Page) -> None:
    go_to(tab, "events")
    tab.get_by_label("Disputed").select_option("denied by a source")
    denied = canonical_events().filter(pl.col("denied_by_source"))
    assert texts(tab, ".event a") == sorted(denied["label"])
    mentions = read("event_mentions").filter(
        pl.col("is_negated")
        & (pl.col("modality") == "alleged")
        & pl.col("event_id").is_in(denied["event_id"].implode())
    )
    for claimant in mentions["claimant_name"].drop_nulls():
        expect(tab.locator(".event .note").last).to_contain_text(f"denied by {claimant}")


@pytest.mark.parametrize(
    ("period", "first", "last"), [("2022-03", (2022, 3, 1), (2022, 3, 31)), ("2023", (2023, 1, 1), (2023, 12, 31))]
)
def test_what_happened_in_a_month(
    period: str, first: tuple[int, int, int], last: tuple[int, int, int], tab: Page
) -> None:
    go_to(tab, "events")
    tab.get_by_label("Date").fill(period)
    tab.keyboard.press("Enter")
    claimed = pl.col("date").is_null()
    earliest, latest = (
        pl.when(claimed).then(f"date_claimed_{side}").otherwise(f"date_{side}") for side in ("earliest", "latest")
    )
    known = earliest.is_not_null() | latest.is_not_null()
    overlaps = (earliest <= pl.date(*last)).fill_null(value=True) & (latest >= pl.date(*first)).fill_null(value=True)
    expected = canonical_events().filter(known & overlaps)["label"]
    expect(tab.locator(".event")).to_have_count(len(expected))
    assert texts(tab, ".event a") == sorted(expected)


def test_a_date_that_is_none_is_told(tab: Page) -> None:
    go_to(tab, "events?when=soon")
    expect(tab.locator("#filter-when")).to_have_attribute("aria-invalid", "true")
    expect(tab.locator(".event")).to_have_count(canonical_events().height)


def test_which_quotes_were_not_reviewed(tab: Page) -> None:
    go_to(tab, "quotes")
    n_open = read("quotes")["reviewed"].null_count()
    expect(tab.locator("#filter-reviewed option[value='not yet']")).to_have_text(f"not yet ({n_open})")


def test_on_which_quotes_annotators_differ(tab: Page) -> None:
    go_to(tab, "quotes?agreement=both_differ")
    expect(tab.locator(".quotes li")).to_have_count(read("quotes").filter(agreement="both_differ").height)


def test_which_cells_of_a_row_are_inferred(tab: Page) -> None:
    [row] = read("event_mentions").head(1)["event_mention_id"]
    go_to(tab, f"mention/{row}")
    evidence = read("evidence").filter(target_table="event_mentions", target_id=row, derivation="inferred")
    summary = tab.locator(".derivations li", has=tab.locator(".inferred"))
    titles = (summary.inner_text()).removeprefix("inferred").strip().split(", ")
    assert len(titles) == evidence["target_column"].n_unique()


def test_which_rows_have_no_value(tab: Page) -> None:
    go_to(tab, "tables/events")
    tab.get_by_label("Column").select_option("plover_type")
    tab.get_by_label("Condition").select_option("is empty")
    expect(tab.locator(".grid .note").first).to_contain_text(f"{read('events')['plover_type'].null_count()} of ")
    go_to(tab, "tables/fact_checks?column=verdict&is=equals&text=disagrees")
    expect(tab.locator("tbody tr")).to_have_count(read("fact_checks").filter(verdict="disagrees").height)
