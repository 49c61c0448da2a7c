"""The commands of `ordrett` and their order in the help text."""

from typing import Final

import typer

from ordrett_dataset.cli.build import build
from ordrett_dataset.cli.cite import cite
from ordrett_dataset.cli.diff import diff
from ordrett_dataset.cli.draft import draft
from ordrett_dataset.cli.dtypes import dtypes
from ordrett_dataset.cli.evaluate import evaluate
from ordrett_dataset.cli.explore import explore
from ordrett_dataset.cli.init import init
from ordrett_dataset.cli.read import read
from ordrett_dataset.cli.release import release
from ordrett_dataset.cli.review import review
from ordrett_dataset.cli.trace import trace
from ordrett_dataset.cli.validate import validate

app: Final = typer.Typer(
    help="Turn news articles into a validated, citable data package, and follow every value to the words behind it.",
    epilog="Exit codes: 0 success, 1 errors in the input, 2 usage or system error.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
for command in (read, init, build, explore, validate, trace, cite, dtypes, diff, draft, review, evaluate, release):
    app.command()(command)
