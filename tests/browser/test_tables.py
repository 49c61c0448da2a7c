"""What a table shows can be taken away as CSV, and as code that gives the same rows."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from playwright.sync_api import Page

from tests.browser.test_page import go_to
from tests.support.corpus_folder import ROOT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "address",
    [
        "tables/quotes?text=VIACORKA&sort=text&order=descending",
        "tables/events?column=plover_type&is=is+empty&sort=label",
        "tables/events?column=factuality&is=equals&text=Alleged&sort=date",
        "tables/events?is=is+empty",
        "tables/articles?sort=n_bytes&order=descending",
        "tables/person_mentions?column=quote_id&is=is+not+empty&sort=text",
    ],
)
def test_the_code_gives_the_rows_of_the_csv(address: str, tab: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    go_to(tab, address)
    with tab.expect_download() as started:
        tab.get_by_role("button", name="Download as CSV").click()
    shown = pl.read_csv(Path(started.value.path()), infer_schema=False)
    tab.evaluate("""() => Object.defineProperty(navigator, "clipboard", {
        value: { writeText: async (text) => { window.copied = text; } },
    })""")
    tab.get_by_role("button", name="Copy as polars code").click()
    names: dict[str, Any] = {}
    monkeypatch.chdir(ROOT)
    exec(tab.evaluate("() => window.copied"), names)  # noqa: S102 - the code that a user would run
    rows: pl.DataFrame = names["rows"]
    assert shown.height > 0
    assert shown.equals(rows.with_columns(pl.all().cast(pl.String)))
