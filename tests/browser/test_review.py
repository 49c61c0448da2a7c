"""Reviewing rows by keyboard, and merging the saved file."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_page import ARTICLE, go_to, highlighted, read
from tests.support.corpus_folder import ROOT, CommandResult

pytestmark = pytest.mark.slow


def save(tab: Page, path: Path) -> list[dict[str, object]]:
    with tab.expect_download() as started:
        tab.get_by_role("button", name="Save as a file").click()
    started.value.save_as(path)
    items: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    return items


def select_words_of_headline(tab: Page, words: str) -> None:
    tab.evaluate(
        """(words) => {
            const headline = document.querySelector(".text h1").firstChild;
            const start = headline.data.indexOf(words);
            getSelection().setBaseAndExtent(headline, start, headline, start + words.length);
        }""",
        words,
    )


def select_first_characters(tab: Page) -> None:
    """Select the first five characters of the highlighted words, as a user does with the mouse."""
    tab.evaluate("""() => {
        const range = [...CSS.highlights.get("selected")][0].cloneRange();
        range.setEnd(range.startContainer, range.startOffset + 5);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }""")


def test_twenty_rows_are_reviewed_by_keyboard_and_merged(
    tab: Page, tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    go_to(tab, "review")
    tab.get_by_label("Your name").fill("Kari Prøvesen")
    tab.locator(f"a[href='#review/{ARTICLE}']").click()
    keys = "aaaaaaaaaaaaaaaaadu"
    tab.keyboard.press("n")
    tab.keyboard.press("p")
    for key in keys:
        tab.keyboard.press(key)
    tab.keyboard.press("r")
    tab.keyboard.type("a remark")
    tab.keyboard.press("Escape")
    tab.keyboard.press("a")
    expect(tab.locator(".review .kicker")).to_contain_text("20 reviewed")
    items = save(tab, tmp_path / "review.json")
    assert len(items) == len(keys) + 1
    corpus = tmp_path / "corpus"
    for name in ("seeds", "annotations", "dataset"):
        shutil.copytree(ROOT / name, corpus / name)
    shutil.copy(ROOT / "corpus.toml", corpus)
    ran = command("review", tmp_path / "review.json", corpus)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Kari Prøvesen: 18 agree, 1 disagree, 1 unsure; 0 rows corrected")
    recorded = (corpus / "annotations/reviews/kari-provesen.jsonl").read_text(encoding="utf-8")
    assert recorded.count("a remark") == 1


def test_the_words_of_a_row_are_corrected_by_selecting_them(tab: Page, tmp_path: Path) -> None:
    go_to(tab, "review")
    tab.get_by_label("Your name").fill("Kari")
    go_to(tab, f"review/{ARTICLE}")
    tab.get_by_text("Correct it").click()
    [first] = highlighted(tab, "selected")
    select_first_characters(tab)
    tab.get_by_role("button", name="Use the selected words").click()
    [item] = save(tab, tmp_path / "review.json")
    [editing] = [body["value"] for body in item["body"] if body["purpose"] == "editing"]  # type: ignore[attr-defined]
    text = (ROOT / f"seeds/{ARTICLE}.txt").read_text(encoding="utf-8")
    assert text[editing["text_start"] : editing["text_end"]] == first[:5]


def test_rows_come_in_the_order_of_the_text(tab: Page) -> None:
    go_to(tab, f"review/{ARTICLE}")
    expect(tab.locator(".review h2")).to_be_visible()
    rows = pl.concat(
        read(table).filter(pl.col("article_id") == ARTICLE).select("text", "text_start", "text_end")
        for table in ("quotes", "person_mentions", "event_mentions", "fact_checks")
    )
    expected = rows.sort("text_start", -pl.col("text_end"))["text"].to_list()
    seen = []
    for _ in range(5):
        seen += highlighted(tab, "selected")
        tab.keyboard.press("n")
    assert seen == expected[:5]


def test_people_and_events_are_reviewed_beside_their_evidence(tab: Page, tmp_path: Path) -> None:
    go_to(tab, "review")
    tab.get_by_label("Your name").fill("Kari")
    go_to(tab, "review/:events")
    first = read("events").row(0, named=True)
    expect(tab.locator(".review h2")).to_have_text(first["label"])
    tab.locator(".review .evidence .words").first.click()
    evidence = tab.locator(".review .evidence .words").first.text_content()
    assert "".join(highlighted(tab, "evidence")) == evidence
    tab.get_by_text("Correct it").click()
    tab.get_by_label("PLOVER type").select_option("AGREE")
    tab.keyboard.press("Escape")
    go_to(tab, "review/:people")
    expect(tab.locator(".review .kicker")).to_contain_text("Person 1")
    tab.keyboard.press("a")
    items = save(tab, tmp_path / "review.json")
    person = read("people")["person_id"][0]
    assert [item["id"] for item in items] == [f"events/{first['event_id']}", f"people/{person}"]
    assert [item["target"] for item in items] == [
        f"dataset/events.csv#event_id={first['event_id']}",
        f"dataset/people.csv#person_id={person}",
    ]


def test_a_missing_row_is_added_by_selecting_its_words(tab: Page, tmp_path: Path) -> None:
    go_to(tab, "review")
    tab.get_by_label("Your name").fill("Kari")
    go_to(tab, f"review/{ARTICLE}")
    select_first_characters(tab)
    tab.get_by_role("button", name="Mention").click()
    tab.get_by_label("Modality").select_option("planned")
    tab.get_by_role("button", name="Save as a file").click()
    expect(tab.locator(".review .kicker")).to_have_text("New mention, without event")
    event = read("events")["event_id"][0]
    tab.locator(".review select").first.select_option(event)
    save(tab, tmp_path / "review.json")
    [item] = json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))["first"]["items"]
    [cells] = [body["value"] for body in item["body"]]
    text = (ROOT / f"seeds/{ARTICLE}.txt").read_text(encoding="utf-8")
    assert cells.items() >= {"event_id": event, "modality": "planned"}.items()
    assert text[cells["text_start"] : cells["text_end"]] == item["seen"]["text"]


def test_a_missing_event_is_added_and_merged(tab: Page, tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    go_to(tab, "review")
    tab.get_by_label("Your name").fill("Kari Prøvesen")
    go_to(tab, f"review/{ARTICLE}")
    tab.evaluate("() => getSelection().selectAllChildren(document.querySelector('.text h1'))")
    tab.get_by_role("button", name="Event", exact=True).click()
    tab.get_by_label("a short sentence in English").fill("The soldiers of Lukashenko are asked to fight")
    tab.keyboard.press("Tab")
    tab.get_by_label("Modality").select_option("asserted")
    select_words_of_headline(tab, "gå i krig")
    tab.get_by_role("button", name="Selected words are its trigger").click()
    tab.get_by_label("Type").select_option("COOPERATE")
    expect(tab.locator(".review .kicker")).to_have_text("New event, without a participant that is its recipient")
    select_words_of_headline(tab, "soldater")
    tab.get_by_role("button", name="Participant", exact=True).click()
    tab.locator("#cell-event_id").select_option("new-1")
    tab.locator("#cell-role").select_option("recipient")
    tab.locator("#cell-participant_kind").select_option("group")
    tab.get_by_label("or the selected words").fill("soldater")
    tab.keyboard.press("Tab")
    expect(tab.locator(".review .kicker")).to_have_text("New participant, complete")
    items = save(tab, tmp_path / "review.json")
    assert [item["id"] for item in items] == ["events/new-1", "event_participants/new-2"]
    corpus = tmp_path / "corpus"
    for name in ("seeds", "annotations", "dataset"):
        shutil.copytree(ROOT / name, corpus / name)
    shutil.copy(ROOT / "corpus.toml", corpus)
    ran = command("review", tmp_path / "review.json", corpus)
    assert ran.err == ""
    assert f"{ARTICLE}: " in ran.out
    assert "as [expected_rows] in corpus.toml says; change it before the next build" in ran.out
    events = (corpus / "annotations/events.yaml").read_text(encoding="utf-8")
    assert events.startswith((ROOT / "annotations/events.yaml").read_text(encoding="utf-8"))
    added = events.removeprefix((ROOT / "annotations/events.yaml").read_text(encoding="utf-8"))
    assert 'label: "The soldiers of Lukashenko are asked to fight"' in added
    assert "gå i krig" in added
    assert "recipient1: {kind: group, name: soldater, words: soldater}" in added.replace('"', "")
