import json
import re
from pathlib import Path
from typing import Final

import pytest
import yaml

from ordrett_dataset.corpus.config import metadata
from ordrett_dataset.metadata.citation.apa import format_apa
from ordrett_dataset.metadata.citation.bibtex import format_bibtex
from ordrett_dataset.metadata.citation.csl import CitedDataset, build_csl_item
from ordrett_dataset.metadata.citation.ris import format_ris
from ordrett_dataset.metadata.sidecar_files import build_sidecar_files
from ordrett_dataset.reader import open_package
from tests.support.corpus_folder import ROOT

ABOUT: Final = metadata(ROOT)
# No figure of the dataset is one of these.
MADE_UP: Final = ("91.82.73", "91.82.74")
VERSION: Final = r"\d+\.\d+\.\d+"


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# The file, and the versions of the dataset that stand in it.
STANDING: Final = {
    "datapackage.json": lambda: [json.loads(page("datapackage.json"))["version"]],
    "CITATION.cff": lambda: [yaml.safe_load(page("CITATION.cff"))["version"]],
    "citation in README.md": lambda: re.findall(r"\(Version (.*?)\)", page("README.md")),
    "names of files in README.md": lambda: re.findall(rf"{ABOUT.name}-({VERSION})", page("README.md")),
    "newest entry of CHANGELOG.md": lambda: re.findall(rf"^## \[?({VERSION})", page("CHANGELOG.md"), re.MULTILINE)[:1],
}


@pytest.mark.parametrize("place", STANDING)
def test_the_version_of_the_dataset_is_the_one_of_corpus_toml(place: str) -> None:
    standing = STANDING[place]()
    assert standing
    assert set(standing) == {ABOUT.version}, place


def files_of(version: str) -> dict[str, str]:
    """Return what is made of the repository's package, had it that version."""
    about = ABOUT.model_copy(update={"version": version})
    package = open_package(ROOT).package
    assert package is not None
    described = {**json.loads(page("datapackage.json")), "version": version}
    files = {resource["path"]: Path(ROOT, resource["path"]).read_bytes() for resource in described["resources"]}
    made = build_sidecar_files(about, described, package.tables, files, package.texts)
    item = build_csl_item(CitedDataset.from_metadata(about))
    cited = {"apa": format_apa(item), "bibtex": format_bibtex(item), "ris": format_ris(item), "csl": json.dumps(item)}
    return {**{path: content.decode() for path, content in made.items()}, **cited}


def test_everything_that_is_made_takes_the_version_from_there() -> None:
    made, made_of_other = map(files_of, MADE_UP)
    for path, text in made.items():
        assert MADE_UP[0] in text, path
        assert text.replace(*MADE_UP) == made_of_other[path], path
