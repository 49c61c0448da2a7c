import ast
import os
import subprocess
import sys
from pathlib import Path

from tests.support.corpus_folder import ROOT

# All that the reader may import besides itself and the standard library.
READER_DEPENDENCIES = {"py3langid"}
HEAVY = {"ordrett_dataset", "polars", "pandera", "pandas", "pyarrow", "pydantic", "yaml", "typer", "rich", "faker"}


def test_imports_follow_the_layers_in_pyproject() -> None:
    program = "import sys; from importlinter.cli import lint_imports_command; sys.argv[1:] = []; lint_imports_command()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_reader_needs_light_packages_only() -> None:
    allowed = {*sys.stdlib_module_names, *READER_DEPENDENCIES, "ordrett"}
    for path in sorted((ROOT / "src/ordrett").rglob("*.py")):
        assert imported_packages(path) <= allowed, path


def test_the_data_package_needs_polars_only() -> None:
    for path in sorted((ROOT / "src/belarus_war_news").rglob("*.py")):
        assert imported_packages(path) <= {*sys.stdlib_module_names, "belarus_war_news", "polars", "pandas", "pyarrow"}


def imported_packages(path: Path) -> set[str]:
    names = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def test_reading_a_text_loads_no_library_of_the_dataset_part(tmp_path: Path) -> None:
    program = (
        "import sys, ordrett\n"
        "ordrett.read('Fyret på øya ble tent igjen i går kveld, og alle kom ned til havnen for å se på det.')\n"
        "print('\\n'.join({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "ordrett" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_help_loads_no_library_that_it_does_not_use(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from ordrett_dataset.cli.main import main\n"
        "sys.argv = ['ordrett', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "ordrett_dataset" in loaded
    assert loaded.isdisjoint((HEAVY | {"numpy", "ordrett"}) - {"ordrett_dataset", "typer"})
