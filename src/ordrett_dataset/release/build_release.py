"""A corpus folder -> the files of a release."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import metadata
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.pipeline.build import BuildResult, made
from ordrett_dataset.release.check_version import refuse_unfit
from ordrett_dataset.release.check_worktree import refuse_unready
from ordrett_dataset.release.checksums import checksums
from ordrett_dataset.release.deterministic_zip import zipped
from ordrett_dataset.release.editions import WITH_SEEDS, editions
from ordrett_dataset.release.sqlite import sqlite_file
from ordrett_dataset.validation.validate import validate_package

# The package itself was valid before.
OF_AN_EDITION: Final = "It is what goes with the tables: rename or take away that file of docs/ or annotations/."


def release(corpus: Path, output: Path, told: Callable[[str], object] = lambda _: None) -> list[Path]:
    """Write the release of a corpus folder to `output`, and return what was written.

    NAME-VERSION.zip holds no article and NAME-VERSION-with-seeds.zip all of them, NAME-VERSION.sqlite the tables;
    NAME-VERSION/ is the first one unpacked, to be served as it is, NAME-VERSION.sha256 holds the sums of the others.
    What is written was validated. Raises InputError where the folder is not ready, its package not valid, or its
    version not one that fits, and EnvironmentProblem where the machine is at fault; then nothing is written.
    """
    about = metadata(corpus)
    refuse_unready(corpus, about, output)
    told("validating the package")
    _refuse_invalid(corpus, "See them all: python -m scripts validate --rebuild", rebuild=True)
    told("comparing with the last release")
    refuse_unfit(corpus, about)
    told("making the editions")
    built = made(corpus)
    name = f"{about.name}-{about.version}"
    try:
        output.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".partial-", dir=output) as scratch:
            names = _written(Path(scratch), name, corpus, built)
            told("validating the editions")
            _refuse_invalid(Path(scratch, f"{name}.zip"), OF_AN_EDITION, seeds=corpus / "seeds")
            _refuse_invalid(Path(scratch, f"{name}{WITH_SEEDS}.zip"), OF_AN_EDITION)
            if (output / name).exists():
                (output / name).replace(Path(scratch, "before"))
            return [Path(scratch, name).replace(output / name) for name in names]
    except OSError as error:
        raise EnvironmentProblem.from_os_error(error, output) from None


def _written(place: Path, name: str, corpus: Path, built: BuildResult) -> list[str]:
    made_of = editions(corpus, built.about, built.tables, built.files)
    base, sums = f"{name}.sqlite", f"{name}.sha256"
    sqlite_file(built.tables, place / base)
    zips = {f"{name}{ending}.zip": zipped(of) for ending, of in made_of.items()}
    files = zips | {sums: checksums({**zips, base: (place / base).read_bytes()})}
    for path, content in (files | {f"{name}/{path}": content for path, content in made_of[""].items()}).items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(content)
    return [name, *zips, base, sums]


def _refuse_invalid(place: Path, remedy: str, *, seeds: Path | None = None, rebuild: bool = False) -> None:
    if found := validate_package(place, seeds=seeds, rebuild=rebuild).issues:
        said = f"{sum(found.counts.values())} issues, first {found[0].location}: {found[0].rule}: {found[0].message}"
        raise InputError(place.name, "release_package_is_valid", said, remedy)
