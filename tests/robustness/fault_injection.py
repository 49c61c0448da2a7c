"""A fault at one step of a write: a kill, an error, or errors from there on."""

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

from ordrett_dataset.package import atomic_swap
from ordrett_dataset.package import writer as package

Fault = Literal["kill", "error", "errors"]

CALLS: Final = ("open", "mkdir", "rename", "replace", "fsync", "unlink", "rmdir", "scandir", "listdir")


class Steps:
    """The steps that this process takes; at one of them it fails."""

    def __init__(self, fails_at: int, fault: Fault) -> None:
        self.taken, self.fails_at, self.fault = 0, fails_at, fault

    def take(self) -> None:
        """Take a step, or fail."""
        self.taken += 1
        if self.taken < self.fails_at or (self.taken > self.fails_at and self.fault != "errors"):
            return
        if self.fault == "kill":
            os.killpg(0, signal.SIGKILL)  # as a terminal does it: what shares the group goes too
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def of(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return the call with a step before it."""

        def stepping(*arguments: object, **named: object) -> object:
            self.take()
            return call(*arguments, **named)

        return stepping

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return the call with a step before it, and a kill as one more right behind it."""

        def stepping(*arguments: object, **named: object) -> object:
            self.take()
            result = call(*arguments, **named)
            if self.fault == "kill":
                self.take()
            return result

        return stepping


class Here(AbstractContextManager["Here"]):
    """The switch in this process, where its steps are counted too, in the place of a process of its own."""

    def __init__(self, command: list[str], **_: object) -> None:
        self.ended = 0
        try:
            atomic_swap.swap_in(*map(Path, command[-2:]))
        except OSError as error:
            self.ended = error.errno or -1

    def wait(self) -> int:
        """Return 0, or the number of the error."""
        return self.ended

    def __exit__(self, *_: object) -> None:
        """Nothing is left to wait for."""


def arm(fails_at: int, fault: Fault, *, apart: bool, exchange: bool) -> Steps:
    """Have every call to the system that a write makes from now on be a step: for a process that then ends.

    `apart` leaves the switch its own process, in which nothing fails. Without `exchange` two names cannot be exchanged.
    """
    steps = Steps(fails_at, fault)
    write_bytes = Path.write_bytes

    def written_by_halves(path: Path, content: bytes) -> int:
        write_bytes(path, content[: len(content) // 2])
        steps.take()
        return write_bytes(path, content)

    for name in CALLS:
        patch.object(os, name, steps.of(getattr(os, name))).start()
    patch.object(fcntl, "flock", steps.of(fcntl.flock)).start()
    patch.object(Path, "write_bytes", written_by_halves).start()
    patch.object(package, "Popen", steps.around(Popen if apart else Here)).start()
    patch.object(
        atomic_swap,
        "_exchange_names",
        steps.of(atomic_swap.__dict__["_exchange_names"]) if exchange else lambda *_: False,
    ).start()
    return steps
