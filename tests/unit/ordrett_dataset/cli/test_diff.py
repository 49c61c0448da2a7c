"""The command that says what changed, on packages in folders, zips and git revisions."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.versioning import apply_changes, changes_from_json, open_revision, open_version
from tests.support.corpus_folder import SECOND, Ran, held, mended, written

Command = Callable[..., Ran]
# What a curator mends between two versions: a name, a place, a version, and an article that goes.
MENDED: Final = {
    **mended("annotations/people.yaml", '{is: "lighthouse keeper"', '{is: "keeper of a lighthouse"'),
    **mended("corpus.toml", 'version = "1.2.3"', 'version = "1.2.4"'),
}


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = written(tmp_path_factory.mktemp("later") / "corpus", MENDED)
    assert build(folder).files
    return folder


@pytest.fixture(scope="session")
def shorter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = written(tmp_path_factory.mktemp("shorter") / "corpus", {SECOND: None})
    assert build(folder).files
    return folder


@pytest.fixture
def repository(good: Path, later: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the first version tagged and the later one in the last commit, alone and in a folder."""
    folder = tmp_path / "repository"
    for source in (good, later):
        shutil.copytree(source, folder, dirs_exist_ok=True)
        shutil.copytree(source, folder / "below" / "it", dirs_exist_ok=True)
        if source == good:
            git(folder, "init", "--quiet")
        # Without what git remembers of files, which it else takes for the same by their size and second.
        git(folder, "read-tree", "--empty")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", source.name)
        if source == good:
            git(folder, "tag", "v1.2.3")
    monkeypatch.chdir(folder)
    return folder


