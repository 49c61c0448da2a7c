"""Build the data wheel `belarus-war-news` from the public edition of the package in this checkout."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.reader import open_package
from ordrett_dataset.release.data_wheel import DATA_FILES, build_data_wheel, find_wheel_source
from ordrett_dataset.release.editions import build_public_package, read_articles
from ordrett_dataset.release.public_tables import build_public_tables

ROOT = Path(__file__).parents[1]


def build_wheel(output: Path) -> Path:
    """Write the wheel to the folder `output` and return its path."""
    config = load_config(ROOT)
    source = find_wheel_source(ROOT, config)
    if source is None:
        raise SystemExit("No wheel project: src/NAME/pyproject.toml is missing.")
    package, _ = open_package(ROOT).require_tables(ROOT)
    articles = read_articles(package.tables, package.article_bytes)
    tables = build_public_tables(package.tables, package.article_bytes, articles, config.max_share, {})
    files = build_public_package(config, tables)
    with TemporaryDirectory(prefix="public-") as scratch:
        for path, content in files.items():
            Path(scratch, path).parent.mkdir(parents=True, exist_ok=True)
            Path(scratch, path).write_bytes(content)
        for name in DATA_FILES:
            shutil.copy(ROOT / name, scratch)
        return build_data_wheel(source, Path(scratch), output)


def main() -> None:
    """Write the wheel to dist/ and print its path."""
    output = ROOT / "dist"
    output.mkdir(exist_ok=True)
    print(build_wheel(output))


if __name__ == "__main__":
    main()
