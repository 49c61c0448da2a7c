import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package.writer import write_package
from tests.robustness.build_runner import Builds
from tests.robustness.concurrent_builds import at_once
from tests.robustness.fault_injection import Fault
from tests.robustness.fault_matrix import counted, in_a_process
from tests.robustness.fault_points import Setting
from tests.robustness.fault_points import held as of_the_package
from tests.robustness.full_disk import full_disk
from tests.robustness.random_kills import random_kills
from tests.robustness.sample_corpus import VERSIONS
from tests.support.corpus_folder import Ran, held

OLD, NEW = VERSIONS


def toy(articles: Collection[str], mark: str) -> dict[str, bytes]:
    """Return the fewest files that a write takes for a package: a kill at each step of it is soon done."""
    rows = "".join(f"{article},seeds/{article}.txt,{mark}\n" for article in articles)
    package = {"dataset/articles.csv": f"article_id,path,mark\n{rows}".encode(), "datapackage.json": mark.encode()}
    return package | {f"seeds/{article}.txt": article.encode() for article in articles}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("builds"))


@pytest.fixture
def cut_off(builds: Builds, tmp_path: Path) -> Path:
    """Return an old package whose switch to the new one was cut off right behind the exchange, by a power cut."""
    place = tmp_path / "place"
    write_package(place, builds.packages[NEW], copy_articles=True)
    waiting = place / "dataset/.waiting"
    waiting.mkdir()
    (place / "datapackage.json").rename(waiting / "datapackage.json")
    (place / "seeds").rename(waiting / "seeds")
    old = builds.home / f"package-{OLD}"
    shutil.copyfile(old / "datapackage.json", place / "datapackage.json")
    shutil.copytree(old / "seeds", place / "seeds")
    shutil.copytree(old / "dataset", place / ".partial-abcd1234/dataset")
    return place


@pytest.mark.parametrize(
    ("fault", "apart", "exchange", "copies"),
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
def test_a_fault_at_any_step_leaves_the_old_package_or_the_new_one(
    fault: Fault, apart: bool, exchange: bool, copies: bool, tmp_path: Path
) -> None:
    before, kept = tmp_path / "before", "b"
    write_package(before, toy(["a", kept] if copies else [kept], "old"), copy_articles=True)
    (before / "notes.txt").write_text("mine")
    setting = Setting(before, toy([kept, "c"] if copies else [kept], "new"), copies)
    figures = counted(fault, in_a_process(setting, fault, apart=apart, exchange=exchange), apart=apart)
    assert figures["lost"] == 0
    assert figures["old package"] + figures["new package"] == figures["steps"]
    assert figures["old package"] > 0
    assert figures["new package"] > 0


@pytest.mark.parametrize("fault", ["kill", pytest.param("error", marks=pytest.mark.slow)])
def test_a_fault_at_any_step_of_a_first_build_leaves_no_package_or_the_new_one(fault: Fault) -> None:
    figures = counted(
        fault, in_a_process(Setting(None, toy("ab", "new"), copies=True), fault, apart=False), apart=False
    )
    assert (figures["lost"], figures["old package"] + figures["new package"]) == (0, figures["steps"])


@pytest.mark.slow
def test_builds_killed_at_random_moments_leave_a_whole_package(builds: Builds) -> None:
    figures = random_kills(builds, 3, seed=1)
    assert (figures["killed"], figures["lost"]) == (3, 0)


@pytest.mark.slow
def test_two_builds_at_once_leave_the_package_of_one(builds: Builds) -> None:
    figures = at_once(builds, 1, seed=1)
    assert figures == {
        "rounds": 1,
        "seed": 1,
        "builds that did not end well": 0,
        "one of the two, whole and valid": 1,
        "lost": 0,
    }


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_package_and_is_told(builds: Builds) -> None:
    figures = full_disk(builds.home)
    if not figures["ran"]:
        pytest.skip(f"no disk can be mounted here: {figures['why not']}")
    assert figures["lost"] == 0
    assert figures["refused"] == figures["the old package, whole and valid"]
    assert figures["a build on the full disk exits with"] == 2
    assert figures["a read-only disk is told before reading"]


@pytest.mark.slow
def test_what_a_power_cut_left_is_told_by_a_reader_and_not_finished(cut_off: Path, command: Callable[..., Ran]) -> None:
    before = held(cut_off)
    assert command("validate", cut_off).code == 1
    assert held(cut_off) == before


@pytest.mark.slow
def test_what_a_power_cut_left_is_finished_by_a_build_that_writes_nothing_itself(
    cut_off: Path, builds: Builds, tmp_path: Path, command: Callable[..., Ran]
) -> None:
    corpus = shutil.copytree(builds.corpora[NEW], tmp_path / "corpus")
    (corpus / "seeds/d.txt").write_bytes(b"\xff")
    assert command("build", corpus, "--output", cut_off).code == 1
    assert held(cut_off) == builds.packages[NEW]
    assert command("validate", cut_off).code == 0


@pytest.mark.slow
def test_what_a_kill_left_does_no_harm_and_goes_with_the_next_build(
    builds: Builds, tmp_path: Path, command: Callable[..., Ran]
) -> None:
    place = shutil.copytree(builds.home / f"package-{OLD}", tmp_path / "place")
    (place / ".partial-abcd1234/dataset").mkdir(parents=True)
    (place / ".partial-abcd1234/dataset/quotes.csv").write_text("quote_id")
    (place / ".partial-diary").mkdir()
    (place / ".partial-diary/monday.txt").write_text("mine")
    assert command("validate", place).code == 0
    write_package(place, builds.packages[NEW], copy_articles=True)
    assert held(place) == builds.packages[NEW] | {".partial-diary/monday.txt": b"mine"}


def test_what_waits_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    elsewhere, place = tmp_path / "elsewhere", tmp_path / "place"
    (elsewhere / ".waiting").mkdir(parents=True)
    (elsewhere / ".waiting/datapackage.json").write_text("secret")
    place.mkdir()
    (place / "dataset").symlink_to(elsewhere)
    write_package(place, toy("a", "new"))
    assert held(elsewhere) == {".waiting/datapackage.json": b"secret"}
    assert of_the_package(place) == toy("a", "new")


def test_a_failed_write_says_where_why_and_what_to_do(tmp_path: Path) -> None:
    write_package(tmp_path, toy("a", "old"))
    before = held(tmp_path)
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "datapackage.json").mkdir()
    with pytest.raises(EnvironmentProblem) as caught:
        write_package(tmp_path, toy("a", "new"))
    said = f"{tmp_path}: output_is_writable: Is a directory. Make room there, "
    assert str(caught.value).startswith(said)
    assert held(tmp_path) == {path: data for path, data in before.items() if path != "datapackage.json"}


@pytest.mark.slow
def test_fifty_kills_at_random_moments_lose_nothing(builds: Builds) -> None:
    figures = random_kills(builds, 50, seed=2)
    assert (figures["killed"], figures["lost"]) == (50, 0)
