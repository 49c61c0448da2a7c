"""Run the command `ordrett` as `python -m ordrett_dataset`."""

import sys

from ordrett_dataset.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
