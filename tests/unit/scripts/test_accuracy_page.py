"""docs/accuracy.md: what it states, and in which order."""

from pathlib import Path

import pytest

from ordrett_dataset.evaluation.metric import Metric, Ratio
from scripts.accuracy.corpora import load_corpus_list
from scripts.accuracy.results import RESULTS_FILE, AccuracyResults, CorpusResult, load_held_out
from scripts.docs.accuracy_page import accuracy_page
from tests.support.corpus_folder import ROOT, write_corpus


@pytest.fixture(scope="module")
def page() -> str:
    return accuracy_page(ROOT)


def test_held_out_results_come_first_with_their_commit(page: str) -> None:
    held_out = load_held_out(ROOT)
    assert held_out is not None
    headings = (
        "## Held-out results",
        "## Other systems",
        "## Results on the development corpora",
        "## Results on the art",
    )
    positions = [page.index(heading) for heading in headings]
    assert positions == sorted(positions)
    assert f"commit `{held_out['commit']}`" in page
    for row in held_out["quotes"]:
        assert f"| {row['gold']} | {row['found']} | {row['precision']:.3f} | {row['recall']:.3f} |" in page


def test_every_corpus_is_listed_with_origin_licence_and_command(page: str) -> None:
    for corpus in load_corpus_list().corpora:
        assert f"| {corpus.name} | {corpus.content} | {corpus.origin} | {corpus.licence} | " in page
        assert f"`ordrett evaluate CORPORA/{corpus.name}`" in page


def test_results_on_development_texts_are_labelled(page: str) -> None:
    text = " ".join(page.split())
    assert "The rules were developed and adjusted on these corpora, so these results are optimistic." in text
    assert "These are the texts that the rules were first written for." in text
    assert "PolNeAR also annotates beliefs and intentions (hoping, fearing" in text


def test_a_page_without_results_says_so(tmp_path: Path) -> None:
    page = accuracy_page(write_corpus(tmp_path))
    assert "Not measured yet: `make accuracy`." in page
    assert "## Held-out results\n\nNot measured.\n" in page
    assert "| quotes | overlap 0.8 | 2 | " in page


def test_unreadable_articles_are_counted(tmp_path: Path) -> None:
    metric = Metric("quotes", "overlap 0.3", 1, 2, None, source=Ratio(1, 1))
    results = AccuracyResults("0" * 64, (CorpusResult("names-en", 3, 1, "1" * 64, (metric,)),))
    folder = write_corpus(tmp_path)
    (folder / "docs").mkdir()
    (folder / RESULTS_FILE).write_text(results.to_json(), encoding="utf-8")
    page = accuracy_page(folder)
    assert "1 of the articles could not be read." in page
    assert "| quotes | overlap 0.3 | 2 | 1 | 0.500 | 1.000 |" in page
