"""A package from a stranger is looked at here before anything opens it."""

from ordrett_dataset.untrusted.inspection import Inspected, inspected

__all__ = ["Inspected", "inspected"]
