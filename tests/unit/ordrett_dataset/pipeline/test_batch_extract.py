import contextlib
import functools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

import ordrett_dataset.pipeline.build
from ordrett.article import Article, decode_article
from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation
from ordrett_dataset.pipeline import batch_extract as module
from ordrett_dataset.pipeline.batch_extract import Extraction, Extractor, extract_articles
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.schemas import TABLES
from tests.support.auto_corpus import made_up_text, read_made_up
from tests.support.corpus_folder import ROOT, CommandResult, read_folder, run_subprocess

CHANCE = random.Random(5)  # noqa: S311 - nothing to keep secret
TEXTS = {f"a{n:02}": made_up_text(CHANCE, 5) for n in range(12)}


def articles() -> list[Article]:
    return [decode_article(text.encode(), stem, f"seeds/{stem}.txt") for stem, text in TEXTS.items()]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few hundred characters be many, so that several processes read."""
    monkeypatch.setattr(module, "LEAST_CHARACTERS", 100)
    monkeypatch.setattr(module, "CHUNK_CHARACTERS", 1000)


def read_some(source: Article, language: str | None) -> ArticleAnnotation:
    """Refuse two articles; the others are read in any process."""
    if source.article_id in ("a03", "a08"):
        raise InputError(source.path, "article_is_liked", "“dull”", "Write another.")
    return read_made_up(source, language)


def fail(source: Article, language: str | None) -> ArticleAnnotation:
    if source.article_id == "a07":
        raise LookupError(f"nothing at {language}")
    return read_made_up(source, language)


def die(source: Article, language: str | None) -> ArticleAnnotation:
    if source.article_id == "a07":
        os._exit(9)
    return read_made_up(source, language)


def read(processes: int, reader: Extractor = read_made_up, given: list[Article] | None = None) -> Extraction:
    return extract_articles(given or articles(), dict.fromkeys(TEXTS, "nb"), "r", processes, extractor=reader)


@pytest.mark.slow
@pytest.mark.usefixtures("small")
def test_the_number_of_processes_and_the_order_of_articles_change_nothing() -> None:
    one, other = read(1, read_some), read(3, read_some, CHANCE.sample(articles(), len(TEXTS)))
    for table in TABLES:
        assert_frame_equal(one.tables[table], other.tables[table])
    assert one.tables["articles"]["article_id"].to_list() == sorted(TEXTS.keys() - {"a03", "a08"})
    said = {stem: str(refusal) for stem, refusal in other.errors.items()}
    assert said == {stem: f"seeds/{stem}.txt: article_is_liked: “dull”. Write another." for stem in ("a03", "a08")}
    assert {stem: str(refusal) for stem, refusal in one.errors.items()} == said


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("processes", [1, 2])
def test_every_article_is_told_once(processes: int) -> None:
    told: list[int] = []
    extract_articles(articles(), dict.fromkeys(TEXTS, "nb"), "r", processes, told.append, read_some)
    assert len(told) > 1
    assert sum(told) == len(TEXTS)


def test_few_articles_are_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ProcessPoolExecutor", None)
    assert read(8).tables["articles"].height == len(TEXTS)


def test_no_article_gives_empty_tables() -> None:
    assert {frame.height for frame in extract_articles([], {}).tables.values()} == {0}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_the_reader_names_the_article_and_leaves_no_process(processes: int) -> None:
    with pytest.raises(RuntimeError, match=r"^seeds/a07\.txt: reading it failed: LookupError: nothing at nb$"):
        read(processes, fail)
    assert active_children() == []


@pytest.mark.slow
@pytest.mark.usefixtures("small")
def test_a_killed_process_is_told_and_leaves_no_other() -> None:
    with pytest.raises(OSError, match="a reading process was killed, perhaps for want of memory; try: --processes 1"):
        read(2, die)
    assert active_children() == []


def plain_texts(folder: Path) -> Path:
    (folder / "seeds").mkdir(parents=True)
    for stem, text in TEXTS.items():
        (folder / "seeds" / f"{stem}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.usefixtures("small")
def test_a_folder_of_plain_texts_builds_to_the_same_valid_package(
    tmp_path: Path, command: Callable[..., CommandResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = plain_texts(tmp_path / "texts")
    for n in (1, 3):
        ran = command("build", folder, "--output", tmp_path / f"out{n}", "--processes", n)
        assert (ran.code, len(ran.err.splitlines())) == (0, 1), ran.err
        assert "no corpus.toml" in ran.err
        assert ran.out.startswith(f"{tmp_path}/out{n}/datapackage.json: texts 0.0.0: 12 articles, ")
    assert read_folder(tmp_path / "out1") == read_folder(tmp_path / "out3")
    assert command("validate", tmp_path / "out3").code == 0
    # The same with a reader that finds much, whatever the real one finds in these texts.
    monkeypatch.setattr(
        ordrett_dataset.pipeline.build, "extract_articles", functools.partial(extract_articles, extractor=read_made_up)
    )
    assert build(folder, tmp_path / "much", processes=2).files
    opened = open_package(tmp_path / "much")
    assert opened.issues == []
    assert opened.package is not None
    assert check_package(opened.package) == []
    people = opened.package.tables["people"]
    assert people.filter(people["canonical_id"] != people["person_id"]).height > 0


@pytest.mark.parametrize("processes", ["0", "-1", "many"])
def test_a_number_of_processes_that_cannot_be_is_a_wrong_call(
    processes: str, command: Callable[..., CommandResult]
) -> None:
    ran = command("build", ".", "--processes", processes)
    assert (ran.code, ran.out) == (2, "")
    assert "--processes" in ran.err


# Builds a folder in processes that note their ids and are slow; runs apart, so that it can be interrupted.
SLOW = """
import functools, os, sys, time
from pathlib import Path
import ordrett_dataset.pipeline.build, scripts.extract_articles
from ordrett_dataset.cli.main import main
from tests.unit.ordrett_dataset.pipeline.test_batch_extract import read_slowly
scripts.extract_articles.LEAST_CHARACTERS, scripts.extract_articles.CHUNK_CHARACTERS = 100, 1000
scripts.build.extract_articles = functools.partial(scripts.extract_articles.extract_articles, extractor=read_slowly)
if __name__ == "__main__":
    sys.exit(main())
