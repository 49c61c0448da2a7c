import hashlib
import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ordrett_dataset.annotations.write_yaml import DRAFT_COMMENT
from ordrett_dataset.brat.put import put
from tests.support.corpus_folder import (
    ANNOTATION_FILE,
    CORPUS_FILES,
    SECOND_ARTICLE_FILE,
    SECOND_TEXT,
    TEXT,
    CommandResult,
    read_folder,
    write_corpus,
)
from tests.unit.ordrett_dataset.brat.test_brat import shuffled

STEM = Path(ANNOTATION_FILE).stem
ANNOTATION = CORPUS_FILES[ANNOTATION_FILE]
Command = Callable[..., CommandResult]


class Went:
    """A corpus and the folder it went out to; the edits are what brat's editor, or a hand, does."""

    def __init__(self, corpus: Path, folder: Path, command: Command) -> None:
        self.corpus, self.folder, self.command = corpus, folder, command
        self.ann, self.notes = folder / f"{STEM}.ann", corpus / ANNOTATION_FILE

    def out(self, *articles: str) -> CommandResult:
        return self.command("brat", "out", self.corpus, *articles, "--to", self.folder)

    def back(self) -> CommandResult:
        return self.command("brat", "in", self.folder, self.corpus)

    @property
    def lines(self) -> list[str]:
        return self.ann.read_text(encoding="utf-8").split("\n")[:-1]

    def write(self, lines: list[str]) -> None:
        assert lines != self.lines
        self.ann.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")

    def add(self, *lines: str) -> None:
        self.write([*self.lines, *lines])

    def drop(self, pattern: str) -> None:
        self.write([line for line in self.lines if not re.search(pattern, line)])

    def change(self, pattern: str, new: str) -> None:
        self.write([re.sub(pattern, new, line) for line in self.lines])

    def target(self, key: str) -> str:
        """Return the id that the row of a key has in the .ann file."""
        return next(line.split()[2] for line in self.lines if re.fullmatch(rf"#\d+\tRow \w+\t{key}", line))

    def line_of(self, pattern: str) -> int:
        return next(number for number, line in enumerate(self.lines, start=1) if re.search(pattern, line))


@pytest.fixture
def went(tmp_path: Path, command: Command) -> Went:
    made = Went(write_corpus(tmp_path / "corpus"), tmp_path / "brat", command)
    ran = made.out()
    assert (ran.code, ran.err, ran.out) == (0, "", f"{made.folder}: 1 articles\n")
    return made


def place(words: str) -> str:
    assert TEXT.count(words) == 1
    start = TEXT.index(words)
    return f"{start} {start + len(words)}\t{words}"


QUOTE = (
    f"T90\tQuote {place('de ble enige om flere båter')}",
    "E90\tQuote:T90 ",
    "A90\tKind E90 indirect",
    "A91\tSpeaker_kind E90 person",
    "A92\tSpeaker E90 tandberg",
    "#90\tAnnotatorNotes E90\the was there",
)
IN_YAML = """  q03:
    text: "de ble enige om flere båter"
    kind: indirect
    speaker: tandberg
    speaker_kind: person
    note: "he was there"
"""


def test_what_nobody_has_changed_leaves_every_file_as_it_is(went: Went) -> None:
    before, out = read_folder(went.corpus), read_folder(went.folder)
    assert (went.back().out, read_folder(went.folder)) == (f"{went.folder}: 1 articles, 0 corrected\n", out)
    went.ann.write_bytes(shuffled(went.ann.read_bytes().decode(), random.Random(0)).encode())  # noqa: S311 - no secret
    assert went.back().out.endswith(": 1 articles, 0 corrected\n")
    assert read_folder(went.corpus) == before
    # What says the same as the annotation may be written anew.
    assert went.out().code == 0
    assert read_folder(went.folder) == out


def test_a_new_quote_gets_the_next_key_and_keeps_it(went: Went) -> None:
    went.add(*QUOTE)
    ran = went.back()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{went.notes}: quotes new: q03\n{went.folder}: 1 articles, 1 corrected\n"
    assert went.notes.read_text(encoding="utf-8") == ANNOTATION.replace(
        "person_mentions:\n", f"{IN_YAML}person_mentions:\n"
    )
    assert went.back().out.endswith(", 0 corrected\n")
    went.change(r"Quote .*\tde ble enige om flere båter", f"Quote {place('de ble enige')}")
    assert went.back().out.startswith(f"{went.notes}: quotes changed: q03\n")
    assert went.command("build", went.corpus).code == 0


