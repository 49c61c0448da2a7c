"""A package -> what is published of it."""

from scripts.release.release import release

__all__ = ["release"]
