"""The examples of a page, run: what the code prints stands in the block after it."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl

PYTHON = re.compile(r"```python\n(?P<code>.*?)```\n(?P<gap>\n*)(?:```text\n(?P<printed>.*?)```\n)?", re.DOTALL)
CONSOLE = re.compile(r"```console\n\$ python (?P<command>[^\n]*)\n(?P<printed>.*?)```\n", re.DOTALL)


def run(page: str, root: Path) -> str:
    """Return a page with the output of its examples as they print now, run from `root`.

    Blocks of Python share their names, as if typed one after the other. What an example raises is raised.
    """
    names: dict[str, Any] = {"__name__": "examples"}

    def python(match: re.Match[str]) -> str:
        printed = io.StringIO()
        with (
            contextlib.chdir(root),
            contextlib.redirect_stdout(printed),
            pl.Config(tbl_rows=12, fmt_str_lengths=44, tbl_width_chars=120),
        ):
            exec(compile(match["code"], "example", "exec"), names)  # noqa: S102 - the project's own pages
        if match["printed"] is None:
            return match[0]
        return f"```python\n{match['code']}```\n{match['gap']}```text\n{printed.getvalue()}```\n"

    def console(match: re.Match[str]) -> str:
        plain = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, *shlex.split(match["command"])]
        done = subprocess.run(command, cwd=root, capture_output=True, check=True, env=plain)  # noqa: S603 - as above
        return f"```console\n$ python {match['command']}\n{done.stdout.decode()}```\n"

    return CONSOLE.sub(console, PYTHON.sub(python, page))
