import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ordrett.errors import InputError
from ordrett_dataset.evaluation.evaluate import evaluate
from ordrett_dataset.evaluation.metric import Figure, Share
from scripts import measure_accuracy as command_module
from scripts.accuracy.corpora import corpora
from scripts.accuracy.results import CODE, FILE, Accuracy, Measured, code_sha256, kept, measured, written
from scripts.docs.accuracy_page import accuracy_page
from tests.support.corpus_folder import ROOT, Ran
from tests.support.corpus_folder import written as folder_written

ACCURACY = Accuracy(
    "0" * 64,
    (Measured("names-en", 3, 1, "1" * 64, (Figure("quotes", "overlap 0.3", 1, 2, None, source=Share(1, 1)),)),),
)


@pytest.fixture(scope="module")
def page() -> str:
    return accuracy_page(ROOT)


def test_the_figures_were_measured_with_the_code_as_it_is() -> None:
    accuracy = kept(ROOT)
    assert accuracy is not None
    assert accuracy.code == code_sha256(), f"{FILE} was measured with another state of src/ordrett: run make accuracy"


def test_every_corpus_that_is_listed_was_measured() -> None:
    accuracy = kept(ROOT)
    assert accuracy is not None
    assert [corpus.name for corpus in accuracy.corpora] == [corpus.name for corpus in corpora().corpora]
    assert all(corpus.figures for corpus in accuracy.corpora)


def test_the_file_holds_counts_and_no_words_of_the_corpora() -> None:
    accuracy = kept(ROOT)
    assert accuracy is not None
    assert (ROOT / FILE).read_text(encoding="utf-8") == written(accuracy)
    named = {figure.what for corpus in accuracy.corpora for figure in corpus.figures}
    plain = ("quotes", "rule ", "person_mentions", "spans", "speaker of a pronoun")
    assert all(what.startswith(plain) and len(what) < 60 for what in named)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert kept(tmp_path) is None
    (tmp_path / FILE).write_text(written(ACCURACY), encoding="utf-8")
    assert kept(tmp_path) == ACCURACY


@pytest.mark.parametrize("content", ["{", "[]", '{"code": "0"}', '{"code": "0", "corpora": [{"name": "x"}]}'])
def test_a_file_of_another_shape_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="accuracy_file_is_valid"):
        kept(tmp_path)


def test_the_hash_of_the_code_tells_code_from_comments(tmp_path: Path) -> None:
    copy = shutil.copytree(CODE, tmp_path / "ordrett")
    before = code_sha256(copy)
    assert before == code_sha256()
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "read.pyc").write_bytes(b"x")
    file = copy / "read.py"
    file.write_text("# a remark\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert code_sha256(copy) == before
    for changed in (file, next((copy / "languages").rglob("*.toml"))):
        text = changed.read_text(encoding="utf-8")
        changed.write_text(f"x = 1\n{text}", encoding="utf-8")
        assert code_sha256(copy) != before
        changed.write_text(text, encoding="utf-8")
    assert code_sha256(copy) == before


def test_the_hash_of_a_corpus_covers_seeds_and_annotations(tmp_path: Path) -> None:
    folder = folder_written(tmp_path)
    gold = folder / "names.jsonl"
    gold.write_text('{"article": "010_skarv", "people": []}\n', encoding="utf-8")
    result = evaluate(folder)
    before = measured("skarv", folder, result)
    assert (before.texts, before.refused) == (1, 0)
    gold.write_text('{"article": "010_skarv", "people": [[0, 3]]}\n', encoding="utf-8")
    assert measured("skarv", folder, result).sha256 != before.sha256


def test_the_command_measures_every_corpus(
    tmp_path: Path, command: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = corpora()
    for corpus in listed.corpora:
        folder = folder_written(tmp_path / "corpora" / corpus.name)
        (folder / "names.jsonl").write_text('{"article": "011_lykt", "people": []}\n', encoding="utf-8")
    output = tmp_path / "accuracy.json"
    ran = command("accuracy", tmp_path / "corpora", "--output", output)
    assert (ran.code, ran.err) == (0, "")
    content = json.loads(output.read_text(encoding="utf-8"))
    assert content["code"] == code_sha256()
    assert [corpus["texts"] for corpus in content["corpora"]] == [2] * len(listed.corpora)
    before = output.read_bytes()
    assert command("accuracy", tmp_path / "corpora", "--output", output).code == 0
    assert output.read_bytes() == before
    states = iter("ab")
    monkeypatch.setattr(command_module, "code_sha256", lambda: next(states))
    ran = command("accuracy", tmp_path / "corpora", "--output", output)
    assert ran.code == 1
    assert "src/ordrett changed meanwhile" in ran.err
    assert output.read_bytes() == before


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path, command: Callable[..., Ran]) -> None:
    ran = command("accuracy", tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "corpora_exist: no folder polnear-train, polnear-dev, " in ran.err


def test_the_page_names_each_corpus_with_origin_licence_and_command(page: str) -> None:
    for corpus in corpora().corpora:
        assert f"| {corpus.name} | {corpus.content} | {corpus.origin} | {corpus.licence} | " in page
        assert f"`python -m scripts evaluate CORPORA/{corpus.name}`" in page
    assert page.index("## Corpora") < page.index("## What others reach") < page.index("## The articles of this dataset")


def test_the_page_says_what_the_figures_are_not(page: str) -> None:
    flat = " ".join(page.split())
    assert "No figure here is held out." in flat
    assert "hoping, fearing, wanting, planning, expecting, seeming" in flat
    assert "These are the texts that the rules were written beside." in flat


def test_the_page_is_the_same_every_time(page: str) -> None:
    assert accuracy_page(ROOT) == page


def test_without_figures_the_page_says_so(tmp_path: Path) -> None:
    page = accuracy_page(folder_written(tmp_path))
    assert "Not measured yet: `make accuracy`." in page
    assert "| quotes | overlap 0.8 | 2 | " in page


def test_texts_that_could_not_be_read_are_counted(tmp_path: Path) -> None:
    folder = folder_written(tmp_path)
    (folder / "docs").mkdir()
    (folder / FILE).write_text(written(ACCURACY), encoding="utf-8")
    page = accuracy_page(folder)
    assert "1 of the texts could not be read." in page
    assert "| quotes | overlap 0.3 | 2 | 1 | 0.500 | 1.000 |" in page
