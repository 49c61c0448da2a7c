"""Measured accuracy: the results file, the hash of the measured code, and the script that measures."""

import json
import shutil
from pathlib import Path

import pytest
import typer

from ordrett.errors import InputError
from ordrett_dataset.evaluation.metric import Metric, Ratio
from scripts import measure_accuracy as script
from scripts.accuracy.corpora import load_corpus_list
from scripts.accuracy.results import (
    CODE_FOLDER,
    RESULTS_FILE,
    AccuracyResults,
    CorpusResult,
    hash_code,
    load_results,
    measure_corpus,
)
from tests.support.corpus_folder import ROOT, write_corpus

SAMPLE = AccuracyResults(
    "0" * 64,
    (CorpusResult("names-en", 3, 1, "1" * 64, (Metric("quotes", "overlap 0.3", 1, 2, None, source=Ratio(1, 1)),)),),
)


@pytest.fixture(scope="module")
def results() -> AccuracyResults:
    results = load_results(ROOT)
    assert results is not None
    return results


def test_the_current_code_was_measured(results: AccuracyResults) -> None:
    assert results.code == hash_code(), f"src/ordrett changed since {RESULTS_FILE} was measured: run make accuracy"


def test_every_listed_corpus_was_measured(results: AccuracyResults) -> None:
    assert [result.name for result in results.corpora] == [corpus.name for corpus in load_corpus_list().corpora]
    assert all(result.metrics for result in results.corpora)


def test_the_results_hold_counts_and_no_text_of_the_corpora(results: AccuracyResults) -> None:
    assert (ROOT / RESULTS_FILE).read_text(encoding="utf-8") == results.to_json()
    items = {metric.item for result in results.corpora for metric in result.metrics}
    prefixes = ("quotes", "rule ", "person mentions", "event mentions", "dates", "spans", "pronoun as speaker")
    assert all(item.startswith(prefixes) and len(item) < 60 for item in items)


def test_results_survive_the_round_trip_through_their_file(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert load_results(tmp_path) is None
    (tmp_path / RESULTS_FILE).write_text(SAMPLE.to_json(), encoding="utf-8")
    assert load_results(tmp_path) == SAMPLE


@pytest.mark.parametrize("content", ["{", "[]", '{"code": "0"}', '{"code": "0", "corpora": [{"name": "x"}]}'])
def test_an_invalid_results_file_is_rejected(content: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / RESULTS_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="accuracy_file_is_valid"):
        load_results(tmp_path)


def test_the_hash_depends_on_code_and_not_on_comments(tmp_path: Path) -> None:
    copy = shutil.copytree(CODE_FOLDER, tmp_path / "ordrett")
    original = hash_code(copy)
    assert original == hash_code()
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "read.pyc").write_bytes(b"x")
    module = copy / "model.py"
    module.write_text("# a comment\n\n" + module.read_text(encoding="utf-8"), encoding="utf-8")
    assert hash_code(copy) == original
    for file in (module, next(copy.rglob("*.toml"))):
        text = file.read_text(encoding="utf-8")
        file.write_text(f"x = 1\n{text}", encoding="utf-8")
        assert hash_code(copy) != original
        file.write_text(text, encoding="utf-8")
    assert hash_code(copy) == original


def test_the_hash_of_a_corpus_covers_articles_and_gold_files(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "skarv")
    gold = folder / "names.jsonl"
    gold.write_text('{"article": "010_skarv", "people": []}\n', encoding="utf-8")
    before = measure_corpus(folder)
    assert (before.name, before.n_articles, before.n_failed) == ("skarv", 1, 0)
    gold.write_text('{"article": "010_skarv", "people": [[0, 3]]}\n', encoding="utf-8")
    assert measure_corpus(folder).sha256 != before.sha256


def test_the_script_measures_every_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [corpus.name for corpus in load_corpus_list().corpora]
    for name in names:
        folder = write_corpus(tmp_path / "corpora" / name)
        (folder / "names.jsonl").write_text('{"article": "011_lykt", "people": []}\n', encoding="utf-8")
    output = tmp_path / "accuracy.json"
    script.measure_accuracy(tmp_path / "corpora", output=output)
    content = json.loads(output.read_text(encoding="utf-8"))
    assert content["code"] == hash_code()
    assert [corpus["n_articles"] for corpus in content["corpora"]] == [2] * len(names)
    before = output.read_bytes()
    hashes = iter("ab")
    monkeypatch.setattr(script, "hash_code", lambda: next(hashes))
    with pytest.raises(typer.Exit):
        script.measure_accuracy(tmp_path / "corpora", output=output)
    assert "src/ordrett changed" in capsys.readouterr().out
    assert output.read_bytes() == before


def test_missing_corpora_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder polnear-train, polnear-dev, "):
        script.measure_accuracy(tmp_path)
