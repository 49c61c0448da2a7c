import json
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from ordrett_dataset.cli.app import app
from ordrett_dataset.package.descriptor import PROFILE
from tests.support.corpus_folder import SECOND, SECOND_TEXT, TEXT, Ran, held, reread, run_apart, written
from tests.support.printed_issues import parse_issues

COMMANDS = [str(command.name or getattr(command.callback, "__name__", "")) for command in app.registered_commands]


@pytest.fixture
def package(good: Path, tmp_path: Path) -> Path:
    return shutil.copytree(good, tmp_path / "package")


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_bytes(text.replace(old, new).encode())


def plain(said: str) -> bool:
    return not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in said)


def test_there_is_a_test_for_each_command() -> None:
    assert set(COMMANDS) >= {"build", "validate", "trace"}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_teaches(name: str, command: Callable[..., Ran]) -> None:
    ran = command(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: ordrett {name} ")
    assert f"`ordrett {name}" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert plain(ran.out)


def test_help_of_all_names_the_commands_and_the_exit_codes(command: Callable[..., Ran]) -> None:
    ran = command("--help")
    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)
    assert not any(line.endswith("...") for line in ran.out.splitlines()[1:])
    assert "Exit codes: 0 success, 1 errors in the data, 2 usage or system error." in ran.out


def test_build_says_what_it_wrote_and_nothing_else(tmp_path: Path, command: Callable[..., Ran]) -> None:
    folder = written(tmp_path / "corpus")
    before = held(folder)
    ran = command("build", folder, "--output", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{tmp_path}/out/datapackage.json: skarv 1.2.3: 2 articles, 2 people, 2 quotes, ")
    assert len(ran.out.splitlines()) == 1
    assert held(folder) == before
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"datapackage.json", "dataset", "seeds"}
    # As many rows as it says.
    for rows, table in (part.split(" ", 1) for part in ran.out.strip().split("1.2.3: ")[1].split(", ")):
        assert pl.read_parquet(tmp_path / f"out/dataset/{table.replace(' ', '_')}.parquet").height == int(rows)


@pytest.mark.slow
def test_commands_in_processes_of_their_own_speak_plainly_into_a_pipe(tmp_path: Path) -> None:
    said = "Isen \x1b[31mkommer tidlig i år"
    changes = reread(TEXT.replace("Isen kommer tidlig i år", said), {"Isen kommer": "Isen \\e[31mkommer"})
    folder = written(tmp_path, {**changes, "annotations/fact_checks.yaml": ""})
    for ran in (
        run_apart("build", folder),
        run_apart("validate", folder),
        run_apart("trace", "010.q01", "--package", folder),
    ):
        assert (ran.code, ran.err) == (0, "")
        assert ran.out
        assert plain(ran.out)
    assert "⟦Isen \\x1b[31mkommer tidlig i år⟧" in ran.out


def test_validate_of_a_good_package_counts_rows_and_rules(good: Path, command: Callable[..., Ran]) -> None:
    before = held(good)
    ran = command("validate", good)
    assert (ran.code, ran.err) == (0, "")
    rows = sum(pl.read_parquet(path).height for path in (good / "dataset").glob("*.parquet"))
    assert ran.out.startswith(f"{good}/datapackage.json: {rows} rows pass ")
    assert held(good) == before


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
        "seeds/011_lykt.txt,",
        "seeds/011_lykt.txt,0",
        "value_matches_pattern",
        ["articles.csv  row 011_lykt  column sha256"],
    ),
}


@pytest.mark.parametrize(("table", "old", "new", "rule", "lines"), BROKEN.values(), ids=BROKEN)
def test_validate_prints_rule_and_location_of_a_broken_cell(
    table: str, old: str, new: str, rule: str, lines: list[str], package: Path, command: Callable[..., Ran]
) -> None:
    changed(package / f"dataset/{table}.csv", old, new)
    ran = command("validate", package)
    assert (ran.code, ran.out) == (1, "")
    issues = [issue for issue in parse_issues(ran.err) if issue.rule == rule]
    assert any({*lines} <= {issue.location, *issue.lines} for issue in issues), ran.err


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def garbled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def removed(file: Path) -> None:
    file.unlink()


