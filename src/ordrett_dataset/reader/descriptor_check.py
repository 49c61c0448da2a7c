"""Compare a descriptor with what a build writes for the same metadata, tables and articles."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.descriptor import ARTICLES_OMITTED, EXPECTED_ROW_COUNTS, REBUILD_HINT, describe_package
from ordrett_dataset.package.digest import DIGEST, PARTITIONED_TABLES
from ordrett_dataset.package.resources import (
    SKIPPED_ARTICLES,
    describe_article,
    describe_columns,
    describe_parquet,
    describe_partition,
    describe_table,
)
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.schemas import ALL_TABLES
from ordrett_dataset.untrusted.manifest import PARTITION_PATH
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR
from ordrett_dataset.untrusted.strict_json import abbreviate, child_values

AS_BUILT: Final = "descriptor_is_as_built"
PRINTABLE: Final = "descriptor_text_is_printable"
# Values that other rules check: what the resource holds, and the schema of a table.
_CHECKED_ELSEWHERE: Final = frozenset({"bytes", "hash", "rows", "schema"})
_PACKAGE_KEYS_CHECKED_ELSEWHERE: Final = frozenset({"resources", PARTITIONED_TABLES, DIGEST})
# Invisible characters that words of some languages need: soft hyphen, zero-width joiner and non-joiner.
_PLAIN_INVISIBLE: Final = frozenset("\u00ad\u200c\u200d")


def check_descriptor(
    descriptor: Mapping[str, Any], metadata: CorpusConfig, rights: Mapping[str, str | None]
) -> Iterator[Issue]:
    """Yield an issue for each key or value that no build writes, and for each text that controls how it is shown.

    `metadata` are those parsed from the descriptor, `rights` those of each article by the path of its file. Such a key
    could mislead a reader: an address in a resource, for example, that is not the one of its publisher.
    """
    if control := next(_find_controls(descriptor), ""):
        hint = "Remove characters that hide or reorder others."
        yield Issue(PRINTABLE, DESCRIPTOR, actual=f"the character U+{ord(control):04X}", expected=hint)
    has_articles = any(path in rights for path in (resource["path"] for resource in descriptor["resources"]))
    expected_package = {"languages": {}, DIGEST: "", "resources": [], **describe_package(metadata)}
    expected_package |= {} if has_articles else {ARTICLES_OMITTED: True}
    expected_package |= {PARTITIONED_TABLES: []} if PARTITIONED_TABLES in descriptor else {}
    known = {path.removeprefix("seeds/").removesuffix(".txt") for path in rights} if has_articles else None
    for key in ("languages", EXPECTED_ROW_COUNTS):
        for article in sorted(descriptor.get(key, {}).keys() - known) if known is not None else ():
            yield Issue(
                AS_BUILT, DESCRIPTOR, actual=f"{key} of {abbreviate(article)}", expected="an article of the package"
            )
    yield from _compare(DESCRIPTOR, descriptor, expected_package, _PACKAGE_KEYS_CHECKED_ELSEWHERE, {"languages"})
    for described in descriptor.get(PARTITIONED_TABLES, []):
        yield from _compare(DESCRIPTOR, described, describe_columns(described["name"]), _CHECKED_ELSEWHERE)
    expected_resources = dict(_expected_resources(rights))
    for resource in descriptor["resources"]:
        if partition := PARTITION_PATH.fullmatch(resource["path"]):
            expected_partition = describe_partition(partition[1], resource["path"])
            yield from _compare(resource["path"], resource, expected_partition, _CHECKED_ELSEWHERE)
        elif expected := expected_resources.get(resource["path"]):
            yield from _compare(resource["path"], resource, expected, _CHECKED_ELSEWHERE)


def _expected_resources(rights: Mapping[str, str | None]) -> Iterator[tuple[str, dict[str, Any]]]:
    for table in ALL_TABLES:
        for resource in (describe_table(table), describe_parquet(table)):
            yield resource["path"], resource
    yield str(SKIPPED_ARTICLES["path"]), SKIPPED_ARTICLES
    for path, address in rights.items():
        yield path, describe_article(path.removeprefix("seeds/").removesuffix(".txt"), path, address or "")


def _compare(
    location: str,
    actual: Mapping[str, Any],
    expected: Mapping[str, Any],
    checked_elsewhere: set[str] | frozenset[str],
    optional: set[str] | frozenset[str] = frozenset(),
) -> Iterator[Issue]:
    for key in sorted(actual.keys() | expected.keys()):
        if key not in expected:
            message = f"the key {abbreviate(key)}"
            yield Issue(AS_BUILT, location, actual=message, expected=f"No build writes it. {REBUILD_HINT}")
        elif key not in actual:
            if key not in optional:
                yield Issue(AS_BUILT, location, actual=f"no {key!r}", expected=REBUILD_HINT)
        elif key not in checked_elsewhere and _differ(actual[key], expected[key]):
            message = f"{key} is {abbreviate(actual[key])}"
            yield Issue(AS_BUILT, location, actual=message, expected=f"{abbreviate(expected[key])}. {REBUILD_HINT}")


def _differ(value: object, other: object) -> bool:
    """Return whether two values are written differently; for Python, 1 equals true."""
    return json.dumps(value) != json.dumps(other)


def _find_controls(descriptor: Mapping[str, Any]) -> Iterator[str]:
    """Yield characters that control a terminal, or hide or reorder other characters; line ends are allowed."""
    level: list[object] = [descriptor]
    while level:
        texts = [value for value in level if isinstance(value, str)]
        texts += [key for value in level if isinstance(value, dict) for key in value]
        for character in set("".join(texts)) - _PLAIN_INVISIBLE - {"\n"}:
            if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp"):
                yield character
        level = child_values(level)