def test_a_moved_boundary_keeps_the_key_and_all_that_is_said_besides(went: Went) -> None:
    went.change(r"Quote .*\tskal lykten.*", f"Quote {place('lykten tennes hver kveld')}")
    assert went.back().code == 0
    new = ANNOTATION.replace('"skal lykten tennes hver kveld gjennom hele vinteren"', '"lykten tennes hver kveld"')
    assert went.notes.read_text(encoding="utf-8") == new


def test_the_key_of_what_is_taken_out_is_never_used_again(went: Went) -> None:
    went.drop(rf"\b{went.target('q02')}\b|\tQuote .*\tskal lykten")
    ran = went.back()
    assert ran.code == 1
    # brat leaves the words that an arc led to; they might have been meant for another row.
    assert re.findall(r"standoff_words_belong_to_a_row: (\w+)", ran.err) == ["Cue", "Source"]
    went.drop(rf"^{re.escape(went.lines[went.line_of('Cue .*Ifølge') - 1])}$")
    went.drop(rf"\tSource {TEXT.index('Tandberg skal')} ")
    assert went.back().out.startswith(f"{went.notes}: quotes taken out: q02\n")
    assert "  # q02 was taken out: a key is minted once\nperson_mentions:\n" in went.notes.read_text(encoding="utf-8")
    went.add(*QUOTE)
    assert went.back().out.startswith(f"{went.notes}: quotes new: q03\n")


