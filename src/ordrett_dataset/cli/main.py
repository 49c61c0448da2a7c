"""Entry point of the command `ordrett`: runs a command and reports errors without a traceback."""

import sys
from collections.abc import Iterable, Iterator

EXIT_DATA, EXIT_ENVIRONMENT = 1, 2
INSTALL_HINT = "The command ordrett needs more packages. Install them: python -m pip install 'ordrett[dataset]'"


def main() -> int:
    """Run the command line and return the exit code: 0 success, 1 errors in the input, 2 usage or system error."""
    try:
        # Without the extra [dataset] this import fails, and the message below must still appear.
        from ordrett_dataset.cli.app import app

        app(prog_name="ordrett")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("ordrett", "ordrett_dataset"):
            raise
        return _fail([f"No module named {error.name!r}. {INSTALL_HINT}"], EXIT_ENVIRONMENT)
    except Exception as error:
        return _report(error)
    return 0


def _report(error: Exception) -> int:
    from ordrett.errors import InputError
    from ordrett_dataset.errors import EnvironmentProblem

    errors = list(_leaves(error))
    if all(isinstance(leaf, EnvironmentProblem) for leaf in errors):
        return _fail(map(str, errors), EXIT_ENVIRONMENT)
    if all(isinstance(leaf, InputError | EnvironmentProblem) for leaf in errors):
        return _fail(map(str, errors), EXIT_DATA)
    if isinstance(error, OSError):
        location = f"{error.filename}: " if error.filename else ""
        return _fail([f"{location}{error.strerror or error}"], EXIT_ENVIRONMENT)
    raise error


def _leaves(error: Exception) -> Iterator[Exception]:
    if isinstance(error, ExceptionGroup):
        for child in error.exceptions:
            yield from _leaves(child)
    else:
        yield error


def _fail(messages: Iterable[str], exit_code: int) -> int:
    from ordrett_dataset.printable import escape_controls

    for message in messages:
        print(escape_controls(message), file=sys.stderr)
    return exit_code
