"""Compare the files of a package with the files that its descriptor lists."""

import re
from collections.abc import Iterator
from typing import Final

from ordrett_dataset.corpus.safe_path import printable_name
from ordrett_dataset.package.descriptor import REBUILD_HINT
from ordrett_dataset.package.resources import SKIPPED_ARTICLES_PATH
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.manifest import Manifest
from ordrett_dataset.untrusted.path_checks import NAMES_DIFFER, WITHIN_LIMITS, find_name_collisions
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR, ScanResult

FILE_EXISTS: Final = "file_exists"
FILE_IS_LISTED: Final = "file_is_listed"
FILE_SIZE_MATCHES: Final = "file_size_matches"
# A package that violates only these rules is safe to open, so that its other issues can be reported too.
HARMLESS_RULES: Final = frozenset({FILE_EXISTS, FILE_IS_LISTED, FILE_SIZE_MATCHES})

README_PATH: Final = re.compile(r"dataset/README\.md|seeds/README(\.md|\.txt)?")
# Files that a package may hold beside tables and articles: no archives, no hidden files, no programs.
EXTRA_PATH: Final = re.compile(
    r"(README|CHANGELOG|CONTRIBUTING|LICEN[CS]E(-[A-Z]+)?)(\.md|\.txt)?|CITATION\.cff|corpus\.toml"
    r"|sources\.jsonl|published\.csv|SHA256SUMS"
    r"|[a-z][a-z-]*\.(json|jsonld)|(docs|annotations)/([a-z][a-z0-9_-]*/){0,3}[A-Za-z0-9][A-Za-z0-9._-]*\.(md|json|jsonl|yaml|csv|png|svg)"
)


def check_manifest(scan: ScanResult, manifest: Manifest, limits: Limits = LIMITS) -> Iterator[Issue]:
    """Yield an issue for each file that is missing, not listed, of another size, or beyond the limits.

    Hidden files count as not listed. In the folder of a package that skipped articles, files of `seeds/` that are not
    listed are those articles, and no issue.
    """
    seeds_may_be_unlisted = SKIPPED_ARTICLES_PATH in manifest.files and not scan.is_zip
    for path in sorted(scan.files.keys() - manifest.files.keys() - {DESCRIPTOR}):
        is_companion = README_PATH.fullmatch(path) or (scan.is_zip and EXTRA_PATH.fullmatch(path))
        if not is_companion and not (seeds_may_be_unlisted and path.startswith("seeds/")):
            yield Issue(
                FILE_IS_LISTED,
                printable_name(path),
                actual="no resource lists it",
                expected=f"Remove it. {REBUILD_HINT}",
            )
    for path, stated_size in manifest.files.items():
        size = scan.files.get(path)
        if size is None:
            yield Issue(FILE_EXISTS, path, actual="listed in the descriptor, but missing", expected=REBUILD_HINT)
        elif size != stated_size:
            expected = f"The descriptor states {stated_size}."
            yield Issue(FILE_SIZE_MATCHES, path, actual=f"{size} bytes", expected=expected)
    for path, other in find_name_collisions({*scan.files, *manifest.files}):
        yield Issue(
            NAMES_DIFFER,
            printable_name(path),
            actual=f"the same name as {printable_name(other)}",
            expected="Rename one of them.",
        )
    for path in sorted(path for path, size in scan.files.items() if size > limits.file_bytes):
        yield Issue(WITHIN_LIMITS, printable_name(path), actual=f"more than {limits.file_bytes:,} bytes")
    if (total := sum(scan.files.values())) > limits.total_bytes:
        yield Issue(WITHIN_LIMITS, DESCRIPTOR, actual=f"{total:,} bytes, more than {limits.total_bytes:,}")
