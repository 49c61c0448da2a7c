"""`ordrett build` of plain articles: progress, interruption, and the same bytes in every run."""

import contextlib
import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import ordrett_dataset.pipeline.build
from ordrett_dataset.pipeline.batch_extract import extract_articles
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.check import check_package
from tests.support.auto_corpus import extract_synthetic
from tests.support.corpus_folder import ROOT, CommandResult, read_folder, run_subprocess
from tests.support.faulty_extractors import PROCESS_FOLDER, write_articles


@pytest.mark.slow
def test_number_of_processes_changes_no_byte(
    tmp_path: Path, command: Callable[..., CommandResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ordrett_dataset.pipeline.batch_extract.CHARACTERS_PER_PROCESS", 100)
    monkeypatch.setattr("ordrett_dataset.pipeline.batch_extract.CHARACTERS_PER_JOB", 1000)
    corpus = write_articles(tmp_path / "texts")
    for processes in (1, 3):
        result = command("build", corpus, "--output", tmp_path / f"out{processes}", "--processes", processes)
        assert (result.code, len(result.err.splitlines())) == (0, 1), result.err
        assert "no corpus.toml" in result.err
        assert result.out.startswith(f"{tmp_path}/out{processes}/datapackage.json: texts 0.0.0: 12 articles, ")
    assert read_folder(tmp_path / "out1") == read_folder(tmp_path / "out3")
    assert command("validate", tmp_path / "out3").code == 0
    # The same with an extractor that finds much, whatever the real one finds in these texts.
    extract = functools.partial(extract_articles, extractor=extract_synthetic)
    monkeypatch.setattr(ordrett_dataset.pipeline.build, "extract_articles", extract)
    assert build(corpus, tmp_path / "synthetic", processes=2).files
    opened = open_package(tmp_path / "synthetic")
    assert opened.issues == []
    assert opened.package is not None
    assert check_package(opened.package) == []
    people = opened.package.tables["people"]
    assert people.filter(people["canonical_id"] != people["person_id"]).height > 0


@pytest.mark.parametrize("processes", ["0", "-1", "many"])
def test_impossible_number_of_processes_is_a_usage_error(processes: str, command: Callable[..., CommandResult]) -> None:
    result = command("build", ".", "--processes", processes)
    assert (result.code, result.out) == (2, "")
    assert "--processes" in result.err


# Builds a corpus slowly, in processes that leave their ids in a folder; runs apart so that it can be interrupted.
SLOW_BUILD = """
import functools, sys
from ordrett_dataset.cli.main import main
from ordrett_dataset.pipeline import batch_extract, build
from tests.support.faulty_extractors import extract_slowly
batch_extract.CHARACTERS_PER_PROCESS, batch_extract.CHARACTERS_PER_JOB = 100, 1000
build.extract_articles = functools.partial(batch_extract.extract_articles, extractor=extract_slowly)
if __name__ == "__main__":
    sys.exit(main())
"""


def is_running(process_id: int) -> bool:
    try:
        status = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not (is_met := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return is_met


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_interrupted_build_leaves_no_process_and_no_file(end: signal.Signals, tmp_path: Path) -> None:
    corpus, process_folder = write_articles(tmp_path / "texts"), tmp_path / "processes"
    process_folder.mkdir()
    before = read_folder(corpus)
    (tmp_path / "slow_build.py").write_text(SLOW_BUILD, encoding="utf-8")
    python_path = os.pathsep.join([str(ROOT), *(entry for entry in sys.path if entry)])
    process = subprocess.Popen(
        [sys.executable, tmp_path / "slow_build.py", "build", corpus, "--processes", "2"],
        env={**os.environ, PROCESS_FOLDER: str(process_folder), "PYTHONPATH": python_path},
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert wait_until(lambda: len(list(process_folder.iterdir())) == 2)
    if end == signal.SIGINT:
        os.killpg(process.pid, end)  # to all processes, as a terminal does
    else:
        process.kill()
    out, err = process.communicate(timeout=30)
    assert process.returncode == (130 if end == signal.SIGINT else -end)
    assert out == ""
    if end == signal.SIGINT:
        assert err.splitlines()[1:] == []
    assert wait_until(lambda: not any(is_running(int(path.name)) for path in process_folder.iterdir()))
    assert read_folder(corpus) == before


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there is no pseudo-terminal")
def test_progress_is_shown_only_on_a_terminal(tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "texts")
    result = run_subprocess("build", corpus)
    assert result.code == 0
    assert "extracting" not in result.err
    assert len(result.err.splitlines()) == 1
    terminal, terminal_end = os.openpty()
    command = [sys.executable, "-m", "ordrett_dataset", "build", str(corpus)]
    output = b""
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "TERM": "xterm"}, stderr=terminal_end) as process:
        os.close(terminal_end)
        # On Linux reading from a terminal fails once its other end is closed.
        with contextlib.suppress(OSError):
            while chunk := os.read(terminal, 4096):
                output += chunk
    os.close(terminal)
    assert process.returncode == 0
    assert "extracting" in output.decode()
    assert "12/12" in output.decode()


@pytest.mark.slow
def test_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    for hash_seed in ("1", "2"):
        corpus = write_articles(tmp_path / hash_seed / "texts")
        command = [sys.executable, "-m", "ordrett_dataset", "build", str(corpus)]
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    assert read_folder(tmp_path / "1") == read_folder(tmp_path / "2")
