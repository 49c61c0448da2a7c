import csv
import hashlib
import json
import os
import re
import shutil
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ordrett.errors import InputError
from ordrett_dataset.annotations.files import SHARED_FILES
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.pipeline.build import build
from tests.support.corpus_folder import (
    ANNOTATION_FILE,
    ARTICLE_FILE,
    CORPUS_FILES,
    SECOND_ARTICLE_FILE,
    SECOND_TEXT,
    TEXT,
    CommandResult,
    edit_file,
    read_folder,
    read_package_files,
    replace_article,
    run_subprocess,
    write_corpus,
)

Changes = Mapping[str, str | bytes | None]

TOML = CORPUS_FILES["corpus.toml"]
FINNISH = (
    "Majakanvartija odottaa aikaista talvea saarella.\n"
    "Kaikki kalastajat ovat jo palanneet satamaan ennen myrskyä, eikä kukaan lähde enää merelle.\n"
)
LINES = json.dumps(TEXT.splitlines(), ensure_ascii=False)[1:-1]
DANISH_FURNITURE = "Relaterede artikler\nLæs også\n|\nForside » Nyheder\n"

# What is at fault in an article: the files that differ, where the message points, and the rule that it names.
OF_AN_ARTICLE: dict[str, tuple[Changes, str, str]] = {
    "not_utf8": (
        {SECOND_ARTICLE_FILE: b"Fyret p\xe5 \xf8en"},
        "seeds/011_lykt.txt: ",
        "article_is_utf8: byte 0xe5 at byte offset 7",
    ),
    "utf16": ({SECOND_ARTICLE_FILE: SECOND_TEXT.encode("utf-16")}, "seeds/011_lykt.txt: ", "article_is_utf8"),
    "lone_surrogate": ({SECOND_ARTICLE_FILE: b"Fyret \xed\xa0\x80"}, "seeds/011_lykt.txt: ", "article_is_utf8"),
    "nul": ({SECOND_ARTICLE_FILE: "Fyret\0"}, "seeds/011_lykt.txt: ", "article_has_no_nul: U+0000 at offset 5"),
    "empty": ({SECOND_ARTICLE_FILE: ""}, "seeds/011_lykt.txt: ", "article_is_not_empty"),
    "white_space": ({SECOND_ARTICLE_FILE: "\ufeff\r\n \u00a0\u2028\t"}, "seeds/011_lykt.txt: ", "article_is_not_empty"),
    "furniture": (
        {SECOND_ARTICLE_FILE: DANISH_FURNITURE, "corpus.toml": TOML + '[languages]\n011_lykt = "da"\n'},
        "seeds/011_lykt.txt: ",
        "article_has_content: 4 lines",
    ),
    "unknown_language": ({SECOND_ARTICLE_FILE: "12 34 zzz"}, "seeds/011_lykt.txt: ", "language_is_detected"),
    "no_pack": (
        {SECOND_ARTICLE_FILE: FINNISH},
        "seeds/011_lykt.txt: ",
        "language_is_supported: the text is detected as 'fi'",
    ),
    "no_pack_annotated": (
        replace_article(FINNISH),
        "seeds/010_skarv.txt: ",
        "language_is_supported: the text is detected as 'fi'",
    ),
    "no_pack_stated": (
        {"corpus.toml": TOML + '[languages]\n011_lykt = "fi"\n'},
        "seeds/011_lykt.txt: ",
        "language_is_supported: no pack for 'fi'",
    ),
    "no_pack_stated_annotated": (
        {"corpus.toml": TOML + '[languages]\n010_skarv = "fi"\n'},
        "seeds/010_skarv.txt: ",
        "language_is_supported: no pack for 'fi'",
    ),
    "changed_seed": (
        {ARTICLE_FILE: TEXT + " "},
        "annotations/010_skarv.yaml: line 3: ",
        "article_hash_matches_annotation",
    ),
    "changed_line_ends": (
        {ARTICLE_FILE: TEXT.replace("\n", "\r\n")},
        "annotations/010_skarv.yaml: line 3: ",
        "article_hash_matches_annotation",
    ),
    "annotation_without_seed": (
        {"annotations/012_tom.yaml": CORPUS_FILES[ANNOTATION_FILE].replace("article: 010_skarv", "article: 012_tom")},
        "annotations/012_tom.yaml: line 1: article: ",
        "annotation_has_article",
    ),
    "anchor_absent": (
        edit_file(ANNOTATION_FILE, "skal lykten", "skal lygten"),
        "annotations/010_skarv.yaml: line 23: quotes.q02.text: ",
        "anchor_found: “skal lygten",
    ),
    "anchor_in_other_case": (
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: Sier"),
        "annotations/010_skarv.yaml: line 19: quotes.q01.cue: ",
        "anchor_found",
    ),
    "anchor_twice": (
        edit_file(ANNOTATION_FILE, '{exact: "Tandberg", prefix: "Ifølge "}', "Tandberg"),
        "annotations/010_skarv.yaml: line 33: person_mentions.m04: ",
        "anchor_is_unique: “Tandberg” occurs 4 times",
    ),
    "over_the_limit": (
        {
            "corpus.toml": TOML.replace("rights =", "max_article_bytes = 500\nrights ="),
            SECOND_ARTICLE_FILE: SECOND_TEXT * 3,
        },
        "seeds/011_lykt.txt: ",
        f"article_size_within_limit: {3 * len(SECOND_TEXT.encode())} bytes, the limit is 500",
    ),
    "no_text_file": ({"seeds/012.pdf": b"%PDF-1.7"}, "seeds/012.pdf: ", "article_has_txt_suffix: .pdf"),
    "name_is_no_id": ({"seeds/å b.txt": SECOND_TEXT}, "seeds/å b.txt: ", "article_filename_is_valid_id"),
    "name_commands_the_terminal": (
        {"seeds/\x1b[31m.txt": SECOND_TEXT},
        "seeds/\\x1b[31m.txt: ",
        "article_filename_is_valid_id",
    ),
    "name_is_not_utf8": ({"seeds/\udcff.txt": SECOND_TEXT}, "seeds/\\xff.txt: ", "article_filename_is_valid_id"),
    "name_is_a_device": ({"seeds/con.txt": SECOND_TEXT}, "seeds/con.txt: ", "article_filename_is_valid_id"),
    "yaml_tag": (
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: !!python/name:os.system sier"),
        "annotations/010_skarv.yaml: line 19: ",
        "yaml_is_plain_data: the tag tag:yaml.org,2002:python/name:os.system",
    ),
    "yaml_own_tag": (
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: !word sier"),
        "annotations/010_skarv.yaml: line 19: ",
        "yaml_is_plain_data: the tag !word",
    ),
    "yaml_alias": (
        edit_file(ANNOTATION_FILE, 'source: "Ottar Tandberg"', 'source: &who "Ottar Tandberg"'),
        "annotations/010_skarv.yaml: line 20: ",
        "yaml_is_plain_data: an anchor or alias",
    ),
    "yaml_key_twice": (
        edit_file(ANNOTATION_FILE, "    cue: sier\n", "    cue: sier\n    cue: sa\n"),
        "annotations/010_skarv.yaml: line 20: ",
        "yaml_is_plain_data: the key 'cue' a second time",
    ),
    "yaml_merge_key": (
        edit_file(ANNOTATION_FILE, "    cue: sier\n", "    <<: {cue: sier}\n"),
        "annotations/010_skarv.yaml: line 19: ",
        "yaml_is_plain_data",
    ),
    "yaml_syntax": (
        edit_file(ANNOTATION_FILE, "quotes:", "quotes: ["),
        "annotations/010_skarv.yaml: line 15: ",
        "yaml_is_valid",
    ),
    "yaml_two_documents": (
        {ANNOTATION_FILE: CORPUS_FILES[ANNOTATION_FILE] + "---\na: b\n"},
        "annotations/010_skarv.yaml: line 42: ",
        "yaml_is_valid",
    ),
    "yaml_control_character": (
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: s\x01ier"),
        "annotations/010_skarv.yaml: line 19: ",
        "yaml_is_valid: unacceptable character #x0001",
    ),
    "yaml_not_utf8": (
        {ANNOTATION_FILE: CORPUS_FILES[ANNOTATION_FILE].encode("latin-1", errors="replace")},
        "annotations/010_skarv.yaml: line 5: ",
        "yaml_is_utf8: byte offset",
    ),
    "yaml_too_deep": (
        {ANNOTATION_FILE: "quotes: " + "[" * 30 + "]" * 30},
        "annotations/010_skarv.yaml: line 1: ",
        "yaml_is_plain_data: more than 20 levels",
    ),
    "yaml_far_too_deep": (
        {ANNOTATION_FILE: "\nquotes: " + "[" * 100_000},
        "annotations/010_skarv.yaml: line 2: ",
        "yaml_is_plain_data: more than 20 levels",
    ),
    "yaml_by_another_ending": (
        {"annotations/012_tom.yml": "article: 012_tom\n"},
        "annotations/012_tom.yml: ",
        "annotation_has_yaml_suffix",
    ),
    "named_after_another": (
        edit_file(ANNOTATION_FILE, "article: 010_skarv", "article: 010_skerv"),
        "annotations/010_skarv.yaml: line 1: article: ",
        "annotation_filename_matches_article",
    ),
    "unknown_key": (
        edit_file(ANNOTATION_FILE, "    cue: sier", "    queue: sier"),
        "annotations/010_skarv.yaml: line 19: quotes.q01.queue: ",
        "annotation_is_well_formed",
    ),
    "missing_key": (
        edit_file(ANNOTATION_FILE, "    kind: direct\n", ""),
        "annotations/010_skarv.yaml: line 14: quotes.q01.kind: ",
        "annotation_is_well_formed: Field required",
    ),
    "wrong_type": (
        edit_file(ANNOTATION_FILE, "cue: sier", "cue: [sier]"),
        "annotations/010_skarv.yaml: line 19: quotes.q01.cue: ",
        "annotation_is_well_formed",
    ),
    "value_off_its_list": (
        edit_file(ANNOTATION_FILE, "kind: direct", "kind: straight"),
        "annotations/010_skarv.yaml: line 16: quotes.q01.kind: ",
        "annotation_is_well_formed",
    ),
    "unknown_person": (
        edit_file(
            ANNOTATION_FILE,
            "    speaker: tandberg\n    speaker_kind: person\n    cue: s",
            "    speaker: tom\n    speaker_kind: person\n    cue: s",
        ),
        "annotations/010_skarv.yaml: line 14: quotes.q01: ",
        "person_exists: 'tom'",
    ),
    "unknown_event": (
        edit_file(ANNOTATION_FILE, "event: harbour_meeting", "event: harbor"),
        "annotations/010_skarv.yaml: line 36: event_mentions.r01: ",
        "event_exists: 'harbor'",
    ),
    "unknown_source": (
        edit_file("annotations/people.yaml", "[almanac]", "[almanack]"),
        "annotations/people.yaml: line 1: tandberg: ",
        "value_has_source: unknown source 'almanack'",
    ),
    "unknown_source_of_a_check": (
        edit_file("annotations/fact_checks.yaml", "[almanac]", "[almanack]"),
        "annotations/fact_checks.yaml: line 1: c01: ",
        "value_has_source: unknown source 'almanack'",
    ),
    "unknown_article_of_a_description": (
        edit_file("annotations/people.yaml", "article: 010_skarv", "article: 012"),
        "annotations/people.yaml: line 1: tandberg: ",
        "article_has_annotation: '012'",
    ),
    "impossible_day": (
        edit_file(ANNOTATION_FILE, 'edtf: "2021-03-02"', 'edtf: "2021-02-30"'),
        "annotations/010_skarv.yaml: line 36: event_mentions.r01: ",
        "date_is_edtf",
    ),
    "furniture_annotated": (
        {
            ANNOTATION_FILE: re.sub(r"(?m)^  (byline|headline): \[.*\n", "", CORPUS_FILES[ANNOTATION_FILE]).replace(
                '"Vis mer"', LINES
            )
        },
        "annotations/010_skarv.yaml: line 4: sections: ",
        "article_has_content: 7 lines",
    ),
    "line_in_two_sections": (
        edit_file(ANNOTATION_FILE, 'furniture: ["Vis mer"]', 'furniture: ["Vis mer", "Av Ludvig Fjærestad"]'),
        "annotations/010_skarv.yaml: line 7: sections.furniture: ",
        "line_has_one_section: “",
    ),
    "id_of_another": (
        {"annotations/011_lykt.yaml": CORPUS_FILES[ANNOTATION_FILE].replace("article: 010_skarv", "article: 011_lykt")},
        "annotations/010_skarv.yaml: line 2: id: ",
        "annotation_id_is_unique: '010' is also the id of 011_lykt",
    ),
    "part_before_is_itself": (
        edit_file(ANNOTATION_FILE, "    source: Tandberg\n", "    source: Tandberg\n    continues: q02\n"),
        "annotations/010_skarv.yaml: line 29: quotes.q02.continues: ",
        "continued_quote_is_earlier: q02",
    ),
    "unknown_part_before": (
        edit_file(ANNOTATION_FILE, "    source: Tandberg\n", "    source: Tandberg\n    continues: q09\n"),
        "annotations/010_skarv.yaml: line 29: quotes.q02.continues: ",
        "continued_quote_exists: 'q09'",
    ),
}

