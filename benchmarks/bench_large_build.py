"""Time and memory to build many articles: python -m benchmarks.bench_large_build ARTICLES... [--write] [--keep DIR].

The articles are paragraphs of those in seeds/ in a random order, about 2,500 characters each, in which full names are
replaced by random ones; some names come back in many articles. The memory is that of the largest process.
"""

import argparse
import json
import random
import re
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.measure_process import ProcessCost, measure_process

SEEDS: Final = Path("seeds")
FULL_NAME: Final = re.compile(r"\b[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]+\b")
GIVEN_NAMES: Final = ("Anna", "Bjørn", "Dagny", "Erik", "Frida", "Gustav", "Hanna", "Ivar", "Jorunn", "Kari", "Lars")
SYLLABLES: Final = ("al", "ber", "dal", "eng", "fos", "gar", "hol", "ik", "kol", "lun", "mar", "nor", "os", "pel")
CHARACTERS: Final = 2500
FILES_PER_FOLDER: Final = 1000
RESULTS_FILE: Final = Path("docs/large-builds.json")


def write_articles(folder: Path, n_articles: int, seed: int = 0) -> None:
    """Write the same articles for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - nothing to keep secret
    sources = [path.read_text(encoding="utf-8").split("\n\n") for path in sorted(SEEDS.glob("[0-9]*.txt"))]
    for number in range(n_articles):
        path = folder / f"{number // FILES_PER_FOLDER:04}" / f"n{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_write_article(rng, sources), encoding="utf-8")


def _write_article(rng: random.Random, sources: list[list[str]]) -> str:
    paragraphs = list(rng.choice(sources))
    rng.shuffle(paragraphs)
    names: dict[str, str] = {}
    text = ""
    for paragraph in paragraphs:
        text += FULL_NAME.sub(lambda match: names.setdefault(match[0], _name(rng)), paragraph) + "\n\n"
        if len(text) >= CHARACTERS:
            break
    return text


def _name(rng: random.Random) -> str:
    # Short surnames are few and come back, as those of politicians do.
    syllables = rng.choices(SYLLABLES, k=rng.choice((2, 3, 3, 3)))
    return f"{rng.choice(GIVEN_NAMES)} {''.join(syllables).capitalize()}"


def main() -> None:
    """Build packages, and print what each took; with --write, also record it in docs/large-builds.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="+", help="Numbers of articles.")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="Folder for articles and package, which stay there.")
    parser.add_argument("--write", action="store_true", help=f"Record the figures in {RESULTS_FILE}.")
    arguments = parser.parse_args()
    for n_articles in arguments.articles:
        with tempfile.TemporaryDirectory() as scratch:
            cost = _measure(n_articles, arguments.keep or Path(scratch), arguments.processes)
        print(
            f"{n_articles:,} articles: {cost.wall:.0f} s, {cost.processor:.0f} s of processor time, "
            f"{cost.megabytes:,.0f} MB",
            flush=True,
        )
        if arguments.write:
            _record(n_articles, arguments.processes, cost)


def _measure(n_articles: int, folder: Path, processes: int) -> ProcessCost:
    if not (folder / "articles").exists():
        write_articles(folder / "articles", n_articles)
    command = ("build", str(folder / "articles"), "--output", str(folder / "package"))
    return measure_process("-m", "ordrett_dataset", *command, "--processes", str(processes))


def _record(n_articles: int, processes: int, cost: ProcessCost) -> None:
    """Add a build to the recorded ones, or replace the one of as many articles."""
    recorded = json.loads(RESULTS_FILE.read_text(encoding="utf-8")) if RESULTS_FILE.is_file() else []
    build = {
        "articles": n_articles,
        "processes": processes,
        "seconds": round(cost.wall, 1),
        "processor_seconds": round(cost.processor, 1),
        "megabytes": round(cost.megabytes),
    }
    others = [other for other in recorded if other["articles"] != n_articles]
    lines = (json.dumps(item) for item in sorted([*others, build], key=lambda item: item["articles"]))
    RESULTS_FILE.write_text("[\n " + ",\n ".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
