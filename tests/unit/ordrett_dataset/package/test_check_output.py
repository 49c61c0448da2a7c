import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.check_output import check_output
from tests.support.corpus_folder import CommandResult

ARTICLE = "The town council met on Monday. The bridge stays closed until May, said the mayor, Maria Holm.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    (corpus / "seeds").mkdir(parents=True)
    for name in ("a", "b"):
        (corpus / "seeds" / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    return corpus


def article_names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "seeds").iterdir())


@pytest.mark.parametrize("folder", ["seeds", "seeds/deeper", "annotations"])
def test_no_package_inside_a_part_of_its_corpus(
    folder: str, corpus: Path, command: Callable[..., CommandResult]
) -> None:
    ran = command("build", corpus, "--output", corpus / folder)
    assert ran.code == 2
    assert "output_is_separate_folder" in ran.err
    assert article_names(corpus) == ["a.txt", "b.txt"]


def test_no_package_in_the_folder_of_other_articles(
    corpus: Path, tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    other = tmp_path / "other"
    (other / "seeds").mkdir(parents=True)
    (other / "seeds/c.txt").write_text(ARTICLE, encoding="utf-8")
    ran = command("build", corpus, "--output", other)
    assert ran.code == 2
    assert "it holds seeds/c.txt, which no package there lists" in ran.err
    assert [path.name for path in other.rglob("*.txt")] == ["c.txt"]


def test_article_removed_from_the_corpus_leaves_the_package(
    corpus: Path, tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    package = tmp_path / "package"
    assert command("build", corpus, "--output", package).code == 0
    (corpus / "seeds/b.txt").unlink()
    assert command("build", corpus, "--output", package).code == 0
    assert article_names(package) == ["a.txt"]


def test_skipped_article_stays_in_the_corpus(corpus: Path, command: Callable[..., CommandResult]) -> None:
    assert command("build", corpus).code == 0
    (corpus / "seeds/b.txt").write_bytes(b"\xff")
    assert command("build", corpus).code == 1
    assert article_names(corpus) == ["a.txt", "b.txt"]


def test_corpus_may_be_the_output(corpus: Path, command: Callable[..., CommandResult]) -> None:
    assert command("build", corpus, "--output", corpus).code == 0
    shutil.rmtree(corpus / "dataset")
    assert command("build", corpus, "--output", corpus).code == 0
    assert article_names(corpus) == ["a.txt", "b.txt"]


def test_output_below_a_file_is_rejected(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"seeds/a\.txt is not a folder"):
        check_output(corpus.parent, corpus / "seeds/a.txt/out")
    assert list(tmp_path.iterdir()) == [corpus]


def test_output_without_write_permission_is_rejected_before_the_build(corpus: Path) -> None:
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        folder = Path(name)
        folder.chmod(0o555)
        for output in (folder, folder / "deeper/still"):
            message = pool.submit(check_output_as_nobody, corpus, output).result()
            assert message == f"{output}: {folder} cannot be written to"
        folder.chmod(0o755)


def check_output_as_nobody(corpus: Path, output: Path) -> str:
    if os.getuid() == 0:
        os.setuid(65534)  # root may write anywhere
    try:
        check_output(output.parent / corpus.name, output)
    except EnvironmentProblem as error:
        return str(error).split(". ")[0]
    return ""
