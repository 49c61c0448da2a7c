"""Maintain the name lists and the feature weights that `ordrett.people` reads."""