LAUGHS = "a: &a [ha, ha]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

# What is at fault in the folder as a whole: nothing can be built without it.
OF_THE_FOLDER: dict[str, tuple[Changes, str, str]] = {
    "toml_syntax": ({"corpus.toml": 'name = "skarv'}, "corpus.toml: ", "corpus_toml_is_valid_toml"),
    "toml_not_utf8": ({"corpus.toml": b'name = "\xff"'}, "corpus.toml: ", "corpus_toml_is_valid_toml"),
    "toml_too_deep": ({"corpus.toml": "a = " + "[" * 5000}, "corpus.toml: ", "corpus_toml_is_valid_toml"),
    "toml_incomplete": (
        {"corpus.toml": 'name = "x"\nversion = "1.0.0"\n'},
        "corpus.toml: title: ",
        "corpus_toml_is_valid: ",
    ),
    "toml_unknown_key": (
        {"corpus.toml": "kyewords = []\n" + TOML},
        "corpus.toml: kyewords: ",
        "corpus_toml_is_valid: ",
    ),
    "toml_wrong_type": (
        {"corpus.toml": TOML.replace('"1.2.3"', "1.2")},
        "corpus.toml: version: ",
        "corpus_toml_is_valid: ",
    ),
    "toml_half_an_annotator": ({"corpus.toml": TOML.replace('kind = "invented"\n', "")}, "annotators.0.kind: ", ""),
    "toml_licence_is_no_name": ({"corpus.toml": TOML.replace("CC0-1.0", "my own")}, "corpus.toml: licence: ", ""),
    "toml_language_of_no_article": (
        {"corpus.toml": TOML + '[languages]\n012 = "da"\n'},
        "corpus.toml: languages.012: ",
        "corpus_toml_names_existing_articles",
    ),
    "toml_rows_of_no_article": (
        {"corpus.toml": TOML + "[expected_rows.012]\nquotes = [1, 2]\n"},
        "corpus.toml: expected_rows.012: ",
        "corpus_toml_names_existing_articles",
    ),
    "toml_rows_of_no_table": (
        {"corpus.toml": TOML + "[expected_rows.010_skarv]\nquots = [1, 2]\n"},
        "corpus.toml: expected_rows.010_skarv.quots.[key]: ",
        "corpus_toml_is_valid: ",
    ),
    "no_article": (
        {ARTICLE_FILE: None, SECOND_ARTICLE_FILE: None},
        "seeds: ",
        "corpus_has_articles: the folder holds no article",
    ),
    "billion_laughs": (
        {"annotations/fact_checks.yaml": LAUGHS},
        "annotations/fact_checks.yaml: line 1: ",
        "yaml_is_plain_data",
    ),
    "yaml_is_a_list": (
        {"annotations/events.yaml": "- a\n"},
        "annotations/events.yaml: line 1: ",
        "annotation_is_well_formed",
    ),
    "yaml_is_a_word": (
        {"annotations/events.yaml": "word\n"},
        "annotations/events.yaml: line 1: ",
        "annotation_is_well_formed",
    ),
    "yaml_by_another_ending": (
        {"annotations/events.yml": ""},
        "annotations/events.yml: ",
        "annotation_has_yaml_suffix",
    ),
    "unknown_key": (
        edit_file("annotations/people.yaml", "  name_en:", "  nmae_en:"),
        "annotations/people.yaml: line 6: tandberg.nmae_en: ",
        "annotation_is_well_formed",
    ),
    "date_of_a_source": (
        edit_file("annotations/external_sources.yaml", '"2021-05"', '"May 2021"'),
        "annotations/external_sources.yaml: line 1: almanac: ",
        "date_is_edtf",
    ),
    "unknown_article_of_a_person": (
        edit_file(
            "annotations/people.yaml",
            "  named_in: 010_skarv\n  name_form: full_name\n  desc",
            "  named_in: 012\n  name_form: full_name\n  desc",
        ),
        "annotations/people.yaml: line 1: tandberg: ",
        "named_in_article_exists: '012'",
    ),
    "unknown_article_of_an_event": (
        edit_file("annotations/events.yaml", "read_in: 010_skarv", "read_in: 012"),
        "annotations/events.yaml: line 1: harbour_meeting: ",
        "article_has_annotation: '012'",
    ),
    "unknown_article_of_a_check": (
        edit_file("annotations/fact_checks.yaml", "article: 010_skarv", "article: 011_lykt"),
        "annotations/fact_checks.yaml: line 1: c01: ",
        "article_has_annotation: '011_lykt'",
    ),
}

