"""An article with an error is rejected, or skipped on request."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.support.bad_input import (
    FINNISH_TEXT,
    SKIPPED_ARTICLES,
    TOML,
    BadInput,
    Command,
    assert_rejected,
    assert_reported,
    assert_skipped,
    read_rows,
)
from tests.support.corpus_folder import (
    ARTICLE_FILE,
    SECOND_ARTICLE_FILE,
    SECOND_TEXT,
    TEXT,
    read_folder,
    read_package_files,
    replace_article,
    run_subprocess,
    write_corpus,
)

FURNITURE: Final = "Relaterede artikler\nLæs også\n|\nForside » Nyheder\n"
SECOND: Final = "seeds/011_lykt.txt: "
HASH_LOCATION: Final = "annotations/010_skarv.yaml: line 3: "

CASES: Final = {
    "not UTF-8": BadInput(
        {SECOND_ARTICLE_FILE: b"Fyret p\xe5 \xf8en"}, SECOND, "article_is_utf8", "byte 0xe5 at byte offset 7"
    ),
    "UTF-16": BadInput({SECOND_ARTICLE_FILE: SECOND_TEXT.encode("utf-16")}, SECOND, "article_is_utf8"),
    "lone surrogate": BadInput({SECOND_ARTICLE_FILE: b"Fyret \xed\xa0\x80"}, SECOND, "article_is_utf8"),
    "NUL": BadInput({SECOND_ARTICLE_FILE: "Fyret\0"}, SECOND, "article_has_no_nul", "U+0000 (NUL) stands at offset 5"),
    "empty": BadInput({SECOND_ARTICLE_FILE: ""}, SECOND, "article_is_not_empty"),
    "white space": BadInput({SECOND_ARTICLE_FILE: "\ufeff\r\n \u00a0\u2028\t"}, SECOND, "article_is_not_empty"),
    "page furniture only": BadInput(
        {SECOND_ARTICLE_FILE: FURNITURE, "corpus.toml": TOML + '[languages]\n011_lykt = "da"\n'},
        SECOND,
        "article_has_content",
        "4 lines",
    ),
    "unsupported language, annotated": BadInput(
        replace_article(FINNISH_TEXT), "seeds/010_skarv.txt: ", "language_is_supported", "the text is detected as 'fi'"
    ),
    "unsupported stated language": BadInput(
        {"corpus.toml": TOML + '[languages]\n011_lykt = "fi"\n'},
        SECOND,
        "language_is_supported",
        "no language pack for 'fi'",
    ),
    "unsupported stated language, annotated": BadInput(
        {"corpus.toml": TOML + '[languages]\n010_skarv = "fi"\n'},
        "seeds/010_skarv.txt: ",
        "language_is_supported",
        "no language pack for 'fi'",
    ),
    "changed text": BadInput({ARTICLE_FILE: TEXT + " "}, HASH_LOCATION, "article_hash_matches_annotation"),
    "changed line ends": BadInput(
        {ARTICLE_FILE: TEXT.replace("\n", "\r\n")}, HASH_LOCATION, "article_hash_matches_annotation"
    ),
    "over the size limit": BadInput(
        {
            "corpus.toml": TOML.replace("rights =", "max_article_bytes = 500\nrights ="),
            SECOND_ARTICLE_FILE: SECOND_TEXT * 3,
        },
        SECOND,
        "article_size_within_limit",
        f"{3 * len(SECOND_TEXT.encode())} bytes, and the limit is 500",
    ),
    "not a text file": BadInput({"seeds/012.pdf": b"%PDF-1.7"}, "seeds/012.pdf: ", "article_has_txt_suffix", ".pdf"),
    "name is not an id": BadInput({"seeds/å b.txt": SECOND_TEXT}, "seeds/å b.txt: ", "article_filename_is_valid_id"),
    "name controls the terminal": BadInput(
        {"seeds/\x1b[31m.txt": SECOND_TEXT}, "seeds/\\x1b[31m.txt: ", "article_filename_is_valid_id"
    ),
    "name is not UTF-8": BadInput(
        {"seeds/\udcff.txt": SECOND_TEXT}, "seeds/\\xff.txt: ", "article_filename_is_valid_id"
    ),
    "name is a device": BadInput({"seeds/con.txt": SECOND_TEXT}, "seeds/con.txt: ", "article_filename_is_valid_id"),
    "ids that differ only in case": BadInput(
        {"seeds/011_LYKT.txt": SECOND_TEXT}, SECOND, "ids_differ_ignoring_case", "seeds/011_LYKT.txt"
    ),
}


def link_outside(corpus: Path) -> None:
    outside = corpus.parent / "outside.txt"
    outside.write_text(SECOND_TEXT, encoding="utf-8")
    (corpus / "seeds/012_link.txt").symlink_to(outside)


def link_within(corpus: Path) -> None:
    (corpus / "seeds/012_link.txt").symlink_to("011_lykt.txt")


def link_nowhere(corpus: Path) -> None:
    (corpus / "seeds/012_link.txt").symlink_to("/nowhere/at/all")


def make_pipe(corpus: Path) -> None:
    os.mkfifo(corpus / "seeds/012_pipe.txt")


def make_socket(corpus: Path) -> None:
    # The path of a socket may have no more than about a hundred bytes.
    working_directory = Path.cwd()
    try:
        os.chdir(corpus)
        with socket.socket(socket.AF_UNIX) as sock:
            sock.bind("seeds/012_sock.txt")
    finally:
        os.chdir(working_directory)


def make_folder(corpus: Path) -> None:
    (corpus / "seeds/012_more.txt").mkdir()


FILE_CASES: Final[dict[Callable[[Path], None], tuple[str, ...]]] = {
    link_outside: ("012_link", "file_is_not_a_link", "it is a link to /"),
    link_within: ("012_link", "file_is_not_a_link"),
    link_nowhere: ("012_link", "file_is_not_a_link"),
    make_pipe: ("012_pipe", "file_is_regular", "a pipe"),
    make_socket: ("012_sock", "file_is_regular", "a socket"),
    make_folder: ("012_more", "file_is_regular", "a folder"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_article_is_rejected_and_the_old_package_stays(case: BadInput, corpus: Path, command: Command) -> None:
    assert_rejected(corpus, case, command, "--strict")


@pytest.mark.parametrize(("make", "error"), FILE_CASES.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_link_or_device_is_rejected_and_the_old_package_stays(
    make: Callable[[Path], None], error: tuple[str, ...], corpus: Path, command: Command
) -> None:
    before = read_package_files(corpus)
    make(corpus)
    article_id, code, *problem = error
    assert_reported(command("build", corpus, "--strict"), f"seeds/{article_id}.txt: ", code, *problem)
    assert read_package_files(corpus) == before


@pytest.mark.parametrize(
    "name",
    [
        "not UTF-8",
        "page furniture only",
        "unsupported stated language, annotated",
        "changed text",
        "over the size limit",
        "name controls the terminal",
        "name is not UTF-8",
    ],
)
def test_bad_article_is_skipped(
    name: str, corpus: Path, tables_without: dict[str, dict[str, bytes]], command: Command
) -> None:
    case = CASES[name]
    write_corpus(corpus, case.changes)
    article_id = Path(case.location.replace("\\x1b", "\x1b").split(": ")[0]).stem
    rest = tables_without.get(article_id, tables_without[""])
    assert_skipped(corpus, article_id, case, rest, command)


@pytest.mark.parametrize("make", [link_outside, make_pipe])
def test_link_or_device_is_skipped(
    make: Callable[[Path], None], corpus: Path, tables_without: dict[str, dict[str, bytes]], command: Command
) -> None:
    article_id, code, *problem = FILE_CASES[make]
    make(corpus)
    case = BadInput({}, f"seeds/{article_id}.txt: ", code, *problem)
    assert_skipped(corpus, article_id, case, tables_without[""], command)


@pytest.mark.parametrize("name", ["not UTF-8", "name controls the terminal", "name is not UTF-8"])
def test_package_without_skipped_articles_is_valid(name: str, corpus: Path, command: Command) -> None:
    write_corpus(corpus, CASES[name].changes)
    assert command("build", corpus, "--output", corpus.parent / "out").code == 1
    result = command("validate", corpus.parent / "out")
    assert (result.code, result.err) == (0, "")


def test_of_two_ids_that_differ_only_in_case_one_is_skipped(corpus: Path, command: Command) -> None:
    write_corpus(corpus, CASES["ids that differ only in case"].changes)
    assert command("build", corpus).code == 1
    assert [row["article_id"] for row in read_rows(corpus / SKIPPED_ARTICLES)] == ["011_lykt"]
    assert [row["article_id"] for row in read_rows(corpus / "dataset/articles.csv")] == ["010_skarv", "011_LYKT"]


def test_next_complete_build_lists_no_skipped_articles(good: Path, corpus: Path, command: Command) -> None:
    write_corpus(corpus, {SECOND_ARTICLE_FILE: b"\xff"})
    assert command("build", corpus).code == 1
    assert (corpus / SKIPPED_ARTICLES).exists()
    write_corpus(corpus)
    assert command("build", corpus).code == 0
    assert read_package_files(corpus) == read_package_files(good)


@pytest.mark.parametrize(("text", "language"), [("12 34 zzz. Fyret.", "und"), (FINNISH_TEXT, "fi")])
def test_an_article_in_a_language_without_a_pack_is_not_read(
    text: str, language: str, corpus: Path, command: Command
) -> None:
    write_corpus(corpus, {SECOND_ARTICLE_FILE: text})
    built = command("build", corpus)
    assert (built.code, built.err.startswith("warning: 011_lykt: nothing extracted")) == (0, True)
    assert built.out.endswith("; 1 with warnings\n")
    article = next(row for row in read_rows(corpus / "dataset/articles.csv") if row["article_id"] == "011_lykt")
    assert article["language"] == language
    assert {article[f"{what}_extracted"] for what in ("quotes", "people", "events")} == {"false"}
    assert command("validate", corpus).code == 0


@pytest.mark.parametrize("text", ["12 34 zzz. Fyret.", FINNISH_TEXT])
def test_language_stated_in_corpus_toml_overrides_detection(text: str, corpus: Path, command: Command) -> None:
    write_corpus(corpus, {SECOND_ARTICLE_FILE: text, "corpus.toml": TOML + '[languages]\n011_lykt = "da"\n'})
    assert command("build", corpus).code == 0
    languages = {row["article_id"]: row["language"] for row in read_rows(corpus / "dataset/articles.csv")}
    assert languages == {"010_skarv": "nb", "011_lykt": "da"}
    assert command("validate", corpus).code == 0


def test_error_is_the_same_in_another_process(corpus: Path) -> None:
    before = read_folder(corpus)
    write_corpus(corpus, {SECOND_ARTICLE_FILE: b"\xff"})
    result = run_subprocess("build", corpus, "--strict")
    assert_reported(result, SECOND, "article_is_utf8", "byte 0xff at byte offset 0")
    assert read_folder(corpus) == before | {SECOND_ARTICLE_FILE: b"\xff"}
    assert result.err.splitlines()[1:] == [f"Nothing was written to {corpus}."]
