import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from tests.support.corpus_folder import ROOT

pytestmark = pytest.mark.slow

READ = """
import ordrett
text = "Fyret på øya ble tent igjen\\n– Nå ser alle veien hjem, sier Ottar Tandberg til avisen på øya.\\n"
quote = ordrett.read(text).quotes[0]
assert text[quote.text.start : quote.text.end] == quote.text.text == "Nå ser alle veien hjem", quote
assert quote.speaker_name.value == "Ottar Tandberg", quote
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def reader_env(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bin folder of an environment that holds only the reader."""
    folder = tmp_path_factory.mktemp("reader")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [
        programs / "python",
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        wheel,
    ]
    subprocess.run(pip, check=True)
    return programs


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_wheel_holds_both_packages_with_their_data_and_the_schemas(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = {name for name in archive.namelist() if ".dist-info/" not in name}
    tracked = subprocess.run(
        ["git", "ls-files", "src/ordrett", "src/ordrett_dataset", "schemas"], cwd=ROOT, capture_output=True, check=True
    )
    sources = {path for path in tracked.stdout.decode().splitlines() if Path(ROOT, path).is_file()}
    expected = {path.removeprefix("src/") for path in sources if path.startswith("src/")}
    expected |= {f"ordrett_dataset/{path}" for path in sources if path.startswith("schemas/")}
    assert in_wheel == expected


def test_wheel_metadata_matches_pyproject(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("/METADATA")]
        metadata = Parser().parsestr(archive.read(name).decode())
    assert (metadata["Name"], metadata["Version"]) == (project["name"], project["version"])
    required = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert required == project["dependencies"]
    assert metadata.get_payload() == (ROOT / "src/ordrett/README.md").read_text(encoding="utf-8")


def test_reader_works_in_an_empty_environment(reader_env: Path, tmp_path: Path) -> None:
    done = run(reader_env / "python", "-c", READ, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_command_without_the_extra_says_what_to_install(reader_env: Path, tmp_path: Path) -> None:
    done = run(reader_env / "ordrett", "--help", cwd=tmp_path)
    assert done.returncode == 2
    assert "pip install 'ordrett[dataset]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_command_works_in_any_folder_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    # The libraries come from this environment; the project itself comes from the wheel alone.
    site, corpus = tmp_path / "site", tmp_path / "corpus"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (corpus / "seeds").mkdir(parents=True)
    (corpus / "seeds/fyret.txt").write_text(
        "Fyret på øya ble tent igjen\n– Nå ser alle veien hjem, sier Ottar Tandberg til avisen på øya.\n",
        encoding="utf-8",
    )
    start = (
        f"import sys; sys.path.insert(0, {str(site)!r}); from ordrett_dataset.cli.main import main; sys.exit(main())"
    )
    for arguments in (["build"], ["validate"], ["dtypes", "quotes"], ["cite"]):
        done = run(sys.executable, "-I", "-c", start, *arguments, cwd=corpus)
        assert done.returncode == 0, done.stderr
        assert str(ROOT) not in done.stdout + done.stderr
    assert (corpus / "dataset/quotes.parquet").exists()
