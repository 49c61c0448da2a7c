"""What a corpus must be like before it is released; otherwise nothing is written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ordrett_dataset.pipeline.build import build
from tests.support.corpus_folder import (
    CORPUS_FILES,
    SECOND_ARTICLE_FILE,
    SECOND_TEXT,
    CommandResult,
    edit_file,
    read_folder,
    write_corpus,
)
from tests.support.git_repo import commit_all, git

Command = Callable[..., CommandResult]
VERSION_LINE = 'version = "1.2.3"'


def rebuild(folder: Path, changes: dict[str, str | None]) -> Path:
    """Change files of a corpus, build it and commit."""
    write_corpus(folder, {**{name: (folder / name).read_text(encoding="utf-8") for name in CORPUS_FILES}, **changes})
    assert build(folder).files
    return commit_all(folder)


def release_error(corpus: Path, command: Command, code: str, exit_code: int = 1) -> str:
    """Return the message of a release that fails with `code` and writes nothing."""
    result = command("release", corpus)
    assert (result.code, result.out) == (exit_code, "")
    assert code in result.err
    assert not (corpus / "dist").exists()
    return result.err


def test_all_files_are_committed(corpus: Path, command: Command) -> None:
    (corpus / "annotations/note.md").write_text("draft")
    assert "annotations/note.md" in release_error(corpus, command, "worktree_is_committed")
    git(corpus, "config", "status.showUntrackedFiles", "no")
    assert "annotations/note.md" in release_error(corpus, command, "worktree_is_committed")


def test_no_file_of_the_package_is_ignored_by_git(corpus: Path, command: Command) -> None:
    (corpus / ".gitignore").write_text("dataset/extra.csv\ndist/\n")
    commit_all(corpus)
    (corpus / "dataset/extra.csv").write_text("a\n1\n")
    assert "dataset/extra.csv" in release_error(corpus, command, "worktree_is_committed")


def test_the_output_folder_does_not_contain_the_corpus(corpus: Path, command: Command) -> None:
    files = read_folder(corpus)
    for output in (corpus, corpus.parent):
        result = command("release", corpus, "--output", output)
        assert (result.code, result.out) == (2, "")
        assert "output_is_separate_folder" in result.err
    assert read_folder(corpus) == files


def test_the_folder_is_a_git_repository_with_all_its_history(
    good: Path, corpus: Path, tmp_path: Path, command: Command
) -> None:
    release_error(shutil.copytree(good, tmp_path / "no-git"), command, "git_command_succeeds", 2)
    git(tmp_path, "clone", "--quiet", "--depth", "1", corpus.as_uri(), "shallow")
    release_error(tmp_path / "shallow", command, "git_history_is_complete", 2)


def test_the_package_is_what_its_articles_and_annotations_give(corpus: Path, command: Command) -> None:
    write_corpus(corpus, edit_file("corpus.toml", "Invented lighthouse news", "Another title"))
    release_error(commit_all(corpus), command, "release_package_is_valid")


def test_the_version_is_not_a_development_version(corpus: Path, command: Command) -> None:
    rebuild(corpus, {**edit_file("corpus.toml", VERSION_LINE, 'version = "1.2.3-dev"')})
    message = release_error(corpus, command, "1.2.3-dev is a development version")
    assert 'Set `version = "1.2.3"`' in message


def test_the_version_has_no_tag(corpus: Path, command: Command) -> None:
    git(corpus, "tag", "v1.2.3")
    release_error(corpus, command, "version_is_not_released_yet")


def test_the_version_has_a_release_date(corpus: Path, command: Command) -> None:
    rebuild(corpus, {**edit_file("corpus.toml", "released = 2022-02-03\n", "")})
    release_error(corpus, command, "release_has_date")


@pytest.mark.parametrize(
    "changelog", [b"# Changelog\n\n## 1.2.2\n", b"## 1.2.3-dev\n", b"# \xe6ndringer\n\n## 1.2.2\n"]
)
def test_the_changelog_has_a_section_on_the_version(changelog: bytes, corpus: Path, command: Command) -> None:
    (corpus / "CHANGELOG.md").write_bytes(changelog)
    release_error(commit_all(corpus), command, "changelog_mentions_version")


CORRECTION: dict[str, str | None] = {
    "annotations/events.yaml": CORPUS_FILES["annotations/events.yaml"].replace("meets", "sees")
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("version", "changes"),
    [
        ("1.2.4", {SECOND_ARTICLE_FILE: None, "seeds/012_ny.txt": SECOND_TEXT}),
        ("1.4.0", CORRECTION),
        ("1.2.2", CORRECTION),
        ("1.2.4", {}),
    ],
    ids=["removed rows need a major bump", "a version is skipped", "lower than the last", "nothing changed"],
)
def test_the_version_fits_the_changes_since_the_last_tag(
    version: str, changes: dict[str, str | None], corpus: Path, command: Command
) -> None:
    git(corpus, "tag", "v1.2.3")
    rebuild(corpus, {**edit_file("corpus.toml", VERSION_LINE, f'version = "{version}"'), **changes})
    release_error(corpus, command, "version_bump_is_sufficient")


@pytest.mark.slow
def test_tags_count_only_if_they_contain_a_package_in_the_same_subfolder(
    good: Path, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "README.md").write_text("two corpora")
    git(commit_all(tmp_path), "tag", "v3.0.0")
    corpus = shutil.copytree(good, tmp_path / "corpus")
    commit_all(tmp_path)
    (tmp_path / "v3.0.0").mkdir()
    assert command("release", corpus).code == 0
    shutil.rmtree(corpus / "dist")
    git(tmp_path, "tag", "v1.2.3")
    write_corpus(corpus, edit_file("corpus.toml", VERSION_LINE, 'version = "1.2.4"'))
    assert build(corpus).files
    commit_all(tmp_path)
    message = release_error(corpus, command, "version_bump_is_sufficient")
    assert "1.2.4 after 1.2.3, and the changes require no new version" in message
