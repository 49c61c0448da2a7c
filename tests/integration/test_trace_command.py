import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.corpus_folder import TEXT, CommandResult, write_corpus


def test_trace_marks_the_words_in_their_sentence_and_cites(good: Path, command: Callable[..., CommandResult]) -> None:
    ran = command("trace", "010.q01", "--package", good)
    assert (ran.code, ran.err) == (0, "")
    start = TEXT.index("Isen")
    end = start + len("Isen kommer tidlig i år")
    assert f"010_skarv [{start}, {end}): – ⟦Isen kommer tidlig i år⟧, sier Ottar Tandberg til Holmebladet." in ran.out
    assert "sier ⟦Ottar Tandberg⟧ til Holmebladet." in ran.out
    assert "normalised: the id of the person of the article whose name matches the words best" in ran.out
    cited = ran.out.splitlines()[-1]
    assert cited.startswith("cite  Petra Nordgaard. (2022)")
    assert "Invented lighthouse news" in cited
    assert "1.2.3" in cited
    assert "Table quotes, row 010.q01 [Data set]." in cited
    assert f"Ludvig Fjærestad, {TEXT.splitlines()[0]}, Skarvøyposten, 2021-03-04" in cited
    assert f"(010_skarv, characters {start} to {end})" in cited


def test_trace_prints_the_external_source(good: Path, command: Callable[..., CommandResult]) -> None:
    ran = command("trace", "tandberg", "name_en", "--package", good)
    assert (ran.code, ran.err) == (0, "")
    assert "name_en = Ottar Tandberg\n  external\n" in ran.out
    assert "almanac: Almanac of Skarv, Ice on the fjord, 2021-05: “late ice” https://example.org/almanac" in ran.out
    assert "name_form" not in ran.out


@pytest.mark.parametrize("row", ["010_skarv", "tandberg", "010.q02", "harbour_meeting", "010.m03", "010.r01", "c01"])
def test_trace_works_for_every_table(row: str, good: Path, command: Callable[..., CommandResult]) -> None:
    ran = command("trace", row, "--package", good)
    assert (ran.code, ran.err) == (0, "")
    assert "⟦" in ran.out
    assert f"row {row} [Data set]." in ran.out.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["010.q99"], "'010.q99': no table has a row with this key. "),
        (["010.q01", "speech"], "010.q01: quotes has no column 'speech'. Its columns are: quote_id, article_id, "),
        (["\x1b[31m"], "'\\x1b[31m': no table has "),
    ],
)
def test_trace_of_an_unknown_row_or_column_prints_one_line(
    arguments: list[str], printed: str, good: Path, command: Callable[..., CommandResult]
) -> None:
    ran = command("trace", *arguments, "--package", good)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(printed)
    assert len(ran.err.splitlines()) == 1


def test_a_removed_row_is_told_and_its_key_is_not_used_again(
    tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    toml = (corpus / "corpus.toml").read_text(encoding="utf-8")
    quote, mention = "010.q99", "010.m01"
    for row in (quote, mention):
        (corpus / "corpus.toml").write_text(
            f'{toml}\n[removed_rows]\n"{row}" = "withdrawn on request"\n', encoding="utf-8"
        )
        built = command("build", corpus)
        if row == quote:
            assert built.code == 0, built.err
            for name in ("trace", "cite"):
                told = command(name, row, "--package", corpus)
                assert (told.code, told.out) == (1, "")
                assert "the row was removed from the dataset: withdrawn on request" in told.err
    assert built.code == 1
    assert "key_of_removed_row_is_not_used" in built.err


def test_trace_of_a_broken_package_suggests_validate(
    package_folder: Path, command: Callable[..., CommandResult]
) -> None:
    (package_folder / "dataset/quotes.csv").unlink()
    ran = command("trace", "010.q01", "--package", package_folder)
    assert (ran.code, ran.out) == (1, "")
    assert "ordrett validate" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_trace_without_the_article_says_so(package_folder: Path, command: Callable[..., CommandResult]) -> None:
    shutil.rmtree(package_folder / "seeds")
    ran = command("trace", "010.q01", "text", "--package", package_folder)
    assert "the article is not in this package" in ran.out
