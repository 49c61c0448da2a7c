"""Compare a package with a rebuild from its articles and annotations."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ordrett.errors import InputError
from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.pipeline.build import assemble
from ordrett_dataset.rules.issue import Issue, Issues
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.validation.compare_tables import RULE, compare_tables


def check_against_rebuild(folder: Path, package: Package | None) -> Issues:
    """Return the cells, rows and files in which the package of a corpus folder differs from a rebuild.

    `package` is the package in the folder, if it could be read. Nothing is written. Raises InputError if the folder
    cannot be built.
    """
    result = assemble(folder)
    for errors in result.errors.values():
        if errors:
            raise errors[0]
    if not result.files:
        problem = f"the rebuilt package has {len(result.issues)} issues"
        raise InputError(str(folder), RULE, problem, "Correct the annotations: run `ordrett build`.")
    issues = Issues()
    if package is not None:
        issues.extend(compare_tables(package.tables, result.tables))
    # A rebuild has a file for each table; what partitions hold is compared above.
    is_partitioned = (folder / "dataset/articles").is_dir()
    names = [name for name in result.files if not is_partitioned or name.startswith("seeds/")]
    issues.extend(_compare_files(folder, {name: result.files[name] for name in names}))
    issues.sort()
    return issues


def _compare_files(folder: Path, rebuilt: Mapping[str, bytes]) -> Iterator[Issue]:
    for name, content in rebuilt.items():
        path = folder / name
        if not path.is_file() or path.is_symlink():
            yield Issue(RULE, name, actual="no such file", expected=REBUILD_HINT)
        elif path.read_bytes() != content:
            yield Issue(RULE, name, actual="other bytes than the rebuilt file", expected=REBUILD_HINT)
