"""`ordrett diff`: folders, zips and git revisions, and CSV beside Parquet."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables.frames import to_csv_bytes
from ordrett_dataset.versioning import open_revision, open_version
from tests.support.corpus_folder import CommandResult, read_folder
from tests.support.git_repo import git
from tests.support.other_versions import diff_as_json, edit_table, remove_parquet, update_hashes, zip_package

Command = Callable[..., CommandResult]


def test_folders_zips_and_revisions_give_the_same_report(
    good: Path, corrected: Path, repository: Path, tmp_path: Path, command: Command
) -> None:
    befores = [good, zip_package(good, tmp_path / "good.zip"), "v1.2.3", "HEAD~1", "HEAD~1:below/it"]
    afters = [corrected, zip_package(corrected, tmp_path / "corrected.zip"), "HEAD", "HEAD:below/it", "."]
    # Before the files are read, since `git status` may rewrite the index.
    status = git(repository, "status", "--porcelain")
    files = read_folder(repository)
    reports = [diff_as_json(command, before, after) for before, after in zip(befores, afters, strict=True)]
    for report, before, after in zip(reports, befores, afters, strict=True):
        assert (report["before"].pop("location"), report["after"].pop("location")) == (str(before), str(after))
        assert report == reports[0]
    assert read_folder(repository) == files
    assert git(repository, "status", "--porcelain") == status


@pytest.mark.parametrize("name", ["v1.2.3", "refs/tags/v1.2.3", "refs/tags/v1.2.3:below/it"])
def test_a_folder_takes_precedence_over_a_tag_unless_a_revision_is_asked_for(
    name: str, good: Path, corrected: Path, repository: Path, tmp_path: Path
) -> None:
    shutil.copytree(corrected, repository / name)
    git(repository, "branch", "v1.2.3")
    assert open_version(name, tmp_path / "folder").number == "1.2.4"
    revision = name if name.startswith("refs/") else f"refs/tags/{name}"
    version = open_revision(revision, tmp_path / "tag", repository / "below")
    assert (version.location, version.number) == (revision, "1.2.3")
    people = pl.read_parquet(good / "dataset/people.parquet")
    assert version.tables["people"].read_rows().equals(people, null_equal=True)
    git(repository, "tag", "--delete", "v1.2.3")
    with pytest.raises(EnvironmentProblem, match="there is no package or git revision of this name"):
        open_revision(revision, tmp_path / "none", repository)


UNKNOWN_VERSIONS: Final = [
    (["v9.9.9"], 2, "v9.9.9: there is no package or git revision of this name "),
    (["HEAD:nowhere"], 2, "HEAD:nowhere: there is no package or git revision "),
    (["HEAD:corpus.toml"], 2, "HEAD:corpus.toml: there is no package or git revision "),
    (["--", "--output=x"], 2, "--output=x: there is no package or git revision "),
    (["HEAD:seeds"], 1, "HEAD:seeds: there is no such file. "),
    (["seeds"], 1, "seeds: there is no such file. "),
    (["corpus.toml"], 1, "corpus.toml: it is neither a folder nor a zip"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), UNKNOWN_VERSIONS)
def test_an_unknown_version_is_an_error_on_one_line(
    arguments: list[str], code: int, message: str, repository: Path, command: Command
) -> None:
    result = command("diff", *arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(message)
    assert result.err.count("\n") == 1
    assert not (repository / "x").exists()


def test_without_a_repository_or_git_a_revision_is_an_error_on_one_line(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.chdir(tmp_path)
    result = command("diff", "v1.0.0", good)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("v1.0.0: there is no package or git revision ")
    monkeypatch.setenv("PATH", str(tmp_path))
    result = command("diff", "v1.0.0", good)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "git" in result.err
    assert command("diff", good, good).code == 0


def test_a_package_without_parquet_is_read_from_its_csv(
    good: Path, corrected: Path, tmp_path: Path, command: Command
) -> None:
    folder = remove_parquet(shutil.copytree(good, tmp_path / "plain"))
    assert diff_as_json(command, folder, corrected)["tables"] == diff_as_json(command, good, corrected)["tables"]


def change_names(folder: Path, formats: tuple[str, ...], prefix: str) -> None:
    """Put a prefix before each name in people.csv, people.parquet or both."""
    rows = pl.read_parquet(folder / "dataset/people.parquet").with_columns(name=prefix + pl.col("name"))
    if "csv" in formats:
        (folder / "dataset/people.csv").write_bytes(to_csv_bytes(rows))
    if "parquet" in formats:
        rows.write_parquet(folder / "dataset/people.parquet")


@pytest.mark.parametrize(
    "steps", [[("csv",)], [("parquet",)], [("csv", "parquet"), ("csv",)], [("csv", "parquet"), ("parquet",)]]
)
@pytest.mark.parametrize("is_zip", [False, True])
def test_a_csv_that_differs_from_its_parquet_is_an_error(
    steps: list[tuple[str, ...]], good: Path, tmp_path: Path, command: Command, *, is_zip: bool
) -> None:
    folder = shutil.copytree(good, tmp_path / "inconsistent")
    for prefix, formats in zip("ab", steps, strict=False):
        change_names(folder, formats, prefix)
    update_hashes(folder)
    package = zip_package(folder, tmp_path / "inconsistent.zip") if is_zip else folder
    for arguments in ((good, package), (package, good)):
        result = command("diff", *arguments)
        assert (result.code, result.out) == (1, "")
        assert re.fullmatch(rf"{re.escape(str(package))}: people: .* \[csv_matches_parquet\]\n", result.err)
        assert "ordrett validate" in result.err
    assert command("diff", package, package).out.endswith(": nothing changed\n"), "the same files, even if wrong"


def test_another_encoding_of_the_same_rows_changes_nothing(good: Path, tmp_path: Path, command: Command) -> None:
    folder = shutil.copytree(good, tmp_path / "other")
    for table in TABLES:
        csv_path, parquet_path = (folder / f"dataset/{table}.{suffix}" for suffix in ("csv", "parquet"))
        pl.read_csv(csv_path, infer_schema=False).write_csv(csv_path, quote_style="non_numeric")
        pl.read_parquet(parquet_path).write_parquet(parquet_path, compression="gzip", row_group_size=2)
        assert csv_path.read_bytes() != (good / f"dataset/{table}.csv").read_bytes()
        assert parquet_path.read_bytes() != (good / f"dataset/{table}.parquet").read_bytes()
    update_hashes(folder)
    for arguments in ((good, folder), (folder, good)):
        assert command("diff", *arguments).out.endswith(": nothing changed\n")


@pytest.mark.parametrize(("missing", "nulls"), [([""], {None}), (["", "NA"], {None, "NA"}), (["NA"], {"NA"})])
def test_missing_values_are_those_of_the_schema(
    good: Path, tmp_path: Path, missing: list[str], nulls: set[str | None]
) -> None:
    texts: list[str | None] = ["", None, "a\nb", "a\r\nb", ' "x", ', "NA", "\u2028", "🜁"]
    fields = [{"name": name, "type": "string"} for name in ("id", "text")]
    schema = {"fields": fields, "primaryKey": "id", "foreignKeys": [], "missingValues": missing}
    folder = shutil.copytree(good, tmp_path / "package")
    frame = pl.DataFrame({"id": [str(index) for index in range(len(texts))], "text": texts})
    edit_table(folder, "fact_checks", lambda _: frame, lambda old: old.update(schema))
    rows = open_version(str(remove_parquet(folder)), tmp_path / "scratch").tables["fact_checks"].read_rows()
    # An empty cell that is not a missing value is an empty string.
    assert rows["text"].to_list() == [None if text in nulls else text or "" for text in texts]
