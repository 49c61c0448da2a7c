import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.release.archive import build_zip, format_checksums
from ordrett_dataset.release.build_release import build_release
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import (
    CORPUS_FILES,
    SECOND_ARTICLE_FILE,
    SECOND_TEXT,
    TEXT,
    CommandResult,
    edit_file,
    read_folder,
    write_corpus,
)
from tests.support.git_repo import committed, git

Command = Callable[..., CommandResult]
NAME = "skarv-1.2.3"
PATHS = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=8)
FILES = st.dictionaries(PATHS, st.binary(max_size=64), max_size=5)


@pytest.fixture
def corpus(good: Path, tmp_path: Path) -> Path:
    return committed(shutil.copytree(good, tmp_path / "corpus"))


@pytest.fixture(scope="module")
def released(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = committed(shutil.copytree(good, tmp_path_factory.mktemp("released") / "corpus"))
    build_release(folder, folder / "dist")
    return folder / "dist"


def again(folder: Path, changes: dict[str, str]) -> Path:
    """Change some files of a corpus, build it and commit."""
    write_corpus(folder, {**{name: (folder / name).read_text(encoding="utf-8") for name in CORPUS_FILES}, **changes})
    assert build(folder).files
    return committed(folder)


def test_a_release_is_two_zips_an_sqlite_file_their_sums_and_a_folder(released: Path) -> None:
    assert {path.name for path in released.iterdir()} == {
        NAME,
        f"{NAME}.zip",
        f"{NAME}-with-articles.zip",
        f"{NAME}.sqlite",
        f"{NAME}.sha256",
    }
    done = subprocess.run(["sha256sum", "--check", "--strict", f"{NAME}.sha256"], cwd=released, check=False)
    assert done.returncode == 0


def test_the_folder_is_the_zip_unpacked_and_its_sums_hold(released: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(released / f"{NAME}.zip") as archive:
        archive.extractall(tmp_path)
    assert read_folder(tmp_path) == read_folder(released / NAME)
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert done.returncode == 0
    summed = {line.split("  ")[1] for line in (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert summed == read_folder(tmp_path).keys() - {"SHA256SUMS"}


def test_the_zip_holds_the_tables_and_no_article(released: Path) -> None:
    files = read_folder(released / NAME)
    assert not [path for path in files if path.startswith("seeds/")]
    assert {f"dataset/{table}.{ending}" for table in TABLES for ending in ("csv", "parquet")} <= files.keys()
    # Words of the articles that no table holds.
    for words in ("de ble enige om flere båter", "har samlet penge ind"):
        assert words in TEXT + SECOND_TEXT
        assert not [path for path, content in files.items() if words.encode() in content]


@pytest.mark.parametrize("ending", ["", "-with-articles"])
def test_an_edition_is_valid(ending: str, released: Path, command: Command) -> None:
    ran = command("validate", released / f"{NAME}{ending}.zip", "--json")
    said = json.loads(ran.out)
    assert (ran.code, said["valid"], bool(said["rules_skipped"])) == (0, True, not ending)
    assert [resource.get("path") for resource in said["issues"]] == []


def test_the_edition_with_the_articles_is_a_corpus_that_can_be_built_again(
    released: Path, tmp_path: Path, command: Command
) -> None:
    with zipfile.ZipFile(released / f"{NAME}-with-articles.zip") as archive:
        archive.extractall(tmp_path)
    assert command("validate", tmp_path, "--rebuild").code == 0


@pytest.mark.slow
def test_the_same_corpus_gives_the_same_bytes(corpus: Path, released: Path, command: Command) -> None:
    for _ in range(2):
        assert command("release", corpus).code == 0
        assert read_folder(corpus / "dist") == read_folder(released)


@pytest.mark.slow
def test_what_was_released_lies_there_after_a_later_release(corpus: Path, command: Command) -> None:
    assert command("release", corpus).code == 0
    before = read_folder(corpus / "dist")
    git(corpus, "tag", "v1.2.3")
    again(
        corpus, edit_file("corpus.toml", 'version = "1.2.3"', 'version = "1.3.0"') | {"seeds/012_ny.txt": SECOND_TEXT}
    )
    assert command("release", corpus).code == 0
    after = read_folder(corpus / "dist")
    assert {path: after.get(path) for path in before} == before
    assert "skarv-1.3.0.zip" in after


def refused(corpus: Path, command: Command, rule: str, code: int = 1) -> str:
    ran = command("release", corpus)
    assert (ran.code, ran.out) == (code, "")
    assert rule in ran.err
    assert not (corpus / "dist").exists()
    return ran.err


def test_what_is_not_committed_is_not_released(corpus: Path, command: Command) -> None:
    (corpus / "annotations/note.md").write_text("draft")
    assert "annotations/note.md" in refused(corpus, command, "worktree_is_committed")


def test_what_git_ignores_is_not_released(corpus: Path, command: Command) -> None:
    (corpus / ".gitignore").write_text("dataset/left_behind.csv\ndist/\n")
    committed(corpus)
    (corpus / "dataset/left_behind.csv").write_text("a\n1\n")
    assert "dataset/left_behind.csv" in refused(corpus, command, "worktree_is_committed")


def test_untracked_files_are_seen_whatever_git_is_told_to_show(corpus: Path, command: Command) -> None:
    git(corpus, "config", "status.showUntrackedFiles", "no")
    (corpus / "annotations/note.md").write_text("draft")
    assert "annotations/note.md" in refused(corpus, command, "worktree_is_committed")


def test_a_release_is_not_written_over_the_corpus(corpus: Path, command: Command) -> None:
    before = read_folder(corpus)
    for place in (corpus, corpus.parent):
        ran = command("release", corpus, "--output", place)
        assert (ran.code, ran.out) == (2, "")
        assert "output_is_separate_folder" in ran.err
    assert read_folder(corpus) == before


def test_a_page_of_the_folder_that_is_not_in_the_commit_is_in_no_edition(corpus: Path, command: Command) -> None:
    (corpus / ".gitignore").write_text("docs/private.md\ndist/\n")
    (corpus / "docs").mkdir()
    (corpus / "docs/private.md").write_text("mine")
    (corpus / "docs/public.md").write_text("yours")
    assert command("release", committed(corpus)).code == 0
    assert {path.name for path in (corpus / "dist" / NAME / "docs").iterdir()} == {"public.md", "data-dictionary.md"}


def test_a_history_that_is_not_whole_is_told(corpus: Path, tmp_path: Path, command: Command) -> None:
    committed(corpus)
    git(tmp_path, "clone", "--quiet", "--depth", "1", corpus.as_uri(), "shallow")
    refused(tmp_path / "shallow", command, "git_history_is_complete", 2)


@pytest.mark.slow
def test_a_corpus_of_a_repository_with_others_is_released_by_its_own_tags(
    good: Path, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "README.md").write_text("two corpora")
    git(committed(tmp_path), "tag", "v3.0.0")
    corpus = shutil.copytree(good, tmp_path / "corpus")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "a second one")
    (tmp_path / "v3.0.0").mkdir()
    assert command("release", corpus).code == 0
    git(tmp_path, "tag", "v1.2.3")
    write_corpus(corpus, edit_file("corpus.toml", 'version = "1.2.3"', 'version = "1.2.4"'))
    assert build(corpus).files
    git(tmp_path, "add", "--all", "corpus")
    git(tmp_path, "commit", "--quiet", "--message", "the same once more")
    ran = command("release", corpus)
    assert (ran.code, "version_bump_is_sufficient: 1.2.4 after 1.2.3" in ran.err) == (1, True)


def test_a_changelog_of_other_bytes_is_no_traceback(corpus: Path, command: Command) -> None:
    (corpus / "CHANGELOG.md").write_bytes(b"# \xe6ndringer\n\n## 1.2.2\n")
    refused(committed(corpus), command, "changelog_mentions_version")


def test_a_folder_without_git_is_not_released(good: Path, command: Command, tmp_path: Path) -> None:
    refused(shutil.copytree(good, tmp_path / "corpus"), command, "git_command_succeeds", 2)


def test_a_version_is_not_released_yet(corpus: Path, command: Command) -> None:
    git(corpus, "tag", "v1.2.3")
    refused(corpus, command, "version_is_not_released_yet")


def test_a_package_that_is_not_what_its_seeds_give_is_not_released(corpus: Path, command: Command) -> None:
    write_corpus(corpus, edit_file("corpus.toml", "Invented lighthouse news", "Another title"))
    refused(committed(corpus), command, "release_package_is_valid")


def test_a_version_without_a_day_is_not_released(corpus: Path, command: Command) -> None:
    again(corpus, edit_file("corpus.toml", "released = 2022-02-03\n", ""))
    refused(corpus, command, "release_has_date")


def test_a_version_that_the_changelog_does_not_tell_is_not_released(corpus: Path, command: Command) -> None:
    (corpus / "CHANGELOG.md").write_text("# Changelog\n\n## 1.2.2\n")
    refused(committed(corpus), command, "changelog_mentions_version")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("version", "changes"),
    [
        ("1.2.4", {SECOND_ARTICLE_FILE: None, "seeds/012_ny.txt": SECOND_TEXT}),
        ("1.4.0", {"annotations/events.yaml": CORPUS_FILES["annotations/events.yaml"].replace("meets", "sees")}),
        ("1.2.2", {"annotations/events.yaml": CORPUS_FILES["annotations/events.yaml"].replace("meets", "sees")}),
        ("1.2.4", {}),
    ],
    ids=["rows are taken away", "a step too many", "a step back", "nothing changed"],
)
def test_a_version_that_does_not_fit_the_change_is_not_released(
    version: str, changes: dict[str, str], corpus: Path, command: Command
) -> None:
    git(corpus, "tag", "v1.2.3")
    again(corpus, edit_file("corpus.toml", 'version = "1.2.3"', f'version = "{version}"') | changes)
    refused(corpus, command, "version_bump_is_sufficient")


@given(FILES)
def test_a_zip_holds_the_files_whatever_their_order(files: dict[str, bytes]) -> None:
    made = build_zip(files)
    assert build_zip(dict(reversed(files.items()))) == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


@given(FILES)
def test_sums_are_those_of_the_files(files: dict[str, bytes]) -> None:
    lines = format_checksums(files).decode().splitlines()
    said = {line[66:]: line[:64] for line in lines}
    assert said == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def test_the_descriptor_without_articles_says_so_and_describes_the_same_tables(released: Path) -> None:
    said = json.loads((released / NAME / "datapackage.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(released / f"{NAME}-with-articles.zip") as archive:
        whole = json.loads(archive.read("datapackage.json"))
    assert said.pop("articlesOmitted") is True
    seeds = [resource for resource in whole["resources"] if resource["path"].startswith("seeds/")]
    assert len(seeds) == 2
    assert said | {"resources": [*said["resources"], *seeds]} == whole
    assert pl.read_parquet(released / NAME / "dataset/quotes.parquet").height == 2
