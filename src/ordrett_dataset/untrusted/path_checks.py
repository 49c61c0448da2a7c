"""Checks of paths from an untrusted package, made on the text alone before the file system sees it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from ordrett_dataset.corpus.safe_path import RESERVED_NAMES
from ordrett_dataset.untrusted.limits import LIMITS, Limits

PATH_STAYS_IN_PACKAGE: Final = "path_stays_in_package"
FILENAME_IS_PORTABLE: Final = "filename_is_portable"
WITHIN_LIMITS: Final = "package_within_limits"
NAMES_DIFFER: Final = "filenames_differ_ignoring_case"

URL_OR_DRIVE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
PERCENT_ENCODING: Final = re.compile(r"%[0-9A-Fa-f]{2}")
# Most names consist of these characters alone and need no further check.
PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9._-]*[A-Za-z0-9_-]")
FORBIDDEN_ON_WINDOWS: Final = frozenset('<>:"|?*\\')


class PathProblem(NamedTuple):
    """The rule that a path violates, and why."""

    rule: str
    reason: str


def check_path(path: str, limits: Limits = LIMITS) -> Iterator[PathProblem]:
    """Yield every reason why `path` is not a plain, portable, relative path with forward slashes."""
    if reason := _escape_reason(path):
        yield PathProblem(PATH_STAYS_IN_PACKAGE, reason)
        return
    parts = path.split("/")
    if reason := next((reason for part in parts if (reason := _portability_reason(part))), ""):
        yield PathProblem(FILENAME_IS_PORTABLE, reason)
    if len(parts) > limits.path_depth:
        yield PathProblem(WITHIN_LIMITS, f"{len(parts)} levels of folders, more than {limits.path_depth}")
    if any(len(part.encode("utf-8", errors="surrogatepass")) > limits.name_bytes for part in parts):
        yield PathProblem(WITHIN_LIMITS, f"a name of more than {limits.name_bytes} bytes")


def find_name_collisions(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of files or folders with the same name on file systems that ignore case or Unicode normalisation."""
    first_path: dict[str, str] = {}
    reported: set[str] = set()
    for path in sorted(paths):
        for prefix in accumulate(path.split("/"), "{}/{}".format):
            other = first_path.setdefault(fold_path(prefix), prefix)
            if other != prefix and prefix not in reported:
                reported.add(prefix)
                yield prefix, other


def fold_path(path: str) -> str:
    """Return `path` as a file system sees it that ignores case and Unicode normalisation."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _escape_reason(path: str) -> str:
    if URL_OR_DRIVE.match(path):
        return "a URL or a drive letter"
    if path.startswith(("/", "\\", "~")):
        return "a path outside the package"
    if PERCENT_ENCODING.search(path):
        return "percent-encoded characters, which some readers decode"
    if "\\" in path:
        return "a backslash, which some systems take for a slash"
    return "an empty part, or one of dots alone" if any(not part.strip(". ") for part in path.split("/")) else ""


def _portability_reason(name: str) -> str:
    if RESERVED_NAMES.fullmatch(name):
        return "the name of a device on Windows"
    if PLAIN_NAME.fullmatch(name):
        return ""
    if any(unicodedata.category(character)[0] == "C" or character in "\u2028\u2029" for character in name):
        return "invisible characters"
    if any(character in FORBIDDEN_ON_WINDOWS for character in name):
        return "a character that is not allowed in names on Windows"
    if name != name.strip() or name.endswith("."):
        return "a space at either end, or a dot at the end"
    return "" if name == unicodedata.normalize("NFC", name) else "accents that are not in Unicode NFC"
