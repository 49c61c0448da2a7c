"""ArticleAnnotation the texts of a corpus folder, beside the least that it could take and beside textacy.

`python -m benchmarks.read [CORPUS]`: CORPUS holds seeds/*.txt, and gold.jsonl where accuracy is to be told.

One process on one core; processor time, medians of several rounds in which all take turns. Packs and models are loaded
before. textacy is measured where it and its English model are installed (`pip install .[benchmark]`), on English alone.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import ordrett
from benchmarks.textacy_baseline import peer
from ordrett.article import Article, decode_article
from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation
from ordrett_dataset.evaluation.attribution import Attribution, utterances
from ordrett_dataset.evaluation.gold_files import GOLD
from ordrett_dataset.evaluation.metric import spoken

CORPUS = Path("../shared/corpora/polnear-dev")
Task = Callable[[], object]


def main() -> None:
    """Measure, and print a line a system."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    asked.add_argument("--rounds", type=int, default=5)
    said = asked.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    articles = {path.stem: decode_article(path.read_bytes(), path.stem, path.name) for path in _seeds(said.corpus)}
    data, texts = [a.text.encode() for a in articles.values()], {stem: a.text for stem, a in articles.items()}
    readings = [reading for stem, text in texts.items() if (reading := _read(text, stem))]
    tasks: dict[str, Task] = {
        "floor: decode and split": lambda: [part.decode().split() for part in data],
        "ordrett": lambda: [_read(text, stem) for stem, text in texts.items()],
    }
    found = {"ordrett": [item for reading in readings for item in utterances(reading)]}
    notes = {"ordrett": f"{len(texts) - len(readings)} texts refused"}
    other = peer() if {reading.language for reading in readings} == {"en"} else None
    if other:
        tasks["textacy"] = lambda: [other(text, stem) for stem, text in texts.items()]
        answers = [other(text, stem) for stem, text in texts.items()]
        found["textacy"] = [item for answer in answers for item in answer or ()]
        notes["textacy"] = f"{answers.count(None)} texts refused"
    characters = sum(map(len, texts.values()))
    print(f"{said.corpus.name}: {len(texts)} texts, {characters} characters, medians of {said.rounds} rounds")
    gold = _gold(said.corpus, articles)
    for name, seconds in medians(tasks, said.rounds).items():
        accuracy = _accuracy(gold, found[name]) if gold and name in found else ""
        print(f"{name:24}{characters / seconds:12,.0f} characters/s  {accuracy}  {notes.get(name, '')}".rstrip())
    if not other:
        print("textacy: not measured (not installed, or the texts are not English)")


def medians(tasks: Mapping[str, Task], rounds: int) -> dict[str, float]:
    """Return the median processor time of each task, in seconds; they take turns."""
    took: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            start = time.process_time()
            task()
            took[name].append(time.process_time() - start)
    return {name: statistics.median(times) for name, times in took.items()}


def _seeds(corpus: Path) -> list[Path]:
    found = sorted(corpus.glob("seeds/*.txt"))
    if not found:
        raise SystemExit(f"{corpus}: no seeds/*.txt")
    return found


def _read(text: str, stem: str) -> ArticleAnnotation | None:
    try:
        return ordrett.read(text, stem)
    except InputError:
        return None


def _gold(corpus: Path, articles: Mapping[str, Article]) -> list[Attribution]:
    return [
        Attribution(line.article, item.kind, item.content, item.cue or (), item.source or ())
        for line in GOLD.read(corpus, articles)
        for item in line.attributions
    ]


def _accuracy(gold: Sequence[Attribution], found: Iterable[Attribution]) -> str:
    got = list(found)
    all_words = [spoken("", gold, got, least) for least in (0.3, 0.8)]
    direct = spoken("", [item for item in gold if item.kind == "direct"], got, 0.8, precision=False)
    return "F1 {:.3f} at .3, {:.3f} at .8, direct recall {:.3f} at .8".format(
        *(figure.f1 or 0.0 for figure in all_words), direct.recall or 0.0
    )


if __name__ == "__main__":
    main()
