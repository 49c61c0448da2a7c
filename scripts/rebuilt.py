"""A package held to what its own seeds and annotations give."""

import tempfile
from pathlib import Path
from typing import Final

from ordrett.refusal import Refusal
from scripts.build import build
from scripts.differing import RULE, differing
from scripts.opened import open_package
from scripts.rules import Finding, Findings

HERE: Final = "build the package again: python -m scripts build"


def rebuilt(folder: Path) -> Findings:
    """Return every cell, row and file of a corpus folder in which its package differs from one that is built anew.

    Corpus.toml, seeds/ and annotations/ are those of the folder; nothing in it is written. Raises Refusal where
    there is nothing to build from, or no package.
    """
    with tempfile.TemporaryDirectory(prefix="rebuilt-") as scratch:
        built = build(folder, Path(scratch) / "package")
        if refusals := [refusal for of in built.refused.values() for refusal in of]:
            raise refusals[0]
        if not built.files:
            raise Refusal(str(folder), RULE, f"{len(built.findings)} rules are broken anew", "Mend the annotations.")
        found = Findings()
        opened = open_package(folder)
        if opened.package is not None:
            found.extend(differing(opened.package.tables, built.tables))
        found.extend(_files(folder, built.files))
        found.sort()
        return found


def _files(folder: Path, made: dict[str, bytes]) -> list[Finding]:
    found = []
    for path, content in made.items():
        file = folder / path
        if not file.is_file() or file.is_symlink():
            found.append(Finding(RULE, path, found="no such file", says=HERE))
        elif file.read_bytes() != content:
            found.append(Finding(RULE, path, found="other bytes", says=HERE))
    return found
