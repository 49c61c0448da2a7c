import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.pipeline.build import build
from tests.robustness.malicious import HOSTILE
from tests.robustness.malicious.descriptors import REMOTE
from tests.robustness.malicious.probe import tree
from tests.robustness.malicious.zips import honest
from tests.support.corpus_folder import ROOT, mended, written
from tests.support.package_files import copy_package, read_descriptor, write_descriptor

Watched = subprocess.CompletedProcess[str]

# Words that stand in the package alone: no source that holds them may be compiled or run.
PLANTED: Final = "stranger_was_here"

# Runs a module, or lines of Python, and ends it where it does what a look at a package has no need of.
WATCH: Final = """
import os, runpy, sys

planted, scratch, *sys.argv = sys.argv[1:]
NEVER = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.spawn",
         "os.posix_spawn", "os.fork", "os.startfile", "webbrowser.", "pty.")
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod",
           "os.chown", "os.utime", "shutil.")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def within(path):
    return isinstance(path, int) or (os.path.abspath(os.fsdecode(path)) + os.sep).startswith(scratch + os.sep)

def watch(event, args):
    if event == "open":
        bad = args[2] & WRITES and not within(args[0])
    elif event in ("compile", "exec"):
        bad = planted in str(args[0])
    elif event.startswith(CHANGES):
        below_an_open_folder = len(args) > 1 and isinstance(args[-1], int) and args[-1] != -1
        bad = not below_an_open_folder and not within(args[0])
    else:
        bad = event.startswith(NEVER)
    if bad:
        os.write(2, f"CAUGHT {event} {args}\\n".encode("utf-8", "replace"))
        os._exit(99)

sys.addaudithook(watch)
if sys.argv[0] == "-c":
    exec(sys.argv[1])
else:
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def watched(tmp_path: Path) -> Callable[..., Watched]:
    scratch, home = tmp_path / "scratch", tmp_path / "home"
    scratch.mkdir()
    home.mkdir()
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(scratch), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*arguments: object, before: tuple[str, ...] = ()) -> Watched:
        command = [*before, sys.executable, "-c", WATCH, PLANTED, str(scratch), *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=300)
        assert list(scratch.iterdir()) == [], done.stderr
        assert list(home.iterdir()) == [], done.stderr
        return done

    return run


@pytest.fixture
def full_of_addresses(tmp_path: Path) -> Path:
    """A good package that names an address, or what a shell or Python would run, wherever it may name one."""
    planted = f"__import__('os').system('touch {PLANTED}')"
    changes: dict[str, str | bytes | None] = {
        **mended("annotations/external_sources.yaml", "https://example.org/almanac", f"{REMOTE}/almanac"),
        **mended("annotations/fact_checks.yaml", "The almanac has the ice come late that year.", planted),
    }
    corpus = written(tmp_path / "corpus", changes)
    assert build(corpus).files
    folder = copy_package(corpus, tmp_path / "package")
    content = read_descriptor(folder)
    content |= {"homepage": REMOTE, "image": f"{REMOTE}/image.png", "id": f"{REMOTE}/id", "description": planted}
    content |= {"sources": [{"title": "a source", "path": f"{REMOTE}/source"}]}
    for resource in content["resources"]:
        resource |= {"sources": content["sources"], "homepage": REMOTE}
    write_descriptor(folder, content)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        f"compile('{PLANTED}', 'a cell', 'eval')",
        "open('written', 'w')",
        "import os; os.mkdir('made')",
    ],
)
def test_the_watch_sees_what_it_is_there_for(line: str, watched: Callable[..., Watched]) -> None:
    done = watched("-c", line.replace(PLANTED, "stranger_' + 'was_here"))
    assert done.returncode == 99, done.stderr
    assert done.stderr.startswith("CAUGHT")


@pytest.mark.slow
@pytest.mark.parametrize("make", [None, honest], ids=["folder", "zip"])
def test_nothing_is_fetched_run_or_written_for_a_package_full_of_addresses(
    make: Callable[[Path], Path] | None, full_of_addresses: Path, watched: Callable[..., Watched]
) -> None:
    place = make(full_of_addresses) if make else full_of_addresses
    before = tree(full_of_addresses)
    done = watched("scripts", "validate", place)
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(full_of_addresses) == before


# Validates several packages in one process, which spares the seconds that the libraries need to be imported.
EACH: Final = """
import sys
from ordrett_dataset.cli.main import main
for place in sys.argv[2:]:
    sys.argv = ["scripts", "validate", place]
    try:
        code = main()
    except SystemExit as ended:
        code = ended.code
    print("EXIT", code, flush=True)
    print("EXIT", file=sys.stderr, flush=True)
"""
REMOTE_ONES: Final = [name for name, maker in HOSTILE.items() if "192.0.2.1" in maker.makes or "remote" in maker.makes]


@pytest.mark.slow
def test_nothing_is_fetched_for_a_hostile_package(good: Path, watched: Callable[..., Watched], tmp_path: Path) -> None:
    places = [HOSTILE[name].make(copy_package(good, tmp_path / name)) for name in REMOTE_ONES]
    done = watched("-c", EACH, *places)
    assert "CAUGHT" not in done.stderr
    assert done.stdout.split() == ["EXIT", "1"] * len(places), done.stderr
    for name, said in zip(REMOTE_ONES, done.stderr.split("EXIT\n"), strict=False):
        assert HOSTILE[name].rule in said


@pytest.mark.slow
def test_nothing_is_fetched_run_or_written_by_frictionless(
    full_of_addresses: Path, watched: Callable[..., Watched]
) -> None:
    before = tree(full_of_addresses)
    lines = "import pathlib; from scripts.check_with_frictionless import check_with_frictionless as check; "
    done = watched("-c", f"{lines} print(check(pathlib.Path({str(full_of_addresses)!r})))")
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
    assert tree(full_of_addresses) == before


@pytest.mark.slow
def test_nothing_needs_a_network(full_of_addresses: Path, watched: Callable[..., Watched]) -> None:
    alone = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None:
        pytest.skip("no unshare on this machine: nothing was run without a network, only under the watch")
    tried = subprocess.run([*alone, "cat", "/proc/net/route"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"no network can be taken away here, so nothing was run without one: {tried.stderr.strip()}")
    assert len(tried.stdout.splitlines()) <= 1, "a route leads out of where there should be none"
    done = watched("-c", EACH, full_of_addresses, honest(full_of_addresses), before=alone)
    assert done.stderr == "EXIT\nEXIT\n"
    assert done.stdout.count("EXIT 0\n") == 2
