"""Measure how many injected errors `ordrett validate` detects, and write docs/error-detection.json."""

from scripts import run_script
from tests.robustness.corruption.__main__ import main

if __name__ == "__main__":
    run_script(main)
