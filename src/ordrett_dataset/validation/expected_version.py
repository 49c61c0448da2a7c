"""Compare a package with a published version, by the digests of their contents."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final, NamedTuple

from ordrett.errors import InputError
from ordrett_dataset.package.digest import ALGORITHM, DIGEST, ContentDigest
from ordrett_dataset.rules.issue import Issue

RULE: Final = "package_is_expected_version"
VERSION_PATTERN: Final = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
DIGEST_PATTERN: Final = re.compile(rf"{ALGORITHM}:[0-9a-f]{{32}}")
# Written by `ordrett release` as NAME-VERSION.digests.json and added here with the next commit.
PUBLISHED_DIGESTS: Final = "published_digests.json"


class PublishedEdition(NamedTuple):
    """An edition of a published version, and its digests."""

    name: str
    version: str
    edition: str
    digest: ContentDigest

    def __str__(self) -> str:
        """Return how messages call the edition."""
        return f"{self.name} {self.version} ({self.edition} edition)"


def read_published() -> list[PublishedEdition]:
    """Return the editions whose digests this version of the software knows."""
    content = (files("ordrett_dataset.validation") / PUBLISHED_DIGESTS).read_text(encoding="utf-8")
    return [edition for version in json.loads(content) for edition in _read_version(version)]


def find_editions(name: str, expected: str, known: list[PublishedEdition]) -> list[PublishedEdition]:
    """Return the editions of the dataset `name` that `expected`, a version or a digest, means.

    Raises InputError if `expected` is neither, and if nothing is known of that version.
    """
    if DIGEST_PATTERN.fullmatch(expected):
        return [edition for edition in known if edition.digest.package == expected]
    own = [edition for edition in known if edition.name == name]
    if editions := [edition for edition in own if edition.version == expected]:
        return editions
    if not VERSION_PATTERN.fullmatch(expected):
        raise InputError(
            "--expect",
            "expected_is_version_or_digest",
            f"{expected!r} is neither a version nor a digest",
            f"Name one, such as 2.0.0 or {ALGORITHM}:….",
        )
    versions = ", ".join(sorted({edition.version for edition in own})) or "none"
    hint = "State the digest itself, which the citation and the release notes of that version name."
    raise InputError(
        "--expect", "digest_is_known", f"the digest of {name} {expected} is not known; known versions: {versions}", hint
    )


def check_expected(expected: str, digest: ContentDigest | None, editions: list[PublishedEdition]) -> Iterator[Issue]:
    """Yield nothing if a package has the digest `expected` or that of one of the editions; else what differs.

    `digest` is None if a table of the package could not be read.
    """
    if digest is None:
        yield Issue(RULE, "datapackage.json", actual="a package that cannot be read", expected=expected)
        return
    if digest.package in {expected, *(edition.digest.package for edition in editions)}:
        return
    yield Issue(RULE, "datapackage.json", actual=f"the digest {digest.package}", expected=expected)
    if editions:
        closest = min(editions, key=lambda edition: len(digest.differences(edition.digest)))
        for part in digest.differences(closest.digest):
            yield Issue(RULE, part, actual="other content", expected=f"that of {closest}")


def check_stated(stated: object, digest: ContentDigest | None) -> Iterator[Issue]:
    """Yield an issue if the descriptor states another digest than that of the content."""
    if digest and stated != digest.package:
        hint = "Rebuild the package, or compare it with a published version: --expect."
        yield Issue(
            "digest_matches_content", "datapackage.json", actual=str(stated)[:80], expected=f"{digest.package}. {hint}"
        )


def _read_version(content: dict[str, Any]) -> Iterator[PublishedEdition]:
    for edition, parts in content["editions"].items():
        digest = ContentDigest(**{key: value for key, value in parts.items() if key != DIGEST})
        yield PublishedEdition(content["name"], content["version"], edition, digest)
