"""Python without its search for objects that hold each other."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_cycles() -> Iterator[None]:
    """Do not look for circles of objects while the block runs.

    Rules make millions of small objects, none of which holds another that holds it; the search would go through all
    that are alive again and again, and take longer than the rules.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
