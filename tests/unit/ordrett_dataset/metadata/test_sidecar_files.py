"""What all files beside the tables have in common."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.metadata.croissant import build_croissant
from ordrett_dataset.metadata.dataset_card import format_dataset_card
from ordrett_dataset.metadata.prov import build_prov
from ordrett_dataset.metadata.web_annotations import build_web_annotations
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.reader import open_package
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import CORPUS_FILES, ROOT, write_corpus
from tests.support.published_package import (
    AUTHORS,
    DOI,
    NO_ANNOTATIONS,
    PACKAGES,
    SIDECAR_FILES,
    TITLE,
    URL,
    corpus_of,
    package_and_sidecar_files,
    publish,
    read_card,
    read_front_matter,
    read_json,
    read_rows,
    strings_in,
)

HASH_IN_ANOTHER_PROCESS = """
import hashlib, pathlib, sys
from tests.support.published_package import package_and_sidecar_files
_, files = package_and_sidecar_files(pathlib.Path(sys.argv[1]))
print({path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())})
"""


@pytest.mark.slow
def test_another_process_and_time_zone_give_the_same_bytes(published: Path) -> None:
    hashes = {path: hashlib.sha256((published / path).read_bytes()).hexdigest() for path in sorted(SIDECAR_FILES)}
    environment = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "PATH": "", "LC_ALL": "C", "PYTHONPATH": f"{ROOT}/src"}
    command = [sys.executable, "-c", HASH_IN_ANOTHER_PROCESS, str(corpus_of(published))]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == str(hashes)


def test_files_are_utf8_with_unix_line_ends(published: Path) -> None:
    for name in SIDECAR_FILES:
        content = (published / name).read_bytes()
        assert content.endswith(b"\n")
        assert b"\r" not in content
        assert content.decode()


def test_the_only_date_is_the_release_date(published: Path) -> None:
    config = (corpus_of(published) / "corpus.toml").read_text(encoding="utf-8")
    for name in ("CITATION.cff", "README.md", "datacite.json", "prov.json"):
        for date in re.findall(r"\b\d{4}-\d{2}-\d{2}\b", (published / name).read_text(encoding="utf-8")):
            assert f"released = {date}" in config, name


def test_croissant_and_prov_state_the_hash_of_every_file(published: Path) -> None:
    hashes = {
        f"dataset/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in published.glob("dataset/*.*")
    }
    distribution = read_json(published, "croissant.json")["distribution"]
    assert {file["contentUrl"]: file["sha256"] for file in distribution} == hashes
    entities = read_json(published, "prov.json")["entity"].values()
    in_prov = {entity["prov:location"]: entity["schema:sha256"] for entity in entities if "prov:location" in entity}
    articles = {row["path"]: row["sha256"] for row in read_rows(published, "articles")}
    assert in_prov == {**hashes, **articles}


def test_metadata_of_corpus_toml_are_in_every_format(annotated: Path) -> None:
    title_on_one_line = " ".join(TITLE.split())
    cff = yaml.safe_load((annotated / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cff["title"], cff["doi"], cff["url"], cff["version"]) == (TITLE, DOI, URL, "1.2.3")
    assert [author["name"] for author in cff["authors"]] == list(AUTHORS)
    datacite = read_json(annotated, "datacite.json")
    assert (datacite["titles"], datacite["doi"], datacite["url"]) == ([{"title": TITLE}], DOI, URL)
    assert [creator["name"] for creator in datacite["creators"]] == list(AUTHORS)
    croissant = read_json(annotated, "croissant.json")
    assert (croissant["name"], croissant["url"], croissant["version"]) == (TITLE, URL, "1.2.3")
    assert title_on_one_line in croissant["citeAs"]
    assert read_front_matter(annotated)["pretty_name"] == TITLE
    assert f"# {title_on_one_line}\n" in read_card(annotated)


def test_without_doi_and_url_no_format_has_one(tmp_path: Path) -> None:
    package = publish("automatic", tmp_path)
    assert {"doi", "url"}.isdisjoint(yaml.safe_load((package / "CITATION.cff").read_text(encoding="utf-8")))
    assert {"doi", "url", "prefix", "suffix"}.isdisjoint(read_json(package, "datacite.json"))
    assert {"url", "sameAs", "identifier"}.isdisjoint(read_json(package, "croissant.json"))
    assert "doi.org" not in "".join((package / name).read_text(encoding="utf-8") for name in SIDECAR_FILES)


@pytest.mark.parametrize(
    ("licence", "url"),
    [
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL-1.0", "https://spdx.org/licenses/ODbL-1.0"),
        ("proprietary", None),
    ],
)
def test_a_known_licence_has_a_url(licence: str, url: str | None, tmp_path: Path) -> None:
    config = CORPUS_FILES["corpus.toml"].replace("CC0-1.0", licence)
    package = publish("annotated", tmp_path, changes={"corpus.toml": config})
    [table_rights, *_] = read_json(package, "datacite.json")["rightsList"]
    assert table_rights["rights"] == f"{licence}, of the tables"
    assert (table_rights.get("rightsUri"), "schemeUri" in table_rights) == (url, url is not None)
    assert read_json(package, "croissant.json")["license"] == (url or licence)
    assert read_json(package, "annotations.jsonld").get("rights") == url
    cff = yaml.safe_load((package / "CITATION.cff").read_text(encoding="utf-8"))
    assert cff.get("license") == (licence if url else None), "CFF allows SPDX identifiers only"
    assert licence in read_card(package)


def five_word_sequences(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return set(zip(*(words[start:] for start in range(5)), strict=False))


@pytest.mark.parametrize("name", PACKAGES)
def test_without_articles_no_file_quotes_more_of_them_than_the_tables(name: str, tmp_path: Path) -> None:
    package = publish(name, tmp_path, with_articles=False)
    assert not (package / "seeds").exists()
    texts = [(package / file).read_text(encoding="utf-8") for file in ("README.md", "CITATION.cff")]
    for file in SIDECAR_FILES - {"README.md", "CITATION.cff"}:
        texts += strings_in(read_json(package, file))
    sequences = set().union(*map(five_word_sequences, texts))
    assert len(sequences) > 100
    cells = (cell for table in TABLES for row in read_rows(package, table) for cell in row.values())
    in_tables = set().union(*(five_word_sequences(cell) for cell in cells if isinstance(cell, str)))
    for article in corpus_of(package).glob("seeds/*.txt"):
        assert sequences & five_word_sequences(article.read_text(encoding="utf-8")) <= in_tables, article.name


def test_an_incomplete_corpus_toml_is_an_error_for_each_missing_field(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "foreign", {**NO_ANNOTATIONS, "corpus.toml": None})
    assert build(corpus).files
    with pytest.raises(ExceptionGroup) as raised:
        package_and_sidecar_files(corpus)
    assert all(isinstance(error, InputError) for error in raised.value.exceptions)
    assert [str(error).partition(". ")[0] for error in raised.value.exceptions] == [
        "corpus.toml: authors: CITATION.cff needs this field",
        "corpus.toml: authors: datacite.json needs this field",
        "corpus.toml: released: datacite.json needs this field",
    ]


def test_the_other_formats_need_no_metadata(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "foreign", {**NO_ANNOTATIONS, "corpus.toml": None})
    assert build(corpus).files
    package, metadata = open_package(corpus).package, load_config(corpus)
    assert package is not None
    descriptor = read_json(corpus, "datapackage.json")
    files = {resource["path"]: (corpus / resource["path"]).read_bytes() for resource in descriptor["resources"]}
    croissant = build_croissant(metadata, descriptor, files)
    assert {"license", "creator", "datePublished", "url"}.isdisjoint(croissant)
    card = format_dataset_card(metadata, package.tables, files, with_articles=True)
    assert "The tables have no stated licence." in card
    assert "None" not in card
    prov = build_prov(metadata, package.tables, files)
    assert [agent["prov:label"] for agent in prov["agent"].values()] == ["ordrett"]
    assert build_web_annotations(metadata, package.tables, package.texts)["total"] > 0
