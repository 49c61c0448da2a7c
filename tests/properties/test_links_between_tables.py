"""Links and copied names, worked out a second time from the published CSV files by plain Python."""

import csv
from typing import Final

from tests.support.corpus_folder import ROOT

Rows = list[dict[str, str]]


def read_rows(table: str) -> Rows:
    with (ROOT / f"dataset/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


QUOTES: Final = read_rows("quotes")
EVENT_MENTIONS: Final = read_rows("event_mentions")


def characters(row: dict[str, str], *columns: str) -> set[tuple[str, int]]:
    """Return the article and offset of every character of some anchored cells."""
    return {
        (row["article_id"], offset)
        for column in columns
        if row[column]
        for offset in range(int(row[f"{column}_start"]), int(row[f"{column}_end"]))
    }


def test_fact_checks_share_characters_with_what_they_are_about() -> None:
    checks = read_rows("fact_checks")
    assert sum(bool(check["event_id"]) for check in checks) > 10
    assert sum(bool(check["quote_id"]) for check in checks) > 5
    for check in checks:
        claim = characters(check, "text")
        mentions = [row for row in EVENT_MENTIONS if row["event_id"] == check["event_id"]]
        quotes = [row for row in QUOTES if row["quote_id"] == check["quote_id"]]
        assert not check["event_id"] or any(claim & characters(row, "text") for row in mentions)
        assert not check["quote_id"] or any(claim & characters(row, "text", "cue", "source") for row in quotes)
        assert bool(check["aspect"]) == bool(check["event_id"] or check["quote_id"])


def test_person_mentions_are_linked_to_the_quote_around_them() -> None:
    mentions = read_rows("person_mentions")
    assert sum(bool(mention["quote_id"]) for mention in mentions) > 5
    for mention in mentions:
        around = {
            quote["quote_id"]: len(characters(quote, "text"))
            for quote in QUOTES
            if characters(mention, "text") <= characters(quote, "text")
        }
        assert bool(mention["quote_id"]) == bool(around)
        assert not around or around[mention["quote_id"]] == min(around.values())


def test_speakers_have_their_english_name() -> None:
    english_names = {person["person_id"]: person["name_en"] for person in read_rows("people")}
    for quote in QUOTES:
        assert quote["speaker_name_en"] == (english_names.get(quote["speaker_id"]) or quote["speaker_name"])


def test_articles_are_counted_by_the_outlet_that_wrote_them() -> None:
    for article in read_rows("articles"):
        outlets = [article[column] for column in ("original_outlet", "publisher") if article[column]]
        assert article["outlet"] == (outlets[0] if outlets else "")
