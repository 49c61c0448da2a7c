"""Programs of other projects that read a package, for the slow tests."""

from tests.third_party.tool_env import Tools, install_tools

__all__ = ["Tools", "install_tools"]
