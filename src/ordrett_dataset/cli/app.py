"""The commands: ordrett COMMAND."""

# ruff: noqa: E402 - the thread starts before the imports that it runs beside
import sys
from threading import Thread

from ordrett.language.packs import load_detector

# The language model is mostly decompressed outside the interpreter's lock, so it costs little beside the imports.
Thread(target=load_detector, daemon=True).start()

import typer
from rich.console import Console

from ordrett.errors import InputError
from ordrett_dataset.cli.annotate import annotate
from ordrett_dataset.cli.brat import brat
from ordrett_dataset.cli.build import build
from ordrett_dataset.cli.cite import cite
from ordrett_dataset.cli.diff import diff
from ordrett_dataset.cli.dtypes import schema
from ordrett_dataset.cli.escape import visible
from ordrett_dataset.cli.evaluate import evaluate
from ordrett_dataset.cli.release import release
from ordrett_dataset.cli.trace import trace
from ordrett_dataset.cli.validate import validate
from ordrett_dataset.corpus.safe_path import shown
from ordrett_dataset.output_refusal import EnvironmentProblem

app = typer.Typer(
    help="Turn a folder of articles into a data package, check it, and follow its cells to their words.",
    epilog="Exit codes: 0 all well, 1 the data are at fault, 2 the call or the machine is.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (build, validate, diff, trace, cite, annotate, evaluate, schema, release):
    app.command()(command)
app.add_typer(brat, name="brat")


def main() -> int:
    """Run a command; say in one line what is wrong with the data or the machine, without a traceback."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        app(prog_name="ordrett")
    except EnvironmentProblem as refusal:
        errors.print(visible(str(refusal)), markup=False)
        return 2
    except InputError as refusal:
        errors.print(visible(str(refusal)), markup=False)
        return 1
    except ExceptionGroup as group:
        refusals, others = group.split(InputError)
        if refusals is None or others is not None:
            raise
        for each in refusals.exceptions:
            errors.print(visible(str(each)), markup=False)
        return 1
    except OSError as error:
        errors.print(visible(f"{shown(error.filename or 'the machine')}: {error.strerror or error}"), markup=False)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
