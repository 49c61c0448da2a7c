import pytest

from reliability.same_bytes import run
from reliability.variations import ALL_AT_ONCE


def test_a_build_under_another_machine_user_and_run_has_the_same_bytes() -> None:
    figures = run([ALL_AT_ONCE], pages=False)
    assert figures[ALL_AT_ONCE.name] == {"ran": True, "equal": True, "differ": ""}
    files = figures["files of the package"]
    assert isinstance(files, int)
    assert files > 20


@pytest.mark.slow
def test_each_variation_and_each_python_gives_the_same_bytes() -> None:
    figures = run(other_interpreters=True)
    ran = {name: figure for name, figure in figures.items() if isinstance(figure, dict) and figure["ran"]}
    assert {name: figure["differ"] for name, figure in ran.items() if not figure["equal"]} == {}
    assert len(ran) > 15
