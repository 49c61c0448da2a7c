"""Write docs/versioning.md: the types of change and the version bump that each requires."""

from typing import Final

from ordrett_dataset.metadata.markdown import format_table
from ordrett_dataset.versioning.change_type import ChangeType

INTRODUCTION: Final = """# Versioning

The changes since the last version decide the next version number: it takes the largest bump that any change requires,
or a larger one. `ordrett diff` lists the changes and prints that number. "Recipe" means the
[recipe for versions of the Data Package standard](https://datapackage.org/recipes/data-package-version/). Before 1.0.0,
a minor bump is enough where a major one is required. The suffix `-dev` marks a version that is not released yet.

"""


def write_versioning_page() -> str:
    """Return the text of docs/versioning.md."""
    rows = [(kind.label, kind.bump or "none", kind.reason) for kind in ChangeType]
    return INTRODUCTION + format_table(("change", "bump", "reason"), rows)
