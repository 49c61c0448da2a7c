"""Build the files of a release in dist/: python -m scripts.release."""

from ordrett_dataset.cli.release import release
from scripts import ROOT, run_script
from scripts.validate import main as validate_all


def main() -> None:
    """Check everything that is generated, then write the zips, the SQLite file and their checksums."""
    validate_all()
    release(ROOT)


if __name__ == "__main__":
    run_script(main)
