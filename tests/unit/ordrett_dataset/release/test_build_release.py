import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import (
    CORPUS_FILES,
    SECOND_TEXT,
    TEXT,
    CommandResult,
    edit_file,
    read_folder,
    write_corpus,
)
from tests.support.git_repo import commit_all, git

pytestmark = pytest.mark.slow  # builds whole releases

Command = Callable[..., CommandResult]
NAME = "skarv-1.2.3"
VERIFY = ("sha256sum", "--check", "--strict")


def extract(archive_path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(archive_path) as archive:
        archive.extractall(folder)
    return folder


def test_a_release_has_two_zips_an_sqlite_file_a_workbook_checksums_and_a_folder(released: Path) -> None:
    names = {
        NAME,
        f"{NAME}.zip",
        f"{NAME}-with-articles.zip",
        f"{NAME}.sqlite",
        f"{NAME}.xlsx",
        f"{NAME}.html",
        f"{NAME}.sha256",
    }
    names.add(f"{NAME}.digests.json")
    assert {path.name for path in released.iterdir()} == names
    assert subprocess.run([*VERIFY, f"{NAME}.sha256"], cwd=released, check=False).returncode == 0
    listed = (released / f"{NAME}.sha256").read_text(encoding="utf-8").splitlines()
    assert {line.split("  ")[1] for line in listed} == names - {NAME, f"{NAME}.sha256"}


def test_the_folder_is_the_extracted_zip_and_its_checksums_match(released: Path, tmp_path: Path) -> None:
    folder = extract(released / f"{NAME}.zip", tmp_path)
    assert read_folder(folder) == read_folder(released / NAME)
    assert subprocess.run([*VERIFY, "SHA256SUMS"], cwd=folder, check=False).returncode == 0
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert listed == read_folder(folder).keys() - {"SHA256SUMS"}


def test_the_zip_has_all_tables_and_no_article(released: Path) -> None:
    files = read_folder(released / NAME)
    assert not [path for path in files if path.startswith("seeds/")]
    assert {f"dataset/{table}.{suffix}" for table in TABLES for suffix in ("csv", "parquet")} <= files.keys()
    # Article text that is in no table.
    for text in ("de ble enige om flere båter", "har samlet penge ind"):
        assert text in TEXT + SECOND_TEXT
        assert not [path for path, content in files.items() if text.encode() in content]


def test_the_descriptor_without_articles_says_so_and_describes_the_same_tables(released: Path) -> None:
    without = json.loads((released / NAME / "datapackage.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(released / f"{NAME}-with-articles.zip") as archive:
        complete = json.loads(archive.read("datapackage.json"))
    assert without.pop("articlesOmitted") is True
    resources = [
        {resource["name"]: resource for resource in package.pop("resources")} for package in (without, complete)
    ]
    digests = json.loads((released / f"{NAME}.digests.json").read_text(encoding="utf-8"))["editions"]
    assert without.pop("digest") == digests["public"]["digest"]
    assert complete.pop("digest") == digests["with-articles"]["digest"]
    assert without == complete
    assert resources[0].keys() - resources[1].keys() == {"withheld_texts", "withheld_texts-parquet"}
    assert len(resources[1].keys() - resources[0].keys()) == 2, "the articles"
    assert all(resources[0][table]["schema"] == resources[1][table]["schema"] for table in TABLES)
    assert pl.read_parquet(released / NAME / "dataset/quotes.parquet").height == 2


def test_a_release_that_discloses_too_much_is_refused(corpus: Path, command: Command) -> None:
    text = (corpus / "corpus.toml").read_text(encoding="utf-8")
    (corpus / "corpus.toml").write_text(f"max_share = 0.01\n{text}", encoding="utf-8")
    result = command("release", commit_all(corpus))
    assert result.code == 1
    assert "public_edition_quotes_within_limit" in result.err
    assert not list((corpus / "dist").iterdir())


def test_a_missing_contact_is_warned_about(corpus: Path, command: Command) -> None:
    text = (corpus / "corpus.toml").read_text(encoding="utf-8")
    assert "`contact`" in command("release", corpus).err
    (corpus / "corpus.toml").write_text(f'contact = "desk@example.org"\n{text}', encoding="utf-8")
    assert build(corpus).files
    result = command("release", commit_all(corpus))
    assert (result.code, result.err) == (0, "")
    readme = (corpus / "dist" / NAME / "README.md").read_text(encoding="utf-8")
    assert "desk@example.org" in readme


def test_a_page_that_quotes_sentences_is_left_out_and_not_linked(corpus: Path, command: Command) -> None:
    (corpus / "docs").mkdir()
    (corpus / "docs/quoting.md").write_text(f"# Quoting\n\n{TEXT}", encoding="utf-8")
    (corpus / "docs/other.md").write_text("See [the page](quoting.md#quoting) and [the web](https://example.org).")
    result = command("release", commit_all(corpus))
    assert result.code == 0, result.err
    assert "docs/quoting.md" in result.out
    folder = corpus / "dist" / NAME
    assert not (folder / "docs/quoting.md").exists()
    expected = "See the page and [the web](https://example.org)."
    assert (folder / "docs/other.md").read_text(encoding="utf-8") == expected
    assert "docs/quoting.md" in (folder / "README.md").read_text(encoding="utf-8")
    with zipfile.ZipFile(corpus / "dist" / f"{NAME}-with-articles.zip") as archive:
        assert "docs/quoting.md" in archive.namelist()


@pytest.mark.parametrize("suffix", ["", "-with-articles"])
def test_each_edition_is_valid(suffix: str, released: Path, command: Command) -> None:
    result = command("validate", released / f"{NAME}{suffix}.zip", "--json")
    report = json.loads(result.out)
    assert (result.code, report["valid"], report["issues"]) == (0, True, [])
    assert bool(report["rules_skipped"]) == (suffix == ""), "some rules need the articles"


def test_the_edition_with_articles_can_be_rebuilt(released: Path, tmp_path: Path, command: Command) -> None:
    folder = extract(released / f"{NAME}-with-articles.zip", tmp_path)
    assert command("validate", folder, "--rebuild").code == 0


def test_only_committed_pages_are_included(corpus: Path, command: Command) -> None:
    (corpus / ".gitignore").write_text("docs/private.md\ndist/\n")
    (corpus / "docs").mkdir()
    (corpus / "docs/private.md").write_text("mine")
    (corpus / "docs/public.md").write_text("yours")
    assert command("release", commit_all(corpus)).code == 0
    pages = {path.name for path in (corpus / "dist" / NAME / "docs").iterdir()}
    assert pages == {"public.md", "data-dictionary.md"}


@pytest.mark.slow
def test_the_same_corpus_gives_the_same_bytes(corpus: Path, released: Path, command: Command) -> None:
    for _ in range(2):
        assert command("release", corpus).code == 0
        assert read_folder(corpus / "dist") == read_folder(released)


@pytest.mark.slow
def test_a_later_release_leaves_the_earlier_one(corpus: Path, command: Command) -> None:
    assert command("release", corpus).code == 0
    earlier = read_folder(corpus / "dist")
    git(corpus, "tag", "v1.2.3")
    changes = edit_file("corpus.toml", 'version = "1.2.3"', 'version = "1.3.0"') | {"seeds/012_ny.txt": SECOND_TEXT}
    write_corpus(corpus, {**{name: (corpus / name).read_text(encoding="utf-8") for name in CORPUS_FILES}, **changes})
    assert build(corpus).files
    assert command("release", commit_all(corpus)).code == 0
    files = read_folder(corpus / "dist")
    assert {path: files.get(path) for path in earlier} == earlier
    assert "skarv-1.3.0.zip" in files
