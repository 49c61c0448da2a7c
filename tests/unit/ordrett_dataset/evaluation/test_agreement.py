import shutil
from pathlib import Path

import pytest

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.corpus.config import seeds
from ordrett_dataset.evaluation.agreement.disagreements import differences
from ordrett_dataset.evaluation.agreement.flatten import Flat, flat
from ordrett_dataset.evaluation.agreement.metrics import figures
from scripts.docs.agreement_page import agreement_page

ROOT = Path(__file__).parents[4]
FIRST = ROOT / "annotations" / "first-readings" / "first"

# One change of a reading each, and the end of the place under which it must be listed.
PLANTED = [
    ("001_f51abfb1fa92a293.yaml", 'cue: "meldt om"', 'cue: "meldt"', "001 quotes q02|q02 cue"),
    ("001_f51abfb1fa92a293.yaml", "kind: direct", "kind: indirect", "001 quotes q05|q05 kind"),
    ("001_f51abfb1fa92a293.yaml", '    via: "TV 2"\n', "", "001 quotes q05|q05 via"),
    ("001_f51abfb1fa92a293.yaml", "m11: {person: gulevich", "m11: {person: khrenin", "001 mentions m11|m11 person"),
    ("events.yaml", "type: PROTEST", "type: MOBILIZE", "type"),
]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return seeds(ROOT)[0]


@pytest.fixture(scope="module")
def first(articles: dict[str, Article]) -> Flat:
    return flat(FIRST, articles)


def test_a_reading_agrees_with_itself(first: Flat) -> None:
    assert list(differences(first, first, first)) == []
    assert {figure.value for figure in figures(first, first)} == {1.0}


@pytest.mark.parametrize(("file", "old", "new", "place"), PLANTED)
def test_a_planted_difference_is_listed(
    file: str, old: str, new: str, place: str, first: Flat, articles: dict[str, Article], tmp_path: Path
) -> None:
    copy = shutil.copytree(FIRST, tmp_path / "reading")
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = list(differences(first, flat(copy, articles), first))
    assert len(found) == 1
    assert found[0].place.endswith(place)
    assert found[0].outcome == "first"


def test_the_share_of_equal_speakers_is_counted(first: Flat, articles: dict[str, Article], tmp_path: Path) -> None:
    copy = shutil.copytree(FIRST, tmp_path / "reading")
    page = copy / "002_b479c4edcd6d1ec6.yaml"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("speaker: hartog", "speaker: kemper"), encoding="utf-8")
    swapped = text.count("speaker: hartog")
    found = {figure.what: figure for figure in figures(first, flat(copy, articles))}
    speakers = found["quotes, direct: speaker of those matched"]
    assert speakers.first - speakers.alike == swapped


@pytest.mark.parametrize("change", ["lost", "surplus"])
def test_every_difference_has_one_reason(change: str, articles: dict[str, Article], tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "annotations", tmp_path / "annotations")
    settled = folder / "first-readings" / "settled.yaml"
    lines = settled.read_text(encoding="utf-8").splitlines(keepends=True)
    settled.write_text("".join(lines[:-1] if change == "lost" else [*lines, '"001 quotes q99|q99 cue": none\n']))
    with pytest.raises(InputError, match="reason"):
        agreement_page(folder, articles)
