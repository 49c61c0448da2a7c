"""Changes of a cell together with its evidence that the words of the article contradict."""

from typing import Final

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from ordrett.language.packs import language_packs
from ordrett.parse_date import is_only_date
from ordrett_dataset.rules.package_view import Package
from tests.support.package_edits import (
    Draw,
    Violation,
    change_cells,
    cut_text,
    draw_row,
    find_evidence,
    find_rows,
    location_of,
    replace_rows,
    violates_only,
)

RULES_ABOUT_EVIDENCE_NEARBY: Final = ("modality_evidence_is_in_same_paragraph", "evidence_names_near_occurrence")


@violates_only("inferred_value_is_not_another_name")
def test_state_that_is_another_than_its_words_name(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_participants", participant_kind="state")
    [evidence] = find_evidence(package, "event_participants", row, "name")
    assume(evidence["derivation"] != "external" and evidence["text"].istitle())
    changed = change_cells(package, "event_participants", row, name="Chile", name_en="Chile", country_code="CL")
    inferred = {"value": "Chile", "derivation": "inferred", "normaliser": None, "note": "made up"}
    return change_cells(changed, "evidence", evidence, **inferred), location_of("evidence", evidence, "value")


@violates_only("trigger_names_event")
def test_trigger_that_is_a_conjunction_or_article(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_mentions")
    linking = {"og", "en", "et", "and", "the", "a", "an", "in", "på", "i", "of", "to"}
    words = [(word, row["text"].find(f" {word} ") + 1) for word in sorted(linking)]
    words = [(word, start) for word, start in words if start]
    assume(words)
    word, start = draw(st.sampled_from(words))
    place = row["text_start"] + start
    cells = {"trigger": word, "trigger_start": place, "trigger_end": place + len(word)}
    return change_cells(package, "event_mentions", row, **cells), location_of("event_mentions", row, "trigger")


@violates_only("clause_is_within_sentence", consequences={"event_mention_links_containing_quote"})
def test_event_mention_that_begins_in_the_sentence_before(package: Package, draw: Draw) -> Violation:
    [row] = find_rows(package, "event_mentions", event_mention_id="en.r03")
    sentences = "Fictus, who lives there, disagreed. According to Fictus, the dam leaks"
    start = package.texts[row["article_id"]].index(sentences)
    start += draw(st.sampled_from([0, sentences.index("who"), sentences.index("disagreed")]))
    changed = change_cells(
        package, "event_mentions", row, **cut_text(package, row["article_id"], start, row["text_end"])
    )
    return changed, location_of("event_mentions", row, "text")


@violates_only("cue_and_source_are_apart", consequences={"continued_quote_is_previous_part"})
def test_cue_that_is_the_source(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "quotes", cue=..., source=...)
    cells = {f"cue{suffix}": row[f"source{suffix}"] for suffix in ("", "_start", "_end")}
    return change_cells(package, "quotes", row, **cells), location_of("quotes", row, "cue")


@violates_only("name_is_mentioned_everywhere", consequences={"annotated_name_is_preferred_mention"})
def test_name_without_its_mention(package: Package, draw: Draw) -> Violation:
    row = draw(st.sampled_from([find_rows(package, "person_mentions", person_mention_id="nb.m03")[0]]))
    mentions = [other for other in find_rows(package, "person_mentions") if other != row]
    reasons = find_evidence(package, "person_mentions", row, "person_id")
    evidence = [other for other in find_rows(package, "evidence") if other not in reasons]
    changed = replace_rows(replace_rows(package, "person_mentions", mentions), "evidence", evidence)
    return changed, location_of("articles", {"article_id": row["article_id"]})


@violates_only("negation_before_trigger_negates", consequences=RULES_ABOUT_EVIDENCE_NEARBY)
def test_negated_trigger_of_a_mention_that_is_not_negated(package: Package, draw: Draw) -> Violation:
    [row] = find_rows(package, "event_mentions", event_mention_id="en.r01")
    clause = draw(st.sampled_from(["She did not want to guess", "did not want to guess"]))
    start = package.texts[row["article_id"]].index(clause)
    trigger = start + clause.index("want")
    cells = cut_text(package, row["article_id"], start, start + len(clause))
    cells |= {"trigger": "want", "trigger_start": trigger, "trigger_end": trigger + len("want")}
    return change_cells(package, "event_mentions", row, **cells), location_of("event_mentions", row, "is_negated")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("9. august 2020", True), ("2020", True), ("etter 9. august 2020", False), ("valget i 2020", False)],
)
def test_text_that_is_only_a_date(text: str, expected: bool) -> None:
    assert is_only_date(text, language_packs()["nb"]) is expected
