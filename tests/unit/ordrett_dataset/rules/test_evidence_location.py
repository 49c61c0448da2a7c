from hypothesis import assume
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from tests.support.package_edits import (
    Draw,
    Violation,
    draw_other_key,
    draw_row,
    find_evidence,
    find_rows,
    location_of,
    move_evidence,
    violates_only,
)


@violates_only("evidence_is_in_same_article")
def test_evidence_in_another_article(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", target_table="event_mentions", target_column="modality")
    article = draw_other_key(package, draw, "articles", evidence["article_id"])
    return move_evidence(package, evidence, article), location_of("evidence", evidence, "article_id")


@violates_only("event_evidence_is_in_mentioning_article")
def test_event_evidence_in_an_article_without_the_event(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", target_table=draw(st.sampled_from(["events", "event_participants"])))
    event = evidence["target_id"].split(".")[0]
    mentioning = {row["article_id"] for row in find_rows(package, "event_mentions", event_id=event)}
    others = sorted({row["article_id"] for row in find_rows(package, "articles")} - mentioning)
    assume(others)
    return move_evidence(package, evidence, others[0]), location_of("evidence", evidence, "article_id")


@violates_only("mention_evidence_is_its_text")
def test_person_of_a_mention_with_evidence_elsewhere(package: Package, draw: Draw) -> Violation:
    mention = draw_row(package, draw, "person_mentions")
    assume(mention["text_start"] > 0)
    (evidence,) = find_evidence(package, "person_mentions", mention, "person_id")
    changed = move_evidence(package, evidence, mention["article_id"])
    return changed, location_of("person_mentions", mention, "person_id")


@violates_only("speaker_evidence_includes_source")
def test_speaker_with_evidence_outside_the_source(package: Package, draw: Draw) -> Violation:
    quote = draw_row(package, draw, "quotes", source=...)
    column = draw(st.sampled_from(["speaker_id", "speaker_kind"] if quote["speaker_id"] else ["speaker_kind"]))
    for number, evidence in enumerate(find_evidence(package, "quotes", quote, column), start=1):
        package = move_evidence(package, evidence, quote["article_id"], n_words=number)
    return package, location_of("quotes", quote, column)


@violates_only("modality_evidence_is_in_same_paragraph")
def test_modality_with_evidence_in_another_paragraph(package: Package, draw: Draw) -> Violation:
    column = draw(st.sampled_from(["modality", "is_negated"]))
    mention = draw_row(package, draw, "event_mentions", **({"is_negated": True} if column == "is_negated" else {}))
    assume("\n" in package.texts[mention["article_id"]][: mention["text_start"]])
    (evidence,) = find_evidence(package, "event_mentions", mention, column)
    changed = move_evidence(package, evidence, mention["article_id"])
    return changed, location_of("evidence", evidence, "text")
