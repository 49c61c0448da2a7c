"""Check that a corpus folder is ready for a release: committed, dated, in the changelog, and numbered correctly."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.versioning import (
    allowed_versions,
    compare_versions,
    is_dev_version,
    open_revision,
    open_version,
    required_bump,
)
from ordrett_dataset.versioning.git import run_git

# The parts of a corpus folder from which a release is built.
CORPUS_PATHS: Final = ("corpus.toml", "datapackage.json", "dataset", "seeds", "annotations")
RELEASE_TAG: Final = re.compile(r"v\d+\.\d+\.\d+")


def check_ready_for_release(corpus: Path, metadata: CorpusConfig, output: Path) -> None:
    """Raise a group of InputErrors if the folder differs from its last commit, or is not ready to be released.

    It is ready if its version is not a `-dev` version, has no tag yet and a section in CHANGELOG.md if there is one,
    and if it has a release date, an author and a licence. Files in `output` are ignored; it must not contain the
    corpus.
    """
    if errors := list(_find_missing(corpus, metadata, output)):
        raise ExceptionGroup(str(corpus), errors)


def _find_missing(corpus: Path, metadata: CorpusConfig, output: Path) -> Iterator[InputError]:
    yield from _check_worktree(corpus, output.resolve())
    config = f"{corpus}/corpus.toml"
    version = metadata.version
    if is_dev_version(version):
        final = version.removesuffix("-dev")
        hint = f'Set `version = "{final}"` and `released` in corpus.toml, and build again.'
        yield InputError(config, "version_is_final", f"{version} is a development version", hint)
    elif run_git(corpus, "tag", "--list", f"v{version}"):
        hint = "Set the next version in corpus.toml and build again."
        yield InputError(config, "version_is_not_released_yet", f"the tag v{version} exists", hint)
    if metadata.released is None:
        yield InputError(config, "release_has_date", "there is no `released`", "Add the release date and build again.")
    if not metadata.authors:
        yield InputError(
            config, "release_has_author", "there are no `[[authors]]`", "Add who is responsible and build again."
        )
    if metadata.licence is None:
        yield InputError(
            config, "release_has_licence", "there is no `licence`", "Add one for the tables and build again."
        )
    changelog = corpus / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8", errors="replace") if changelog.is_file() else None
    if text is not None and not re.search(rf"^## \[?{re.escape(version)}\b(?!-)", text, re.MULTILINE):
        hint = "Add one; `ordrett diff vLAST . --changelog` prints a draft."
        yield InputError(str(changelog), "changelog_mentions_version", f"it has no section on {version}", hint)


def _check_worktree(corpus: Path, output: Path) -> Iterator[InputError]:
    if corpus.resolve().is_relative_to(output):
        raise EnvironmentProblem(
            str(output), "output_is_separate_folder", "the folder contains the corpus", "Name another output folder."
        )
    worktree = Path(run_git(corpus, "rev-parse", "--show-toplevel"))
    excluded = [f":(exclude,literal){output}"] if output.is_relative_to(worktree) else []
    status = run_git(corpus, "status", "--porcelain", "--untracked-files=all", "--", ".", *excluded).splitlines()
    ignored = run_git(corpus, "ls-files", "--others", "--ignored", "--exclude-standard", "--", *CORPUS_PATHS)
    if uncommitted := [*(line[3:] for line in status), *ignored.splitlines()]:
        problem = f"{len(uncommitted)} files differ from the last commit, such as {uncommitted[0]}"
        yield InputError(str(corpus), "worktree_is_committed", problem, "Commit them, or remove them.")


def check_version_bump(corpus: Path, metadata: CorpusConfig) -> None:
    """Raise InputError if the changes since the last release require another version number.

    The last release is the highest tag vMAJOR.MINOR.PATCH in the history of the commit that contains a package in this
    folder. Without such a tag, every version is allowed.
    """
    if run_git(corpus, "rev-parse", "--is-shallow-repository") == "true":
        problem = "the clone is shallow, so the last tag may be missing"
        raise EnvironmentProblem(str(corpus), "git_history_is_complete", problem, "Run: git fetch --unshallow --tags")
    subfolder = run_git(corpus, "rev-parse", "--show-prefix").rstrip("/")
    last = _last_released_version(corpus, subfolder)
    if last is None:
        return
    with TemporaryDirectory(prefix="release-") as scratch:
        before = open_revision(f"refs/tags/v{last}:{subfolder}", Path(scratch, "before"), corpus)
        after = open_version(str(corpus), Path(scratch, "after"))
        bump = required_bump(compare_versions(before, after))
    allowed = allowed_versions(last, bump)
    if metadata.version not in allowed:
        problem = f"{metadata.version} after {last}, and the changes require {_describe_bump(bump)}"
        hint = (
            f"Set version {' or '.join(allowed)} in corpus.toml and build again." if allowed else "Nothing to release."
        )
        raise InputError(str(corpus), "version_bump_is_sufficient", problem, hint)


def _last_released_version(corpus: Path, subfolder: str) -> str | None:
    tags = run_git(corpus, "tag", "--merged", "HEAD", "--list", "v*").split()
    numbers = [tuple(map(int, tag[1:].split("."))) for tag in tags if RELEASE_TAG.fullmatch(tag)]
    versions = (".".join(map(str, number)) for number in sorted(numbers, reverse=True))
    return next((version for version in versions if _has_package(corpus, f"refs/tags/v{version}", subfolder)), None)


def _has_package(corpus: Path, tag: str, subfolder: str) -> bool:
    """Return whether the tagged commit contains a package in a folder of the repository."""
    path = f"{subfolder}/datapackage.json" if subfolder else "datapackage.json"
    return bool(run_git(corpus, "ls-tree", "--full-tree", "--name-only", tag, "--", path))


def _describe_bump(bump: str | None) -> str:
    return f"a {bump} bump" if bump else "no new version"
