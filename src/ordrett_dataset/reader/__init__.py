"""Read a package, and report what is wrong with its files."""

from ordrett_dataset.reader.package_reader import LoadedPackage, open_package

__all__ = ["LoadedPackage", "open_package"]