def linked(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


@pytest.mark.parametrize("damage", [cut, emptied, garbled, removed, linked])
@pytest.mark.parametrize("name", ["dataset/quotes.parquet", "seeds/011_lykt.txt"])
def test_a_damaged_file_is_told_once(
    name: str, damage: Callable[[Path], None], package: Path, command: Callable[..., Ran]
) -> None:
    damage(package / name)
    ran = command("validate", package)
    assert (ran.code, ran.out) == (1, "")
    issues = parse_issues(ran.err)
    assert sum(issue.location == name for issue in issues) == 1, ran.err
    assert len(issues) <= 6
    assert plain(ran.err)


@pytest.mark.parametrize("damage", [cut, emptied, garbled, removed, linked])
def test_a_damaged_table_is_told_once(
    damage: Callable[[Path], None], package: Path, command: Callable[..., Ran]
) -> None:
    damage(package / "dataset/fact_checks.csv")
    ran = command("validate", package)
    assert (ran.code, ran.out) == (1, "")
    assert sum(issue.location == "dataset/fact_checks.csv" for issue in parse_issues(ran.err)) == 1, ran.err


def test_more_findings_than_can_be_read_are_counted(package: Path, command: Callable[..., Ran]) -> None:
    path = package / "dataset/evidence.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",010_skarv,", ",010_skerv,"), encoding="utf-8")
    ran = command("validate", package)
    n_cells = text.count(",010_skarv,")
    issues = [issue for issue in parse_issues(ran.err) if issue.rule == "csv_matches_parquet"]
    assert len(issues) == 5
    assert all(issue.location.startswith("evidence.csv  row ") for issue in issues)
    assert f"error: {n_cells - 5} more of rule csv_matches_parquet" in ran.err.splitlines()


def test_rows_that_name_what_is_not_there_are_counted(package: Path, command: Callable[..., Ran]) -> None:
    path = package / "dataset/evidence.csv"
    evidence = pl.read_csv(path, infer_schema=False)
    path.write_bytes(evidence.with_columns(pl.col("article_id").str.replace("skarv", "skerv")).write_csv().encode())
    issues = parse_issues(command("validate", package).err)
    issues = [issue for issue in issues if issue.rule == "foreign_keys_resolve"]
    counts = [re.search("'010_skerv' and in ([0-9]+) more rows", " ".join(issue.lines)) for issue in issues]
    assert counts
    n_rows = sum(1 + int(match[1]) for match in counts if match)
    assert n_rows == evidence["article_id"].eq("010_skarv").sum()


# What is wrong with a descriptor, and the rule that says so.
DESCRIPTORS = {
    "none": (None, "package_has_descriptor"),
    "no_json": ("{", "descriptor_is_valid_json"),
    "no_utf8": (b'{"name": "\xff"}', "descriptor_is_valid_json"),
    "too_deep": ("[" * 100_000, "descriptor_within_limits"),
    "a_list": ("[]", "descriptor_lists_resources"),
    "no_resources": ("{}", "descriptor_lists_resources"),
    "resources_are_words": ('{"resources": ["quotes"]}', "descriptor_lists_resources"),
    "languages_are_a_list": ('{"resources": [], "languages": []}', "languages_are_listed_by_article"),
    "too_few_resources": (
        json.dumps({"$schema": PROFILE, "name": "few", "title": "Few", "version": "1.0.0", "resources": []}),
        "descriptor_lists_all_tables",
    ),
}


@pytest.mark.parametrize(("content", "rule"), DESCRIPTORS.values(), ids=DESCRIPTORS)
def test_a_descriptor_that_is_none_is_told(
    content: str | bytes | None, rule: str, package: Path, command: Callable[..., Ran]
) -> None:
    path = package / "datapackage.json"
    path.unlink()
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    ran = command("validate", package)
    assert (ran.code, ran.out) == (1, "")
    assert rule in ran.err
    assert "ordrett build" in ran.err


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/etc/hostname", "path_stays_in_package"),
        ("../outside.txt", "path_stays_in_package"),
        ("dataset/../../outside.txt", "path_stays_in_package"),
        ("https://example.org/x", "path_stays_in_package"),
        ("C:\\x", "path_stays_in_package"),
        ("", "path_stays_in_package"),
        ("a\0b", "filename_is_portable"),
    ],
)
def test_a_path_out_of_the_package_is_refused_and_not_opened(
    path: str, rule: str, package: Path, command: Callable[..., Ran]
) -> None:
    (package.parent / "outside.txt").write_text("secret words")
    content = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    content["resources"][-1]["path"] = path
    (package / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    ran = command("validate", package)
    assert (ran.code, ran.out) == (1, "")
    assert [issue.rule for issue in parse_issues(ran.err)].count(rule) == 1
    assert "secret" not in ran.err
    assert plain(ran.err)


def test_a_folder_that_is_a_link_is_not_followed(package: Path, command: Callable[..., Ran]) -> None:
    (package / "seeds").rename(package.parent / "elsewhere")
    (package / "seeds").symlink_to(package.parent / "elsewhere")
    ran = command("validate", package)
    assert (ran.code, ran.out) == (1, "")
    [issue] = parse_issues(ran.err)
    assert (issue.location, issue.rule) == ("seeds", "file_is_not_a_link")


def test_a_file_in_two_resources_is_told(package: Path, command: Callable[..., Ran]) -> None:
    changed(package / "datapackage.json", '"path": "dataset/fact_checks.csv"', '"path": "dataset/quotes.csv"')
    ran = command("validate", package)
    assert (ran.code, ran.out) == (1, "")
    issues = parse_issues(ran.err)
    assert {issue.rule for issue in issues} == {"resource_is_unique"}
    assert [issue.location for issue in issues] == ["fact_checks.csv", "quotes.csv"]
    assert all("'dataset/quotes.csv'" in " ".join(issue.lines) for issue in issues)


def test_a_table_under_another_path_is_told(package: Path, command: Callable[..., Ran]) -> None:
    path = package / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    paths = {'"path": "dataset/fact_checks.csv"': '"path": "dataset/quotes.csv"'}
    paths |= {new: old for old, new in paths.items()}
    path.write_text("".join(paths.get(part, part) for part in re.split(f"({'|'.join(paths)})", text)), encoding="utf-8")
    ran = command("validate", package)
    assert (ran.code, ran.out) == (1, "")
    issues = [issue for issue in parse_issues(ran.err) if issue.rule == "descriptor_lists_all_tables"]
    assert [issue.location for issue in issues] == ["fact_checks.csv", "quotes.csv"]
    assert all(f"dataset/{issue.location}" in " ".join(issue.lines) for issue in issues)


def test_trace_shows_words_in_their_sentence_and_how_to_cite(good: Path, command: Callable[..., Ran]) -> None:
    ran = command("trace", "010.q01", "--package", good)
    assert (ran.code, ran.err) == (0, "")
    start = TEXT.index("Isen")
    end = start + len("Isen kommer tidlig i år")
    assert f"010_skarv [{start}, {end}): – ⟦Isen kommer tidlig i år⟧, sier Ottar Tandberg til Holmebladet." in ran.out
    assert "sier ⟦Ottar Tandberg⟧ til Holmebladet." in ran.out
    assert "normalised by person_id_of" in ran.out
    cited = ran.out.splitlines()[-1]
    assert cited.startswith("cite  Petra Nordgaard. (2022)")
    assert "Invented lighthouse news" in cited
    assert "1.2.3" in cited
    assert "Table quotes, row 010.q01 [Data set]." in cited
    assert f"Ludvig Fjærestad, {TEXT.splitlines()[0]}, Skarvøyposten, 2021-03-04" in cited
    assert f"(010_skarv, characters {start} to {end})" in cited


def test_trace_shows_the_outside_source(good: Path, command: Callable[..., Ran]) -> None:
    ran = command("trace", "tandberg", "name_en", "--package", good)
    assert (ran.code, ran.err) == (0, "")
    assert "name_en = Ottar Tandberg\n  external\n" in ran.out
    assert "almanac: Almanac of Skarv, Ice on the fjord, 2021-05: “late ice” https://example.org/almanac" in ran.out
    assert "name_form" not in ran.out


@pytest.mark.parametrize("row", ["010_skarv", "tandberg", "010.q02", "harbour_meeting", "010.m03", "010.r01", "c01"])
def test_trace_follows_a_row_of_each_table(row: str, good: Path, command: Callable[..., Ran]) -> None:
    ran = command("trace", row, "--package", good)
    assert (ran.code, ran.err) == (0, "")
    assert "⟦" in ran.out
    assert f"row {row} [Data set]." in ran.out.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["010.q99"], "'010.q99': row_exists: no table has a row with this key. "),
        (["010.q01", "speech"], "010.q01: column_exists: 'speech'. quotes has: quote_id, article_id, "),
        (["\x1b[31m"], "'\\x1b[31m': row_exists: "),
    ],
)
def test_trace_of_what_is_not_there_is_one_line(
    arguments: list[str], said: str, good: Path, command: Callable[..., Ran]
) -> None:
    ran = command("trace", *arguments, "--package", good)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert len(ran.err.splitlines()) == 1


