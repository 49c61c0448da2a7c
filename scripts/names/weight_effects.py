"""Measure the effect of each feature weight on how well names of people are found."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ordrett.article import decode_article
from ordrett.language.packs import LanguagePack, language_packs
from ordrett.page.sections import Section, classify_sections
from ordrett.people.extract import extract_people
from ordrett.people.features import FeatureWeight, load_name_weights, score
from ordrett.tokenizer import Tokens, tokenize
from ordrett_dataset.evaluation.gold_files import NAMES_FILE
from ordrett_dataset.evaluation.score_gold import name_metrics
from scripts import ROOT

WEIGHTS_FILE = ROOT / "src/ordrett/people/name_weights.toml"
WEIGHT_LINE = re.compile(
    r"^(?P<feature>[A-Z_]+) = \{ (?P<weights>weight = .+?)(?:, effect = \[.*\])? \}$", re.MULTILINE
)


class AnnotatedText(NamedTuple):
    """A text with the offsets of the names of people in it."""

    tokens: Tokens
    sections: Sequence[Section]
    names: tuple[tuple[int, int], ...]


class NameCorpus(NamedTuple):
    """The texts of one folder, in one language."""

    pack: LanguagePack
    texts: list[AnnotatedText]

    def f1(self) -> float:
        """Return the F1 of names that share a character with an annotated one, in percent."""
        pairs = []
        for text in self.texts:
            people = extract_people(text.tokens, text.sections, self.pack)
            pairs.append((text.names, tuple((span.start, span.end) for span in people.spans)))
        overlapping = name_metrics("names", pairs)[0]
        return 100 * (overlapping.f1 or 0.0)


def read_name_corpus(folder: Path, language: str) -> NameCorpus:
    """Read a folder of articles (seeds/*.txt) and names.jsonl."""
    pack = language_packs()[language]
    paths = sorted(folder.glob("seeds/*.txt"))
    articles = {path.stem: decode_article(path.read_bytes(), path.stem, path.name) for path in paths}
    texts = []
    for line in NAMES_FILE.read(folder, articles):
        article = articles[line.article]
        tokens = tokenize(article.text, article.paragraphs, pack.naming.abbreviations)
        texts.append(AnnotatedText(tokens, classify_sections(article, pack), line.people))
    return NameCorpus(pack, texts)


def measure_effects(corpora: Sequence[NameCorpus]) -> dict[str, list[float]]:
    """Return for each feature the change of F1 in each corpus when its weight is 0, in percentage points."""
    baseline = [corpus.f1() for corpus in corpora]
    effects = {}
    for row in tuple(load_name_weights()):
        with _without(row):
            effects[row.feature.name or ""] = [
                round(corpus.f1() - f1, 2) + 0.0 for corpus, f1 in zip(corpora, baseline, strict=True)
            ]
    return effects


def with_effects(weights: str, effects: dict[str, list[float]]) -> str:
    """Return the text of name_weights.toml with these effects beside the weights."""
    return WEIGHT_LINE.sub(
        lambda line: f"{line['feature']} = {{ {line['weights']}, effect = {effects[line['feature']]} }}", weights
    )


@contextmanager
def _without(row: FeatureWeight) -> Iterator[None]:
    weights = load_name_weights()
    index = weights.index(row)
    weights[index] = FeatureWeight(row.feature, 0.0, 0.0)
    score.cache_clear()
    try:
        yield
    finally:
        weights[index] = row
        score.cache_clear()
