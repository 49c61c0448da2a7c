"""Dates of ordrett beside those of dateparser and duckling: python -m benchmarks.bench_dates PEERS [--write].

PEERS is the interpreter of an environment with benchmarks/requirements-dates.txt. The cases are a JSON list of
sentences with one expression of time each: `lang`, `published`, `text`, `words` and `edtf`, null if the words are no
date. A case is right if a date touches the words and has that value. Speed is that of reading the articles of a
corpus with dates.jsonl, in one process; packs are loaded before.
"""

import argparse
import json
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from ordrett.dates import find_dates
from ordrett.language.detect import detect_language
from ordrett.language.packs import require_language_pack
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.evaluation.gold_files import DATES_FILE

DEFAULT_CASES: Final = Path("../shared/cases/dates.json")
DEFAULT_CORPUS: Final = Path("../shared/corpora/guide-public")
PEER_SCRIPT: Final = Path(__file__).with_name("date_peers.py")
RESULTS_FILE: Final = Path("docs/date-benchmark.json")
Case = Mapping[str, Any]


class Reading(NamedTuple):
    """The dates of each case as (start, end, EDTF), and the processor seconds of each round."""

    dates: Sequence[Sequence[tuple[int, int, str | None]]]
    seconds: Sequence[float]


def read_with_ordrett(cases: Sequence[Case], rounds: int) -> Reading:
    """Return the dates that ordrett reads, without the rest of its reading."""
    packs = [require_language_pack(case["lang"], "case") for case in cases]

    def read() -> list[list[tuple[int, int, str | None]]]:
        found = [find_dates(case["text"], pack, case["published"]) for case, pack in zip(cases, packs, strict=True)]
        return [[(date.text.start, date.text.end, date.edtf) for date in dates] for dates in found]

    dates, seconds = read(), []
    for _ in range(rounds):
        start = time.process_time()
        read()
        seconds.append(time.process_time() - start)
    return Reading(dates, seconds)


def read_with_peers(python: Path, cases: Sequence[Case], rounds: int) -> dict[str, Reading]:
    """Return the dates of the other systems."""
    texts = [{name: case[name] for name in ("lang", "published", "text")} for case in cases]
    request = json.dumps({"texts": texts, "rounds": rounds})
    run = subprocess.run([python, PEER_SCRIPT], input=request, capture_output=True, text=True, check=True)  # noqa: S603 - the caller names it
    return {name: Reading(**result) for name, result in json.loads(run.stdout).items()}


def read_all(python: Path, cases: Sequence[Case], rounds: int) -> Iterator[tuple[str, Reading]]:
    """Yield each system and what it reads."""
    yield "ordrett", read_with_ordrett(cases, rounds)
    yield from read_with_peers(python, cases, rounds).items()


def load_articles(corpus: Path) -> list[Case]:
    """Return the articles of a corpus with the language that is detected and the day of publication."""
    articles, _ = find_articles(corpus)
    lines = DATES_FILE.read(corpus, articles)
    texts = [(articles[line.article].text, line) for line in lines]
    return [
        {"lang": detect_language(text, line.article), "published": line.published, "text": text} for text, line in texts
    ]


def is_right(case: Case, dates: Sequence[tuple[int, int, str | None]]) -> bool:
    """Return whether a date touches the words of a case and has its value, or no date does if they are none."""
    start = case["text"].index(case["words"])
    end = start + len(case["words"])
    values = [edtf for first, last, edtf in dates if first < end and start < last]
    return case["edtf"] in values if case["edtf"] else not any(values)


def main() -> None:
    """Measure, and print one line per system."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peers", type=Path)
    parser.add_argument("--cases", type=Path, default=DEFAULT_CASES)
    parser.add_argument("--corpus", type=Path, default=DEFAULT_CORPUS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help=f"Record the figures in {RESULTS_FILE}.")
    arguments = parser.parse_args()
    cases: list[Case] = json.loads(arguments.cases.read_text(encoding="utf-8"))
    articles = load_articles(arguments.corpus)
    n_characters = sum(len(article["text"]) for article in articles)
    right = {name: sum(map(is_right, cases, reading.dates)) for name, reading in read_all(arguments.peers, cases, 0)}
    systems = []
    for name, reading in read_all(arguments.peers, articles, arguments.rounds):
        speed = round(n_characters / statistics.median(reading.seconds))
        print(f"{name}: {right[name]} of {len(cases)} right, {speed:,} characters per second")
        systems.append({"system": name, "right": right[name], "characters_per_second": speed})
    if arguments.write:
        results = {"cases": len(cases), "characters": n_characters, "systems": systems}
        RESULTS_FILE.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