def git(folder: Path, *arguments: str) -> str:
    who = {f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-C", str(folder), "-c", "core.autocrlf=false", *arguments]
    done = subprocess.run(command, capture_output=True, check=True, env=plain | who)
    return done.stdout.decode()


def zipped(folder: Path, place: Path) -> Path:
    with zipfile.ZipFile(place, "w") as archive:
        for path in (folder / "datapackage.json", *folder.glob("dataset/*"), *folder.glob("seeds/*")):
            archive.write(path, path.relative_to(folder))
    return place


def rows(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return the cells of each table of a package as a reader of CSV sees them."""
    texts = {path.stem: path.read_bytes().decode() for path in (folder / "dataset").glob("*.csv")}
    return {table: list(csv.DictReader(io.StringIO(text, newline=""))) for table, text in texts.items()}


def cells(told: dict[str, Any]) -> set[tuple[str, str, str, str, str]]:
    """Return table, key, column, before and after of each cell that changed, as a CSV holds them."""
    return {
        (table, "/".join(map(str, cell["key"].values())), column, _cell(cell["before"]), _cell(cell["after"]))
        for table, of in told["tables"].items()
        for column, found in of["cells"].items()
        for cell in found
    }


def _cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def as_json(command: Command, *arguments: object) -> dict[str, Any]:
    ran = command("diff", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    told: dict[str, Any] = json.loads(ran.out)
    return told


def test_every_cell_that_a_mended_annotation_changes_is_told(good: Path, later: Path, command: Command) -> None:
    before, after = rows(good), rows(later)
    expected = set()
    for table, key in KEYS.items():
        old, new = ({"/".join(row[name] for name in key): row for row in of[table]} for of in (before, after))
        assert old.keys() == new.keys()
        expected |= {(table, k, c, old[k][c], new[k][c]) for k in old for c in old[k] if old[k][c] != new[k][c]}
    told = as_json(command, good, later)
    assert expected
    assert cells(told) == expected
    assert (told["required_bump"], told["next_version"]) == ("patch", "1.2.4")
    assert told["metadata"] == [{"path": ["version"], "before": "1.2.3", "after": "1.2.4"}]
    assert not told["files"]


def test_folders_zips_and_revisions_are_told_alike(
    good: Path, later: Path, repository: Path, tmp_path: Path, command: Command
) -> None:
    befores = [good, zipped(good, tmp_path / "good.zip"), "v1.2.3", "HEAD~1", "HEAD~1:below/it"]
    afters = [later, zipped(later, tmp_path / "later.zip"), "HEAD", "HEAD:below/it", "."]
    # Asked first, since it may write down anew when files were looked at.
    status = git(repository, "status", "--porcelain")
    everything = held(repository)
    told = [as_json(command, before, after) for before, after in zip(befores, afters, strict=True)]
    for each, before, after in zip(told, befores, afters, strict=True):
        assert (each["before"].pop("location"), each["after"].pop("location")) == (str(before), str(after))
        assert each == told[0]
    assert held(repository) == everything
    assert git(repository, "status", "--porcelain") == status


@pytest.mark.parametrize("named", ["v1.2.3", "refs/tags/v1.2.3", "refs/tags/v1.2.3:below/it"])
def test_a_folder_goes_before_the_tag_of_its_name_unless_the_revision_is_asked_for(
    named: str, good: Path, later: Path, repository: Path, tmp_path: Path
) -> None:
    shutil.copytree(later, repository / named)
    git(repository, "branch", "v1.2.3")
    assert open_version(named, tmp_path / "folder").metadata["version"] == "1.2.4"
    asked = named if named.startswith("refs/") else f"refs/tags/{named}"
    found = open_revision(asked, tmp_path / "tag", repository / "below")
    assert (found.location, found.metadata["version"]) == (asked, "1.2.3")
    people = pl.read_parquet(good / "dataset/people.parquet")
    assert found.tables["people"].read_rows().equals(people, null_equal=True)
    git(repository, "tag", "--delete", "v1.2.3")
    with pytest.raises(EnvironmentProblem, match="version_exists: no package or git revision of this name "):
        open_revision(asked, tmp_path / "none", repository)


def test_the_json_of_the_command_makes_the_later_tables_out_of_the_earlier_ones(
    good: Path, shorter: Path, later: Path, command: Command
) -> None:
    folders = (good, shorter, later)
    for before in folders:
        for after in folders:
            made = changes_from_json(as_json(command, before, after))
            assert bool(made) == (before != after)
            found = apply_changes(
                made, {table: pl.read_parquet(before / f"dataset/{table}.parquet") for table in TABLES}
            )
            for table in TABLES:
                rows = pl.read_parquet(after / f"dataset/{table}.parquet").sort(KEYS[table])
                assert found[table].sort(KEYS[table]).equals(rows, null_equal=True), table


def test_an_article_that_goes_or_comes_is_told_with_its_rows(good: Path, shorter: Path, command: Command) -> None:
    gone, came = as_json(command, good, shorter), as_json(command, shorter, good)
    assert (gone["required_bump"], came["required_bump"]) == ("major", "minor")
    assert gone["change_types"]["article removed"] == came["change_types"]["article added"] == [SECOND]
    for told, path, which in ((gone, good, "removed"), (came, shorter, "added")):
        assert [row["article_id"] for row in told["tables"]["articles"][which]] == ["011_lykt"], path
    sha256 = hashlib.sha256((good / SECOND).read_bytes()).hexdigest()
    assert came["files"][0]["after"]["hash"] == f"sha256:{sha256}"


def test_people_see_the_tables_a_few_examples_and_the_count_of_the_rest(
    good: Path, tmp_path: Path, command: Command
) -> None:
    other = rewritten(
        shutil.copytree(good, tmp_path / "other"), "evidence", lambda rows: rows.with_columns(note=pl.lit("so"))
    )
    ran = command("diff", good, other)
    evidence = pl.read_parquet(good / "dataset/evidence.parquet")
    height = evidence.height
    lines = ran.out.splitlines()
    assert lines[0] == f"evidence, cells changed: {height}"
    key = "/".join(map(str, evidence.sort(KEYS["evidence"]).select(KEYS["evidence"]).row(0)))
    assert lines[1].startswith(f"    {key} note: ")
    assert lines[1].endswith(" -> 'so'")
    assert lines[6] == f"  note: and {height - 5} more"
    assert lines[7] == f"{good} 1.2.3 -> {other} 1.2.3: patch: cell changed (evidence.note); 1.2.4 or 1.3.0 or 2.0.0"
    assert len(command("diff", good, other, "--all").out.splitlines()) == height + 2
    first = evidence.sort(KEYS["evidence"]).head(5)
    rewritten(other, "evidence", lambda _: evidence.join(first, on=KEYS["evidence"], how="anti"))
    assert len(command("diff", good, other).out.splitlines()) == 1 + 5 + 1, "no count of a rest where there is none"
    assert "\x1b" not in ran.out


def rewritten(
    folder: Path,
    table: str,
    edit: Callable[[pl.DataFrame], pl.DataFrame],
    edit_said: Callable[[dict[str, Any]], object] = lambda _: None,
    name: str | None = None,
) -> Path:
    """Write a table of a package again, changed, described otherwise or under another name; all hashes are right."""
    said = json.loads((folder / "datapackage.json").read_bytes())
    made = edit(pl.read_parquet(folder / f"dataset/{table}.parquet"))
    for resource in said["resources"]:
        if resource["name"] not in (table, f"{table}-parquet"):
            continue
        (folder / resource["path"]).unlink()
        resource["name"] = resource["name"].replace(table, name or table)
        resource["path"] = resource["path"].replace(f"/{table}.", f"/{name or table}.")
        path = folder / resource["path"]
        if "schema" in resource:
            made.write_csv(path)
            resource["rows"] = made.height
            edit_said(resource["schema"])
        else:
            made.write_parquet(path)
        resource |= {"bytes": path.stat().st_size, "hash": f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    return folder


def older(good: Path, folder: Path) -> Path:
    """Return the package as a version of another time might have been: each table differs otherwise."""

    def others(schema: dict[str, Any], *edits: tuple[str, str, object]) -> None:
        for name, attribute, value in edits:
            next(field for field in schema["fields"] if field["name"] == name)[attribute] = value

    def without(name: str) -> Callable[[dict[str, Any]], None]:
        return lambda schema: schema.update(fields=[field for field in schema["fields"] if field["name"] != name])

    shutil.copytree(good, folder)
    rewritten(folder, "event_participants", lambda rows: rows, name="sides")
    rewritten(folder, "people", lambda rows: rows.drop("description"), without("description"))
    rewritten(
        folder,
        "event_mentions",
        lambda rows: rows.with_columns(pl.col("text_start").cast(pl.String)),
        lambda schema: others(schema, ("text_start", "type", "string")),
    )
    rewritten(
        folder,
        "quotes",
        lambda rows: rows.select(reversed(rows.columns)),
        lambda schema: schema["fields"].reverse(),
    )
    return folder


@pytest.mark.parametrize("packed", [False, True])
def test_a_version_with_other_tables_and_columns_is_read_by_its_own_descriptor(
    good: Path, tmp_path: Path, command: Command, packed: bool
) -> None:
    folder = older(good, tmp_path / "older")
    place = zipped(folder, tmp_path / "older.zip") if packed else folder
    told = as_json(command, place, good)
    assert told["required_bump"] == "major"
    assert {
        kind: told["change_types"][kind] for kind in ("table added", "table removed", "field added", "type changed")
    } == {
        "table added": ["event_participants"],
        "table removed": ["sides"],
        "field added": ["people.description"],
        "type changed": ["event_mentions.text_start.type"],
    }
    assert told["change_types"]["fields reordered"] == ["quotes.order"]
    assert not told["tables"]["quotes"]["cells"]
    for pair, side, other in (((place, good), "after", "before"), ((good, place), "before", "after")):
        found = as_json(command, *pair)["tables"]["people"]["cells"]["description"]
        assert {cell["key"]["person_id"]: cell[side] for cell in found} == {
            row["person_id"]: row["description"] for row in rows(good)["people"] if row["description"]
        }
        assert found
        assert all(cell[other] is None for cell in found)
    starts = told["tables"]["event_mentions"]["cells"]["text_start"]
    assert starts
    assert all((type(cell["before"]), int(cell["before"])) == (str, cell["after"]) for cell in starts)
    with_types = {
        name: pl.read_parquet(folder / f"dataset/{name}.parquet")
        for name in told["tables"]
        if name != "event_participants"
    }
    for table, made in apply_changes(changes_from_json(told), with_types).items():
        there = pl.read_parquet(good / f"dataset/{table}.parquet")
        assert made.equals(there.sort(KEYS[table]), null_equal=True)


def test_a_package_without_parquet_is_read_from_its_csv(
    good: Path, later: Path, tmp_path: Path, command: Command
) -> None:
    folder = without_parquet(shutil.copytree(good, tmp_path / "plain"))
    assert cells(as_json(command, folder, later)) == cells(as_json(command, good, later))


def without_parquet(folder: Path) -> Path:
    """Leave the Parquet files out of what a descriptor lists."""
    said = json.loads((folder / "datapackage.json").read_bytes())
    said["resources"] = [resource for resource in said["resources"] if resource["format"] != "apache-parquet"]
    (folder / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    return folder


def hashed_again(folder: Path) -> Path:
    """Have the descriptor state the hashes of the files as they are now."""
    said = json.loads((folder / "datapackage.json").read_bytes())
    for resource in said["resources"]:
        data = (folder / resource["path"]).read_bytes()
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    return folder


def spoil(folder: Path, formats: tuple[str, ...], letter: str) -> None:
    """Put a letter before each name in people.csv, people.parquet or both."""
    rows = pl.read_parquet(folder / "dataset/people.parquet").with_columns(name=letter + pl.col("name"))
    if "csv" in formats:
        rows.write_csv(folder / "dataset/people.csv")
    if "parquet" in formats:
        rows.write_parquet(folder / "dataset/people.parquet")


# Where a letter is put before the names, one after the other.
SPOILED: Final = [[("csv",)], [("parquet",)], [("csv", "parquet"), ("csv",)], [("csv", "parquet"), ("parquet",)]]


@pytest.mark.parametrize("spoiled", SPOILED)
@pytest.mark.parametrize("packed", [False, True])
def test_a_csv_and_a_parquet_of_other_rows_are_refused_and_never_called_unchanged(
    spoiled: list[tuple[str, ...]], packed: bool, good: Path, tmp_path: Path, command: Command
) -> None:
    folder = shutil.copytree(good, tmp_path / "spoiled")
    for letter, formats in zip("ab", spoiled, strict=False):
        spoil(folder, formats, letter)
    hashed_again(folder)
    place = zipped(folder, tmp_path / "spoiled.zip") if packed else folder
    for arguments in ((good, place), (place, good)):
        ran = command("diff", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"{place}: people: csv_matches_parquet: ")
        assert "ordrett validate" in ran.err
    assert command("diff", place, place).out.endswith(": nothing changed\n"), "the same files, however wrong"


def test_a_parquet_written_by_another_program_and_a_csv_with_quotes_change_nothing(
    good: Path, tmp_path: Path, command: Command
) -> None:
    folder = shutil.copytree(good, tmp_path / "other")
    for table in TABLES:
        csv_path, parquet_path = (folder / f"dataset/{table}.{made}" for made in ("csv", "parquet"))
        pl.read_csv(csv_path, infer_schema=False).write_csv(csv_path, quote_style="non_numeric")
        pl.read_parquet(parquet_path).write_parquet(parquet_path, compression="gzip", row_group_size=2)
        assert csv_path.read_bytes() != (good / f"dataset/{table}.csv").read_bytes()
        assert parquet_path.read_bytes() != (good / f"dataset/{table}.parquet").read_bytes()
    hashed_again(folder)
    for arguments in ((good, folder), (folder, good)):
        assert command("diff", *arguments).out.endswith(": nothing changed\n")


@pytest.mark.parametrize(("missing", "nulls"), [([""], {None}), (["", "NA"], {None, "NA"}), (["NA"], {"NA"})])
def test_a_csv_is_read_as_its_schema_says(
    good: Path, tmp_path: Path, missing: list[str], nulls: set[str | None]
) -> None:
    texts: list[str | None] = ["", None, "a\nb", "a\r\nb", ' "x", ', "NA", "\u2028", "🜁"]
    fields = [{"name": name, "type": "string"} for name in ("id", "text")]
    schema = {"fields": fields, "primaryKey": "id", "foreignKeys": [], "missingValues": missing}
    folder = shutil.copytree(good, tmp_path / "package")
    made = pl.DataFrame({"id": [str(n) for n in range(len(texts))], "text": texts})
    rewritten(folder, "fact_checks", lambda _: made, lambda said: said.update(schema))
    read = open_version(str(without_parquet(folder)), tmp_path / "scratch").tables["fact_checks"].read_rows()
    # An empty cell that is no missing value is the empty string.
    assert read["text"].to_list() == [None if text in nulls else text or "" for text in texts]


def test_exit_codes_are_those_of_git_diff(good: Path, later: Path, command: Command) -> None:
    assert command("diff", good, later).code == 0
    assert command("diff", good, later, "--exit-code").code == 1
    same = command("diff", good, good, "--exit-code")
    assert (same.code, same.out) == (0, f"{good} 1.2.3 -> {good} 1.2.3: nothing changed\n")
    told = as_json(command, good, good)
    assert (told["required_bump"], told["next_version"], told["change_types"]) == (None, None, {})


def test_a_draft_of_the_changelog_has_the_sections_that_there_are(
    good: Path, shorter: Path, later: Path, tmp_path: Path, command: Command
) -> None:
    ran = command("diff", shorter, good, "--changelog")
    assert ran.code == 0
    assert ran.out.startswith(
        "## 1.3.0\n\n### Added\n\n- 1 article: `seeds/011_lykt.txt`.\n- `articles`: 1 row: `011_lykt`.\n"
    )
    assert "### Removed" not in ran.out
    gone = command("diff", good, shorter, "--changelog").out
    assert gone.startswith("## 2.0.0\n")
    assert "\n### Removed\n\n- 1 article: `seeds/011_lykt.txt`.\n- `articles`: 1 row: `011_lykt`.\n" in gone
    assert command("diff", good, later, "--changelog").out.startswith("## 1.2.4\n\n### Changed\n\n- `evidence`: ")
    from_older = command("diff", older(good, tmp_path / "older"), good, "--changelog").out
    assert "- `people`: 1 field: `description`.\n" in from_older
    assert "of `description`" not in from_older, "the cells of a field that came are no cells that changed"
    assert "- Table `event_participants`, 2 rows.\n" in from_older
    assert "- Table `sides`, 2 rows.\n" in from_older
    assert "- `quotes`: metadata of `order`.\n" in from_older


REFUSED: Final = [
    (["v9.9.9"], 2, "v9.9.9: version_exists: no package or git revision of this name "),
    (["HEAD:nowhere"], 2, "HEAD:nowhere: version_exists: "),
    (["HEAD:corpus.toml"], 2, "HEAD:corpus.toml: version_exists: "),
    (["--", "--output=x"], 2, "--output=x: version_exists: "),
    (["HEAD:seeds"], 1, "HEAD:seeds: package_has_descriptor: "),
    (["seeds"], 1, "seeds: package_has_descriptor: "),
    (["corpus.toml"], 1, "corpus.toml: package_is_folder_or_zip: "),
]


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED)
def test_what_is_no_version_is_refused_in_one_line(
    arguments: list[str], code: int, said: str, repository: Path, command: Command
) -> None:
    ran = command("diff", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1
    assert not (repository / "x").exists()


def test_without_a_repository_or_git_a_revision_is_refused_in_one_line(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = command("diff", "v1.0.0", good)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("v1.0.0: version_exists: ")
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = command("diff", "v1.0.0", good)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "git" in ran.err
    assert command("diff", good, good).code == 0
