"""Readers of other people, which the slow tests ask what they make of a package."""

from tests.third_party.tool_env import Tools, installed

__all__ = ["Tools", "installed"]
