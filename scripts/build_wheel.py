"""Build the data wheel `belarus-war-news` from the package in this checkout."""

from pathlib import Path

from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.release.data_wheel import build_data_wheel, find_wheel_source

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write the wheel to dist/ and print its path."""
    source = find_wheel_source(ROOT, load_config(ROOT))
    if source is None:
        raise SystemExit("No wheel project: src/NAME/pyproject.toml is missing.")
    output = ROOT / "dist"
    output.mkdir(exist_ok=True)
    print(build_data_wheel(source, ROOT, output))


if __name__ == "__main__":
    main()
