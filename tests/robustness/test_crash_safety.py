import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.writer import write_package
from tests.robustness.build_runner import BuildRunner, read_package
from tests.robustness.crash_tests import build_concurrently, kill_at_random
from tests.robustness.fault_injection import Fault
from tests.robustness.fault_matrix import count_outcomes
from tests.robustness.fault_points import WriteScenario, run_faults
from tests.robustness.full_disk import fill_disk
from tests.robustness.sample_corpus import VERSIONS
from tests.support.corpus_folder import CommandResult, read_folder

pytestmark = pytest.mark.slow  # builds and kills many processes

OLD, NEW = VERSIONS


def tiny_package(articles: Collection[str], mark: str) -> dict[str, bytes]:
    """Return the fewest files that pass as a package, so that a write has few steps."""
    rows = "".join(f"{article},seeds/{article}.txt,{mark}\n" for article in articles)
    files = {"dataset/articles.csv": f"article_id,path,mark\n{rows}".encode(), "datapackage.json": mark.encode()}
    return files | {f"seeds/{article}.txt": article.encode() for article in articles}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> BuildRunner:
    return BuildRunner(tmp_path_factory.mktemp("builds"))


@pytest.fixture
def interrupted(runner: BuildRunner, tmp_path: Path) -> Path:
    """Return a folder in which the swap was interrupted by a power cut, right after the exchange of dataset/."""
    folder = tmp_path / "interrupted"
    write_package(folder, runner.packages[NEW], copy_articles=True)
    waiting = folder / "dataset/.waiting"
    waiting.mkdir()
    (folder / "datapackage.json").rename(waiting / "datapackage.json")
    (folder / "seeds").rename(waiting / "seeds")
    old = runner.package_folder(OLD)
    shutil.copyfile(old / "datapackage.json", folder / "datapackage.json")
    shutil.copytree(old / "seeds", folder / "seeds")
    shutil.copytree(old / "dataset", folder / ".partial-abcd1234/dataset")
    return folder


@pytest.mark.parametrize(
    ("fault", "separate_swap", "can_exchange", "copy_articles"),
    [
        ("kill", True, True, True),
        pytest.param("kill", False, True, True, marks=pytest.mark.slow),
        ("kill", False, False, True),
        pytest.param("kill", False, True, False, marks=pytest.mark.slow),
        pytest.param("error", False, True, True, marks=pytest.mark.slow),
        pytest.param("error", False, False, False, marks=pytest.mark.slow),
        pytest.param("errors", False, True, True, marks=pytest.mark.slow),
    ],
)
def test_fault_at_any_step_leaves_the_old_or_the_new_package(
    fault: Fault, separate_swap: bool, can_exchange: bool, copy_articles: bool, tmp_path: Path
) -> None:
    before = tmp_path / "before"
    write_package(before, tiny_package(["a", "b"] if copy_articles else ["b"], "old"), copy_articles=True)
    (before / "notes.txt").write_text("mine")
    files = tiny_package(["b", "c"] if copy_articles else ["b"], "new")
    outcomes = run_faults(
        WriteScenario(before, files, copy_articles), fault, separate_swap=separate_swap, can_exchange=can_exchange
    )
    counts = count_outcomes(fault, outcomes, separate_swap=separate_swap)
    assert counts["lost"] == 0
    assert counts["old_package"] + counts["new_package"] == counts["steps"]
    assert counts["old_package"] > 0
    assert counts["new_package"] > 0


@pytest.mark.parametrize("fault", ["kill", pytest.param("error", marks=pytest.mark.slow)])
def test_fault_at_any_step_of_a_first_build_leaves_no_package_or_the_new_one(fault: Fault) -> None:
    scenario = WriteScenario(None, tiny_package("ab", "new"), copy_articles=True)
    counts = count_outcomes(fault, run_faults(scenario, fault, separate_swap=False), separate_swap=False)
    assert (counts["lost"], counts["old_package"] + counts["new_package"]) == (0, counts["steps"])


@pytest.mark.slow
@pytest.mark.parametrize(("n_kills", "seed"), [(3, 1), (50, 2)])
def test_builds_killed_at_random_moments_leave_a_complete_package(n_kills: int, seed: int, runner: BuildRunner) -> None:
    counts = kill_at_random(runner, n_kills, seed)
    assert (counts["killed"], counts["lost"]) == (n_kills, 0)


@pytest.mark.slow
def test_concurrent_builds_leave_the_package_of_one(runner: BuildRunner) -> None:
    counts = build_concurrently(runner, 1, seed=1)
    assert counts == {"rounds": 1, "seed": 1, "failed_builds": 0, "complete": 1, "lost": 0}


@pytest.mark.slow
def test_full_disk_leaves_the_old_package_and_is_reported(runner: BuildRunner) -> None:
    results = fill_disk(runner.home)
    if not results["ran"]:
        pytest.skip(f"no disk can be mounted here: {results['reason']}")
    assert results["lost"] == 0
    assert results["reported_failures"] == results["old_package"]
    assert results["exit_code_of_a_build"] == 2
    assert results["read_only_disk_is_reported"]


@pytest.mark.slow
def test_validate_reports_an_interrupted_swap_and_does_not_finish_it(
    interrupted: Path, command: Callable[..., CommandResult]
) -> None:
    before = read_folder(interrupted)
    assert command("validate", interrupted).code == 1
    assert read_folder(interrupted) == before


@pytest.mark.slow
def test_build_without_a_result_finishes_an_interrupted_swap(
    interrupted: Path, runner: BuildRunner, tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    corpus = shutil.copytree(runner.corpora[NEW], tmp_path / "corpus")
    (corpus / "seeds/d.txt").write_bytes(b"\xff")
    assert command("build", corpus, "--strict", "--output", interrupted).code == 1
    assert read_folder(interrupted) == runner.packages[NEW]
    assert command("validate", interrupted).code == 0


@pytest.mark.slow
def test_files_of_a_killed_build_do_no_harm_and_are_removed_by_the_next(
    runner: BuildRunner, tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    folder = shutil.copytree(runner.package_folder(OLD), tmp_path / "folder")
    (folder / ".partial-abcd1234/dataset").mkdir(parents=True)
    (folder / ".partial-abcd1234/dataset/quotes.csv").write_text("quote_id")
    (folder / ".partial-diary").mkdir()
    (folder / ".partial-diary/monday.txt").write_text("mine")
    assert command("validate", folder).code == 0
    write_package(folder, runner.packages[NEW], copy_articles=True)
    assert read_folder(folder) == runner.packages[NEW] | {".partial-diary/monday.txt": b"mine"}


def test_waiting_files_behind_a_link_are_left_alone(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "folder"
    (elsewhere / ".waiting").mkdir(parents=True)
    (elsewhere / ".waiting/datapackage.json").write_text("secret")
    folder.mkdir()
    (folder / "dataset").symlink_to(elsewhere)
    write_package(folder, tiny_package("a", "new"))
    assert read_folder(elsewhere) == {".waiting/datapackage.json": b"secret"}
    assert read_package(folder) == tiny_package("a", "new")


def test_failed_write_reports_place_reason_and_remedy(tmp_path: Path) -> None:
    write_package(tmp_path, tiny_package("a", "old"))
    before = read_folder(tmp_path)
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "datapackage.json").mkdir()
    with pytest.raises(EnvironmentProblem) as caught:
        write_package(tmp_path, tiny_package("a", "new"))
    assert str(caught.value).startswith(f"{tmp_path}: Is a directory. Free some space, ")
    assert read_folder(tmp_path) == {path: content for path, content in before.items() if path != "datapackage.json"}
