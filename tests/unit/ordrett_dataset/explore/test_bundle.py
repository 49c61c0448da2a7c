"""The committed script of the page is what its sources give."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.support.corpus_folder import ROOT

EXPLORER: Final = ROOT / "explorer"
BUNDLE: Final = ROOT / "src/ordrett_dataset/explore/page/explorer.js"


@pytest.fixture(scope="module")
def npm() -> str:
    npm = shutil.which("npm")
    if npm is None or not (EXPLORER / "node_modules").is_dir():
        pytest.skip("needs Node.js and the packages of explorer/: make explorer")
    return npm


def test_the_committed_script_is_the_one_that_is_built(npm: str, tmp_path: Path) -> None:
    output = tmp_path / "explorer.js"
    subprocess.run([npm, "run", "--silent", "build", "--", f"--outfile={output}"], cwd=EXPLORER, check=True)
    assert output.read_bytes() == BUNDLE.read_bytes(), "run make explorer"


def test_the_types_are_right(npm: str) -> None:
    ran = subprocess.run([npm, "run", "--silent", "check"], cwd=EXPLORER, capture_output=True, text=True, check=False)
    assert ran.stdout == ""


def test_the_lock_file_holds_no_addresses() -> None:
    assert "://" not in (EXPLORER / "package-lock.json").read_text(encoding="utf-8")
