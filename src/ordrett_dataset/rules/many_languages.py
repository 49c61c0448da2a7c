"""The languages of many texts at once: all of them go through the automaton of the model side by side."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
from py3langid.langid import LanguageIdentifier

from ordrett.language.detect import MIN_PROBABILITY, MIN_PROBABILITY_AMONG_PACKS, load_detector, sample_text
from ordrett.language.packs import language_packs

Matrix = np.ndarray[Any, np.dtype[Any]]


def many_languages(texts: Sequence[str]) -> list[str | None]:
    """Return for each text what `ordrett.language.packs.language_of` gives, None where that raises InputError.

    The sums are added in another order than there, so a belief may differ in its last digits.
    """
    if not texts:
        return []
    model = load_detector()
    samples = [_encoded(sample_text(text)) for text in texts]
    belief = _belief(model, samples)
    known = {name: code for code, pack in language_packs().items() for name in pack.detected_as}
    among = np.array([name in known for name in model.nb_classes])
    share = np.where(among, belief, 0) / np.maximum(belief[:, among].sum(axis=1, keepdims=True), 1e-30)
    best, best_of_packs = belief.argmax(axis=1), share.argmax(axis=1)
    return [
        known.get(model.nb_classes[first])
        if of_all >= MIN_PROBABILITY
        else known[model.nb_classes[second]]
        if of_packs >= MIN_PROBABILITY_AMONG_PACKS
        else None
        for first, second, of_all, of_packs in zip(
            best, best_of_packs, belief.max(axis=1), share.max(axis=1), strict=True
        )
    ]


def _encoded(sample: str) -> bytes:
    lowered = sample.lower() if sample.isupper() else sample
    return unicodedata.normalize("NFC", lowered).encode("utf-8", errors="surrogatepass")


def _belief(model: LanguageIdentifier, samples: Sequence[bytes]) -> Matrix:
    """Return the belief in each class of the model, a row a sample."""
    counts = _features(model, samples)
    scores = np.stack([np.log1p(count) @ model.nb_ptc[feature] + model.nb_pc for feature, count in counts])
    scores *= 1 / np.sqrt(np.array([[max(1, len(sample))] for sample in samples]))
    belief: Matrix = np.exp(scores - scores.max(axis=1, keepdims=True))
    belief /= belief.sum(axis=1, keepdims=True)
    # A language that stands twice in the model, by its scripts, is one.
    first: dict[str, int] = {}
    for n, name in enumerate(model.nb_classes):
        if first.setdefault(name, n) != n:
            belief[:, first[name]] += belief[:, n]
            belief[:, n] = 0
    return belief


def _features(model: LanguageIdentifier, samples: Sequence[bytes]) -> list[tuple[Matrix, Matrix]]:
    """Return the features that each sample holds and how often, all walked through byte by byte together."""
    lengths = np.array([len(sample) for sample in samples])
    letters = np.zeros((lengths.max(), len(samples)), np.uint8)
    for n, sample in enumerate(samples):
        letters[: len(sample), n] = np.frombuffer(sample, np.uint8)
    following, output = np.asarray(model.tk_nextmove), np.asarray(model.tk_output)
    row: Matrix = np.asarray(model.tk_row).astype(np.int64) << 8
    state: Matrix = np.zeros(len(samples), np.int64)
    found: Matrix = np.full(letters.shape, -1, np.int32)
    for at, letter in enumerate(letters):
        state = following[row[state] + letter].astype(np.int64)
        found[at] = np.where(at < lengths, output[state], -1)
    return [np.unique_counts(of[of >= 0]) for of in found.T]
