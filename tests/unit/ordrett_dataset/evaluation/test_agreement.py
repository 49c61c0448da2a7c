"""Agreement of two annotations, and the list of their disagreements."""

import shutil
from pathlib import Path

import pytest

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.evaluation.agreement.disagreements import Comparison
from ordrett_dataset.evaluation.agreement.flatten import FlatAnnotation, flatten_annotations
from ordrett_dataset.evaluation.agreement.metrics import agreement_metrics
from scripts.docs.agreement_page import agreement_page

ROOT = Path(__file__).parents[4]
ANNOTATOR_1 = ROOT / "annotations" / "double" / "annotator_1"

# A file, one change in it, and the end of the location under which the disagreement is listed.
CHANGES = [
    ("001_f51abfb1fa92a293.yaml", 'cue: "meldt om"', 'cue: "meldt"', "001 quotes q02|q02 cue"),
    ("001_f51abfb1fa92a293.yaml", "kind: direct", "kind: indirect", "001 quotes q05|q05 kind"),
    ("001_f51abfb1fa92a293.yaml", '    via: "TV 2"\n', "", "001 quotes q05|q05 outlet"),
    (
        "001_f51abfb1fa92a293.yaml",
        "m11: {person: gulevich",
        "m11: {person: khrenin",
        "001 person_mentions m11|m11 person",
    ),
    ("events.yaml", "type: PROTEST", "type: MOBILIZE", "type"),
]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return find_articles(ROOT)[0]


@pytest.fixture(scope="module")
def annotation(articles: dict[str, Article]) -> FlatAnnotation:
    return flatten_annotations(ANNOTATOR_1, articles)


def test_an_annotation_agrees_with_itself(annotation: FlatAnnotation) -> None:
    assert list(Comparison(annotation, annotation, annotation).disagreements()) == []
    assert {metric.f1 for metric in agreement_metrics(annotation, annotation)} == {1.0}


@pytest.mark.parametrize(("file", "old", "new", "location"), CHANGES)
def test_a_changed_value_is_listed(
    file: str,
    old: str,
    new: str,
    location: str,
    annotation: FlatAnnotation,
    articles: dict[str, Article],
    tmp_path: Path,
) -> None:
    copy = shutil.copytree(ANNOTATOR_1, tmp_path / "annotator_1")
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    comparison = Comparison(annotation, flatten_annotations(copy, articles), annotation)
    (disagreement,) = comparison.disagreements()
    assert disagreement.location.endswith(location)
    assert disagreement.outcome == "first"


def test_speakers_that_differ_are_counted(
    annotation: FlatAnnotation, articles: dict[str, Article], tmp_path: Path
) -> None:
    copy = shutil.copytree(ANNOTATOR_1, tmp_path / "annotator_1")
    file = copy / "002_b479c4edcd6d1ec6.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("speaker: hartog", "speaker: kemper"), encoding="utf-8")
    metrics = agreement_metrics(annotation, flatten_annotations(copy, articles))
    speakers = next(m for m in metrics if (m.item, m.match) == ("quotes, direct", "same speaker, if matched"))
    assert (speakers.gold or 0) - speakers.correct == text.count("speaker: hartog")


@pytest.mark.parametrize("change", ["missing", "surplus"])
def test_every_disagreement_has_one_reason(change: str, articles: dict[str, Article], tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "annotations", tmp_path / "annotations")
    file = folder / "double" / "adjudication.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = lines[:-1] if change == "missing" else [*lines, '"001 quotes q99|q99 cue": none\n']
    file.write_text("".join(lines), encoding="utf-8")
    code = "disagreement_is_adjudicated" if change == "missing" else "adjudication_has_disagreement"
    with pytest.raises(InputError, match=code):
        agreement_page(folder, articles)
