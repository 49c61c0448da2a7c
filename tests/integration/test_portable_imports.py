"""Every module can be imported, and a corpus built, on a system without the calls that only Unix has."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.robustness.sample_corpus import VERSIONS, write_sample_corpus
from tests.support.corpus_folder import read_folder

# Makes Python on Unix look like Python on Windows, as far as modules of this project could notice.
REMOVE_UNIX_CALLS: Final = """
import os, signal, sys

for module in ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog"):
    sys.modules[module] = None
for name in (
    *("O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "O_SYNC", "O_DSYNC", "O_NOCTTY", "O_TMPFILE"),
    *("fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "setuid", "setsid", "setpgid", "getpgid", "killpg"),
    *("mkfifo", "mknod", "chown", "lchown", "fchown", "fchmod", "statvfs", "posix_fallocate", "sync"),
    *("sched_getaffinity", "sched_setaffinity", "nice", "getloadavg"),
):
    if hasattr(os, name):
        delattr(os, name)
for calls in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks):
    calls.clear()
for name in ("pthread_sigmask", "sigwait", "alarm", "setitimer", "SIGHUP", "SIGKILL", "SIGALRM"):
    if hasattr(signal, name):
        delattr(signal, name)
"""

IMPORT_ALL: Final = """
import importlib, pkgutil

names = []
for package in ("ordrett", "ordrett_dataset"):
    path = importlib.import_module(package).__path__
    names += [module.name for module in pkgutil.walk_packages(path, f"{package}.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""

BUILD_TWICE: Final = """
from pathlib import Path
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.validation.validate import validate_package

output = Path(sys.argv[-1])
for corpus in sys.argv[1:-1]:
    assert build(Path(corpus), output).files
    assert validate_package(output).issues == []
"""


def run_without_unix_calls(script: str, *arguments: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-c", REMOVE_UNIX_CALLS + script, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_every_module_can_be_imported_without_unix_calls() -> None:
    assert int(run_without_unix_calls(IMPORT_ALL)) > 100


def test_package_is_built_and_replaced_without_unix_calls(tmp_path: Path) -> None:
    corpora = [write_sample_corpus(tmp_path / version, version) for version in VERSIONS]
    output = tmp_path / "package"
    run_without_unix_calls(BUILD_TWICE, *corpora, output)
    assert sorted(path.name for path in output.iterdir()) == ["datapackage.json", "dataset", "seeds"]
    assert {name for name in read_folder(output) if name.startswith("seeds/")} == {
        "seeds/b_lampe.txt",
        "seeds/c_faerge.txt",
    }
