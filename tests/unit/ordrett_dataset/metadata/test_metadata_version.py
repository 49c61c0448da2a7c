"""The version of the dataset is stated once, in corpus.toml; every other place takes it from there."""

import json
import re
from pathlib import Path
from typing import Final

import pytest
import yaml

from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.metadata.citation.apa import format_apa
from ordrett_dataset.metadata.citation.bibtex import format_bibtex
from ordrett_dataset.metadata.citation.csl import CitedDataset, build_csl_item
from ordrett_dataset.metadata.citation.ris import format_ris
from ordrett_dataset.metadata.sidecar_files import build_sidecar_files
from ordrett_dataset.reader import open_package
from tests.support.corpus_folder import ROOT

METADATA: Final = load_config(ROOT)
# Numbers that occur nowhere in the dataset.
VERSIONS: Final = ("91.82.73", "91.82.74")
VERSION: Final = r"\d+\.\d+\.\d+(?:-dev)?"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


STATED_VERSIONS: Final = {
    "datapackage.json": lambda: [json.loads(read("datapackage.json"))["version"]],
    "CITATION.cff": lambda: [yaml.safe_load(read("CITATION.cff"))["version"]],
    "citation in README.md": lambda: re.findall(r"\(Version (.*?)\)", read("README.md")),
    "newest section of CHANGELOG.md": lambda: re.findall(rf"^## \[?({VERSION})", read("CHANGELOG.md"), re.MULTILINE)[
        :1
    ],
}


@pytest.mark.parametrize("location", STATED_VERSIONS)
def test_files_of_the_repository_state_the_version_of_corpus_toml(location: str) -> None:
    versions = STATED_VERSIONS[location]()
    assert versions
    assert set(versions) == {METADATA.version}, location


def build_files(version: str) -> dict[str, str]:
    """Return the sidecar files and citations of the repository's package as if it had this version."""
    metadata = METADATA.model_copy(update={"version": version})
    package = open_package(ROOT).package
    assert package is not None
    descriptor = {**json.loads(read("datapackage.json")), "version": version}
    files = {resource["path"]: Path(ROOT, resource["path"]).read_bytes() for resource in descriptor["resources"]}
    sidecar_files = build_sidecar_files(metadata, descriptor, package.tables, files, package.texts)
    item = build_csl_item(CitedDataset.from_metadata(metadata))
    citations = {"apa": format_apa(item), "bibtex": format_bibtex(item), "ris": format_ris(item)}
    return {**{path: content.decode() for path, content in sidecar_files.items()}, **citations}


def test_built_files_take_the_version_from_the_metadata() -> None:
    files, files_of_next = map(build_files, VERSIONS)
    for path, text in files.items():
        assert VERSIONS[0] in text, path
        assert text.replace(*VERSIONS) == files_of_next[path], path
