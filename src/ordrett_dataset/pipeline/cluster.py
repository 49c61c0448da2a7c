"""Run a function on many jobs on the workers of a dask cluster."""

from collections.abc import Callable, Generator, Iterable
from itertools import islice
from typing import Final, TypeVar

from ordrett_dataset.errors import EnvironmentProblem

Job = TypeVar("Job")
Result = TypeVar("Result")

# So many jobs wait for each worker, in memory, so that none is ever idle.
JOBS_PER_WORKER: Final = 2
SECONDS_TO_CONNECT: Final = 30


def run_on_cluster(function: Callable[[Job], Result], jobs: Iterable[Job], scheduler: str) -> Generator[Result]:
    """Yield the result of each job, in any order, from the workers of the scheduler at an address.

    Jobs are taken only as they are needed. A job of a worker that ends is done again by another one. The workers need
    this software, and write to the folders that the jobs name. Raises EnvironmentProblem if dask is not installed, the
    scheduler does not answer, or it has no workers.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        hint = "Install the extra `dask`: pip install 'ordrett[dataset,dask]'."
        raise EnvironmentProblem(scheduler, "dask_is_installed", "dask.distributed is not installed", hint) from None
    try:
        client = Client(scheduler, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "Start a scheduler with `dask scheduler`, and give the address that it prints, such as tcp://host:8786."
        raise EnvironmentProblem(scheduler, "scheduler_answers", str(error) or "no answer", hint) from None
    with client:
        n_workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not n_workers:
            hint = f"Start some: dask worker {scheduler} --nworkers auto --nthreads 1."
            raise EnvironmentProblem(scheduler, "scheduler_has_workers", "the scheduler has no workers", hint)
        waiting = iter(jobs)
        unfinished = as_completed(loop=client.loop)
        for job in islice(waiting, JOBS_PER_WORKER * n_workers):
            unfinished.add(client.submit(function, job, pure=False))
        for future in unfinished:
            for job in islice(waiting, 1):
                unfinished.add(client.submit(function, job, pure=False))
            yield future.result()
