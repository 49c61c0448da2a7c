"""The sample corpus `skarv` of two invented articles: its files, edits of them, and commands run on it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.cli.main import main

ROOT: Final = Path(__file__).parents[2]
DATA: Final = Path(__file__).with_name("data")

ARTICLE_FILE: Final = "seeds/010_skarv.txt"
ANNOTATION_FILE: Final = "annotations/010_skarv.yaml"
SECOND_ARTICLE_FILE: Final = "seeds/011_lykt.txt"


@dataclass(frozen=True)
class CommandResult:
    """Exit code and output of a command."""

    code: int
    out: str
    err: str


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


CORPUS_FILES: Final[Mapping[str, str]] = {
    path: content.decode() for path, content in read_folder(DATA / "skarv").items()
}
TEXT: Final = CORPUS_FILES[ARTICLE_FILE]
SECOND_TEXT: Final = CORPUS_FILES[SECOND_ARTICLE_FILE]


def write_corpus(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the sample corpus into a folder, with some files changed, added, or (None) removed."""
    for name, content in {**CORPUS_FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def edit_file(name: str, old: str, new: str) -> dict[str, str]:
    """Return a file of the corpus with the only occurrence of `old` replaced."""
    assert CORPUS_FILES[name].count(old) == 1, f"{old!r} occurs {CORPUS_FILES[name].count(old)} times in {name}"
    return {name: CORPUS_FILES[name].replace(old, new)}


def replace_article(text: str, replacements: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the first article with another text, and its annotation with the new hash and other replacements."""
    annotation = CORPUS_FILES[ANNOTATION_FILE].replace(_sha256(TEXT), _sha256(text))
    for old, new in (replacements or {}).items():
        assert old in annotation, old
        annotation = annotation.replace(old, new)
    return {ARTICLE_FILE: text, ANNOTATION_FILE: annotation}


def read_package_files(folder: Path) -> dict[str, bytes]:
    """Return the files that only a build writes."""
    files = {name: data for name, data in read_folder(folder).items() if name.startswith(("dataset", ".partial"))}
    return files | {"datapackage.json": (folder / "datapackage.json").read_bytes()}


def run_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object
) -> CommandResult:
    """Run `ordrett` in this process, which saves the time to import its libraries."""
    monkeypatch.setattr(sys, "argv", ["ordrett", *map(str, arguments)])
    capsys.readouterr()
    try:
        code: object = main()
    except SystemExit as error:
        code = error.code
    output = capsys.readouterr()
    assert isinstance(code, int)
    return CommandResult(code, output.out, output.err)


def run_subprocess(*arguments: object, cwd: Path = ROOT) -> CommandResult:
    """Run `python -m ordrett_dataset` in another process, with its output in pipes."""
    environment = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "TTY_COMPATIBLE")}
    completed = subprocess.run(
        [sys.executable, "-m", "ordrett_dataset", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        check=False,
    )
    return CommandResult(completed.returncode, completed.stdout.decode(), completed.stderr.decode())


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
