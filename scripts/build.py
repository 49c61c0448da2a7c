"""Rebuild all that is generated from seeds/ and annotations/: python -m scripts.build."""

from ordrett_dataset.cli.build import build
from ordrett_dataset.cli.validate import validate
from scripts import ROOT, run_script
from scripts.build_docs import build_docs


def main() -> None:
    """Build the tables, validate them, and regenerate the pages that are made from them."""
    build([ROOT], strict=True)
    validate(ROOT, rebuild=True)
    build_docs()


if __name__ == "__main__":
    run_script(main)
