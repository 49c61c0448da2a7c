"""A folder of annotations -> the readings, checks and sources that are written in it."""

from ordrett_dataset.annotations.load import Annotations, annotations

__all__ = ["Annotations", "annotations"]
