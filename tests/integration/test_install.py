import json
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

PROGRAM = """
import json, sys
import ordrett
text = "\\ufeffFyret på øya ble tent igjen\\n– Nå ser alle veien hjem, sier Ottar Tandberg til avisen på øya.\\n"
reading = ordrett.read(text)
print(json.dumps({
    "file": ordrett.__file__,
    "language": reading.language,
    "headline": [reading.page.headline.start, reading.page.headline.end, reading.page.headline.text],
    "sections": reading.sections,
    "quotes": [[quote.text.text, quote.cue.text, quote.speaker.value] for quote in reading.quotes],
    "people": [person.name.value for person in reading.people],
    "modules": sorted(sys.modules),
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", place, ROOT], check=True)
    [built] = place.glob("*.whl")
    return built


def test_the_wheel_holds_ordrett_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    held = {name for name in names if ".dist-info/" not in name}
    source = ROOT / "src"
    assert held == {
        str(path.relative_to(source)) for path in (source / "ordrett").rglob("*") if path.suffix not in ("", ".pyc")
    } | {"ordrett/py.typed"}
    assert {f"ordrett/languages/{code}.toml" for code in ("da", "en", "nb", "sv")} <= held


def test_the_wheel_says_what_the_project_says(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("/METADATA")]
        said = Parser().parsestr(archive.read(name).decode())
    assert (said["Name"], said["Version"]) == (project["name"], project["version"])
    needed = [line for line in said.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert needed == project["dependencies"]


def test_ordrett_installs_by_itself_and_reads(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True, system_site_packages=False)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", wheel], check=True)
    listed = subprocess.run([*pip, "list", "--format", "json"], capture_output=True, check=True)
    installed = {package["name"] for package in json.loads(listed.stdout)}
    assert installed <= {"ordrett", "Faker", "py3langid", "numpy", "pip", "setuptools"}
    plain = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run([python, "-c", PROGRAM], cwd=tmp_path, env=plain, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    said = json.loads(done.stdout)
    assert Path(said["file"]).is_relative_to(tmp_path / "env")
    assert said["language"] == "nb"
    assert said["headline"] == [1, 28, "Fyret på øya ble tent igjen"]
    assert said["sections"] == ["headline", "body"]
    assert said["quotes"] == [["Nå ser alle veien hjem", "sier", "Ottar Tandberg"]]
    assert said["people"] == ["Ottar Tandberg"]
    assert {"polars", "pandera", "pydantic", "yaml", "schemas", "scripts"}.isdisjoint(said["modules"])
