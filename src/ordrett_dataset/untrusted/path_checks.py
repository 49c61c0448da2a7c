"""What is wrong with a path that a stranger wrote, before any system is asked about it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from ordrett_dataset.corpus.safe_path import RESERVED
from ordrett_dataset.untrusted.limits import LIMITS, Limits

INSIDE: Final = "path_stays_in_package"
PORTABLE: Final = "filename_is_portable"
WITHIN: Final = "package_within_limits"
DISTINCT: Final = "filenames_differ_ignoring_case"

ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
PERCENT: Final = re.compile(r"%[0-9A-Fa-f]{2}")
# Most names are of these alone, and need no second look.
ORDINARY: Final = re.compile(r"[A-Za-z0-9._-]*[A-Za-z0-9_-]")
PUNCTUATION: Final = frozenset('<>:"|?*\\')


def path_faults(path: str, limits: Limits = LIMITS) -> Iterator[tuple[str, str]]:
    """Yield (rule, what was found) for all that keeps `path` from being a plain relative path with slashes."""
    if found := _leads_out(path):
        yield INSIDE, found
        return
    parts = path.split("/")
    if found := next((found for part in parts if (found := _unportable(part))), ""):
        yield PORTABLE, found
    if len(parts) > limits.path_depth:
        yield WITHIN, f"{len(parts)} levels of folders, more than {limits.path_depth}"
    if any(len(part.encode("utf-8", errors="surrogatepass")) > limits.name_bytes for part in parts):
        yield WITHIN, f"a name of more than {limits.name_bytes} bytes"


def colliding(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (path, other) where two files or folders would be one where case or the form of accents does not count."""
    taken: dict[str, str] = {}
    told: set[str] = set()
    for path in sorted(paths):
        for place in accumulate(path.split("/"), lambda folder, name: f"{folder}/{name}"):
            other = taken.setdefault(folded(place), place)
            if other != place and place not in told:
                told.add(place)
                yield place, other


def folded(path: str) -> str:
    """Return what a path is to a file system that knows neither case nor forms of accents."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _leads_out(path: str) -> str:
    if ADDRESS.match(path):
        return "an address or a drive"
    if path.startswith(("/", "\\", "~")):
        return "a path from elsewhere than the package"
    if PERCENT.search(path):
        return "characters written with a percent sign, which some readers take for others"
    if "\\" in path:
        return "a backslash, which some systems take for a slash"
    parts = path.split("/")
    return "a part that is empty or made of dots" if any(not part.strip(". ") for part in parts) else ""


def _unportable(name: str) -> str:
    if RESERVED.fullmatch(name):
        return "the name of a device on Windows"
    if ORDINARY.fullmatch(name):
        return ""
    if any(unicodedata.category(c)[0] == "C" or c in "\u2028\u2029" for c in name):
        return "characters that cannot be seen"
    if any(c in PUNCTUATION for c in name):
        return "a character that no Windows name may have"
    if name != name.strip() or name.endswith("."):
        return "a space at an end, or a point at the last"
    return "" if name == unicodedata.normalize("NFC", name) else "accents in a form that not every system keeps"
