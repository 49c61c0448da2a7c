"""The kinds of change -> the page that says which version each asks for."""

from typing import Final

from ordrett_dataset.metadata.markdown import table
from ordrett_dataset.versioning.change_type import Kind

HEAD: Final = """# Versions

What changed since the last version decides the number of the next: by the greatest step that any of the changes asks
for, or a greater one. `python -m scripts diff` says what changed and which number that asks for. "The recipe" is
[that of the Data Package standard](https://datapackage.org/recipes/data-package-version/) on versions; where it is
silent, the table decides. Before 1.0.0 a minor step does for a major one.

"""


def versions_page() -> str:
    """Return docs/versioning.md."""
    return HEAD + table(("change", "step", "why"), [(kind.said, kind.step or "none", kind.why) for kind in Kind])
