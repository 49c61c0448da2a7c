"""Names of places that no gazetteer has."""

from random import Random

from benchmarks.synthetic.vocabulary import NAMES


def village(chance: Random, syllables: int = 3) -> str:
    """Return a made-up name of at most three syllables."""
    return "".join(map(chance.choice, NAMES["syllables"][:syllables]))
