"""An annotation that does not fit its article or the shared files is rejected, or its article is skipped."""

import hashlib
import json
import re
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.annotations.files import SHARED_FILES
from tests.support.bad_input import SKIPPED_ARTICLES, BadInput, Command, assert_rejected, assert_skipped, read_rows
from tests.support.corpus_folder import (
    ANNOTATION_FILE,
    ARTICLE_FILE,
    CORPUS_FILES,
    SECOND_ARTICLE_FILE,
    TEXT,
    edit_file,
    write_corpus,
)

FILE: Final = "annotations/010_skarv.yaml: "
PEOPLE_FILE: Final = "annotations/people.yaml"
FACT_CHECKS_FILE: Final = "annotations/fact_checks.yaml"
ANNOTATION: Final = CORPUS_FILES[ANNOTATION_FILE]
ALL_LINES: Final = json.dumps(TEXT.splitlines(), ensure_ascii=False)[1:-1]


def name_speaker(speaker: str) -> dict[str, str]:
    """Return the annotation with another speaker of its first quote."""
    lines = "    speaker: {}\n    speaker_kind: person\n    cue: sier\n"
    return edit_file(ANNOTATION_FILE, lines.format("tandberg"), lines.format(speaker))


def continue_quote(key: str) -> dict[str, str]:
    """Return the annotation with a second quote that continues another."""
    source = "    source: Tandberg\n"
    return edit_file(ANNOTATION_FILE, source, f"{source}    continues: {key}\n")


CASES: Final = {
    "no article": BadInput(
        {"annotations/012_tom.yaml": ANNOTATION.replace("article: 010_skarv", "article: 012_tom")},
        "annotations/012_tom.yaml: line 1: article: ",
        "annotation_has_article",
    ),
    "name of another article": BadInput(
        edit_file(ANNOTATION_FILE, "article: 010_skarv", "article: 010_skerv"),
        FILE + "line 1: article: ",
        "annotation_filename_matches_article",
    ),
    "id of another article": BadInput(
        {"annotations/011_lykt.yaml": ANNOTATION.replace("article: 010_skarv", "article: 011_lykt")},
        FILE + "line 2: id: ",
        "annotation_id_is_unique",
        "'010' is also the id of 011_lykt",
    ),
    "absent anchor": BadInput(
        edit_file(ANNOTATION_FILE, "skal lykten", "skal lygten"),
        FILE + "line 23: quotes.q02.text: ",
        "anchor_found",
        "“skal lygten",
    ),
    "anchor in other case": BadInput(
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: Sier"), FILE + "line 19: quotes.q01.cue: ", "anchor_found"
    ),
    "ambiguous anchor": BadInput(
        edit_file(ANNOTATION_FILE, '{exact: "Tandberg", prefix: "Ifølge "}', "Tandberg"),
        FILE + "line 33: person_mentions.m04: ",
        "anchor_is_unique",
        "“Tandberg” ",
    ),
    "unknown person": BadInput(name_speaker("tom"), FILE + "line 14: quotes.q01: ", "person_exists", "'tom'"),
    "unknown event": BadInput(
        edit_file(ANNOTATION_FILE, "event: harbour_meeting", "event: harbor"),
        FILE + "line 36: event_mentions.r01: ",
        "event_exists",
        "'harbor'",
    ),
    "event that is part of itself": BadInput(
        edit_file(
            "annotations/events.yaml", "  read_in: 010_skarv", "  read_in: 010_skarv\n  part_of: harbour_meeting"
        ),
        "annotations/events.yaml: line 1: harbour_meeting: ",
        "part_of_has_no_cycle",
        "harbour_meeting is part of harbour_meeting",
    ),
    "part of an unknown event": BadInput(
        edit_file("annotations/events.yaml", "  read_in: 010_skarv", "  read_in: 010_skarv\n  part_of: harbor"),
        "annotations/events.yaml: line 1: harbour_meeting: ",
        "event_exists",
        "'harbor'",
    ),
    "participant named by a mention of no event": BadInput(
        edit_file(
            "annotations/events.yaml",
            "actor1: {kind: person, person: tandberg, words: Tandberg}",
            "actor1: {kind: person, person: tandberg, words: Tandberg, mention: sk.r99}",
        ),
        "annotations/events.yaml: line 1: harbour_meeting.participants.actor1: ",
        "participant_mention_exists",
        "'sk.r99'",
    ),
    "unknown source": BadInput(
        edit_file(PEOPLE_FILE, "[almanac]", "[almanack]"),
        f"{PEOPLE_FILE}: line 1: tandberg: ",
        "value_has_source",
        "no source 'almanack'",
    ),
    "unknown source of a fact check": BadInput(
        edit_file(FACT_CHECKS_FILE, "[almanac]", "[almanack]"),
        f"{FACT_CHECKS_FILE}: line 1: c01: ",
        "value_has_source",
        "no source 'almanack'",
    ),
    "unknown article of a description": BadInput(
        edit_file(PEOPLE_FILE, "article: 010_skarv", "article: 012"),
        f"{PEOPLE_FILE}: line 1: tandberg: ",
        "article_has_annotation",
        "'012'",
    ),
    "impossible day": BadInput(
        edit_file(ANNOTATION_FILE, 'edtf: "2021-03-02"', 'edtf: "2021-02-30"'),
        FILE + "line 36: event_mentions.r01: ",
        "date_is_edtf",
    ),
    "furniture only": BadInput(
        {ANNOTATION_FILE: re.sub(r"(?m)^  (byline|headline): \[.*\n", "", ANNOTATION).replace('"Vis mer"', ALL_LINES)},
        FILE + "line 4: sections: ",
        "article_has_content",
        "7 lines",
    ),
    "line in two sections": BadInput(
        edit_file(ANNOTATION_FILE, 'furniture: ["Vis mer"]', 'furniture: ["Vis mer", "Av Ludvig Fjærestad"]'),
        FILE + "line 7: sections.furniture: ",
        "line_has_one_section",
        "“",
    ),
    "quote continues itself": BadInput(
        continue_quote("q02"), FILE + "line 29: quotes.q02.continues: ", "continued_quote_is_earlier", "q02"
    ),
    "quote continues an unknown quote": BadInput(
        continue_quote("q09"), FILE + "line 29: quotes.q02.continues: ", "continued_quote_exists", "'q09'"
    ),
}

