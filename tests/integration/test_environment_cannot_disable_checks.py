import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from tests.support.package_files import replace_table

# Environment variables that make pandera or Python check less.
ENVIRONMENTS: Final = (
    {"PANDERA_VALIDATION_ENABLED": "False"},
    {"PANDERA_VALIDATION_DEPTH": "SCHEMA_ONLY"},
    {"PANDERA_USE_NARWHALS_BACKEND": "True"},
    {"PANDERA_CACHE_DATAFRAME": "True", "PANDERA_KEEP_CACHED_DATAFRAME": "True"},
    {"PYTHONOPTIMIZE": "2"},
    {"PYTHONWARNINGS": "ignore", "PYTHONUTF8": "0", "LC_ALL": "C"},
)


@pytest.mark.parametrize(
    "environment",
    [*ENVIRONMENTS[:1], *(pytest.param(variables, marks=pytest.mark.slow) for variables in ENVIRONMENTS[1:])],
    ids=lambda variables: next(iter(variables)),
)
def test_no_environment_variable_disables_a_check(environment: dict[str, str], good: Path, tmp_path: Path) -> None:
    package = shutil.copytree(good, tmp_path / "package")
    quotes = pl.read_parquet(package / "dataset/quotes.parquet")
    replace_table(
        package, "quotes", quotes.with_columns(text_start=pl.lit(-1, pl.Int64), quote_kind=pl.lit("straight"))
    )
    ran = subprocess.run(
        [sys.executable, "-m", "ordrett_dataset", "validate", str(package)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert {"number_in_range", "value_in_codebook"} <= set(ran.stderr.split())
