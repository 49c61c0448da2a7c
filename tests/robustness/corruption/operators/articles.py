"""Articles in which one letter is another one."""

import hashlib
import random
from collections.abc import Iterator

from ordrett_dataset.schemas import TABLES
from tests.robustness.corruption.baseline import Ground
from tests.robustness.corruption.edit import Cell, Seed
from tests.robustness.corruption.mutant import Mutant


def changed_seeds(ground: Ground, chance: random.Random, most: int) -> Iterator[Mutant]:
    """Yield articles with one letter changed, within and without the words of cells, with and without their hash."""
    for n, row in enumerate(ground.rows["articles"]):
        text = ground.texts[row["article_id"]]
        anchored = _anchored(ground, row["article_id"])
        letters = [at for at, letter in enumerate(text) if letter.isalpha() and letter.isascii()]
        for where, among in (
            ("within words of a cell", [at for at in letters if at in anchored]),
            ("outside the words of cells", [at for at in letters if at not in anchored]),
        ):
            for at in chance.sample(among, min(most, len(among))):
                letter = chance.choice([other for other in "aeinorst" if other != text[at].lower()])
                content = f"{text[:at]}{letter}{text[at + 1 :]}".encode()
                seed = Seed(row["path"], content)
                hashed = Cell("articles", n, "sha256", hashlib.sha256(content).hexdigest())
                said = f"{text[at]!r} -> {letter!r} at {at}"
                kind, article = f"letter {where}", row["article_id"]
                yield Mutant(kind, "certain", "seeds", "", article, said, (seed,))
                yield Mutant(f"{kind}, and its hash", "alike", "seeds", "", article, said, (seed, hashed))


def _anchored(ground: Ground, article: str) -> set[int]:
    found: set[int] = set()
    for table, model in TABLES.items():
        names = [name for name in model.to_schema().columns if name.endswith("_start")]
        for row in ground.rows[table]:
            if row.get("article_id") == article:
                for name in names:
                    if row[name] is not None:
                        found.update(range(row[name], row[f"{name.removesuffix('_start')}_end"]))
    return found
