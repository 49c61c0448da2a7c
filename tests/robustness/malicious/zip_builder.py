"""Build zips of a package, and change their bytes."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.support.package_files import DESCRIPTOR

TABLE: Final = "dataset/people.csv"


def read_files(package: Path) -> dict[str, bytes]:
    """Return the files of a package, by path."""
    files = [package / DESCRIPTOR, *sorted((package / "dataset").iterdir()), *sorted((package / "seeds").iterdir())]
    return {path.relative_to(package).as_posix(): path.read_bytes() for path in files}


def zip_entries(
    package: Path, entries: list[tuple[ZipInfo, bytes]], change_directory: Callable[[ZipInfo], None] | None = None
) -> Path:
    """Write a zip beside the package; `change_directory` alters what the central directory alone states of an entry."""
    path = package.with_suffix(".zip")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for info, content in entries:
            if info.compress_type == ZIP_STORED:
                info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
        if change_directory:
            for info in archive.infolist():
                change_directory(info)
    return path


def zip_files(
    package: Path, files: dict[str, bytes], change_directory: Callable[[ZipInfo], None] | None = None
) -> Path:
    """Write a zip of the given files beside the package."""
    return zip_entries(package, [(ZipInfo(name), content) for name, content in files.items()], change_directory)


def zip_package(package: Path) -> Path:
    """Zip a package without any malice."""
    return zip_files(package, read_files(package))


def zip_with_extra_entry(package: Path, name: str) -> Path:
    """Zip a package with one more entry."""
    entries = [*read_files(package).items(), (name, b"more")]
    return zip_entries(package, [(ZipInfo(name), content) for name, content in entries])


def zip_with_replaced_entry(package: Path, info: ZipInfo, content: bytes) -> Path:
    """Zip a package with another entry in place of one of its files."""
    files = read_files(package)
    return zip_entries(
        package,
        [(info, content) if name == info.filename else (ZipInfo(name), data) for name, data in files.items()],
    )


def zip_with_special_file(package: Path, mode: int) -> Path:
    """Zip a package with a table whose mode is not that of a regular file."""
    info = ZipInfo(TABLE)
    info.create_system, info.external_attr = 3, (mode | stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO) << 16
    return zip_with_replaced_entry(package, info, b"/etc/passwd")


def change_bytes(path: Path, change: Callable[[bytearray], object]) -> Path:
    """Rewrite a file after `change` was applied to its bytes."""
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)
    return path
