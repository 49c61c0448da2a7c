"""Measure crash safety, reproducibility, handling of malicious packages, and speed; write docs/robustness.json."""

from tests.robustness.__main__ import main

if __name__ == "__main__":
    main()
