"""Readers of other people, which the slow tests ask what they make of a package."""

from tests.tools.installed import Tools, installed

__all__ = ["Tools", "installed"]
