"""Build the data-only wheel of a dataset: its Python package with the tables, descriptor, licence and citation.

The project of the wheel is `src/NAME/` of the corpus folder, with its own pyproject.toml. The data are not stored
there: they are copied from a package into a temporary source tree, from which hatchling builds the wheel.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from packaging.version import Version

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.descriptor import ARTICLES_OMITTED, to_json_bytes
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.untrusted.strict_json import parse_strict_json

MODULE_FILES: Final = ("*.py", "py.typed")
PROJECT_FILES: Final = ("pyproject.toml", "README.md")
# Lines with these texts mark the wheel of a development version; that of a released version lacks them.
DEVELOPMENT_ONLY: Final = ("Private :: Do Not Upload", "> This is a development version")
LICENCE_FILES: Final = ("LICENSE", "LICENSE-DATA.md")
# Files of the package that are copied beside the descriptor if they exist.
DATA_FILES: Final = ("CITATION.cff", *LICENCE_FILES)
# The timestamp of the files if the descriptor has no release date: the earliest date that a zip can hold.
EARLIEST_DATE: Final = "1980-01-01T00:00:00Z"


def find_wheel_source(corpus: Path, metadata: CorpusConfig) -> Path | None:
    """Return the wheel project of a corpus folder, src/NAME/ with a pyproject.toml, or None if there is none."""
    source = corpus / "src" / metadata.name.replace("-", "_")
    return source if (source / "pyproject.toml").is_file() else None


def build_data_wheel(source: Path, package: Path, output: Path) -> Path:
    """Build the wheel of the project `source` with the public edition in the folder `package`; return its path.

    The version is that of the dataset, normalised (2.0.0-dev is 2.0.0.dev0). The same input gives the same bytes on one
    machine: all files are dated with the release. Raises EnvironmentProblem if hatchling fails.
    """
    with TemporaryDirectory(prefix="wheel-") as scratch:
        tree = Path(scratch, "tree")
        descriptor = _assemble_tree(source, package, tree)
        released = datetime.fromisoformat(descriptor.get("created", EARLIEST_DATE)).astimezone(UTC)
        environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": str(int(released.timestamp())),
            "DATASET_VERSION": str(Version(descriptor["version"])),
        }
        command = [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "--target",
            "wheel",
            "--directory",
            str(output.resolve()),
        ]
        before = set(output.glob("*.whl"))
        result = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - fixed command, no shell
        if result.returncode:
            message = (result.stderr.strip().splitlines() or ["no message"])[-1]
            hint = "Install hatchling: pip install 'ordrett[dev]'."
            raise EnvironmentProblem(str(source), "wheel_is_built", message, hint)
        wheels = set(output.glob("*.whl"))
        [wheel] = wheels - before or {max(wheels, key=lambda path: path.stat().st_mtime_ns)}
        return wheel


def _assemble_tree(source: Path, package: Path, tree: Path) -> dict[str, Any]:
    """Copy project, module and data into `tree`; return the descriptor of the wheel."""
    module = tree / source.name
    data = module / "data"
    (data / "dataset").mkdir(parents=True)
    for pattern in MODULE_FILES:
        for path in source.glob(pattern):
            shutil.copy(path, module)
    for filename in DATA_FILES:
        if (package / filename).is_file():
            shutil.copy(package / filename, data)
    for filename in LICENCE_FILES:
        if (package / filename).is_file():
            shutil.copy(package / filename, tree)
    location = package / "datapackage.json"
    descriptor = parse_strict_json(location.read_bytes(), str(location))
    assert isinstance(descriptor, dict)  # noqa: S101 - the package is valid
    if descriptor.get(ARTICLES_OMITTED) is not True:
        hint = "Use `python -m scripts.build_wheel` or `ordrett release`."
        raise EnvironmentProblem(str(package), "wheel_holds_public_edition", "the package holds the articles", hint)
    descriptor = _keep_parquet_tables(descriptor)
    for resource in descriptor["resources"]:
        shutil.copy(package / resource["path"], data / resource["path"])
    (data / "datapackage.json").write_bytes(to_json_bytes(descriptor))
    for filename in PROJECT_FILES:
        lines = (source / filename).read_text(encoding="utf-8").splitlines(keepends=True)
        is_development = Version(descriptor["version"]).is_prerelease
        kept_lines = [line for line in lines if is_development or not any(text in line for text in DEVELOPMENT_ONLY)]
        (tree / filename).write_text("".join(kept_lines), encoding="utf-8", newline="\n")
    return descriptor


def _keep_parquet_tables(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Return the descriptor with one resource per table: the Parquet file, with the schema and text of the CSV."""
    resources = {resource["path"]: resource for resource in descriptor["resources"]}
    tables = []
    for path, resource in resources.items():
        if resource["name"] in TABLES and path.endswith(".csv"):
            parquet = resources[path.removesuffix(".csv") + ".parquet"]
            file_properties = {key: parquet[key] for key in ("path", "format", "mediatype", "bytes", "hash")}
            tables.append({key: value for key, value in resource.items() if key != "encoding"} | file_properties)
    return {**descriptor, "resources": tables}
