"""A package from a stranger is looked at here before anything opens it."""

from scripts.stranger.inspected import Inspected, inspected

__all__ = ["Inspected", "inspected"]
