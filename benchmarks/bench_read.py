"""Speed of extraction, beside decoding the text and beside textacy.

`python -m benchmarks.bench_read [CORPUS]`: CORPUS holds seeds/*.txt, and gold.jsonl to print the accuracy too.

One process on one core. Results are medians of processor time over several rounds, in which all systems take turns.
Packs and models are loaded before. textacy needs `pip install .[benchmark]` and is measured on English texts only.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import ordrett
from benchmarks.textacy_baseline import load_textacy
from ordrett.dates import find_dates
from ordrett.errors import InputError
from ordrett.language.packs import require_language_pack
from ordrett.model import ArticleAnnotation
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.evaluation.attribution import Attribution, utterance_attributions
from ordrett_dataset.evaluation.gold_files import QUOTES_FILE
from ordrett_dataset.evaluation.metric import attribution_metric

DEFAULT_CORPUS: Final = Path("../shared/corpora/polnear-dev")
Task = Callable[[], object]


def main() -> None:
    """Measure, and print one line per system."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=DEFAULT_CORPUS)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    articles, _ = find_articles(arguments.corpus)
    texts = {article_id: article.text for article_id, article in articles.items()}
    encoded = [text.encode() for text in texts.values()]
    annotations = [annotation for item in texts.items() if (annotation := _read(*item))]
    tasks: dict[str, Task] = {
        "baseline: decode and split": lambda: [data.decode().split() for data in encoded],
        "ordrett": lambda: [_read(*item) for item in texts.items()],
        "ordrett, dates alone": lambda: [_find_dates(annotation) for annotation in annotations],
    }
    predicted = {"ordrett": [item for annotation in annotations for item in utterance_attributions(annotation)]}
    remarks = {"ordrett": f"{len(texts) - len(annotations)} texts rejected"}
    textacy = load_textacy() if {annotation.language for annotation in annotations} == {"en"} else None
    if textacy:
        tasks["textacy"] = lambda: [textacy(text, article_id) for article_id, text in texts.items()]
        results = [textacy(text, article_id) for article_id, text in texts.items()]
        predicted["textacy"] = [item for result in results for item in result or ()]
        remarks["textacy"] = f"{results.count(None)} texts rejected"
    n_characters = sum(map(len, texts.values()))
    print(f"{arguments.corpus.name}: {len(texts)} texts, {n_characters} characters, {arguments.rounds} rounds")
    gold = [
        Attribution(line.article, quote.kind, quote.content, quote.cue or (), quote.source or ())
        for line in QUOTES_FILE.read(arguments.corpus, articles)
        for quote in line.attributions
    ]
    for name, seconds in measure_medians(tasks, arguments.rounds).items():
        accuracy = _format_accuracy(gold, predicted[name]) if gold and name in predicted else ""
        print(f"{name:28}{n_characters / seconds:12,.0f} characters/s  {accuracy}  {remarks.get(name, '')}".rstrip())
    if not textacy:
        print("textacy: not measured (not installed, or the texts are not English)")


def measure_medians(tasks: Mapping[str, Task], n_rounds: int) -> dict[str, float]:
    """Return the median processor time of each task in seconds; the tasks take turns."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(n_rounds):
        for name, task in tasks.items():
            start = time.process_time()
            task()
            times[name].append(time.process_time() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def _read(article_id: str, text: str) -> ArticleAnnotation | None:
    try:
        return ordrett.read(text, article_id)
    except InputError:
        return None


def _find_dates(annotation: ArticleAnnotation) -> object:
    pack = require_language_pack(annotation.language, annotation.article.path)
    return find_dates(annotation.article.text, pack, "2024-03-14")


def _format_accuracy(gold: Sequence[Attribution], predicted: Iterable[Attribution]) -> str:
    predicted = list(predicted)
    low, high = (attribution_metric("", gold, predicted, overlap).f1 or 0.0 for overlap in (0.3, 0.8))
    direct = [item for item in gold if item.kind == "direct"]
    recall = attribution_metric("", direct, predicted, 0.8, with_precision=False).recall or 0.0
    return f"F1 {low:.3f} at 0.3, {high:.3f} at 0.8, direct recall {recall:.3f} at 0.8"


if __name__ == "__main__":
    main()
