"""Check that a package can be written to an output folder."""

import csv
import json
import os
from pathlib import Path

from ordrett_dataset.corpus.articles import is_corpus_folder
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.atomic_swap import recover
from ordrett_dataset.package.folder_lock import lock_folder


def check_output(corpus: Path, output: Path) -> None:
    """Recover `output` from an interrupted build, and check that a package of `corpus` can be written there.

    Raises EnvironmentProblem if the folder cannot be written to, is part of the corpus, or holds another corpus or its
    articles. The corpus folder itself is allowed. The check takes no longer for a large corpus than for a small one.
    """
    folder, corpus_folder = output.resolve(), corpus.resolve()
    try:
        if folder != corpus_folder:
            _check_no_corpus(output, folder, corpus_folder)
        _check_writable(output, folder)
        if not is_corpus_folder(corpus) and corpus_folder.is_dir() and folder.is_relative_to(corpus_folder):
            raise _problem(output, "it lies in the folder of the articles")
        if folder.is_dir():
            with lock_folder(folder) as lock:
                if lock is not None:
                    recover(folder)
                if folder != corpus_folder:
                    check_no_foreign_articles(output)
    except OSError as error:
        raise EnvironmentProblem.from_os_error(error, output) from None


def check_no_foreign_articles(output: Path) -> None:
    """Raise EnvironmentProblem if `seeds/` holds a file that the package there does not list, perhaps its only copy."""
    seeds = output / "seeds"
    present = {f"seeds/{path.name}" for path in seeds.iterdir()} if seeds.is_dir() else set()
    if foreign := sorted(present - _listed_articles(output)):
        raise _problem(output, f"it holds {foreign[0]}, which no package there lists")


def _check_no_corpus(output: Path, folder: Path, corpus: Path) -> None:
    for name in ("seeds", "annotations"):
        if folder.is_relative_to(corpus / name):
            raise _problem(output, f"it lies in {name}/ of the corpus")
    for name in ("corpus.toml", "annotations"):
        if (folder / name).exists():
            raise _problem(output, f"it is another corpus: it holds {name}")


def _check_writable(output: Path, folder: Path) -> None:
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not existing.is_dir():
        raise _problem(output, f"{existing} is not a folder")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise _problem(output, f"{existing} cannot be written to")


def _listed_articles(folder: Path) -> set[str]:
    table = folder / "dataset/articles.csv"
    if not table.is_file():
        return _listed_in_descriptor(folder / "datapackage.json")
    with table.open(encoding="utf-8", newline="") as file:
        paths = {row.get("path", "") for row in csv.DictReader(file)}
    return {path for path in paths if Path(path).parent == Path("seeds")}


def _listed_in_descriptor(path: Path) -> set[str]:
    """Return the articles of a package whose tables are partitions; none if there is none."""
    try:
        resources = json.loads(path.read_bytes())["resources"]
        return {str(resource["path"]) for resource in resources if str(resource["path"]).startswith("seeds/")}
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def _problem(output: Path, problem: str) -> EnvironmentProblem:
    hint = "Name an empty or new folder with --output."
    return EnvironmentProblem(str(output), "output_is_separate_folder", problem, hint)
