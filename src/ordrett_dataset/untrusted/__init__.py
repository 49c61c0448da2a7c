"""Inspect a package of unknown origin before anything opens its files."""

from ordrett_dataset.untrusted.inspection import Inspection, inspect_package

__all__ = ["Inspection", "inspect_package"]
