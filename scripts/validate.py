"""Check all that is generated against its sources: python -m scripts.validate."""

from ordrett_dataset.cli.validate import validate
from scripts import ROOT, run_script
from scripts.build_docs import build_docs


def main() -> None:
    """Validate the package, rebuild and compare it, let frictionless read it, and check the generated pages."""
    validate(ROOT, rebuild=True, frictionless=True)
    build_docs(check=True)


if __name__ == "__main__":
    run_script(main)
