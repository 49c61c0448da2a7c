"""A folder of annotations -> the readings, checks and sources that are written in it."""

from scripts.annotations.annotations import Annotations, annotations

__all__ = ["Annotations", "annotations"]
