import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.corpus_folder import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")

# Takes a temporary file, then does what the test says.
SCRIPT = """
import sys, tempfile
from pathlib import Path
from ordrett_dataset.cli import limit_process

limit_process.BASE_CPU_SECONDS = {seconds}
limit_process.continue_with_limits(Path(sys.argv[1]))
tempfile.mkstemp()
{work}
"""
WORK = {
    "much memory": ("blocks = [bytes([1]) * 10**7 for _ in range(200)]", 1, "MB of memory"),
    "much time": ("while True: pass", 1, "1 seconds of processor time"),
    "an exit code": ("sys.exit(7)", 7, ""),
    "an ordinary end": ("print('done')", 0, ""),
}


@pytest.mark.parametrize(("work", "code", "message"), WORK.values(), ids=WORK)
def test_process_ends_at_its_limits_and_leaves_no_temporary_file(
    work: str, code: int, message: str, tmp_path: Path
) -> None:
    package, temporary = tmp_path / "package", tmp_path / "temporary"
    package.mkdir()
    temporary.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(work=work, seconds=1 if "processor" in message else 60), package],
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
    assert message in ran.stderr
    assert bool(ran.stderr) == bool(message), ran.stderr
    assert list(temporary.iterdir()) == []
