"""Run a function on many jobs in several processes, which end with this one."""

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import Final, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

# So many jobs wait for each process, in memory, so that none is ever idle.
JOBS_PER_PROCESS: Final = 2


def available_cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_jobs(function: Callable[[Job], Result], jobs: Iterable[Job], processes: int) -> Generator[Result]:
    """Yield the result of each job, in any order; jobs are taken only as they are needed.

    One process is this one. Raises OSError if a process is killed.
    """
    if processes < 2:
        yield from map(function, jobs)
        return
    other_children = set(active_children())
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_exit_with_parent)
    waiting = iter(jobs)
    unfinished: set[Future[Result]] = set()
    try:
        while True:
            next_jobs = list(islice(waiting, JOBS_PER_PROCESS * processes - len(unfinished)))
            with _interrupts_blocked():
                unfinished |= {pool.submit(function, job) for job in next_jobs}
            if not unfinished:
                return
            finished, unfinished = wait(unfinished, return_when=FIRST_COMPLETED)
            while finished:
                yield finished.pop().result()  # frees the memory of each result
    except BrokenProcessPool:
        message = "An extraction process was killed, perhaps because memory ran out. Try --processes 1."
        raise OSError(message) from None
    finally:
        for child in set(active_children()) - other_children if unfinished else ():
            child.terminate()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Start processes that ignore Ctrl-C: only this process handles it, and then ends the others."""
    can_block = hasattr(signal, "pthread_sigmask")
    previous = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_block else None
    try:
        yield
    finally:
        if previous is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, previous)


def _exit_with_parent() -> None:
    """End this process as soon as the process that started it has ended, for whatever reason."""
    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
