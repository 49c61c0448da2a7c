"""A package -> what is published of it."""

from ordrett_dataset.release.build_release import release

__all__ = ["release"]
