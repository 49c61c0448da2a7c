"""A build on the workers of a cluster gives the same bytes, also if a worker is killed in the middle."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.pipeline import build_in_parts
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.cluster import run_on_cluster
from tests.support.corpus_folder import CommandResult, read_folder

pytestmark = pytest.mark.slow

N_ARTICLES: Final = 30
SECONDS_TO_START: Final = 60
# Invented.
TEXT: Final = (
    "Bro nummer {number} er stengt\n\n– Bro {number} åpner igjen på mandag, sier ordfører Maria Holm til avisen.\n"
)


class Cluster:
    """A scheduler and two workers, each a process that listens to a port of this machine."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.scheduler = start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", self.file)
        self.workers = [
            start("dask_worker", "--scheduler-file", self.file, "--nthreads", "1", "--no-nanny") for _ in range(2)
        ]

    @property
    def address(self) -> str:
        from distributed import Client

        with Client(scheduler_file=str(self.file), set_as_default=False) as client:
            client.wait_for_workers(len(self.workers), timeout=SECONDS_TO_START)
            return str(client.scheduler.address)

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def start(module: str, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", "--no-dashboard", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    deadline = time.monotonic() + SECONDS_TO_START
    while not cluster.file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    yield cluster
    cluster.stop()


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(N_ARTICLES):
        (texts / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    monkeypatch.setattr(build_in_parts, "MAX_ARTICLES_AT_ONCE", 10)
    monkeypatch.setattr(build_in_parts, "ARTICLES_PER_PART", 2)
    build(texts, tmp_path / "here", processes=1)
    finished = 0

    def kill_a_worker(stage: str, _: int, n_articles: int) -> None:
        nonlocal finished
        finished += n_articles if stage == "extracting" else 0
        if finished >= N_ARTICLES // 3:
            cluster.workers[0].kill()

    result = build(texts, tmp_path / "there", scheduler=cluster.address, on_progress=kill_a_worker)
    assert cluster.workers[0].wait(SECONDS_TO_START) != 0
    assert result.row_counts["articles"] == N_ARTICLES
    assert read_folder(tmp_path / "there") == read_folder(tmp_path / "here")


def test_errors_of_a_job_are_raised_here(cluster: Cluster) -> None:
    assert sorted(run_on_cluster(abs, range(-9, 0), cluster.address)) == list(range(1, 10))
    with pytest.raises(TypeError):
        list(run_on_cluster(len, [1], cluster.address))  # type: ignore[arg-type]  # a number has no length


def test_a_scheduler_that_does_not_answer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[..., CommandResult]
) -> None:
    monkeypatch.setattr("ordrett_dataset.pipeline.cluster.SECONDS_TO_CONNECT", 1)
    with pytest.raises(EnvironmentProblem, match="scheduler_answers"):
        list(run_on_cluster(abs, [-1], "tcp://127.0.0.1:9"))
    monkeypatch.setattr(build_in_parts, "MAX_ARTICLES_AT_ONCE", 0)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ran = command("build", tmp_path / "a.txt", "--output", tmp_path / "p", "--scheduler", "tcp://127.0.0.1:9")
    assert (ran.code, "scheduler_answers" in ran.err) == (2, True)
    assert not (tmp_path / "p").exists()