def test_only_what_was_changed_is_written_anew(tmp_path: Path, command: Command) -> None:
    text = ANNOTATION
    for old, new in (
        ("quotes:\n", "# by hand\nquotes:\n  # the first\n"),
        ("cue: sier\n", "cue: 'sier'  # beside it\n"),
        ("person_mentions:\n", "\nperson_mentions:  # names\n"),
        ("modality: asserted\n", "modality: asserted  # outright\n    is_negated: false\n"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    went = Went(
        write_corpus(tmp_path / "corpus", {ANNOTATION_FILE: text.replace("\n", "\r\n")}), tmp_path / "brat", command
    )
    assert went.out().code == 0
    assert went.back().out.endswith(", 0 corrected\n")
    went.add(*QUOTE, f"#91\tAnnotatorNotes {went.target('m03')}\tthe keeper", f"A93\tNegated {went.target('r01')}")
    assert went.back().code == 0
    text = text.replace('text: "Ottar Tandberg"', 'text: "Ottar Tandberg", note: "the keeper"')
    text = text.replace("is_negated: false", "is_negated: true").replace(
        "\n\nperson_mentions:", f"\n{IN_YAML}\nperson_mentions:"
    )
    assert went.notes.read_bytes().decode() == text.replace("\n", "\r\n")


def test_an_article_without_annotation_goes_out_as_the_rules_read_it(went: Went) -> None:
    stem = Path(SECOND_ARTICLE_FILE).stem
    (went.corpus / SECOND_ARTICLE_FILE).write_text(
        f"{SECOND_TEXT}– Lampen er dyr, siger Kirsten Skarvholt.\n", encoding="utf-8"
    )
    assert went.out(stem).code == 0
    before = (went.corpus / "annotations/people.yaml").read_text(encoding="utf-8")
    ran = went.back()
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"{went.corpus}/annotations/{stem}.yaml: written")
    by_brat = (went.corpus / f"annotations/{stem}.yaml").read_text(encoding="utf-8")
    people = (went.corpus / "annotations/people.yaml").read_text(encoding="utf-8")
    assert people.startswith(before)
    # It is what `annotate` writes, but for the remarks, which brat showed.
    (went.corpus / f"annotations/{stem}.yaml").unlink()
    (went.corpus / "annotations/people.yaml").write_text(before, encoding="utf-8")
    assert went.command("draft", went.corpus / SECOND_ARTICLE_FILE).code == 0
    by_rules = (went.corpus / f"annotations/{stem}.yaml").read_text(encoding="utf-8")
    remarks = re.findall(r"\n  # .*", by_rules)
    assert by_brat == re.sub(r"\n  # .*", "", by_rules)
    assert by_brat.startswith("".join(f"# {line}\n" for line in DRAFT_COMMENT.splitlines()) + "draft: true\n")
    assert (went.corpus / "annotations/people.yaml").read_text(encoding="utf-8") == people
    assert len(remarks) == (went.folder / f"{stem}.ann").read_text(encoding="utf-8").count("\tRemark ")


def test_words_over_a_line_end_are_one_stretch(went: Went) -> None:
    first, second = "gjennom hele vinteren.", "Tandberg møtte"
    start = TEXT.index(f"{first}\n{second}")
    end, after = start + len(first), start + len(first) + 1
    went.change(r"Quote .*\tskal lykten.*", f"Quote {start} {after + len(second)}\t{first} {second}")
    before = went.lines
    assert went.back().code == 0
    assert f'text: "{first}\\n{second}"\n' in went.notes.read_text(encoding="utf-8")
    # brat cuts them at the line end, and so they go out.
    places = f"Quote {start} {end};{after} {after + len(second)}"
    assert went.line_of(f"{places}\t{first} {second}$")
    assert went.back().out.endswith(", 0 corrected\n")
    assert went.lines != before


# What is wrong in an .ann file: what is put in place of what, the line that is named, and the rule.
WRONG = {
    "words_left_out": (
        r"Quote \d+ \d+\tIsen.*",
        "Quote 80 84;91 97\tIsen tidlig",
        "Quote 80 84",
        "standoff_words_stand_together",
    ),
    "beyond_the_text": (
        r"Addressed_to \d+ \d+",
        "Addressed_to 900 999",
        "Addressed_to 900",
        "standoff_words_are_in_the_text",
    ),
    "no_words": (
        r"Addressed_to \d+ \d+\t.*",
        "Addressed_to 30 30\t",
        "Addressed_to 30",
        "standoff_words_are_in_the_text",
    ),
    "white_space_only": (
        r"Addressed_to \d+ \d+\t.*",
        "Addressed_to 9 10\t ",
        "Addressed_to 9 ",
        "standoff_words_are_in_the_text",
    ),
    "other_words": (r"(Addressed_to \d+ \d+)\t.*", r"\1\tNTB", "\tNTB", "standoff_words_are_those_of_the_text"),
    "relation": (r"\Z", "R1\tSays Arg1:T1 Arg2:T2\n", "^R1", "standoff_line_has_a_place: a relation"),
    "equivalence": (r"\Z", "*\tSame T1 T2\n", r"^\*", "standoff_line_has_a_place: an equivalence"),
    "nonsense": (r"\Z", "nonsense\n", "nonsense", "standoff_line_has_a_place"),
    "id_twice": (r"\Z", "T1\tAddressed_to 0 4\tFyrv\n", "Addressed_to 0", "standoff_id_stands_once"),
    "not_utf8": (r"\Z", "\udcff\n", "\udcff", "standoff_is_utf8"),
    "loose_words": (r" Addressed_to:T\d+", "", "\tAddressed_to ", "standoff_words_belong_to_a_row: Addressed_to"),
    "loose_value": (r"\Z", "A99\tKind T99 direct\n", "Kind T99", "standoff_value_belongs_to_a_row"),
    "value_of_another_type": (r"Modality E\d+ ", r"Kind E1 ", "Kind E1 ", "standoff_value_belongs_to_a_row"),
    "note_of_another_kind": (r"\Z", "#99\tWondering T1\tx\n", "#99", "standoff_value_belongs_to_a_row"),
    "value_twice": (r"(A\d+)(\tKind E\d+ )direct", r"\1\2direct\nA98\2mixed", "mixed", "standoff_says_a_thing_once"),
    "key_twice": (r"\tq02\n", "\tq01\n", "\tQuote .*skal", "standoff_says_a_thing_once: Quote q01 twice"),
    "arc_twice": (
        r" Addressed_to:(T\d+)",
        r" Addressed_to:\1 Addressed_to2:\1",
        "\tQuote .*Isen",
        "standoff_says_a_thing_once: addressed_to twice",
    ),
    "unknown_arc": (r" Addressed_to:", " Through:", "\tQuote .*Isen", "standoff_type_is_known: an arc Through"),
    "continues_a_report": (
        r" Addressed_to:",
        " Continues:E7 Addressed_to:",
        "\tQuote .*Isen",
        "standoff_type_is_known: an arc Continues",
    ),
    "unknown_event": (r"EventMention", "Telling", "Telling:", "standoff_type_is_known: Telling"),
    "line_of_no_section": (r"A\d+\tSection T2 .*\n", "", r"^T2\t", "line_has_one_section"),
    "two_sections": (
        r"T2\t.*",
        f"T2\tLine 0 80\t{' '.join(TEXT[:80].split())}",
        r"^T3\t",
        "line_has_one_section",
    ),
    "no_field": (r"A\d+\tField E1 .*\n", "", "\tPage ", "standoff_field_is_named"),
    "no_article": (r"T1\t.*\n#1\t.*\n", "", "", "standoff_has_the_article: 0"),
    "torn_braces": (r"(AnnotatorNotes T1\t.*)}", r"\1", "AnnotatorNotes T1", "standoff_note_can_be_read"),
    "an_alias": (r"AnnotatorNotes T1\t{", "AnnotatorNotes T1\t{a: &a b, c: *a, ", "#1", "standoff_note_can_be_read"),
    "too_deep": (r"(AnnotatorNotes T1\t{)", r"\1a: " + 99 * "[" + 99 * "]" + ", ", "#1", "standoff_note_can_be_read"),
    "a_part_in_braces": (r"(AnnotatorNotes T1\t{)", r"\1quotes: {}, ", "^T1", "standoff_has_the_article: quotes"),
    "fields_that_are_none": (r"(AnnotatorNotes T1\t{)", r"\1fields: x, ", "^T1", "standoff_has_the_article: fields"),
    "a_key_twice_in_braces": (
        r"AnnotatorNotes T1\t{",
        "AnnotatorNotes T1\t{id: x, ",
        "#1",
        "standoff_note_can_be_read",
    ),
    "speaker_of_the_list": (
        r"(Speaker_kind E\d+) person",
        r"\1 group",
        "\tQuote .*Isen",
        "speaker_key_is_person",
    ),
    # What only the reading, or the rules of a build, find out.
    "value_missing": (r"A\d+\tKind E\d+ direct\n", "", "\tQuote .*Isen", "annotation_is_well_formed"),
    "unknown_person": (r"(Person T\d+) fjaerestad", r"\1 nobody", "\tPersonMention .*Ludvig", "person_exists"),
    "unknown_event_key": (r"harbour_meeting", "no_meeting", "\tEventMention ", "event_exists"),
    "another_person": (
        r"(Person T\d+) fjaerestad",
        r"\1 tandberg",
        "\tPersonMention .*Ludvig",
        "inferred_value_has_note",
    ),
    "another_kind": (r"(Kind E\d+) direct", r"\1 mixed", "\tQuote .*Isen", "quote_kind_matches_quotation_marks"),
    "no_id": (r'id: "010", ', "", "^T1", "annotation_is_well_formed: Field required"),
    "an_id_that_is_a_list": (r'id: "010"', "id: [a]", "^T1", "annotation_is_well_formed"),
    "digits_without_end": (
        r"Addressed_to \d+",
        f"Addressed_to {5000 * '9'}",
        "Addressed_to 9",
        "standoff_words_are_in_the_text: a place of 5000",
    ),
    "end_without_end": (
        r"(Addressed_to \d+) \d+",
        rf"\1 {5000 * '9'}",
        "Addressed_to ",
        "standoff_words_are_in_the_text: a place of",
    ),
    "key_without_end": (r"\tq02\n", f"\tq{5000 * '9'}\n", "\tQuote .*skal", "standoff_key_can_be_counted: q999"),
    "another_seed": (r"sha256: \"\w{8}", 'sha256: "00000000', "", "article_hash_matches_annotation"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_correction_is_refused_and_nothing_written(name: str, went: Went) -> None:
    pattern, new, line, rule = WRONG[name]
    old = went.ann.read_text(encoding="utf-8")
    text = re.sub(pattern, new, old)
    assert text != old
    went.ann.write_bytes(text.encode(errors="surrogateescape"))
    number = next(n for n, said in enumerate(text.split("\n"), start=1) if re.search(line, said)) if line else None
    before = read_folder(went.corpus), read_folder(went.folder)
    ran = went.back()
    assert (ran.code, ran.out) == (1, "")
    assert f"{rule}" in ran.err
    assert f"{went.ann}: line {number}: " in ran.err if number else f"{went.ann}: " in ran.err
    assert (read_folder(went.corpus), read_folder(went.folder)) == before
    # Nor is it overwritten.
    ran = went.out()
    assert (ran.code, "output_has_no_corrections" in ran.err) == (2, True)
    assert read_folder(went.folder) == before[1]


def test_what_a_correction_breaks_elsewhere_is_told_too(went: Went) -> None:
    start = TEXT.index("Tandberg til")
    went.change(r"PersonMention .*\tOttar Tandberg", f"PersonMention {start} {start + len('Tandberg')}\tTandberg")
    ran = went.back()
    assert ran.code == 1
    assert "annotations/people.yaml: line 1: tandberg: person_name_is_in_text" in ran.err


def test_what_was_wrong_elsewhere_before_is_no_hindrance(tmp_path: Path, command: Command) -> None:
    second = f"annotations/{Path(SECOND_ARTICLE_FILE).stem}.yaml"
    other = {second: f"article: {Path(SECOND_ARTICLE_FILE).stem}\nid: b\nsha256: another\n"}
    went = Went(write_corpus(tmp_path / "corpus", other), tmp_path / "brat", command)
    assert went.out().code == 1
    assert went.out(STEM).code == 0
    went.add(*QUOTE)
    assert went.back().code == 0


def test_what_stands_on_an_article_at_fault_is_not_taken_in_unchecked(tmp_path: Path, command: Command) -> None:
    stem = Path(SECOND_ARTICLE_FILE).stem
    people = CORPUS_FILES["annotations/people.yaml"].replace(
        f"article: {STEM}, words: [Fyrvokter]", f"article: {stem}, words: [Den]"
    )
    other = f"article: {stem}\nid: b\nsha256: {hashlib.sha256(SECOND_TEXT.encode()).hexdigest()}\n"
    went = Went(
        write_corpus(tmp_path / "corpus", {f"annotations/{stem}.yaml": other, "annotations/people.yaml": people}),
        tmp_path / "brat",
        command,
    )
    assert went.out(STEM).code == 0
    (went.corpus / SECOND_ARTICLE_FILE).write_text("Another text.\n", encoding="utf-8")
    went.add(*QUOTE)
    before = read_folder(went.corpus)
    ran = went.back()
    assert (ran.code, ran.out) == (1, "")
    assert f"tandberg: article_has_annotation: '{stem}'" in ran.err
    assert read_folder(went.corpus) == before


def test_an_annotation_that_has_changed_meanwhile_is_not_overwritten(went: Went) -> None:
    went.add(*QUOTE)
    went.notes.write_text(
        ANNOTATION.replace("addressed_to: Holmebladet", "addressed_to: Holmebladet\n    note: x"), encoding="utf-8"
    )
    before = read_folder(went.corpus)
    ran = went.back()
    assert (ran.code, ran.out) == (1, "")
    assert f"{went.ann}: annotation_unchanged_since_export: " in ran.err
    assert read_folder(went.corpus) == before


BY_HAND = ANNOTATION.replace("addressed_to: Holmebladet", "addressed_to: Holmebladet\n    note: by hand")


def test_what_nobody_touched_in_brat_follows_the_annotation(went: Went) -> None:
    went.notes.write_text(BY_HAND, encoding="utf-8")
    before = read_folder(went.corpus)
    assert went.back().out == f"{went.folder}: 1 articles, 0 corrected\n"
    assert went.out().code == 0
    assert any(line.endswith("\tby hand") for line in went.lines)
    assert read_folder(went.corpus) == before


@pytest.mark.parametrize("part", ["a row", "the note of the article", "the hash"])
def test_who_corrected_both_is_sent_to_another_folder_and_in_no_circle(part: str, went: Went) -> None:
    went.notes.write_text(BY_HAND, encoding="utf-8")
    if part == "a row":
        went.add(*QUOTE)
    elif part == "the note of the article":
        went.change(r"(AnnotatorNotes T1\t{)", r"\1draft: true, ")
    else:
        went.change(r', standoff: "\w+"', "")
    before = read_folder(went.corpus), read_folder(went.folder)
    for ran in (went.back(), went.out()):
        assert ran.code == 1
        assert f"{went.ann}: annotation_unchanged_since_export: " in ran.err
        assert "Write it to another folder with `brat out`" in ran.err
    assert (read_folder(went.corpus), read_folder(went.folder)) == before


def test_another_text_than_the_seed_is_refused(went: Went) -> None:
    text = went.folder / f"{STEM}.txt"
    text.write_text(TEXT.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert f"{text}: standoff_text_is_the_seed: another text" in went.back().err
    text.unlink()
    assert f"{text}: standoff_text_is_the_seed: no such file" in went.back().err
    went.ann.rename(went.folder / "099_nowhere.ann")
    ran = went.back()
    assert (ran.code, "article_is_listed" in ran.err) == (1, True)


@pytest.mark.parametrize("part", ["seeds", "annotations", "dataset/brat"])
def test_nothing_goes_out_into_the_corpus(part: str, went: Went) -> None:
    before = read_folder(went.corpus)
    ran = went.command("brat", "out", went.corpus, "--to", went.corpus / part)
    assert (ran.code, "output_is_separate_folder" in ran.err) == (2, True)
    assert read_folder(went.corpus) == before


def test_an_article_that_is_not_there_cannot_go_out(went: Went) -> None:
    ran = went.out("099_nowhere")
    assert (ran.code, "article_is_listed" in ran.err) == (1, True)


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")
    before = read_folder(tmp_path)
    with pytest.raises(OSError, match="file"):
        put({tmp_path / "a": b"new", tmp_path / "file" / "b": b"new"})
    assert read_folder(tmp_path) == before
    put({tmp_path / "a": b"new", tmp_path / "c/b": b"b"})
    assert read_folder(tmp_path) == {"a": b"new", "c/b": b"b", "file": b""}


def test_what_lies_beside_a_file_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"kept")
    (tmp_path / ".a.partial").symlink_to("victim")
    put({tmp_path / "a": b"new"})
    assert (tmp_path / "victim").read_bytes() == b"kept"
    assert read_folder(tmp_path)["a"] == b"new"
    assert not (tmp_path / "a").is_symlink()


@pytest.mark.parametrize(("mask", "new"), [(0o022, 0o644), (0o007, 0o660)])
def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_the_user(mask: int, new: int, tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o604)
    before = os.umask(mask)
    try:
        put({tmp_path / "old": b"x", tmp_path / "new": b"x"})
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("old", "new")] == [0o604, new]


@pytest.mark.parametrize("name", ["annotation.conf", "visual.conf"])
def test_the_configuration_of_another_collection_is_not_overwritten(name: str, went: Went) -> None:
    ours = (went.folder / name).read_bytes()
    # An older one of the same make may be written anew.
    (went.folder / name).write_bytes(ours.replace(b"PersonMention", b"Name"))
    assert went.out().code == 0
    assert (went.folder / name).read_bytes() == ours
    (went.folder / name).write_bytes(b"[entities]\nProtein\n")
    before = read_folder(went.folder)
    ran = went.out()
    assert (ran.code, f"{went.folder / name}: output_has_no_corrections: " in ran.err) == (2, True)
    assert read_folder(went.folder) == before


def test_nor_is_it_by_what_is_taken_in(went: Went) -> None:
    (went.folder / "visual.conf").write_bytes(b"[labels]\n")
    went.add(*QUOTE)
    before = read_folder(went.corpus), read_folder(went.folder)
    ran = went.back()
    assert (ran.code, "visual.conf: output_has_no_corrections: " in ran.err) == (2, True)
    assert (read_folder(went.corpus), read_folder(went.folder)) == before


def test_an_annotation_without_its_seed_is_told(went: Went) -> None:
    lost = f"annotations/{Path(SECOND_ARTICLE_FILE).stem}.yaml"
    (went.corpus / lost).write_text(f"article: {Path(SECOND_ARTICLE_FILE).stem}\nid: b\nsha256: x\n", encoding="utf-8")
    (went.corpus / SECOND_ARTICLE_FILE).unlink()
    ran = went.out()
    assert (ran.code, f"{Path(SECOND_ARTICLE_FILE).stem}: article_is_listed: no {SECOND_ARTICLE_FILE}" in ran.err) == (
        1,
        True,
    )


def test_a_correction_that_could_not_go_out_again_is_not_taken_in(went: Went) -> None:
    went.add(f'#90\tAnnotatorNotes {went.target("q02")}\t{{addressed_to: {{exact: " ", prefix: Isen}}}}')
    before = read_folder(went.corpus), read_folder(went.folder)
    ran = went.back()
    assert (ran.code, ran.out, "span_can_be_anchored" in ran.err) == (1, "", True)
    assert (read_folder(went.corpus), read_folder(went.folder)) == before


def test_people_are_written_before_annotations_and_these_before_brats_files(
    went: Went, monkeypatch: pytest.MonkeyPatch
) -> None:
    stem = Path(SECOND_ARTICLE_FILE).stem
    (went.corpus / SECOND_ARTICLE_FILE).write_text(
        f"{SECOND_TEXT}– Lampen er dyr, siger Kirsten Skarvholt.\n", encoding="utf-8"
    )
    assert went.out(stem).code == 0
    written_: list[str] = []
    replace = Path.replace

    def noted(self: Path, target: Path) -> Path:
        written_.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    assert went.back().code == 0
    assert written_[:4] == ["people.yaml", f"{stem}.yaml", f"{stem}.txt", f"{stem}.ann"]
