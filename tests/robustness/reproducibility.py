"""Same bytes, tried: python -m reliability.same_bytes [--interpreters] prints the figures as JSON.

The five articles and three invented ones are built, and the pages of the project made, under every variation; what
comes out is compared to the last byte: CSV, Parquet, datapackage.json, seeds, pages.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from tests.robustness.build_runner import ROOT
from tests.robustness.environments import ALL_AT_ONCE, VARIATIONS, Variation, absent
from tests.robustness.fault_points import held
from tests.robustness.python_versions import interpreters
from tests.robustness.sample_corpus import ARTICLES

# A small corpus is read by one process: for this one, two are worth their start.
SHARED: Final = """
import sys
import ordrett_dataset.pipeline.batch_extract
scripts.read_all.LEAST_CHARACTERS = scripts.read_all.CHUNK_CHARACTERS = 1
from ordrett_dataset.cli.main import main
sys.exit(main())
"""
PAGED: Final = ("corpus.toml", "datapackage.json", "README.md", "CITATION.cff", "CONTRIBUTING.md")
PARTS: Final = ("annotations", "dataset", "docs", "schemas", "scripts", "seeds")

AS_IT_IS: Final = Variation("as it is")

Files = dict[str, bytes]
Make = Callable[[Path, Variation, Path | None], Files]


def run(
    variations: Sequence[Variation] = (*VARIATIONS, ALL_AT_ONCE),
    *,
    pages: bool = True,
    other_interpreters: bool = False,
) -> dict[str, object]:
    """Build under each variation; return for each whether the files are equal, or why it did not run.

    The `pages`, which take longest, are made under the variation that holds most, and by each interpreter.
    """
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        package = _built(home / "package")
        told: dict[str, object] = {"files of the package": len(package)}
        for n, variation in enumerate(variations):
            why = absent(variation)
            told[variation.name] = _not(why) if why else _compared(package, _built, home / f"{n}", variation)
        made: dict[str, tuple[Make, Files]] = {"package": (_built, package)}
        if pages:
            made["pages"] = (_paged, _paged(home / "pages"))
            told["pages"] = len(made["pages"][1])
            told[f"{ALL_AT_ONCE.name}, pages"] = _compared(made["pages"][1], _paged, home / "again", ALL_AT_ONCE)
        for version, python in (interpreters(home / "pythons") if other_interpreters else {}).items():
            for what, (make, files) in made.items():
                place = home / f"{version} {what}"
                told[f"{version}, {what}"] = (
                    _not(python) if isinstance(python, str) else _compared(files, make, place, AS_IT_IS, python)
                )
        return told


def _not(why: str) -> dict[str, object]:
    return {"ran": False, "why not": why}


def _compared(
    files: Files, make: Make, home: Path, variation: Variation, python: Path | None = None
) -> dict[str, object]:
    try:
        other = make(home, variation, python)
    except RuntimeError as error:
        return {"ran": True, "equal": False, "differ": str(error)}
    differ = sorted(path for path in files.keys() | other.keys() if files.get(path) != other.get(path))
    return {"ran": True, "equal": not differ, "differ": ", ".join(differ)}


def _built(home: Path, variation: Variation = AS_IT_IS, python: Path | None = None) -> Files:
    corpus = home / "corpus"
    originals = [path for part in ("seeds", "annotations") for path in sorted((ROOT / part).glob("[!.R]*.*"))]
    contents = {path.relative_to(ROOT): path.read_bytes() for path in (ROOT / "corpus.toml", *originals)}
    contents |= {Path(f"seeds/{stem}.txt"): text.encode() for stem, text in ARTICLES.items()}
    for path in sorted(contents, reverse=variation.reversed):
        (corpus / path).parent.mkdir(parents=True, exist_ok=True)
        (corpus / path).write_bytes(contents[path])
    start = ["-c", SHARED] if variation.processes else ["-m", "ordrett_dataset"]
    more = ["--processes", str(variation.processes)] if variation.processes else []
    _run([*start, "build", str(corpus), "--output", str(home / "package"), *more], variation, python, ROOT)
    return held(home / "package")


def _paged(home: Path, variation: Variation = AS_IT_IS, python: Path | None = None) -> Files:
    """Make the pages in a copy of the project, from which what can be made is taken away."""
    for part in PARTS:
        shutil.copytree(ROOT / part, home / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in PAGED:
        shutil.copyfile(ROOT / file, home / file)
    (home / "docs/data-dictionary.md").unlink()
    _run(["-m", "scripts.build_docs", str(home)], variation, python, home)
    return {path: content for path, content in held(home).items() if path.endswith((".md", ".cff"))}


def _run(arguments: Sequence[str], variation: Variation, python: Path | None, root: Path) -> None:
    place = root.parent if variation.elsewhere else root
    found = {"PYTHONPATH": os.pathsep.join((str(root), str(ROOT / "src"))), "PYTHONDONTWRITEBYTECODE": "1"}
    environment = {**os.environ, **found, **variation.environment}
    done = subprocess.run(
        [str(python or sys.executable), *arguments],
        cwd=place,
        env=environment,
        umask=variation.umask,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{variation.name}: {' '.join(arguments)}: {done.stderr.decode().strip().splitlines()[-1]}")


def main() -> None:
    """Print the figures."""
    print(json.dumps(run(other_interpreters="--interpreters" in sys.argv[1:]), indent=2))


if __name__ == "__main__":
    main()
