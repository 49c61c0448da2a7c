"""Work on the parts of something long, two at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

# Polars works outside the lock that Python's own work needs: with two threads, one can be within it and one without.
AT_ONCE: Final = 2


def map_ordered(parts: Iterable[Part], work: Callable[[Part], Result]) -> Iterator[Result]:
    """Yield what `work` makes of each part, in the order of the parts; few parts are held at a time."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        under_way: deque[Future[Result]] = deque()
        for part in parts:
            under_way.append(threads.submit(work, part))
            if len(under_way) >= AT_ONCE:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
