import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.pipeline.build import build
from tests.robustness.malicious import ALL_CASES
from tests.robustness.malicious.descriptors import REMOTE
from tests.robustness.malicious.probe import snapshot
from tests.robustness.malicious.zip_builder import zip_package
from tests.support.corpus_folder import ROOT, edit_file, write_corpus
from tests.support.package_files import copy_package, read_descriptor, write_descriptor

Process = subprocess.CompletedProcess[str]

# A string that only the package contains: no source that contains it may be compiled or run.
MARKER: Final = "code_from_the_package"

# Runs a module, or lines of Python, and stops it if it does anything that validation has no need of. The hook also
# holds in a forked copy of the process, in which a package is read with limits.
AUDITED_RUN: Final = """
import os, runpy, sys

marker, scratch, *sys.argv = sys.argv[1:]
FORBIDDEN = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.spawn",
             "os.posix_spawn", "os.startfile", "webbrowser.", "pty.")
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod",
           "os.chown", "os.utime", "shutil.")
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def is_in_scratch(path):
    return isinstance(path, int) or (os.path.abspath(os.fsdecode(path)) + os.sep).startswith(scratch + os.sep)

def audit(event, args):
    if event == "open":
        is_forbidden = args[2] & WRITE_FLAGS and not is_in_scratch(args[0])
    elif event in ("compile", "exec"):
        is_forbidden = marker in str(args[0])
    elif event.startswith(CHANGES):
        has_folder_descriptor = len(args) > 1 and isinstance(args[-1], int) and args[-1] != -1
        is_forbidden = not has_folder_descriptor and not is_in_scratch(args[0])
    else:
        is_forbidden = event.startswith(FORBIDDEN)
    if is_forbidden:
        os.write(2, f"FORBIDDEN {event} {args}\\n".encode("utf-8", "replace"))
        os._exit(99)

sys.addaudithook(audit)
if sys.argv[0] == "-c":
    exec(sys.argv[1])
else:
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""

# Validates several packages in one process, so that the libraries are imported once.
VALIDATE_EACH: Final = """
import sys
from ordrett_dataset.cli.main import main
for package in sys.argv[2:]:
    sys.argv = ["ordrett", "validate", "--no-limits", package]
    try:
        code = main()
    except SystemExit as exit:
        code = exit.code
    print("EXIT", code, flush=True)
    print("EXIT", file=sys.stderr, flush=True)
"""


@pytest.fixture
def audited(tmp_path: Path) -> Callable[..., Process]:
    """Return a function that runs Python under the audit hook, with an empty scratch folder and home."""
    scratch, home = tmp_path / "scratch", tmp_path / "home"
    scratch.mkdir()
    home.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(scratch),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT / "src"),
    }

    def run(*arguments: object, prefix: tuple[str, ...] = ()) -> Process:
        command = [*prefix, sys.executable, "-c", AUDITED_RUN, MARKER, str(scratch), *map(str, arguments)]
        result = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        assert list(scratch.iterdir()) == [], result.stderr
        assert list(home.iterdir()) == [], result.stderr
        return result

    return run


@pytest.fixture
def package_with_urls(tmp_path: Path) -> Path:
    """Return a package that is valid but for a URL, or code, wherever its descriptor may hold one."""
    code = f"__import__('os').system('touch {MARKER}')"
    changes: dict[str, str | bytes | None] = {
        **edit_file("annotations/external_sources.yaml", "https://example.org/almanac", f"{REMOTE}/almanac"),
        **edit_file("annotations/fact_checks.yaml", "The almanac has the ice come late that year.", code),
    }
    corpus = write_corpus(tmp_path / "corpus", changes)
    assert build(corpus).files
    package = copy_package(corpus, tmp_path / "package")
    descriptor = read_descriptor(package)
    descriptor |= {"homepage": REMOTE, "image": f"{REMOTE}/image.png", "id": f"{REMOTE}/id", "description": code}
    descriptor |= {"sources": [{"title": "a source", "path": f"{REMOTE}/source"}]}
    for resource in descriptor["resources"]:
        resource |= {"sources": descriptor["sources"], "homepage": REMOTE}
    write_descriptor(package, descriptor)
    return package


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "compile('code_from_' + 'the_package', 'a cell', 'eval')",
        "open('written', 'w')",
        "import os; os.mkdir('made')",
    ],
)
def test_audit_hook_stops_forbidden_calls(line: str, audited: Callable[..., Process]) -> None:
    result = audited("-c", line)
    assert result.returncode == 99, result.stderr
    assert result.stderr.startswith("FORBIDDEN")


@pytest.mark.slow
@pytest.mark.parametrize("make_zip", [None, zip_package], ids=["folder", "zip"])
def test_validate_fetches_runs_and_writes_nothing(
    make_zip: Callable[[Path], Path] | None, package_with_urls: Path, audited: Callable[..., Process]
) -> None:
    package = make_zip(package_with_urls) if make_zip else package_with_urls
    before = snapshot(package_with_urls)
    result = audited("ordrett_dataset", "validate", package)
    assert (result.returncode, printed_rules(result.stderr)) == (1, {"descriptor_is_as_built"}), result.stderr
    assert snapshot(package_with_urls) == before


def printed_rules(output: str) -> set[str]:
    return set(re.findall(r"^ *rule: (\w+)$", output, re.MULTILINE))


def holds_remote_url(package: Path) -> bool:
    file = package / "datapackage.json" if package.is_dir() else package
    return file.is_file() and REMOTE.split("/")[2].encode() in file.read_bytes()


@pytest.mark.slow
def test_validate_fetches_nothing_for_malicious_packages(
    good: Path, audited: Callable[..., Process], tmp_path: Path
) -> None:
    rules, packages = [], []
    for case in ALL_CASES.values():
        for name, package in case.packages(lambda name: copy_package(good, tmp_path / name / "package")):
            if "remote" in name or holds_remote_url(package):
                rules.append(case.rule)
                packages.append(package)
    assert len(packages) > 10
    result = audited("-c", VALIDATE_EACH, *packages)
    assert "FORBIDDEN" not in result.stderr
    assert result.stdout.split() == ["EXIT", "1"] * len(packages), result.stderr
    for rule, messages in zip(rules, result.stderr.split("EXIT\n"), strict=False):
        assert rule in messages


@pytest.mark.slow
def test_frictionless_fetches_runs_and_writes_nothing(package_with_urls: Path, audited: Callable[..., Process]) -> None:
    before = snapshot(package_with_urls)
    lines = "import pathlib; from ordrett_dataset.validation.frictionless_check import check_with_frictionless as check"
    result = audited("-c", f"{lines}; print(check(pathlib.Path({str(package_with_urls)!r})))")
    assert (result.returncode, result.stdout.strip()) == (0, "[]"), result.stderr
    assert snapshot(package_with_urls) == before


@pytest.mark.slow
def test_validate_needs_no_network(package_with_urls: Path, audited: Callable[..., Process]) -> None:
    without_network = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None:
        pytest.skip("this machine has no unshare to take the network away")
    routes = subprocess.run([*without_network, "cat", "/proc/net/route"], capture_output=True, text=True, check=False)
    if routes.returncode:
        pytest.skip(f"the network cannot be taken away here: {routes.stderr.strip()}")
    assert len(routes.stdout.splitlines()) <= 1, "the namespace has a route to a network"
    result = audited("-c", VALIDATE_EACH, package_with_urls, zip_package(package_with_urls), prefix=without_network)
    assert printed_rules(result.stderr) == {"descriptor_is_as_built"}, result.stderr
    assert result.stdout.count("EXIT 1\n") == 2