"""


def read_slowly(source: Article, language: str | None) -> ArticleAnnotation:
    Path(os.environ["NOTED"], str(os.getpid())).touch()
    time.sleep(1)
    return read_made_up(source, language)


def is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def until(true: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_an_interrupted_build_leaves_no_process_and_no_file(end: signal.Signals, tmp_path: Path) -> None:
    folder, noted = plain_texts(tmp_path / "texts"), tmp_path / "noted"
    noted.mkdir()
    before = read_folder(folder)
    (tmp_path / "slow.py").write_text(SLOW, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, tmp_path / "slow.py", "build", folder, "--processes", "2"],
        env={**os.environ, "NOTED": str(noted), "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert until(lambda: len(list(noted.iterdir())) == 2)
    if end == signal.SIGINT:
        os.killpg(started.pid, end)  # as a terminal does: to all processes
    else:
        started.kill()
    out, err = started.communicate(timeout=30)
    assert started.returncode == (130 if end == signal.SIGINT else -end)
    assert out == ""
    if end == signal.SIGINT:
        assert err.splitlines()[1:] == []
    assert until(lambda: not any(is_running(int(path.name)) for path in noted.iterdir()))
    assert read_folder(folder) == before


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there is no pseudo-terminal")
def test_a_bar_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    folder = plain_texts(tmp_path / "texts")
    ran = run_subprocess("build", folder)
    assert ran.code == 0
    assert "extracting" not in ran.err
    assert len(ran.err.splitlines()) == 1
    terminal, end = os.openpty()
    command = [sys.executable, "-m", "ordrett_dataset", "build", str(folder)]
    shown = b""
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "TERM": "xterm"}, stderr=end) as done:
        os.close(end)
        # A terminal hands out a page at a time, and on Linux ends with an error when its other side is closed.
        with contextlib.suppress(OSError):
            while piece := os.read(terminal, 4096):
                shown += piece
    os.close(terminal)
    said = shown.decode()
    assert done.returncode == 0
    assert "extracting" in said
    assert "12/12" in said


@pytest.mark.slow
def test_the_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        folder = plain_texts(tmp_path / seed / "texts")
        command = [sys.executable, "-m", "ordrett_dataset", "build", str(folder)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    assert read_folder(tmp_path / "1") == read_folder(tmp_path / "2")
