"""Every `ordrett` command in a shell block of the pages runs, in a clone with the files that the pages mention."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.support.corpus_folder import ROOT, write_corpus
from tests.support.git_repo import copy_project

LIBRARY_PAGE: Final = "src/ordrett/README.md"
PAGES: Final = ("README.md", LIBRARY_PAGE, *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))))


def commands(page: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    lines = "".join(blocks).splitlines()
    return [
        line.partition("  #")[0].partition("ordrett ")[2] for line in lines if re.match(r"(\.venv/bin/)?ordrett ", line)
    ]


def run(command: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ordrett_dataset", *shlex.split(command)], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0, f"ordrett {command}: {done.stderr.decode()}"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("clone") / "repository")
    [text] = re.findall(r'text = """(.*?)"""', (ROOT / LIBRARY_PAGE).read_text(encoding="utf-8"), re.DOTALL)
    (folder / "my-articles").mkdir()
    for path in (folder / "my-articles/bridge.txt", write_corpus(folder / "my-corpus") / "seeds/bridge.txt"):
        path.write_text(text, encoding="utf-8")
    run("build my-articles --output my-package", folder)
    archive = shutil.make_archive(str(folder / "my-package"), "zip", folder / "my-package")
    for name in ("old.zip", "new.zip", "package.zip"):
        shutil.copy(archive, folder / name)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)])
def test_commands_run(page: str, clone: Path) -> None:
    for command in commands(page):
        if "release" not in command:  # needs a committed version
            run(command, clone)
        if command.startswith("draft "):  # nobody corrects the draft here, and other commands refuse one
            write_corpus(clone / "my-corpus", {"annotations/bridge.yaml": None})