# What breaks a rule of names or of tables.
OF_ALL: dict[str, tuple[Changes, str, str]] = {
    "ids_equal_when_folded": (
        {"seeds/011_LYKT.txt": SECOND_TEXT},
        "seeds/011_lykt.txt: ",
        "ids_differ_ignoring_case: seeds/011_LYKT.txt",
    ),
    "address_is_none": (
        edit_file("annotations/external_sources.yaml", "https://example.org", "example.org"),
        "external_sources almanac url: ",
        "value_matches_pattern",
    ),
    "source_is_not_used": (
        {
            "annotations/external_sources.yaml": CORPUS_FILES["annotations/external_sources.yaml"]
            + "b: {publisher: X, url: http://b}\n"
        },
        "external_sources b: ",
        "every_external_source_is_used",
    ),
    "rights_are_off_their_list": ({"corpus.toml": TOML.replace("NoC-US", "XX")}, "articles 010_skarv rights: ", ""),
    "rows_are_lost": (
        {"corpus.toml": TOML + "[expected_rows.010_skarv]\nquotes = [3, 9]\n"},
        "articles 010_skarv: ",
        "row_counts_in_expected_range: 2 rows of quotes; expected 3 to 9",
    ),
}


def linked(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text(SECOND_TEXT, encoding="utf-8")
    (folder / "seeds/012_link.txt").symlink_to(outside)


def linked_within(folder: Path) -> None:
    (folder / "seeds/012_link.txt").symlink_to("011_lykt.txt")


def linked_nowhere(folder: Path) -> None:
    (folder / "seeds/012_link.txt").symlink_to("/nowhere/at/all")


def piped(folder: Path) -> None:
    os.mkfifo(folder / "seeds/012_pipe.txt")


def socketed(folder: Path) -> None:
    # The path of a socket may have no more than about a hundred bytes.
    here = Path.cwd()
    try:
        os.chdir(folder)
        with socket.socket(socket.AF_UNIX) as sock:
            sock.bind("seeds/012_sock.txt")
    finally:
        os.chdir(here)


def nested(folder: Path) -> None:
    (folder / "seeds/012_more.txt").mkdir()


def yaml_linked(folder: Path) -> None:
    (folder / ANNOTATION_FILE).rename(folder.parent / "outside.yaml")
    (folder / ANNOTATION_FILE).symlink_to(folder.parent / "outside.yaml")


def yaml_piped(folder: Path) -> None:
    (folder / ANNOTATION_FILE).unlink()
    os.mkfifo(folder / ANNOTATION_FILE)


def seeds_linked(folder: Path) -> None:
    (folder / "seeds").rename(folder.parent / "outside")
    (folder / "seeds").symlink_to(folder.parent / "outside")


def annotations_linked(folder: Path) -> None:
    (folder / "annotations").rename(folder.parent / "outside")
    (folder / "annotations").symlink_to(folder.parent / "outside")


def toml_linked(folder: Path) -> None:
    (folder / "corpus.toml").unlink()
    (folder / "corpus.toml").symlink_to("/nowhere/at/all")


def toml_piped(folder: Path) -> None:
    (folder / "corpus.toml").unlink()
    os.mkfifo(folder / "corpus.toml")


def seeds_lost(folder: Path) -> None:
    shutil.rmtree(folder / "seeds")


def seeds_are_a_file(folder: Path) -> None:
    shutil.rmtree(folder / "seeds")
    (folder / "seeds").write_text("no folder")


# What no content of a plain file can be: the article that is refused (none: nothing can be built), place and rule.
OF_THE_DISK: dict[Callable[[Path], None], tuple[str | None, str, str]] = {
    linked: ("012_link", "seeds/012_link.txt: ", "file_is_not_a_link: seeds/012_link.txt is a link to /"),
    linked_within: ("012_link", "seeds/012_link.txt: ", "file_is_not_a_link"),
    linked_nowhere: ("012_link", "seeds/012_link.txt: ", "file_is_not_a_link"),
    piped: ("012_pipe", "seeds/012_pipe.txt: ", "file_is_regular: p"),
    socketed: ("012_sock", "seeds/012_sock.txt: ", "file_is_regular: s"),
    nested: ("012_more", "seeds/012_more.txt: ", "file_is_regular: d"),
    yaml_linked: ("010_skarv", "annotations/010_skarv.yaml: ", "file_is_not_a_link"),
    yaml_piped: ("010_skarv", "annotations/010_skarv.yaml: ", "file_is_regular: p"),
    seeds_linked: (None, "seeds/010_skarv.txt: ", "file_is_not_a_link: seeds is a link to /"),
    annotations_linked: (None, "annotations/people.yaml: ", "file_is_not_a_link: annotations is a link to /"),
    toml_linked: (None, "corpus.toml: ", "file_is_not_a_link: corpus.toml is a link to /nowhere/at/all"),
    toml_piped: (None, "corpus.toml: ", "file_is_regular: p"),
    seeds_lost: (None, "seeds: ", "corpus_has_articles: no such folder"),
    seeds_are_a_file: (None, "seeds: ", "corpus_has_articles: no such folder"),
}


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return shutil.copytree(good, tmp_path / "corpus")


def is_refused(ran: CommandResult, where: str, rule: str) -> None:
    assert ran.code == 1
    assert ran.out == ""
    assert "Traceback" not in ran.err
    said = next((line for line in ran.err.splitlines() if where in line and rule in line), "")
    assert said, ran.err
    claim, _, message = said.partition(where)[2].partition(": ")
    assert claim.isidentifier()
    # What was found, and then in a sentence of its own what to do.
    assert ". " in message or claim in RULES_WITHOUT_REMEDY, message


RULES_WITHOUT_REMEDY = ("row_counts_in_expected_range", "value_matches_pattern", "every_external_source_is_used")


@pytest.mark.parametrize(
    ("changes", "where", "rule"),
    [pytest.param(*case, id=name) for cases in (OF_AN_ARTICLE, OF_THE_FOLDER, OF_ALL) for name, case in cases.items()],
)
def test_bad_input_is_refused_and_the_old_package_stays(
    changes: Changes, where: str, rule: str, folder: Path, command: Callable[..., CommandResult]
) -> None:
    before = read_package_files(folder)
    write_corpus(folder, changes)
    is_refused(command("build", folder), where, rule)
    assert read_package_files(folder) == before


@pytest.mark.parametrize(("make", "refused"), OF_THE_DISK.items(), ids=lambda x: getattr(x, "__name__", ""))
def test_links_devices_and_lost_folders_are_refused(
    make: Callable[[Path], None],
    refused: tuple[str | None, str, str],
    folder: Path,
    command: Callable[..., CommandResult],
) -> None:
    before = read_package_files(folder)
    make(folder)
    is_refused(command("build", folder), *refused[1:])
    assert read_package_files(folder) == before


@pytest.fixture(scope="session")
def without(good: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    notes: dict[str, None] = {name: None for name in CORPUS_FILES if name.startswith("annotations/")}
    packages = {}
    for article, changes in (("010_skarv", notes | {ARTICLE_FILE: None}), ("011_lykt", {SECOND_ARTICLE_FILE: None})):
        folder = write_corpus(tmp_path_factory.mktemp("without"), changes)
        assert build(folder).files
        packages[article] = tables_of(folder)
    return packages | {"": tables_of(good)}


def tables_of(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in read_folder(folder).items() if name.endswith((".csv", ".parquet"))}


def is_left_out(
    article: str,
    where: str,
    rule: str,
    folder: Path,
    without: dict[str, dict[str, bytes]],
    command: Callable[..., CommandResult],
) -> None:
    ran = command("build", folder, "--leave-out", "--output", folder.parent / "out")
    assert ran.code == 1
    assert where in ran.err
    rest = tables_of(folder.parent / "out")
    del rest["dataset/skipped_articles.csv"]
    assert rest == without[article if article in without else ""]
    refused = rows_of(folder.parent / "out/dataset/skipped_articles.csv")
    assert {row["article_id"] for row in refused} == {article}
    assert all(all(row.values()) for row in refused)
    # A terminal is shown an escape where the table has the name itself.
    place = where.replace("\\x1b", "\x1b")
    assert any((row["location"] + ": ").startswith(place) and rule.startswith(row["code"]) for row in refused)


# One of each way in which an article is found to be at fault.
WAYS = (
    "not_utf8",
    "furniture",
    "no_pack",
    "no_pack_stated_annotated",
    "changed_seed",
    "annotation_without_seed",
    "anchor_absent",
    "anchor_twice",
    "over_the_limit",
    "name_commands_the_terminal",
    "name_is_not_utf8",
    "yaml_tag",
    "yaml_syntax",
    "yaml_not_utf8",
    "yaml_by_another_ending",
    "named_after_another",
    "unknown_key",
    "unknown_person",
    "unknown_source",
    "unknown_source_of_a_check",
    "unknown_article_of_a_description",
)


@pytest.mark.parametrize(("changes", "where", "rule"), [OF_AN_ARTICLE[name] for name in WAYS], ids=WAYS)
def test_the_rest_is_built_without_the_article(
    changes: Changes,
    where: str,
    rule: str,
    folder: Path,
    without: dict[str, dict[str, bytes]],
    command: Callable[..., CommandResult],
) -> None:
    write_corpus(folder, changes)
    stem = Path(where.replace("\\x1b", "\x1b").split(": ")[0]).stem
    is_left_out("010_skarv" if stem in SHARED_FILES else stem, where, rule, folder, without, command)


@pytest.mark.parametrize("make", [linked, piped, yaml_linked])
def test_the_rest_is_built_without_links_and_devices(
    make: Callable[[Path], None],
    folder: Path,
    without: dict[str, dict[str, bytes]],
    command: Callable[..., CommandResult],
) -> None:
    article, where, rule = OF_THE_DISK[make]
    assert article
    make(folder)
    is_left_out(article, where, rule.split(": ")[0], folder, without, command)


@pytest.mark.parametrize("name", ["not_utf8", "anchor_absent", "name_commands_the_terminal", "name_is_not_utf8"])
def test_the_package_of_the_rest_is_valid(name: str, folder: Path, command: Callable[..., CommandResult]) -> None:
    write_corpus(folder, OF_AN_ARTICLE[name][0])
    assert command("build", folder, "--leave-out", "--output", folder.parent / "out").code == 1
    checked = command("validate", folder.parent / "out")
    assert (checked.code, checked.err) == (0, "")


def test_a_later_build_of_all_lists_nothing_as_left_out(
    good: Path, folder: Path, command: Callable[..., CommandResult]
) -> None:
    write_corpus(folder, {SECOND_ARTICLE_FILE: b"\xff"})
    assert command("build", folder, "--leave-out").code == 1
    assert (folder / "dataset/skipped_articles.csv").exists()
    write_corpus(folder)
    assert command("build", folder).code == 0
    assert read_package_files(folder) == read_package_files(good)


def test_of_two_ids_that_are_equal_when_folded_one_is_left_out(
    folder: Path, command: Callable[..., CommandResult]
) -> None:
    write_corpus(folder, {"seeds/011_LYKT.txt": SECOND_TEXT})
    assert command("build", folder, "--leave-out").code == 1
    assert [row["article_id"] for row in rows_of(folder / "dataset/skipped_articles.csv")] == ["011_lykt"]
    assert [row["article_id"] for row in rows_of(folder / "dataset/articles.csv")] == ["010_skarv", "011_LYKT"]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", OF_THE_FOLDER)
def test_nothing_is_built_where_the_folder_is_at_fault(
    name: str, folder: Path, command: Callable[..., CommandResult]
) -> None:
    changes, where, rule = OF_THE_FOLDER[name]
    before = read_package_files(folder)
    write_corpus(folder, changes)
    is_refused(command("build", folder, "--leave-out"), where, rule)
    assert read_package_files(folder) == before


def test_an_article_falls_with_the_people_it_shares(folder: Path, command: Callable[..., CommandResult]) -> None:
    third = "Tandberg\nFyrvokter Ottar Tandberg fikk en ny båt, og alle på øya kom ned for å se på den.\n"
    notes = f'article: 012_baat\nid: "012"\nsha256: {hashlib.sha256(third.encode()).hexdigest()}\n'
    notes += 'person_mentions:\n  m01: {person: tandberg, text: "Ottar Tandberg"}\n'
    write_corpus(folder, {"seeds/012_baat.txt": third, "annotations/012_baat.yaml": notes})
    assert command("build", folder).code == 0
    write_corpus(folder, {ARTICLE_FILE: b"\xff"})
    assert command("build", folder, "--leave-out").code == 1
    rules = {row["article_id"]: row["code"] for row in rows_of(folder / "dataset/skipped_articles.csv")}
    assert rules == {
        "010_skarv": "article_is_utf8",
        "012_baat": "dependencies_are_valid",
    }
    assert command("validate", folder).code == 0


def test_all_faults_are_told_at_once(folder: Path, command: Callable[..., CommandResult]) -> None:
    notes = CORPUS_FILES[ANNOTATION_FILE].replace("cue: sier", "cue: sa").replace('edtf: "2021-03-02"', "edtf: soon")
    write_corpus(
        folder,
        {
            ANNOTATION_FILE: notes,
            SECOND_ARTICLE_FILE: b"\xff",
            "seeds/012.pdf": "",
            "annotations/013.yaml": "a: [",
            "annotations/014.yml": "",
        },
    )
    ran = command("build", folder)
    assert ran.code == 1
    for rule in (
        "anchor_found",
        "date_is_edtf",
        "article_is_utf8",
        "article_has_txt_suffix",
        "yaml_is_valid",
        "annotation_has_yaml_suffix",
    ):
        assert ran.err.count(rule) == 1, ran.err


def test_all_faults_of_a_shape_are_told_at_once(folder: Path, command: Callable[..., CommandResult]) -> None:
    people = CORPUS_FILES["annotations/people.yaml"].replace("full_name", "nickname")
    write_corpus(
        folder,
        {"annotations/people.yaml": people, "annotations/fact_checks.yaml": "c01: [", ANNOTATION_FILE: "quotes: 7\n"},
    )
    ran = command("build", folder)
    assert ran.code == 1
    for place in (
        "annotations/people.yaml: line 4: tandberg.name_form: ",
        "annotations/people.yaml: line 10: fjaerestad.name_form: ",
        "annotations/fact_checks.yaml: line 2: ",
        "annotations/010_skarv.yaml: line 1: quotes: ",
        "annotations/010_skarv.yaml: line 1: sha256: ",
    ):
        assert place in ran.err


def test_all_faults_of_corpus_toml_are_told_at_once(folder: Path, command: Callable[..., CommandResult]) -> None:
    write_corpus(folder, {"corpus.toml": 'name = "Not A Name"\nversion = "one"\nsurplus = 1\n'})
    ran = command("build", folder)
    assert ran.code == 1
    assert [line.split(": ")[1] for line in ran.err.splitlines()] == ["name", "title", "version", "surplus"]


@pytest.mark.parametrize("text", ["12 34 zzz. Fyret.", FINNISH])
def test_a_language_stated_in_corpus_toml_overrides(
    text: str, folder: Path, command: Callable[..., CommandResult]
) -> None:
    write_corpus(folder, {SECOND_ARTICLE_FILE: text})
    assert command("build", folder).code == 1
    write_corpus(folder, {SECOND_ARTICLE_FILE: text, "corpus.toml": TOML + '[languages]\n011_lykt = "da"\n'})
    assert command("build", folder).code == 0
    assert {row["article_id"]: row["language"] for row in rows_of(folder / "dataset/articles.csv")} == {
        "010_skarv": "nb",
        "011_lykt": "da",
    }
    assert command("validate", folder).code == 0


def test_a_limit_is_checked_before_the_file_is_read(tmp_path: Path) -> None:
    place = write_corpus(tmp_path) / "seeds/012_large.txt"
    with place.open("wb") as file:
        file.truncate(40_000_000_000)
    found, refused = find_articles(tmp_path)
    assert set(found) == {"010_skarv", "011_lykt"}
    assert refused["012_large"].found == "40,000,000,000 bytes, the limit is 32,000,000"


def test_readme_and_hidden_files_are_no_articles(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"seeds/README.md": "# seeds", "seeds/.DS_Store": b"\0"})
    found, refused = find_articles(tmp_path)
    assert (set(found), refused) == ({"010_skarv", "011_lykt"}, {})


def test_a_refusal_has_all_its_parts(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        find_articles(tmp_path)
    assert str(caught.value) == f"{tmp_path}/seeds: corpus_has_articles: no such folder. {caught.value.hint}"
    assert caught.value.hint


def test_a_folder_without_corpus_toml_is_built_with_a_warning(
    tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    folder = write_corpus(
        tmp_path / "My Articles", {name: None for name in CORPUS_FILES if not name.startswith("seeds/")}
    )
    ran = command("build", folder)
    assert ran.code == 0
    assert "no corpus.toml" in ran.err
    assert "my-articles 0.0.0: 2 articles" in ran.out


def test_a_process_of_its_own_says_the_same(folder: Path) -> None:
    before = read_folder(folder)
    write_corpus(folder, {SECOND_ARTICLE_FILE: b"\xff"})
    ran = run_subprocess("build", folder)
    is_refused(ran, "seeds/011_lykt.txt: ", "article_is_utf8: byte 0xff at byte offset 0")
    assert read_folder(folder) == before | {SECOND_ARTICLE_FILE: b"\xff"}
    assert ran.err.splitlines()[1:] == [f"Nothing was written to {folder}."]


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "no/such/folder"),
        ("build", "corpus.toml"),
        ("build", ".", "--leave-in"),
        ("build", ".", "--output", "corpus.toml"),
        ("validate", "no/such/folder"),
        ("trace", "c01", "--package", "no/such/folder"),
        ("trace",),
        ("no-such-command",),
    ],
)
def test_a_wrong_call_exits_with_2(
    arguments: tuple[str, ...], folder: Path, command: Callable[..., CommandResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    ran = command(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "Usage: ordrett" in ran.err


def test_an_output_that_cannot_be_written_exits_with_2(folder: Path, command: Callable[..., CommandResult]) -> None:
    before = read_folder(folder)
    ran = command("build", folder, "--output", folder / "corpus.toml" / "out")
    assert ran.code == 2
    assert ran.out == ""
    [line] = ran.err.splitlines()
    found = f"{folder}/corpus.toml is no folder"
    assert line.startswith(f"{folder}/corpus.toml/out: output_is_separate_folder: {found}. ")
    assert read_folder(folder) == before


def test_a_descriptor_that_cannot_be_replaced_leaves_the_old_tables(
    folder: Path, command: Callable[..., CommandResult]
) -> None:
    (folder / "datapackage.json").unlink()
    (folder / "datapackage.json").mkdir()
    write_corpus(folder, {SECOND_ARTICLE_FILE: SECOND_TEXT + "Enden.\n"})
    before = read_folder(folder)
    ran = command("build", folder)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert read_folder(folder) == before


def test_a_dataset_that_is_a_link_is_replaced_and_its_target_stays(
    folder: Path, command: Callable[..., CommandResult]
) -> None:
    (folder / "dataset").rename(folder.parent / "elsewhere")
    (folder / "dataset").symlink_to(folder.parent / "elsewhere")
    before = read_folder(folder.parent / "elsewhere")
    write_corpus(folder, {SECOND_ARTICLE_FILE: SECOND_TEXT + "Enden.\n"})
    assert command("build", folder).code == 0
    assert not (folder / "dataset").is_symlink()
    assert read_folder(folder.parent / "elsewhere") == before
    assert command("validate", folder).code == 0
