"""Change a letter in an article."""

import hashlib
import random
from collections.abc import Iterator

from ordrett_dataset.rules.anchors import ANCHORED_COLUMNS
from tests.robustness.corruption.baseline import Baseline
from tests.robustness.corruption.mutant import Mutant, ReplaceArticle, SetCell


def mutate_article_letters(baseline: Baseline, rng: random.Random, max_per_operator: int) -> Iterator[Mutant]:
    """Yield articles with one letter changed, within and outside of anchored texts, with the old and the new hash."""
    for position, row in enumerate(baseline.rows["articles"]):
        article = row["article_id"]
        text = baseline.texts[article]
        anchored = _anchored_offsets(baseline, article)
        letters = [offset for offset, letter in enumerate(text) if letter.isalpha() and letter.isascii()]
        for operator, offsets in (
            ("letter within an anchored text", [offset for offset in letters if offset in anchored]),
            ("letter outside of anchored texts", [offset for offset in letters if offset not in anchored]),
        ):
            for offset in rng.sample(offsets, min(max_per_operator, len(offsets))):
                letter = rng.choice([other for other in "aeinorst" if other != text[offset].lower()])
                content = f"{text[:offset]}{letter}{text[offset + 1 :]}".encode()
                replaced = ReplaceArticle(row["path"], content)
                hashed = SetCell("articles", position, "sha256", hashlib.sha256(content).hexdigest())
                change = f"{text[offset]!r} -> {letter!r} at {offset}"
                yield Mutant(operator, "determined", "seeds", "", article, change, (replaced,))
                yield Mutant(
                    f"{operator}, with its hash", "consistent", "seeds", "", article, change, (replaced, hashed)
                )


def _anchored_offsets(baseline: Baseline, article: str) -> set[int]:
    offsets: set[int] = set()
    for table, columns in ANCHORED_COLUMNS.items():
        for row in baseline.rows[table]:
            if row.get("article_id") == article:
                for column in columns:
                    if row[column] is not None:
                        offsets.update(range(row[f"{column}_start"], row[f"{column}_end"]))
    return offsets
