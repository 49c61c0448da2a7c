"""Run the examples of a page and replace their printed output."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import polars as pl

PYTHON: Final = re.compile(r"```python\n(?P<code>.*?)```\n(?P<gap>\n*)(?:```text\n(?P<output>.*?)```\n)?", re.DOTALL)
CONSOLE: Final = re.compile(r"```console\n\$ ordrett (?P<arguments>[^\n]*)\n(?P<output>.*?)```\n", re.DOTALL)


def run_examples(page: str, root: Path) -> str:
    """Return `page` with the output of its examples as they print now, run in folder `root`.

    A Python block runs in the same namespace as those before it; a text block right after it holds its output. A
    console block runs the command `ordrett`. An exception or a failed command is raised.
    """
    namespace: dict[str, Any] = {"__name__": "example"}

    def run_python(match: re.Match[str]) -> str:
        output = io.StringIO()
        with (
            contextlib.chdir(root),
            contextlib.redirect_stdout(output),
            pl.Config(tbl_rows=12, fmt_str_lengths=44, tbl_width_chars=120),
        ):
            exec(compile(match["code"], "example", "exec"), namespace)  # noqa: S102 - the project's own pages
        if match["output"] is None:
            return match[0]
        return f"```python\n{match['code']}```\n{match['gap']}```text\n{output.getvalue()}```\n"

    def run_command(match: re.Match[str]) -> str:
        environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "ordrett_dataset", *shlex.split(match["arguments"])]
        result = subprocess.run(command, cwd=root, capture_output=True, check=True, env=environment)  # noqa: S603 - as above
        return f"```console\n$ ordrett {match['arguments']}\n{result.stdout.decode()}```\n"

    return CONSOLE.sub(run_command, PYTHON.sub(run_python, page))
