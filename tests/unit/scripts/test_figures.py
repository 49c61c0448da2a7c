"""The figures are those of the present tables, byte for byte."""

from pathlib import Path

from scripts.build_figures import FIGURES, FOLDER, build_figures


def test_figures_are_current(tmp_path: Path) -> None:
    build_figures(tmp_path)
    names = {f"{name}.{suffix}" for name in FIGURES for suffix in ("svg", "png")}
    assert {path.name for path in tmp_path.iterdir()} == names
    stale = [name for name in sorted(names) if (FOLDER / name).read_bytes() != (tmp_path / name).read_bytes()]
    assert stale == [], "run: make figures"
