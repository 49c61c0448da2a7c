import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from tests.robustness.malicious.case import put_table
from tests.support.corpus_folder import ROOT
from tests.third_party.test_frictionless_gaps import table
from tests.unit.ordrett_dataset.untrusted.test_malicious_folder import copied

# Of the environment, what tells the libraries or Python itself to look less closely.
SWITCHES: Final = (
    {"PANDERA_VALIDATION_ENABLED": "False"},
    {"PANDERA_VALIDATION_DEPTH": "SCHEMA_ONLY"},
    {"PANDERA_USE_NARWHALS_BACKEND": "True"},
    {"PANDERA_CACHE_DATAFRAME": "True", "PANDERA_KEEP_CACHED_DATAFRAME": "True"},
    {"PYTHONOPTIMIZE": "2"},
    {"PYTHONWARNINGS": "ignore", "PYTHONUTF8": "0", "LC_ALL": "C"},
)


@pytest.mark.parametrize(
    "switch",
    [*SWITCHES[:1], *(pytest.param(switch, marks=pytest.mark.slow) for switch in SWITCHES[1:])],
    ids=lambda switch: next(iter(switch)),
)
def test_no_environment_variable_makes_a_broken_package_pass(
    switch: dict[str, str], good: Path, tmp_path: Path
) -> None:
    package = copied(good, tmp_path / "package")
    quotes = table(package, "quotes")
    put_table(package, "quotes", quotes.with_columns(text_start=pl.lit(-1, pl.Int64), quote_kind=pl.lit("straight")))
    done = subprocess.run(
        [sys.executable, "-m", "ordrett_dataset", "validate", str(package)],
        cwd=ROOT,
        env={**os.environ, **switch},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert {"number_in_range", "value_in_codebook"} <= set(done.stderr.replace(":", " ").split())
