from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from tests.support.package_edits import (
    Draw,
    Violation,
    add_rows,
    change_cells,
    change_with_evidence,
    draw_other_key,
    draw_row,
    find_evidence,
    find_rows,
    location_of,
    violates_only,
)


@violates_only("presupposed_mention_is_in_quote")
def test_presupposed_mention_outside_quotes(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_mentions", modality="alleged", quote_id=None)
    changed = change_with_evidence(package, "event_mentions", row, "modality", "presupposed")
    [event] = find_rows(package, "events", event_id=row["event_id"])
    no_date = dict.fromkeys(("date_claimed", "date_claimed_earliest", "date_claimed_latest", "date_claimed_basis"))
    changed = change_cells(changed, "events", event, **no_date)
    return changed, location_of("event_mentions", row, "modality")


@violates_only("event_mention_links_containing_quote", consequences={"claimant_in_quote_is_speaker"})
def test_event_mention_with_another_quote(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_mentions")
    unlink = row["quote_id"] and draw(st.booleans())
    quote = None if unlink else draw_other_key(package, draw, "quotes", row["quote_id"])
    changed = change_cells(package, "event_mentions", row, quote_id=quote)
    return changed, location_of("event_mentions", row, "quote_id")


@violates_only("trigger_is_within_text")
def test_trigger_of_another_mention(package: Package, draw: Draw) -> Violation:
    rows = find_rows(package, "event_mentions")
    pairs = [
        (a, b) for a in rows for b in rows if a["article_id"] == b["article_id"] and a["text_end"] < b["text_start"]
    ]
    row, other = draw(st.permutations(draw(st.sampled_from(pairs))))
    cells = {name: other[name] for name in ("trigger", "trigger_start", "trigger_end")}
    changed = change_cells(package, "event_mentions", row, **cells)
    return changed, location_of("event_mentions", row, "trigger")


@violates_only("asserted_mention_has_no_claimant")
def test_asserted_mention_with_a_claimant(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_mentions", modality="asserted", quote_id=None)
    changed = change_cells(package, "event_mentions", row, claimant_name="Nobody")
    [evidence, *_] = find_evidence(package, "event_mentions", row, "modality")
    evidence |= {"target_column": "claimant_name", "value": "Nobody", "note": "a guess"}
    return add_rows(changed, "evidence", evidence), location_of("event_mentions", row, "claimant_name")


@violates_only("claimant_name_matches_person", consequences={"claimant_in_quote_is_speaker"})
def test_claimant_with_another_name_than_the_person(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_mentions", claimant_id=...)
    changed = change_with_evidence(package, "event_mentions", row, "claimant_name", "Nils Ingen")
    return changed, location_of("event_mentions", row, "claimant_name")


@violates_only("claimant_in_quote_is_speaker", consequences={"inferred_value_is_not_another_name"})
def test_claimant_who_does_not_speak(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_mentions", claimant_id=..., quote_id=...)
    people = [person for person in find_rows(package, "people") if person["person_id"] != row["claimant_id"]]
    other = draw(st.sampled_from(people))
    changed = change_with_evidence(package, "event_mentions", row, "claimant_id", other["person_id"])
    row |= {"claimant_id": other["person_id"]}
    changed = change_with_evidence(changed, "event_mentions", row, "claimant_name", other["name"])
    return changed, location_of("event_mentions", row, "claimant_name")
