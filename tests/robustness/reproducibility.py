"""Build under different circumstances: python -m tests.robustness.reproducibility [--python-versions] prints JSON.

The five articles and three synthetic ones are built, and the pages of the project generated, in every environment. All
files are compared byte for byte: CSV, Parquet, datapackage.json, articles and pages.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypedDict

from tests.robustness.build_runner import ROOT, read_package
from tests.robustness.environments import ALL_CHANGES, DEFAULT, SINGLE_CHANGES, BuildEnvironment
from tests.robustness.python_versions import install_other_versions
from tests.robustness.sample_corpus import ARTICLES

# A small corpus is read by a single process; this makes several worth their start.
BUILD_WITH_PROCESSES: Final = """
import sys
from ordrett_dataset.pipeline import batch_extract
for name in ("CHARACTERS_PER_PROCESS", "CHARACTERS_PER_JOB"):
    assert hasattr(batch_extract, name)
    setattr(batch_extract, name, 1)
from ordrett_dataset.cli.main import main
sys.exit(main())
"""
PAGE_SOURCES: Final = ("corpus.toml", "datapackage.json", "README.md", "CITATION.cff", "CONTRIBUTING.md")
PAGE_SOURCE_FOLDERS: Final = ("explorer/src", "annotations", "dataset", "docs", "schemas", "scripts", "seeds")

Files = dict[str, bytes]
Producer = Callable[[Path, BuildEnvironment, Path | None], Files]


class Results(TypedDict):
    """The number of files that were compared, by kind, and the outcome in each environment, by name."""

    files: dict[str, int]
    environments: dict[str, dict[str, object]]


def run(
    environments: Sequence[BuildEnvironment] = (*SINGLE_CHANGES, ALL_CHANGES),
    *,
    pages: bool = True,
    python_versions: bool = False,
) -> Results:
    """Build in each environment; report for each whether the files are equal, or why it did not run.

    The pages, which take longest, are generated in the environment with most changes and by each Python version.
    """
    results: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        expected: dict[str, tuple[Producer, Files]] = {"package": (_build, _build(home / "package"))}
        for n, environment in enumerate(environments):
            reason = environment.unavailable_reason()
            results[environment.name] = (
                _not_run(reason) if reason else _compare(*expected["package"], home / f"{n}", environment)
            )
        if pages:
            expected["pages"] = (_generate_pages, _generate_pages(home / "pages"))
            results[f"{ALL_CHANGES.name}, pages"] = _compare(*expected["pages"], home / "changed", ALL_CHANGES)
        interpreters = install_other_versions(home / "pythons") if python_versions else {}
        for version, python in interpreters.items():
            for kind, (producer, files) in expected.items():
                results[f"{version}, {kind}"] = (
                    _not_run(python)
                    if isinstance(python, str)
                    else _compare(producer, files, home / f"{version} {kind}", DEFAULT, python)
                )
    return {"files": {kind: len(files) for kind, (_, files) in expected.items()}, "environments": results}


def _not_run(reason: str) -> dict[str, object]:
    return {"ran": False, "reason": reason}


def _compare(
    producer: Producer, expected: Files, home: Path, environment: BuildEnvironment, python: Path | None = None
) -> dict[str, object]:
    try:
        files = producer(home, environment, python)
    except RuntimeError as error:
        return {"ran": True, "is_equal": False, "differences": [str(error)]}
    differences = sorted(path for path in expected.keys() | files.keys() if expected.get(path) != files.get(path))
    return {"ran": True, "is_equal": not differences, "differences": differences}


def _build(home: Path, environment: BuildEnvironment = DEFAULT, python: Path | None = None) -> Files:
    corpus = home / "corpus"
    originals = [path for folder in ("seeds", "annotations") for path in sorted((ROOT / folder).glob("[!.R]*.*"))]
    contents = {path.relative_to(ROOT): path.read_bytes() for path in (ROOT / "corpus.toml", *originals)}
    contents |= {Path(f"seeds/{article}.txt"): text.encode() for article, text in ARTICLES.items()}
    for path in sorted(contents, reverse=environment.reverse_file_creation):
        (corpus / path).parent.mkdir(parents=True, exist_ok=True)
        (corpus / path).write_bytes(contents[path])
    arguments = ["build", str(corpus), "--output", str(home / "package")]
    if environment.processes:
        program = ["-c", BUILD_WITH_PROCESSES]
        arguments += ["--processes", str(environment.processes)]
    else:
        program = ["-m", "ordrett_dataset"]
    _run_python([*program, *arguments], environment, python, ROOT)
    return read_package(home / "package")


def _generate_pages(home: Path, environment: BuildEnvironment = DEFAULT, python: Path | None = None) -> Files:
    """Generate the pages in a copy of the project that lacks a page which is generated as a whole."""
    for folder in PAGE_SOURCE_FOLDERS:
        shutil.copytree(ROOT / folder, home / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in PAGE_SOURCES:
        shutil.copyfile(ROOT / file, home / file)
    (home / "docs/data-dictionary.md").unlink()
    _run_python(["-m", "scripts.build_docs", "--root", str(home)], environment, python, home)
    return {path: content for path, content in read_package(home).items() if path.endswith((".md", ".cff"))}


def _run_python(arguments: Sequence[str], environment: BuildEnvironment, python: Path | None, root: Path) -> None:
    search_path = os.pathsep.join((str(root), str(ROOT / "src")))
    variables = {**os.environ, "PYTHONPATH": search_path, "PYTHONDONTWRITEBYTECODE": "1", **environment.variables}
    result = subprocess.run(
        [str(python or sys.executable), *arguments],
        cwd=root.parent if environment.other_working_directory else root,
        env=variables,
        umask=environment.umask,
        capture_output=True,
        check=False,
    )
    if result.returncode:
        last_line = result.stderr.decode().strip().splitlines()[-1]
        raise RuntimeError(f"{environment.name}: {' '.join(arguments)}: {last_line}")


if __name__ == "__main__":
    print(json.dumps(run(python_versions="--python-versions" in sys.argv[1:]), indent=2))
