"""Console script `ordrett`: starts the command line in a process of its own."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import NoReturn

from ordrett_dataset.cli.main import main


class PandasBlocker(MetaPathFinder):
    """Makes `import pandas` fail as if it were not installed.

    pandera imports pandas where it can, which takes a second or more, and works without it. No command needs pandas.
    """

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - the signature of a finder
        target: ModuleType | None = None,  # noqa: ARG002 - as above
        /,
    ) -> ModuleSpec | None:
        """Raise ModuleNotFoundError for pandas; leave every other module to the other finders."""
        if fullname == "pandas":
            # pandera compares this message.
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return None


def start() -> NoReturn:
    """Run the command line and exit with its code."""
    sys.meta_path.insert(0, PandasBlocker())
    sys.exit(main())
