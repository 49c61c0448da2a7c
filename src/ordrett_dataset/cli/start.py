"""Console script `ordrett`: starts the command line in a process of its own."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Final, NoReturn

from ordrett_dataset.cli.main import main

# pandera imports them where it can, which takes a second or more, and works without them. No command needs them.
UNUSED_LIBRARIES: Final = ("pandas", "hypothesis")


class LibraryBlocker(MetaPathFinder):
    """Makes importing an unused library fail as if it were not installed."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - the signature of a finder
        target: ModuleType | None = None,  # noqa: ARG002 - as above
        /,
    ) -> ModuleSpec | None:
        """Raise ModuleNotFoundError for an unused library; leave every other module to the other finders."""
        if fullname in UNUSED_LIBRARIES:
            # pandera compares this message.
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return None


def start() -> NoReturn:
    """Run the command line and exit with its code."""
    sys.meta_path.insert(0, LibraryBlocker())
    sys.exit(main())
