"""A file of annotations that is not plain YAML of the expected shape is rejected, or its article is skipped."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.support.bad_input import BadInput, Command, assert_rejected, assert_reported, assert_skipped
from tests.support.corpus_folder import ANNOTATION_FILE, CORPUS_FILES, edit_file, read_package_files, write_corpus

FILE: Final = "annotations/010_skarv.yaml: "

CASES: Final = {
    "tag": BadInput(
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: !!python/name:os.system sier"),
        FILE + "line 19: ",
        "yaml_is_plain_data",
        "the tag tag:yaml.org,2002:python/name:os.system",
    ),
    "private tag": BadInput(
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: !word sier"),
        FILE + "line 19: ",
        "yaml_is_plain_data",
        "the tag !word",
    ),
    "alias": BadInput(
        edit_file(ANNOTATION_FILE, 'source: "Ottar Tandberg"', 'source: &who "Ottar Tandberg"'),
        FILE + "line 20: ",
        "yaml_is_plain_data",
        "an anchor or an alias",
    ),
    "duplicate key": BadInput(
        edit_file(ANNOTATION_FILE, "    cue: sier\n", "    cue: sier\n    cue: sa\n"),
        FILE + "line 20: ",
        "yaml_is_plain_data",
        "repeats the key 'cue'",
    ),
    "merge key": BadInput(
        edit_file(ANNOTATION_FILE, "    cue: sier\n", "    <<: {cue: sier}\n"), FILE + "line 19: ", "yaml_is_plain_data"
    ),
    "syntax": BadInput(edit_file(ANNOTATION_FILE, "quotes:", "quotes: ["), FILE + "line 15: ", "yaml_is_valid"),
    "two documents": BadInput(
        {ANNOTATION_FILE: CORPUS_FILES[ANNOTATION_FILE] + "---\na: b\n"}, FILE + "line 42: ", "yaml_is_valid"
    ),
    "control character": BadInput(
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: s\x01ier"),
        FILE + "line 19: ",
        "yaml_is_valid",
        "unacceptable character #x0001",
    ),
    "not UTF-8": BadInput(
        {ANNOTATION_FILE: CORPUS_FILES[ANNOTATION_FILE].encode("latin-1", errors="replace")},
        FILE + "line 5: ",
        "yaml_is_utf8",
        "the byte at offset",
    ),
    "too deep": BadInput(
        {ANNOTATION_FILE: "quotes: " + "[" * 30 + "]" * 30},
        FILE + "line 1: ",
        "yaml_is_plain_data",
        "more than 20 levels deep",
    ),
    "far too deep": BadInput(
        {ANNOTATION_FILE: "\nquotes: " + "[" * 100_000},
        FILE + "line 2: ",
        "yaml_is_plain_data",
        "more than 20 levels deep",
    ),
    "another suffix": BadInput(
        {"annotations/012_tom.yml": "article: 012_tom\n"}, "annotations/012_tom.yml: ", "annotation_has_yaml_suffix"
    ),
    "unknown key": BadInput(
        edit_file(ANNOTATION_FILE, "    cue: sier", "    queue: sier"),
        FILE + "line 19: quotes.q01.queue: ",
        "annotation_is_well_formed",
    ),
    "missing key": BadInput(
        edit_file(ANNOTATION_FILE, "    kind: direct\n", ""),
        FILE + "line 14: quotes.q01.kind: ",
        "annotation_is_well_formed",
        "Field required",
    ),
    "wrong type": BadInput(
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: [sier]"),
        FILE + "line 19: quotes.q01.cue: ",
        "annotation_is_well_formed",
    ),
    "value not in its list": BadInput(
        edit_file(ANNOTATION_FILE, "kind: direct", "kind: straight"),
        FILE + "line 16: quotes.q01.kind: ",
        "annotation_is_well_formed",
    ),
}

ENTITY_BOMB: Final = "a: &a [ha, ha]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

# Without a shared file nothing can be built, not even without the articles that have errors.
SHARED_FILE_CASES: Final = {
    "entity expansion": BadInput(
        {"annotations/fact_checks.yaml": ENTITY_BOMB}, "annotations/fact_checks.yaml: line 1: ", "yaml_is_plain_data"
    ),
    "list": BadInput(
        {"annotations/events.yaml": "- a\n"}, "annotations/events.yaml: line 1: ", "annotation_is_well_formed"
    ),
    "string": BadInput(
        {"annotations/events.yaml": "word\n"}, "annotations/events.yaml: line 1: ", "annotation_is_well_formed"
    ),
    "another suffix": BadInput(
        {"annotations/events.yml": ""}, "annotations/events.yml: ", "annotation_has_yaml_suffix"
    ),
    "unknown key": BadInput(
        edit_file("annotations/people.yaml", "  name_en:", "  nmae_en:"),
        "annotations/people.yaml: line 6: tandberg.nmae_en: ",
        "annotation_is_well_formed",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_yaml_is_rejected_and_the_old_package_stays(case: BadInput, corpus: Path, command: Command) -> None:
    assert_rejected(corpus, case, command, "--strict")


@pytest.mark.parametrize("options", [(), ("--strict",)], ids=["", "strict"])
@pytest.mark.parametrize("case", SHARED_FILE_CASES.values(), ids=SHARED_FILE_CASES)
def test_bad_shared_file_is_always_rejected(
    case: BadInput, options: tuple[str, ...], corpus: Path, command: Command
) -> None:
    assert_rejected(corpus, case, command, *options)


@pytest.mark.parametrize("name", ["tag", "syntax", "not UTF-8", "another suffix", "unknown key"])
def test_article_with_bad_yaml_is_skipped_on_request(
    name: str, corpus: Path, tables_without: dict[str, dict[str, bytes]], command: Command
) -> None:
    case = CASES[name]
    write_corpus(corpus, case.changes)
    article_id = Path(case.location.split(": ")[0]).stem
    assert_skipped(corpus, article_id, case, tables_without.get(article_id, tables_without[""]), command)


def link_annotation(corpus: Path) -> None:
    (corpus / ANNOTATION_FILE).rename(corpus.parent / "outside.yaml")
    (corpus / ANNOTATION_FILE).symlink_to(corpus.parent / "outside.yaml")


def pipe_annotation(corpus: Path) -> None:
    (corpus / ANNOTATION_FILE).unlink()
    os.mkfifo(corpus / ANNOTATION_FILE)


@pytest.mark.parametrize(
    ("make", "code"), [(link_annotation, "file_is_not_a_link"), (pipe_annotation, "file_is_regular")]
)
def test_annotation_that_is_a_link_or_a_pipe_is_rejected(
    make: Callable[[Path], None], code: str, corpus: Path, command: Command
) -> None:
    before = read_package_files(corpus)
    make(corpus)
    assert_reported(command("build", corpus, "--strict"), FILE, code)
    assert read_package_files(corpus) == before


def test_article_with_a_linked_annotation_is_skipped_on_request(
    corpus: Path, tables_without: dict[str, dict[str, bytes]], command: Command
) -> None:
    link_annotation(corpus)
    case = BadInput({}, FILE, "file_is_not_a_link")
    assert_skipped(corpus, "010_skarv", case, tables_without["010_skarv"], command)


def test_all_errors_of_shape_are_reported_together(corpus: Path, command: Command) -> None:
    people = CORPUS_FILES["annotations/people.yaml"].replace("full_name", "nickname")
    changes = {
        "annotations/people.yaml": people,
        "annotations/fact_checks.yaml": "c01: [",
        ANNOTATION_FILE: "quotes: 7\n",
    }
    write_corpus(corpus, changes)
    result = command("build", corpus)
    assert result.code == 1
    for location in (
        "annotations/people.yaml: line 4: tandberg.name_form: ",
        "annotations/people.yaml: line 10: fjaerestad.name_form: ",
        "annotations/fact_checks.yaml: line 2: ",
        "annotations/010_skarv.yaml: line 1: quotes: ",
        "annotations/010_skarv.yaml: line 1: sha256: ",
    ):
        assert location in result.err