def test_trace_in_a_broken_package_points_at_validate(package: Path, command: Callable[..., Ran]) -> None:
    removed(package / "dataset/quotes.csv")
    ran = command("trace", "010.q01", "--package", package)
    assert (ran.code, ran.out) == (1, "")
    assert "ordrett validate" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_trace_without_the_article_says_so(package: Path, command: Callable[..., Ran]) -> None:
    shutil.rmtree(package / "seeds")
    ran = command("trace", "010.q01", "text", "--package", package)
    assert "the article is not in this package" in ran.out


def test_a_package_elsewhere_is_built_from_the_same_and_validates(tmp_path: Path, command: Callable[..., Ran]) -> None:
    folder = written(tmp_path / "corpus")
    assert command("build", folder, "--output", tmp_path / "out").code == 0
    assert command("validate", tmp_path / "out").code == 0
    written(folder, {SECOND: SECOND_TEXT + "Enden.\n"})
    # The seed that lies there is another one now: it may be the only copy, and nothing is overwritten.
    before = held(tmp_path / "out")
    ran = command("build", folder, "--output", tmp_path / "out")
    assert (ran.code, ran.out) == (1, "")
    assert f"{tmp_path}/out/{SECOND}: output_has_no_foreign_articles" in ran.err
    assert held(tmp_path / "out") == before
