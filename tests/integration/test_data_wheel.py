"""The data wheel, built, and installed into an environment that has polars, pandas and pyarrow only."""

import hashlib
import json
import os
import subprocess
import sysconfig
import venv
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import polars as pl
import pytest
from packaging.version import Version

from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.release.data_wheel import build_data_wheel, find_wheel_source
from ordrett_dataset.schemas import TABLES
from scripts.build_wheel import build_wheel
from tests.support.corpus_folder import ROOT

pytestmark = pytest.mark.slow

METADATA = load_config(ROOT)
CALL_ALL = """
import json
import belarus_war_news as bwn

frame = bwn.load("quotes", as_="pandas")
print(json.dumps({
    "file": bwn.__file__,
    "version": bwn.__version__,
    "path": str(bwn.path()),
    "citation": bwn.citation(),
    "tables": bwn.tables(),
    "heights": [bwn.load(table).height for table in bwn.tables()],
    "arrow": bwn.load("quotes", as_="arrow").num_rows,
    "pandas": len(frame),
    "dates": str(bwn.load("events", as_="pandas")["date_earliest"].dtype),
    "described": [bwn.describe(table)["column"].to_list() == bwn.load(table).columns for table in bwn.tables()],
}))
"""


def build(folder: Path) -> Path:
    folder.mkdir()
    return build_wheel(folder)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel") / "dist")


def wheel_metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return Parser().parsestr(archive.read(name).decode())


def test_the_wheel_holds_parquet_descriptor_licence_and_citation_and_no_article(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        descriptor = json.loads(archive.read("belarus_war_news/data/datapackage.json"))
        for resource in descriptor["resources"]:
            content = archive.read(f"belarus_war_news/data/{resource['path']}")
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert [resource["name"] for resource in descriptor["resources"]] == list(TABLES)
    assert names == {
        *(f"belarus_war_news/{name}" for name in ("__init__.py", "_load.py", "py.typed")),
        *(
            f"belarus_war_news/data/{name}"
            for name in ("CITATION.cff", "LICENSE", "LICENSE-DATA.md", "datapackage.json")
        ),
        *(f"belarus_war_news/data/dataset/{table}.parquet" for table in TABLES),
    }


def test_the_wheel_has_the_version_of_the_dataset_and_its_own_page(wheel: Path) -> None:
    metadata = wheel_metadata(wheel)
    assert metadata["Version"] == str(Version(METADATA.version))
    page = (ROOT / "src/belarus_war_news/README.md").read_text(encoding="utf-8").splitlines()
    if not Version(METADATA.version).is_prerelease:
        page = [line for line in page if not line.startswith("> This is a development version")]
    assert str(metadata.get_payload()).splitlines() == page
    required = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert [line.partition(">")[0] for line in required] == ["polars"]


def test_the_wheel_holds_the_public_edition(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        descriptor = json.loads(archive.read("belarus_war_news/data/datapackage.json"))
        tables = {
            table: pl.read_parquet(archive.read(f"belarus_war_news/data/dataset/{table}.parquet")) for table in TABLES
        }
    assert descriptor["articlesOmitted"] is True
    assert tables["evidence"]["text"].null_count() == tables["evidence"].height
    assert tables["people"].equals(pl.read_parquet(ROOT / "dataset/people.parquet"))
    source = find_wheel_source(ROOT, METADATA)
    assert source is not None
    with pytest.raises(EnvironmentProblem, match="wheel_holds_public_edition"):
        build_data_wheel(source, ROOT, tmp_path)


def test_a_development_version_is_marked_as_not_to_be_uploaded(wheel: Path) -> None:
    metadata = wheel_metadata(wheel)
    if Version(METADATA.version).is_prerelease:
        assert "Private :: Do Not Upload" in metadata.get_all("Classifier", [])
        assert "not to be published" in str(metadata.get_payload())


def test_the_same_package_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path / "again").read_bytes() == wheel.read_bytes()


def test_the_installed_wheel_loads_every_table(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        wheel,
    ]
    subprocess.run(pip, check=True)
    # The dataframe libraries come from the environment of the tests, without its .pth files.
    environment = {"PYTHONPATH": sysconfig.get_path("purelib"), "PATH": ""}
    result = subprocess.run(
        [python, "-c", CALL_ALL], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    loaded = json.loads(result.stdout)
    frames = {table: pl.read_parquet(ROOT / f"dataset/{table}.parquet") for table in TABLES}
    assert Path(loaded["file"]).is_relative_to(tmp_path / "env")
    assert Path(loaded["path"]) == Path(loaded["file"]).parent / "data"
    assert loaded["version"] == METADATA.version
    assert loaded["citation"] == format_citation(METADATA)
    assert loaded["tables"] == list(TABLES)
    assert loaded["heights"] == [frame.height for frame in frames.values()]
    assert loaded["arrow"] == loaded["pandas"] == frames["quotes"].height
    assert loaded["dates"] == "datetime64[s]"
    assert all(loaded["described"])
