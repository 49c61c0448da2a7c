from hypothesis import assume
from hypothesis import strategies as st

from ordrett_dataset.rules.evidence_batch import ALLOWED_DERIVATIONS
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.schemas.codebook import CODEBOOK
from tests.support.package_edits import (
    CELL,
    Draw,
    Violation,
    add_rows,
    change_cells,
    cut_text,
    draw_row,
    find_evidence,
    find_rows,
    location_of,
    location_of_target,
    replace_rows,
    violates_only,
)


@violates_only("every_cell_has_evidence")
def test_cell_without_evidence(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", text=..., evidence_no=1)
    removed = find_rows(package, "evidence", **{name: evidence[name] for name in CELL})
    assume(all(row["external_source_id"] is None for row in removed))
    remaining = [row for row in find_rows(package, "evidence") if row not in removed]
    return replace_rows(package, "evidence", remaining), location_of_target(evidence)


@violates_only("evidence_targets_filled_cell")
def test_evidence_for_no_cell(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", evidence_no=1)
    target = draw(
        st.sampled_from([{"target_id": "nobody"}, {"target_table": "nothing"}, {"target_column": "language"}])
    )
    assume("target_column" not in target or evidence["target_table"] == "articles")
    stray = evidence | target
    return add_rows(package, "evidence", stray), location_of("evidence", stray)


@violates_only("evidence_value_matches_cell")
def test_evidence_for_another_value(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence")
    assume(evidence["derivation"] in ("inferred", "external"))
    return change_cells(package, "evidence", evidence, value="another"), location_of_target(evidence)


@violates_only("evidence_numbers_are_consecutive")
def test_gap_in_evidence_numbers(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence")
    number = draw(st.integers(4, 9))
    return change_cells(package, "evidence", evidence, evidence_no=number), location_of_target(evidence)


@violates_only("evidence_targets_filled_cell")
def test_evidence_for_a_false_value(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "event_mentions", is_negated=False)
    [evidence, *_] = find_evidence(package, "event_mentions", row, "modality")
    needless = evidence | {"target_column": "is_negated", "value": "false", "evidence_no": 1}
    return add_rows(package, "evidence", needless), location_of("evidence", needless)


@violates_only("inferred_value_has_reason")
def test_inferred_name_without_note(package: Package, draw: Draw) -> Violation:
    rows = find_rows(package, "evidence", derivation="inferred", note=...)
    evidence = draw(st.sampled_from([row for row in rows if row["target_column"] not in CODEBOOK]))
    return change_cells(package, "evidence", evidence, note=None), location_of("evidence", evidence, "note")


@violates_only("note_does_not_repeat_codebook")
def test_note_with_the_meaning_of_a_code(package: Package, draw: Draw) -> Violation:
    column = draw(st.sampled_from(["modality", "plover_type", "role", "participant_kind", "is_negated"]))
    evidence = draw(st.sampled_from(find_rows(package, "evidence", target_column=column)))
    code = draw(st.sampled_from(sorted(CODEBOOK[column])))
    note = draw(st.sampled_from([f"{code}: {CODEBOOK[column][code]}", CODEBOOK[column][code]]))
    return change_cells(package, "evidence", evidence, note=note), location_of("evidence", evidence, "note")


@violates_only("derivation_allowed_for_column")
def test_external_evidence_for_a_column_that_allows_none(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", evidence_no=1)
    assume("external" not in ALLOWED_DERIVATIONS[evidence["target_table"]][evidence["target_column"]])
    source = draw(st.sampled_from(package.tables["external_sources"]["external_source_id"].to_list()))
    empty = dict.fromkeys(("normaliser", "article_id", "text", "text_start", "text_end", "note"))
    changed = change_cells(package, "evidence", evidence, derivation="external", external_source_id=source, **empty)
    return changed, location_of("evidence", evidence)


@violates_only("evidence_has_required_fields")
def test_missing_or_surplus_field_of_evidence(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", external_source_id=None)
    column, value = "note", None if evidence["note"] else "made up"
    if evidence["derivation"] != "normalised" and draw(st.booleans()):
        column, value = "normaliser", "person_id_of"
    return change_cells(package, "evidence", evidence, **{column: value}), location_of("evidence", evidence)


@violates_only("verbatim_value_equals_text", consequences={"text_is_whole_words"})
def test_verbatim_value_with_longer_text(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", derivation="verbatim")
    end = evidence["text_end"] + draw(st.integers(1, 9))
    longer = cut_text(package, evidence["article_id"], evidence["text_start"], end)
    return change_cells(package, "evidence", evidence, **longer), location_of("evidence", evidence)


@violates_only("normaliser_reproduces_value", consequences={"text_is_whole_words"})
def test_normalised_value_with_other_text(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", derivation="normalised")
    assume(evidence["target_table"] not in ("person_mentions", "quotes"))  # their evidence must not move
    other_text = cut_text(package, evidence["article_id"], 0, 1)
    return change_cells(package, "evidence", evidence, **other_text), location_of("evidence", evidence)


@violates_only("inferred_evidence_is_one_sentence")
def test_inferred_value_with_text_of_several_sentences(package: Package, draw: Draw) -> Violation:
    evidence = draw_row(package, draw, "evidence", derivation="inferred")
    assume(evidence["target_table"] not in SPAN_TABLES)  # their evidence must not move
    text = package.texts[evidence["article_id"]]
    lines = [line for line in text.splitlines() if line.count(". ") > 1 or line.count("” ") > 1]
    line = draw(st.sampled_from(lines))
    start = text.index(line)
    cells = cut_text(package, evidence["article_id"], start, start + len(line))
    return change_cells(package, "evidence", evidence, **cells), location_of("evidence", evidence)
