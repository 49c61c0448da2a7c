from pathlib import Path
from typing import Final

import pytest

from ordrett.errors import InputError
from scripts.docs.error_detection_page import error_detection_page
from scripts.docs.error_detection_results import FILE, ErrorDetection, MissedError, Tally, load_results, to_json

RESULTS: Final = ErrorDetection(
    state="0" * 64,
    max_per_operator=2,
    n_unchanged=1,
    n_checked_in_files=3,
    undetectable=(("evidence", "note", "", "the annotator's own words"),),
    tallies=(
        Tally("determined", "quotes", "text", "null for a value", 2, 1),
        Tally("consistent", "quotes", "text", "cue and source swapped", 4, 1),
        Tally("rebuild", "quotes", "text", "null for a value", 2, 2),
    ),
    missed=(MissedError("determined", "quotes", "text", "null for a value", "001.q05", "'Ja' -> None"),),
)


def write(root: Path, content: str) -> None:
    (root / FILE).parent.mkdir(exist_ok=True)
    (root / FILE).write_text(content, encoding="utf-8")


def test_written_results_are_read_back(tmp_path: Path) -> None:
    assert load_results(tmp_path) is None
    write(tmp_path, to_json(RESULTS))
    assert load_results(tmp_path) == RESULTS


@pytest.mark.parametrize("content", ["{", "[]", '{"state": "0"}', '{"undetectable": [], "tallies": [["x"]]}'])
def test_invalid_file_raises_an_error(content: str, tmp_path: Path) -> None:
    write(tmp_path, content)
    with pytest.raises(InputError, match="error_detection_file_is_valid"):
        load_results(tmp_path)


def test_page_shows_every_group_and_missed_error(tmp_path: Path) -> None:
    assert "Not measured." in error_detection_page(tmp_path)
    write(tmp_path, to_json(RESULTS))
    page = error_detection_page(tmp_path)
    assert "detects 1 of 2 injected errors" in page
    assert "| 99.9 % | 2 | 1 | 50.0 % |" in page
    assert "| none | 4 | 1 | 25.0 % |" in page
    assert "| 100 % | 2 | 2 | 100.0 % |" in page
    assert "| determined | quotes | 001.q05 | text | null for a value | 'Ja' -> None |" in page
    assert "| evidence | note |  | the annotator's own words |" in page
