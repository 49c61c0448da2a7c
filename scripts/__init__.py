"""Scripts for the maintainers of this repository; to use the data or the command `ordrett`, none of them is needed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import typer

from ordrett.errors import InputError

ROOT: Final = Path(__file__).parents[1]


def run_script(main: Callable[..., None]) -> None:
    """Run `main` with the arguments of the command line; report bad input without a traceback."""
    try:
        typer.run(main)
    except InputError as error:
        sys.exit(str(error))
    except ExceptionGroup as group:
        errors, others = group.split(InputError)
        if errors is None or others is not None:
            raise
        sys.exit("\n".join(map(str, errors.exceptions)))