# Errors in entries that belong to no article with an annotation: nothing can be built.
SHARED_ENTRY_CASES: Final = {
    "date of a source": BadInput(
        edit_file("annotations/external_sources.yaml", '"2021-05"', '"May 2021"'),
        "annotations/external_sources.yaml: line 1: almanac: ",
        "date_is_edtf",
    ),
    "unknown article of a person": BadInput(
        edit_file(
            PEOPLE_FILE,
            "  named_in: 010_skarv\n  name_form: full_name\n  desc",
            "  named_in: 012\n  name_form: full_name\n  desc",
        ),
        f"{PEOPLE_FILE}: line 1: tandberg: ",
        "named_in_article_exists",
        "'012'",
    ),
    "unknown article of an event": BadInput(
        edit_file("annotations/events.yaml", "read_in: 010_skarv", "read_in: 012"),
        "annotations/events.yaml: line 1: harbour_meeting: ",
        "article_has_annotation",
        "'012'",
    ),
    "unknown article of a fact check": BadInput(
        edit_file(FACT_CHECKS_FILE, "article: 010_skarv", "article: 011_lykt"),
        f"{FACT_CHECKS_FILE}: line 1: c01: ",
        "article_has_annotation",
        "'011_lykt'",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_annotation_is_rejected_and_the_old_package_stays(case: BadInput, corpus: Path, command: Command) -> None:
    assert_rejected(corpus, case, command, "--strict")


@pytest.mark.parametrize("options", [(), ("--strict",)], ids=["", "strict"])
@pytest.mark.parametrize("case", SHARED_ENTRY_CASES.values(), ids=SHARED_ENTRY_CASES)
def test_bad_shared_entry_is_always_rejected(
    case: BadInput, options: tuple[str, ...], corpus: Path, command: Command
) -> None:
    assert_rejected(corpus, case, command, *options)


@pytest.mark.parametrize(
    "name",
    [
        "no article",
        "name of another article",
        "absent anchor",
        "ambiguous anchor",
        "unknown person",
        "unknown source",
        "unknown source of a fact check",
        "unknown article of a description",
    ],
)
def test_article_with_bad_annotation_is_skipped_on_request(
    name: str, corpus: Path, tables_without: dict[str, dict[str, bytes]], command: Command
) -> None:
    case = CASES[name]
    write_corpus(corpus, case.changes)
    stem = Path(case.location.split(": ")[0]).stem
    article_id = "010_skarv" if stem in SHARED_FILES else stem
    assert_skipped(corpus, article_id, case, tables_without.get(article_id, tables_without[""]), command)


def test_article_is_skipped_with_the_article_that_its_people_need(corpus: Path, command: Command) -> None:
    text = "Tandberg\nFyrvokter Ottar Tandberg fikk en ny båt, og alle på øya kom ned for å se på den.\n"
    annotation = f'article: 012_baat\nid: "012"\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\n'
    annotation += 'person_mentions:\n  m01: {person: tandberg, text: "Ottar Tandberg"}\n'
    write_corpus(corpus, {"seeds/012_baat.txt": text, "annotations/012_baat.yaml": annotation})
    assert command("build", corpus).code == 0
    write_corpus(corpus, {ARTICLE_FILE: b"\xff"})
    assert command("build", corpus).code == 1
    codes = {row["article_id"]: row["code"] for row in read_rows(corpus / SKIPPED_ARTICLES)}
    assert codes == {"010_skarv": "article_is_utf8", "012_baat": "dependencies_are_valid"}
    assert command("validate", corpus).code == 0


def test_all_errors_of_articles_and_annotations_are_reported_together(corpus: Path, command: Command) -> None:
    annotation = ANNOTATION.replace("cue: sier", "cue: sa").replace('edtf: "2021-03-02"', "edtf: soon")
    changes: dict[str, str | bytes] = {
        ANNOTATION_FILE: annotation,
        SECOND_ARTICLE_FILE: b"\xff",
        "seeds/012.pdf": "",
        "annotations/013.yaml": "a: [",
        "annotations/014.yml": "",
    }
    write_corpus(corpus, changes)
    result = command("build", corpus)
    assert result.code == 1
    for code in (
        "anchor_found",
        "date_is_edtf",
        "article_is_utf8",
        "article_has_txt_suffix",
        "yaml_is_valid",
        "annotation_has_yaml_suffix",
    ):
        assert result.err.count(code) == 1, result.err
