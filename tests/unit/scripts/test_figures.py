"""The figures are those of the present tables."""

import struct
from pathlib import Path

from scripts.build_figures import FIGURES, FOLDER, build_figures


def test_figures_are_current(tmp_path: Path) -> None:
    build_figures(tmp_path)
    names = {f"{name}.{suffix}" for name in FIGURES for suffix in ("svg", "png")}
    assert {path.name for path in tmp_path.iterdir()} == names
    drawings = [f"{name}.svg" for name in sorted(FIGURES)]
    stale = [name for name in drawings if (FOLDER / name).read_bytes() != (tmp_path / name).read_bytes()]
    assert stale == [], "run: make figures"
    # The pixels of a PNG depend a little on the fonts of the machine, its size does not.
    pictures = [f"{name}.png" for name in sorted(FIGURES)]
    assert [size_of_png(FOLDER / name) for name in pictures] == [size_of_png(tmp_path / name) for name in pictures]


def size_of_png(path: Path) -> tuple[int, ...]:
    return struct.unpack(">II", path.read_bytes()[16:24])
