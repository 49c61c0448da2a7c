"""How long the page of a package takes to open and to answer, in a headless browser.

`python -m benchmarks.bench_explore [--rows 80000] [--repeat 5]`

The synthetic package has about 100 articles and 10,000 marked rows by default. The floor is a page that holds the same
data and only parses it. Both take turns; results are medians.
"""

import argparse
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.synthetic_package import write_synthetic_package
from ordrett_dataset.explore.build_page import build_page
from ordrett_dataset.reader.package_reader import open_package
from tests.browser.conftest import CHROMIUM

FLOOR: Final = """<!doctype html><body>{data}<script>
for (const data of document.querySelectorAll("[type='application/json']")) JSON.parse(data.textContent);
document.body.append("done");</script>"""
# Choose a value of the last filter of the quotes, and wait until the view is drawn; milliseconds.
FILTER: Final = """async () => {
    const select = document.getElementById("filter-kind");
    const drawn = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    const start = performance.now();
    select.value = "direct";
    select.dispatchEvent(new Event("change"));
    await drawn;
    document.body.getBoundingClientRect();
    return performance.now() - start;
}"""
SEARCH: Final = """() => {
    const field = document.getElementById("search");
    const start = performance.now();
    field.value = "an";
    field.dispatchEvent(new Event("input"));
    document.body.getBoundingClientRect();
    return performance.now() - start;
}"""


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=80_000)
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        write_synthetic_package(folder / "package", arguments.rows)
        package, metadata = open_package(folder / "package").require_tables(folder / "package")
        page = folder / "page.html"
        page.write_bytes(build_page(package, metadata))
        floor = folder / "floor.html"
        data = b"".join(re.findall(rb'<script type="application/json".*?</script>', page.read_bytes(), re.DOTALL))
        floor.write_text(FLOOR.format(data=data.decode()), encoding="utf-8")
        tables = package.tables
        n_marks = sum(tables[table].height for table in ("quotes", "person_mentions", "event_mentions"))
        print(f"{tables['articles'].height} articles, {n_marks:,} marks, {page.stat().st_size / 1e6:.1f} MB")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        runs = [_measure(browser, page, floor) for _ in range(arguments.repeat)]
        browser.close()
    for name in runs[0]:
        print(f"{name:28} {statistics.median(run[name] for run in runs):8.0f} ms")


def _measure(browser: Browser, page: Path, floor: Path) -> dict[str, float]:
    """Return milliseconds by what was measured."""
    times = {"open the floor": _open(browser.new_page(), floor, "text=done")}
    tab = browser.new_page()
    times["open the page"] = _open(tab, page, ".article-list")
    tab.evaluate("location.hash = '#quotes'")
    tab.wait_for_selector(".quotes li")
    times["filter the quotes"] = tab.evaluate(FILTER)
    times["search"] = tab.evaluate(SEARCH)
    tab.close()
    return times


def _open(tab: Page, file: Path, selector: str) -> float:
    start = time.perf_counter()
    tab.goto(file.as_uri())
    tab.wait_for_selector(selector)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
