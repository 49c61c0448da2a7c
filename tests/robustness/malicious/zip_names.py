"""Zips whose entries have malicious names or kinds."""

import stat
from functools import partial
from pathlib import Path
from typing import Final

from tests.robustness.malicious.case import Attack, MaliciousCase, MaliciousCases
from tests.robustness.malicious.zip_builder import TABLE, zip_with_extra_entry, zip_with_special_file


def zip_of_one_name_twice(package: Path) -> Path:
    path = zip_with_extra_entry(package, "dataset/people.csx")
    path.write_bytes(path.read_bytes().replace(b"people.csx", b"people.csv"))
    return path


def entry_names(**names: str) -> dict[str, Attack]:
    """Return attacks that add an entry of each name."""
    return {f"zip_name_{key}": partial(zip_with_extra_entry, name=name) for key, name in names.items()}


def special_files(**modes: int) -> dict[str, Attack]:
    return {f"zip_{kind}": partial(zip_with_special_file, mode=mode) for kind, mode in modes.items()}


ZIP_NAMES: Final[MaliciousCases] = {
    "zip_slip": MaliciousCase(
        "path_stays_in_package",
        "The name of an entry leaves the folder, or is absolute or a URL",
        entry_names(
            slip="../evil.txt",
            slip_further_in="docs/../../evil.txt",
            absolute="/tmp/evil.txt",  # noqa: S108 - nothing is written there
            backslash="..\\evil.txt",
            drive="C:/evil.txt",
            address="http://192.0.2.1/evil.txt",
            home="~/evil.txt",
        ),
    ),
    "zip_unportable_name": MaliciousCase(
        "filename_is_portable",
        "The name of an entry holds a terminal command, is a device, ends with a dot or is not in NFC",
        entry_names(
            control="docs/\x1b[2Jevil.md", device="docs/aux.md", trailing_dot="docs/evil.md.", accent="cafe\u0301.md"
        ),
    ),
    "zip_name_by_case": MaliciousCase(
        "filenames_differ_ignoring_case",
        "Two names differ only in case",
        entry_names(case="Dataset/people.csv"),
    ),
    "zip_unlisted_entry": MaliciousCase(
        "file_is_listed",
        "An entry is hidden, a program, another zip or not listed",
        entry_names(
            hidden=".git/config",
            mac="__MACOSX/dataset/._people.csv",
            nested_zip="docs/inner.zip",
            stray="dataset/extra.csv",
            program="docs/run.sh",
        ),
    ),
    "zip_deep_path": MaliciousCase(
        "package_within_limits", "A path has twelve levels", entry_names(deep="docs/" + "a/" * 10 + "a.md")
    ),
    "zip_repeated_name": MaliciousCase(
        "zip_names_are_unique",
        "Two entries have the same name, or one lies below a file",
        {"zip_of_one_name_twice": zip_of_one_name_twice, **entry_names(below_a_file=f"{TABLE}/more.csv")},
    ),
    "zip_link": MaliciousCase("file_is_not_a_link", "An entry unpacks as a link", special_files(link=stat.S_IFLNK)),
    "zip_special_file": MaliciousCase(
        "file_is_regular",
        "An entry unpacks as a pipe, device or socket",
        special_files(pipe=stat.S_IFIFO, device=stat.S_IFBLK, socket=stat.S_IFSOCK),
    ),
}
