"""Build and validate the files of a release."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.pipeline.build import BuildResult, assemble
from ordrett_dataset.release.archive import build_zip, format_checksums
from ordrett_dataset.release.data_wheel import build_data_wheel, find_wheel_source
from ordrett_dataset.release.editions import WITH_ARTICLES, build_editions
from ordrett_dataset.release.release_checks import check_ready_for_release, check_version_bump
from ordrett_dataset.release.sqlite import write_sqlite
from ordrett_dataset.validation.validate import validate_package

PACKAGE_HINT: Final = "Run `ordrett validate --rebuild` to see all issues."
# The package itself was valid, so the issue is in a file that the release adds.
EDITION_HINT: Final = "Rename or remove that file of docs/ or annotations/."


def build_release(corpus: Path, output: Path, on_progress: Callable[[str], object] = lambda _: None) -> list[Path]:
    """Write the release of a corpus folder to `output` and return the paths written.

    NAME-VERSION.zip has no articles, NAME-VERSION-with-articles.zip has all, NAME-VERSION.sqlite has the tables.
    NAME-VERSION/ is the content of the first zip, to be served as it is. If the corpus has a data wheel project
    (src/NAME/pyproject.toml), its wheel is built too. NAME-VERSION.sha256 has the checksums of these files.

    Everything written was validated. Raises InputError if the corpus is not ready or not valid, or the version number
    is wrong, and EnvironmentProblem for a system error; then nothing is written.
    """
    metadata = load_config(corpus)
    check_ready_for_release(corpus, metadata, output)
    on_progress("validating the package")
    _check_valid(corpus, PACKAGE_HINT, rebuild=True)
    on_progress("comparing with the last release")
    check_version_bump(corpus, metadata)
    on_progress("building the editions")
    result = assemble(corpus)
    name = f"{metadata.name}-{metadata.version}"
    try:
        output.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".partial-", dir=output) as scratch:
            filenames = _write_files(Path(scratch), name, corpus, result)
            on_progress("validating the editions")
            _check_valid(Path(scratch, f"{name}.zip"), EDITION_HINT, articles=corpus / "seeds")
            _check_valid(Path(scratch, f"{name}{WITH_ARTICLES}.zip"), EDITION_HINT)
            if (output / name).exists():
                (output / name).replace(Path(scratch, "previous"))
            return [Path(scratch, filename).replace(output / filename) for filename in filenames]
    except OSError as error:
        raise EnvironmentProblem.from_os_error(error, output) from None


def _write_files(folder: Path, name: str, corpus: Path, result: BuildResult) -> list[str]:
    """Write the files of the release into `folder` and return their names."""
    editions = build_editions(corpus, result.config, result.tables, result.files)
    for path, content in editions[""].items():
        (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / name / path).write_bytes(content)
    zips = [f"{name}{suffix}.zip" for suffix in editions]
    for filename, files in zip(zips, editions.values(), strict=True):
        (folder / filename).write_bytes(build_zip(files))
    database = f"{name}.sqlite"
    write_sqlite(result.tables, folder / database)
    wheel_source = find_wheel_source(corpus, result.config)
    wheels = [build_data_wheel(wheel_source, folder / name, folder).name] if wheel_source else []
    artefacts = [*zips, database, *wheels]
    checksums = f"{name}.sha256"
    contents = {filename: (folder / filename).read_bytes() for filename in artefacts}
    (folder / checksums).write_bytes(format_checksums(contents))
    return [name, *artefacts, checksums]


def _check_valid(package: Path, hint: str, *, articles: Path | None = None, rebuild: bool = False) -> None:
    if issues := validate_package(package, articles_dir=articles, rebuild=rebuild).issues:
        first = issues[0]
        found = f"{sum(issues.counts.values())} issues, first {first.location}: {first.rule}: {first.message}"
        raise InputError(package.name, "release_package_is_valid", found, hint)
