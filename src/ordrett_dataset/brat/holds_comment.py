"""Whether a piece of YAML holds a comment."""

from itertools import pairwise

import yaml


def holds_comment(source: str) -> bool:
    """Return whether a comment stands between the words of some YAML: there it is no token."""
    tokens = pairwise(yaml.scan(source, yaml.SafeLoader))
    return any("#" in source[one.end_mark.index : other.start_mark.index] for one, other in tokens)
