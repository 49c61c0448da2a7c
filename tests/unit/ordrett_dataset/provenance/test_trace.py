"""`trace` reads the evidence once, however many cells the row has, and names the event mention behind a date."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ordrett_dataset.provenance.stored_package import Row, StoredPackage
from ordrett_dataset.provenance.trace import trace


@pytest.mark.parametrize("row_id", ["010.q01", "harbour_meeting"])
def test_evidence_is_read_once(row_id: str, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables_read: list[str] = []
    real_rows = StoredPackage.rows

    def counting_rows(package: StoredPackage, table: str, column: str, values: set[str]) -> Iterator[Row]:
        tables_read.append(table)
        return iter(real_rows(package, table, column, values))

    monkeypatch.setattr(StoredPackage, "rows", counting_rows)
    output = "\n".join(line.plain for line in trace(row_id, None, good))
    assert tables_read.count("evidence") == 1
    assert "⟦" in output


def test_date_of_an_event_is_traced_to_its_most_precise_mention(good: Path) -> None:
    output = "\n".join(line.plain for line in trace("harbour_meeting", "date", good))
    assert "from the event mention: 010.r01" in output
