"""A package held to what its own seeds and annotations give."""

from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.pipeline.build import made
from ordrett_dataset.rules import Issue, Issues, Package
from ordrett_dataset.validation.compare_tables import RULE, compare_tables

HERE: Final = "build the package again: python -m scripts build"


def check_against_rebuild(folder: Path, package: Package | None) -> Issues:
    """Return every cell, row and file of a corpus folder in which its package differs from one that is built anew.

    `package` is what could be read of the package there. Corpus.toml, seeds/ and annotations/ are those of the folder;
    nothing is written. Raises InputError where there is nothing to build from.
    """
    built = made(folder)
    if refusals := [refusal for of in built.refused.values() for refusal in of]:
        raise refusals[0]
    if not built.files:
        raise InputError(str(folder), RULE, f"{len(built.issues)} rules are broken anew", "Mend the annotations.")
    found = Issues()
    if package is not None:
        found.extend(compare_tables(package.tables, built.tables))
    found.extend(_files(folder, built.files))
    found.sort()
    return found


def _files(folder: Path, files: dict[str, bytes]) -> list[Issue]:
    found = []
    for path, content in files.items():
        file = folder / path
        if not file.is_file() or file.is_symlink():
            found.append(Issue(RULE, path, actual="no such file", expected=HERE))
        elif file.read_bytes() != content:
            found.append(Issue(RULE, path, actual="other bytes", expected=HERE))
    return found
