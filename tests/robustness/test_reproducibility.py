import pytest

from tests.robustness.environments import ALL_AT_ONCE, VARIATIONS
from tests.robustness.reproducibility import run


@pytest.mark.slow
def test_a_build_under_another_machine_user_and_run_has_the_same_bytes() -> None:
    figures = run([ALL_AT_ONCE], pages=False)
    assert figures[ALL_AT_ONCE.name] == {"ran": True, "equal": True, "differ": ""}
    files = figures["files of the package"]
    assert isinstance(files, int)
    assert files > 20


@pytest.mark.slow
def test_each_variation_gives_the_same_bytes() -> None:
    figures = run(VARIATIONS, pages=False)
    ran = {name: figure for name, figure in figures.items() if isinstance(figure, dict) and figure["ran"]}
    assert {name: figure["differ"] for name, figure in ran.items() if not figure["equal"]} == {}
    assert len(ran) > 12
