import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.support.corpus_folder import CommandResult, edit_file, read_folder, write_corpus
from tests.support.printed_issues import parse_issues
from tests.support.terminal_output import replace_once


def test_valid_package_prints_row_and_rule_counts(good: Path, command: Callable[..., CommandResult]) -> None:
    before = read_folder(good)
    ran = command("validate", good)
    assert (ran.code, ran.err) == (0, "")
    rows = sum(pl.read_parquet(path).height for path in (good / "dataset").glob("*.parquet"))
    assert ran.out.startswith(f"{good}/datapackage.json: {rows} rows pass ")
    assert read_folder(good) == before


# A cell of a CSV file, what it is changed to, the rule that reports it, and lines of the issue.
BROKEN = {
    "offset": ("quotes", ",104,127,", ",105,127,", "text_matches_offsets", ["quotes.csv  row 010.q01  column text"]),
    "offset_is_no_number": ("quotes", ",104,127,", ",x,127,", "table_is_readable", ["dataset/quotes.csv"]),
    "offset_beyond": (
        "quotes",
        ",104,127,",
        ",104,9127,",
        "text_matches_offsets",
        ["quotes.csv  row 010.q01  column text"],
    ),
    "text": (
        "quotes",
        "Isen kommer tidlig",
        "Isen kommer sent",
        "text_matches_offsets",
        ["quotes.csv  row 010.q01  column text"],
    ),
    "code": (
        "quotes",
        ",direct,",
        ",straight,",
        "value_in_codebook",
        ["quotes.csv  row 010.q01  column quote_kind", "actual    'straight'"],
    ),
    "key": ("quotes", "010.q02,", "010.q01,", "key_is_unique", ["quotes.csv  row 010.q01  column quote_id"]),
    "foreign_key": (
        "event_participants",
        ",tandberg,",
        ",nobody,",
        "foreign_keys_resolve",
        ["event_participants.csv  row harbour_meeting.actor1  column person_id", "expected  a key of people"],
    ),
    "evidence": (
        "people",
        "lighthouse keeper",
        "lighthouse thief",
        "evidence_value_matches_cell",
        [
            "people.csv  row tandberg  column description",
            "The value of a row of evidence is the value of its cell.",
            "actual    'lighthouse thief'",
            "expected  'lighthouse keeper', from its evidence number 1",
        ],
    ),
    "required": (
        "fact_checks",
        ",disagrees,",
        ",,",
        "required_value_present",
        ["fact_checks.csv  row c01  column verdict"],
    ),
    "pattern": (
        "articles",
        "seeds/010_skarv.txt",
        "../010_skarv.txt",
        "value_matches_pattern",
        ["articles.csv  row 010_skarv  column path"],
    ),
    "date": (
        "event_mentions",
        ",2021-03-02,2021-03-02,2021-03-02,",
        ",2021-03-02,2021-03-01,2021-03-02,",
        "date_bounds_match_date",
        ["event_mentions.csv  row 010.r01  column date_earliest", "actual    2021-03-01"],
    ),
    "hash": (
        "articles",
        "seeds/011_lykt.txt,,,,,,",
        "seeds/011_lykt.txt,,,,,,0",
        "value_matches_pattern",
        ["articles.csv  row 011_lykt  column sha256"],
    ),
}


@pytest.mark.parametrize(("table", "old", "new", "rule", "lines"), BROKEN.values(), ids=BROKEN)
def test_broken_cell_is_reported_with_rule_and_location(
    table: str,
    old: str,
    new: str,
    rule: str,
    lines: list[str],
    package_folder: Path,
    command: Callable[..., CommandResult],
) -> None:
    replace_once(package_folder / f"dataset/{table}.csv", old, new)
    ran = command("validate", package_folder)
    assert (ran.code, ran.out) == (1, "")
    issues = [issue for issue in parse_issues(ran.err) if issue.rule == rule]
    assert any({*lines} <= {issue.location, *issue.lines} for issue in issues), ran.err


def test_issues_beyond_the_examples_are_counted(package_folder: Path, command: Callable[..., CommandResult]) -> None:
    path = package_folder / "dataset/evidence.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",010_skarv,", ",010_skerv,"), encoding="utf-8")
    ran = command("validate", package_folder)
    n_cells = text.count(",010_skarv,")
    issues = [issue for issue in parse_issues(ran.err) if issue.rule == "csv_matches_parquet"]
    assert len(issues) == 5
    assert all(issue.location.startswith("evidence.csv  row ") for issue in issues)
    assert f"error: {n_cells - 5} more of rule csv_matches_parquet" in ran.err.splitlines()


def test_dangling_keys_are_counted_per_key(package_folder: Path, command: Callable[..., CommandResult]) -> None:
    path = package_folder / "dataset/evidence.csv"
    evidence = pl.read_csv(path, infer_schema=False)
    path.write_bytes(evidence.with_columns(pl.col("article_id").str.replace("skarv", "skerv")).write_csv().encode())
    issues = parse_issues(command("validate", package_folder).err)
    issues = [issue for issue in issues if issue.rule == "foreign_keys_resolve"]
    counts = [re.search("'010_skerv' and in ([0-9]+) more rows", " ".join(issue.lines)) for issue in issues]
    assert counts
    n_rows = sum(1 + int(match[1]) for match in counts if match)
    assert n_rows == evidence["article_id"].eq("010_skarv").sum()


def test_annotations_by_persons_are_valid_and_say_so(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    corpus = write_corpus(tmp_path / "corpus", edit_file("corpus.toml", 'kind = "invented"', 'kind = "person"'))
    assert command("build", corpus).code == 0
    assert command("validate", corpus, "--rebuild").code == 0
    sources = pl.read_parquet(corpus / "dataset/quotes.parquet")["annotation_source"]
    assert set(sources) == {"human"}
