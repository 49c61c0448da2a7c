"""A package from anywhere -> its tables and texts, and what is wrong with its files."""

from scripts.opened.open_package import Opened, open_package

__all__ = ["Opened", "open_package"]
