"""Inject a fault into one step of a write: a kill, an error, or errors from that step on."""

import errno
import fcntl
import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen
from typing import Any, Final, Literal
from unittest.mock import patch

from ordrett_dataset.package import atomic_swap, writer

Fault = Literal["kill", "error", "errors"]

SYSTEM_CALLS: Final = ("open", "mkdir", "rename", "replace", "fsync", "unlink", "rmdir", "scandir", "listdir")


class StepCounter:
    """Counts the steps of this process, and fails at one of them."""

    def __init__(self, failing_step: int, fault: Fault) -> None:
        self.count, self.failing_step, self.fault = 0, failing_step, fault

    def step(self) -> None:
        """Count a step, or fail."""
        self.count += 1
        if self.count < self.failing_step or (self.count > self.failing_step and self.fault != "errors"):
            return
        if self.fault == "kill":
            os.killpg(0, signal.SIGKILL)  # the whole process group, as a terminal does
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call with a step before it."""

        def counted_call(*args: object, **kwargs: object) -> object:
            self.step()
            return call(*args, **kwargs)

        return counted_call

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call with a step before it and, for kills, another after it."""

        def counted_call(*args: object, **kwargs: object) -> object:
            self.step()
            result = call(*args, **kwargs)
            if self.fault == "kill":
                self.step()
            return result

        return counted_call


class SwapInThisProcess(AbstractContextManager["SwapInThisProcess"]):
    """Stands in for the process that swaps packages, so that its steps are counted too."""

    def __init__(self, command: list[str], **_: object) -> None:
        self.exit_code = 0
        try:
            atomic_swap.swap_in(*map(Path, command[-2:]))
        except OSError as error:
            self.exit_code = error.errno or -1

    def wait(self) -> int:
        """Return 0, or the number of the error."""
        return self.exit_code

    def __exit__(self, *_: object) -> None:
        """Do nothing: the swap has ended."""


def inject_fault(failing_step: int, fault: Fault, *, separate_swap: bool, can_exchange: bool) -> StepCounter:
    """Count every system call of a write in this process, and fail at one of them. Use it in a process that then ends.

    With `separate_swap`, the swap keeps its own process, where nothing fails. Without `can_exchange`, the system cannot
    exchange two names in one call.
    """
    counter = StepCounter(failing_step, fault)
    write_bytes = Path.write_bytes

    def write_in_halves(path: Path, content: bytes) -> int:
        write_bytes(path, content[: len(content) // 2])
        counter.step()
        return write_bytes(path, content)

    for name in SYSTEM_CALLS:
        patch.object(os, name, counter.before(getattr(os, name))).start()
    patch.object(fcntl, "flock", counter.before(fcntl.flock)).start()
    patch.object(Path, "write_bytes", write_in_halves).start()
    patch.object(writer, "Popen", counter.around(Popen if separate_swap else SwapInThisProcess)).start()
    exchange = atomic_swap.__dict__["_exchange_names"]
    patch.object(atomic_swap, "_exchange_names", counter.before(exchange) if can_exchange else lambda *_: False).start()
    return counter
