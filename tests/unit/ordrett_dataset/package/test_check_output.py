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
from tests.support.corpus_folder import Ran

ARTICLE = "The town council met on Monday. The bridge stays closed until May, said the mayor, Maria Holm.\n"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    corpus = tmp_path / "mine"
    (corpus / "seeds").mkdir(parents=True)
    for name in ("a", "b"):
        (corpus / "seeds" / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    return corpus


@pytest.mark.parametrize("part", ["seeds", "seeds/deeper", "annotations"])
def test_a_package_is_not_written_into_a_part_of_its_corpus(
    part: str, plain: Path, command: Callable[..., Ran]
) -> None:
    ran = command("build", plain, "--output", plain / part)
    assert ran.code == 2
    assert "output_is_separate_folder" in ran.err
    assert sorted(path.name for path in (plain / "seeds").iterdir()) == ["a.txt", "b.txt"]


def test_a_package_is_not_poured_into_another_corpus(plain: Path, tmp_path: Path, command: Callable[..., Ran]) -> None:
    other = tmp_path / "other"
    (other / "seeds").mkdir(parents=True)
    (other / "seeds/c.txt").write_text(ARTICLE, encoding="utf-8")
    ran = command("build", plain, "--output", other)
    assert ran.code == 2
    assert "it holds seeds/c.txt, which no package there lists" in ran.err
    assert [path.name for path in other.rglob("*.txt")] == ["c.txt"]


def test_a_seed_that_was_taken_out_leaves_the_package_too(
    plain: Path, tmp_path: Path, command: Callable[..., Ran]
) -> None:
    package = tmp_path / "package"
    assert command("build", plain, "--output", package).code == 0
    (plain / "seeds/b.txt").unlink()
    assert command("build", plain, "--output", package).code == 0
    assert [path.name for path in (package / "seeds").iterdir()] == ["a.txt"]


def test_the_corpus_keeps_its_seeds_when_an_article_is_left_out(plain: Path, command: Callable[..., Ran]) -> None:
    assert command("build", plain).code == 0
    (plain / "seeds/b.txt").write_bytes(b"\xff")
    assert command("build", plain, "--leave-out").code == 1
    assert sorted(path.name for path in (plain / "seeds").iterdir()) == ["a.txt", "b.txt"]


def test_the_corpus_may_be_named_as_the_output(plain: Path, command: Callable[..., Ran]) -> None:
    assert command("build", plain, "--output", plain).code == 0
    shutil.rmtree(plain / "dataset")
    assert command("build", plain, "--output", plain).code == 0
    assert sorted(path.name for path in (plain / "seeds").iterdir()) == ["a.txt", "b.txt"]


def test_a_place_below_a_file_is_told(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"seeds/a\.txt is not a folder"):
        check_output(plain.parent, plain / "seeds/a.txt/out")
    assert list(tmp_path.iterdir()) == [plain]


def test_a_place_that_may_not_be_written_to_is_told_before_anything_is_read(plain: Path) -> None:
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        place = Path(name)
        place.chmod(0o555)
        for output in (place, place / "deeper/still"):
            said = pool.submit(told_without_rights, plain, output).result()
            assert said == f"{output}: output_is_separate_folder: {place} cannot be written to"
        place.chmod(0o755)


def told_without_rights(corpus: Path, output: Path) -> str:
    if os.getuid() == 0:
        os.setuid(65534)  # root may write anywhere
    try:
        check_output(output.parent / corpus.name, output)
    except EnvironmentProblem as refusal:
        return str(refusal).split(". ")[0]
    return ""
