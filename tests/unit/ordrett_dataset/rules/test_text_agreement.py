"""Changes that make a cell, its offsets and its evidence agree, but not with the words around them."""

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st

from ordrett_dataset.rules.check import ERROR_RULES
from ordrett_dataset.rules.package_view import Package
from tests.support.package_edits import (
    Draw,
    Row,
    Violation,
    add_rows,
    change_cells,
    cut_text,
    draw_row,
    find_rows,
    location_of,
    replace_rows,
    violates_only,
)

RELAYED: Final = ("Runa Provdal, a researcher", "Runa Prov according to TV2")


def clear(package: Package, row: Row, *columns: str) -> Package:
    cells = {f"{column}{suffix}": None for column in columns for suffix in ("", "_start", "_end")}
    return change_cells(package, "quotes", row, **cells)


def get_row(package: Package, table: str, **cells: object) -> Row:
    [row] = find_rows(package, table, **cells)
    return row


@violates_only("text_is_whole_words")
def test_text_that_is_a_letter_shorter(package: Package, draw: Draw) -> Violation:
    table, key, value = draw(
        st.sampled_from(
            [("event_mentions", "event_mention_id", "nb.r06"), ("fact_checks", "fact_check_id", "c01")],
        )
    )
    row = get_row(package, table, **{key: value})
    start, end = draw(st.sampled_from([(1, 0), (0, 1)]))
    cells = cut_text(package, row["article_id"], row["text_start"] + start, row["text_end"] - end)
    return change_cells(package, table, row, **cells), location_of(table, row, "text")


@violates_only("direct_quote_ends_with_speech")
def test_direct_quote_that_is_a_word_shorter(package: Package, draw: Draw) -> Violation:
    row = get_row(package, "quotes", quote_id=draw(st.sampled_from(["en.q01", "en.q04", "nb.q06"])))
    end = row["text_start"] + row["text"].rindex(" ")
    cells = cut_text(package, row["article_id"], row["text_start"], end)
    return change_cells(package, "quotes", row, **cells), location_of("quotes", row, "text")


@violates_only("evidence_names_near_occurrence")
def test_evidence_at_a_distant_occurrence_of_its_words(package: Package, draw: Draw) -> Violation:
    column = draw(st.sampled_from(["name", "participant_kind", "person_id"]))
    row = get_row(package, "evidence", target_id="milo_visit.recipient1", target_column=column)
    assert package.texts[row["article_id"]].startswith(row["text"])
    cells = cut_text(package, row["article_id"], 0, len(row["text"]))
    return change_cells(package, "evidence", row, **cells), location_of("evidence", row, "text")


@violates_only("quote_names_near_occurrence", consequences=ERROR_RULES - {"quote_names_near_occurrence"})
def test_source_at_a_distant_occurrence_of_its_words(package: Package, draw: Draw) -> Violation:
    row = get_row(package, "quotes", quote_id=draw(st.sampled_from(["nb.q08"])))
    text = package.texts[row["article_id"]]
    moved = change_cells(package, "quotes", row, source_start=0, source_end=len(row["source"]))
    text = f"{row['source']}{text[len(row['source']) :]}"
    articles = {**package.article_bytes, row["article_id"]: text.encode()}
    return replace(moved, article_bytes=articles), location_of("quotes", row, "source")


@violates_only("cue_and_source_are_filled_together", consequences={"cue_beside_quote_is_named"})
def test_cue_or_source_alone(package: Package, draw: Draw) -> Violation:
    row, column = get_row(package, "quotes", quote_id="nb.q08"), draw(st.sampled_from(["cue", "source"]))
    return clear(package, row, column), location_of("quotes", row, column)


@violates_only("cue_beside_quote_is_named")
def test_quote_beside_a_reporting_verb_without_cue(package: Package, draw: Draw) -> Violation:
    row = get_row(package, "quotes", quote_id=draw(st.sampled_from(["nb.q08"])))
    return clear(package, row, "cue", "source"), location_of("quotes", row, "cue")


