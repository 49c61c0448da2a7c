import pytest

from tests.robustness.environments import ALL_CHANGES, SINGLE_CHANGES
from tests.robustness.reproducibility import run


@pytest.mark.slow
def test_build_with_many_changes_at_once_has_the_same_bytes() -> None:
    results = run([ALL_CHANGES], pages=False)
    assert results["environments"] == {ALL_CHANGES.name: {"ran": True, "is_equal": True, "differences": []}}
    assert results["files"]["package"] > 20


@pytest.mark.slow
def test_build_in_each_environment_has_the_same_bytes() -> None:
    environments = run(SINGLE_CHANGES, pages=False)["environments"]
    completed = {name: result for name, result in environments.items() if result["ran"]}
    assert {name: result["differences"] for name, result in completed.items() if not result["is_equal"]} == {}
    assert len(completed) > 12


@pytest.mark.nightly
@pytest.mark.slow
def test_build_with_each_python_version_has_the_same_bytes() -> None:
    environments = run((), python_versions=True)["environments"]
    assert {name for name, result in environments.items() if result["ran"] and not result["is_equal"]} == set()
