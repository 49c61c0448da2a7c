"""The files that are there, held to those that the descriptor lists."""

import re
from collections.abc import Iterator
from typing import Final

from ordrett_dataset.corpus.safe_path import shown
from ordrett_dataset.package.descriptor import LEFT_OUT
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.limits import LIMITS, Limits
from ordrett_dataset.untrusted.path_checks import DISTINCT, WITHIN, colliding
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR, Manifest, ScanResult
from ordrett_dataset.untrusted.strict_json import REMEDY

THERE: Final = "file_exists"
LISTED: Final = "file_is_listed"
SIZE: Final = "file_size_matches"
# A package at fault in these alone can be opened without danger, to say what else is wrong with it.
HARMLESS: Final = frozenset({THERE, LISTED, SIZE})

READMES: Final = re.compile(r"dataset/README\.md|seeds/README(\.[a-z]+)?")
# What may stand beside the tables and seeds in a zip. No archive, nothing hidden, nothing that runs.
COMPANIONS: Final = re.compile(
    r"(README|CHANGELOG|CONTRIBUTING|LICEN[CS]E(-[A-Z]+)?)(\.md|\.txt)?|CITATION\.cff|corpus\.toml|SHA256SUMS"
    r"|[a-z][a-z-]*\.(json|jsonld)|(docs|annotations)/([a-z-]+/){0,3}[A-Za-z0-9][A-Za-z0-9._-]*\.(md|json|jsonl|yaml|csv|png|svg)"
)


def held_to(looked: ScanResult, listed: Manifest, limits: Limits = LIMITS) -> Iterator[Issue]:
    """Yield where files and list differ.

    A hidden file is one that is not listed, in a folder too: builds leave none, and what else left one can be asked. In
    a folder whose package left articles out, the seeds that are not listed are those articles.
    """
    spared = LEFT_OUT in listed.files and not looked.zipped
    for path in sorted(looked.files.keys() - listed.files.keys() - {DESCRIPTOR}):
        companion = READMES.fullmatch(path) or (looked.zipped and COMPANIONS.fullmatch(path))
        if not companion and not (spared and path.startswith("seeds/")):
            yield Issue(
                rule=LISTED, table=shown(path), actual="no resource lists it", expected=f"Take it out. {REMEDY}"
            )
    for path, stated in listed.files.items():
        found = looked.files.get(path)
        if found is None:
            yield Issue(rule=THERE, table=path, actual="the descriptor lists it, and it is not there", expected=REMEDY)
        elif found != stated:
            yield Issue(rule=SIZE, table=path, actual=f"{found} bytes", expected=f"The descriptor says {stated}.")
    for path, other in colliding({*looked.files, *listed.files}):
        yield Issue(rule=DISTINCT, table=shown(path), actual=f"{shown(other)} is the same name", expected="Rename one.")
    for path in sorted(path for path, found in looked.files.items() if found > limits.file_bytes):
        yield Issue(rule=WITHIN, table=shown(path), actual=f"more than {limits.file_bytes:,} bytes")
    if (total := sum(looked.files.values())) > limits.total_bytes:
        yield Issue(rule=WITHIN, table=DESCRIPTOR, actual=f"{total:,} bytes, more than {limits.total_bytes:,}")
