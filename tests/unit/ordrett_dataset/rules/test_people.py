from hypothesis import assume
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from tests.support.auto_corpus import SAMPLE_TEXT, build_synthetic_package
from tests.support.package_edits import (
    Draw,
    Violation,
    add_rows,
    change_cells,
    change_with_evidence,
    copy_with_evidence,
    cut_text,
    draw_row,
    find_evidence,
    find_rows,
    location_of,
    violates_only,
)


@violates_only("person_name_is_in_text", consequences={"text_is_whole_words"})
def test_name_that_no_mention_has(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "people")
    for mention in find_rows(package, "person_mentions", person_id=row["person_id"], text=row["name"]):
        shorter = cut_text(package, mention["article_id"], mention["text_start"], mention["text_end"] - 1)
        package = change_cells(package, "person_mentions", mention, **shorter)
        for evidence in find_evidence(package, "person_mentions", mention, "person_id"):
            inferred = {"derivation": "inferred", "normaliser": None, "note": "made up"}
            package = change_cells(package, "evidence", evidence, **inferred, **shorter)
    return package, location_of("people", row, "name")


@violates_only("name_is_longest_mention", consequences={"text_is_whole_words"})
def test_mention_with_more_words_than_the_name(package: Package, draw: Draw) -> Violation:
    mention = draw_row(package, draw, "person_mentions")
    (row,) = find_rows(package, "people", person_id=mention["person_id"])
    with_full_name = find_rows(package, "person_mentions", person_id=row["person_id"], text=row["name"])
    assume(with_full_name != [mention])
    text, end = package.texts[mention["article_id"]], mention["text_end"]
    while len(text[mention["text_start"] : end].split()) <= len(row["name"].split()):
        end += 1
    longer = cut_text(package, mention["article_id"], mention["text_start"], end)
    return change_cells(package, "person_mentions", mention, **longer), location_of("people", row, "name")


@violates_only("annotated_name_is_preferred_mention")
def test_name_that_is_a_shorter_mention_of_as_many_words(package: Package, draw: Draw) -> Violation:
    rows = [
        (row, mention["text"])
        for row in find_rows(package, "people", name_form="full_name")
        for mention in find_rows(package, "person_mentions", person_id=row["person_id"])
        if mention["text"] != row["name"] and len(mention["text"].split()) == len(row["name"].split())
    ]
    row, name = draw(st.sampled_from(rows))
    for table, key in (("quotes", "speaker_id"), ("event_participants", "person_id")):
        column = "speaker_name" if table == "quotes" else "name"
        for other in find_rows(package, table, **{key: row["person_id"]}):
            package = change_with_evidence(package, table, other, column, name)
    return change_with_evidence(package, "people", row, "name", name), location_of("people", row, "name")


@violates_only("name_form_matches_name")
def test_name_form_of_another_name(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "people")
    form = "surname" if " " in row["name"] else "full_name"
    return change_cells(package, "people", row, name_form=form), location_of("people", row, "name_form")


@violates_only("given_name_is_not_linked", consequences={"participant_name_en_matches_person"})
def test_given_name_with_wikidata_id_or_english_name(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "people", name_form="given_name")
    column = draw(st.sampled_from(["wikidata_id", "name_en"]))
    (other, *_) = find_rows(package, "evidence", target_table="people", target_column=column)
    package = change_cells(package, "people", row, **{column: other["value"]})
    evidence = other | {"target_id": row["person_id"], "evidence_no": 1}
    return add_rows(package, "evidence", evidence), location_of("people", row, column)


@violates_only("given_name_is_in_events_of_one_article")
def test_given_name_in_an_event_of_two_articles(package: Package, draw: Draw) -> Violation:
    milo = draw_row(package, draw, "event_participants", person_id="milo")
    cells = {"event_participant_id": "army_help.actor9", "event_id": "army_help"}
    changed = copy_with_evidence(package, "event_participants", milo, "army_help.actor9", event_id="army_help")
    return changed, location_of("event_participants", milo | cells, "person_id")


@violates_only("canonical_id_matches_name_linking")
def test_unlinked_people_of_the_same_name(_: Package, draw: Draw) -> Violation:  # noqa: PT019 - a positional argument
    package = build_synthetic_package(SAMPLE_TEXT, SAMPLE_TEXT)
    rows = [row for row in find_rows(package, "people") if row["canonical_id"] != row["person_id"]]
    row = draw(st.sampled_from(rows))
    changed = change_cells(package, "people", row, canonical_id=row["person_id"])
    return changed, location_of("people", row, "canonical_id")
