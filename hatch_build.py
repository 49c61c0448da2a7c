"""Build hook: refuses to build where schemas/ would be missing from the package."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SchemasHook(BuildHookInterface):
    """`src/ordrett_dataset/schemas` is a symbolic link to `schemas/`; a checkout without links holds a text file."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the signature of the hook
        """Raise an error unless the link leads to the folder of models."""
        link = Path(self.root, "src/ordrett_dataset/schemas")
        if not (link / "__init__.py").is_file():
            raise RuntimeError(
                f"{link} is not a folder. Check out with symbolic links: git config core.symlinks true, "
                "then git checkout -- src/ordrett_dataset/schemas."
            )
