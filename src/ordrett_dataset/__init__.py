"""Turn a folder of articles into a data package, check it, and follow its cells to their words.

`read_frame` reads a column of texts into frames.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ordrett_dataset.frame_reader import ReadFrames, read_frame

__all__ = ["ReadFrames", "read_frame"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever has the name
    """Import `read_frame` when it is asked for: the commands that do not need polars start without it."""
    if name in __all__:
        return getattr(import_module("ordrett_dataset.frame_reader"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
