"""The annotation of an article as it stands in its file."""

import hashlib
from dataclasses import dataclass, field

from ordrett_dataset.brat.placed import Tree


@dataclass(frozen=True)
class Standing:
    """The annotation of an article as it stands: the text of its file, its data, and the same with places."""

    source: str = ""
    data: Tree = field(default_factory=dict)
    tree: Tree = field(default_factory=dict)

    @property
    def sha256(self) -> str | None:
        """The hash of the file; none where there is no annotation."""
        return hashlib.sha256(self.source.encode()).hexdigest() if self.source else None
