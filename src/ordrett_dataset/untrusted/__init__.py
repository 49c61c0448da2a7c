"""A package from a stranger is looked at here before anything opens it."""

from ordrett_dataset.untrusted.inspection import Inspection, inspected

__all__ = ["Inspection", "inspected"]