@violates_only("relay_beside_quote_is_named", consequences=ERROR_RULES - {"relay_beside_quote_is_named"})
def test_outlet_after_the_source_that_is_not_named(package: Package, draw: Draw) -> Violation:
    row = get_row(package, "quotes", quote_id=draw(st.sampled_from(["en.q01", "en.q02"])))
    article = row["article_id"]
    text = package.article_bytes[article].decode().replace(*RELAYED)
    start = text.index(RELAYED[1])
    changed = change_cells(package, "quotes", row, source="Runa Prov", source_start=start, source_end=start + 9)
    changed = replace(changed, article_bytes={**package.article_bytes, article: text.encode()})
    return changed, location_of("quotes", row, "relayed_by")


@violates_only("parts_of_utterance_share_outlets")
def test_part_of_an_utterance_to_nobody(package: Package, draw: Draw) -> Violation:
    row = get_row(package, "quotes", quote_id=draw(st.sampled_from(["en.q05"])))
    return clear(package, row, "addressed_to"), location_of("quotes", row, "addressed_to")


@violates_only("article_with_headline_section_has_headline")
def test_article_without_the_headline_that_its_rows_are_in(package: Package, draw: Draw) -> Violation:
    row = get_row(package, "articles", article_id=draw(st.sampled_from(["synthetic-nb"])))
    cells = {"headline": None, "headline_start": None, "headline_end": None}
    return change_cells(package, "articles", row, **cells), location_of("articles", row, "headline")


@violates_only("row_is_not_in_page_furniture", consequences={"trigger_is_within_text"})
def test_event_mention_in_a_link(package: Package, draw: Draw) -> Violation:
    row = get_row(package, "event_mentions", event_mention_id="nb.r06")
    article, words = row["article_id"], draw(st.sampled_from(["Les også", "Ti tips om vær"]))
    start = package.texts[article].index(words)
    moved = change_cells(package, "event_mentions", row, **cut_text(package, article, start, start + len(words)))
    for evidence in find_rows(package, "evidence", target_table="event_mentions", target_id=row["event_mention_id"]):
        if evidence["text"]:
            cells = {"derivation": "inferred", "normaliser": None, "note": "made up"}
            cells |= cut_text(package, article, start, start + len(words))
            moved = change_cells(moved, "evidence", evidence, **cells)
    return moved, location_of("event_mentions", row, "text")


@violates_only("role_matches_voice_of_verb")
def test_actor_and_recipient_swapped_with_their_evidence(package: Package, draw: Draw) -> Violation:
    event = draw(st.sampled_from(["milo_visit"]))
    roles = {
        f"{event}.actor1": (f"{event}.recipient1", "recipient"),
        f"{event}.recipient1": (f"{event}.actor1", "actor"),
    }
    rows = find_rows(package, "event_participants")
    for row in rows:
        row["event_participant_id"], row["role"] = roles.get(
            row["event_participant_id"], (row["event_participant_id"], row["role"])
        )
    changed = replace_rows(
        package, "event_participants", sorted(rows, key=lambda row: str(row["event_participant_id"]))
    )
    evidence = find_rows(package, "evidence")
    for row in evidence:
        if row["target_id"] in roles:
            row["target_id"], role = roles[row["target_id"]]
            row["value"] = role if row["target_column"] == "role" else row["value"]
    return replace_rows(changed, "evidence", evidence), f"event_participants {event}.recipient1 role"


@violates_only("few_rows_share_a_place", consequences=ERROR_RULES - {"few_rows_share_a_place"})
def test_many_mentions_of_one_word(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "person_mentions")
    copies = [row | {"person_mention_id": f"{row['person_mention_id']}.{n}"} for n in range(60)]
    return add_rows(package, "person_mentions", *copies), "person_mentions text"
