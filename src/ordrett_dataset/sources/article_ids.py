"""Ids of articles, derived from the names of their files or records."""

import hashlib
import re
import unicodedata
from typing import Final

from ordrett_dataset.corpus.safe_path import RESERVED_NAMES
from ordrett_dataset.schemas.columns import IDENTIFIER

MAX_LENGTH: Final = 80
HASH_LENGTH: Final = 8
# Letters that have no decomposition in Unicode.
TRANSLITERATED: Final = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ß": "ss", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ð": "d", "þ": "th"}
)


def derive_id(name: str) -> str:
    """Return an id for a name: the name itself if it can be one, else its letters and digits with dashes between them.

    A name without Latin letters or digits, or a long one, gets a hash of the name.
    """
    if re.fullmatch(IDENTIFIER, name) and len(name) <= MAX_LENGTH and not RESERVED_NAMES.fullmatch(name):
        return name
    ascii_name = unicodedata.normalize("NFKD", name.translate(TRANSLITERATED)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9._]+", "-", ascii_name).strip("-._")
    n_kept = sum(character.isalnum() for character in slug)
    n_letters = sum(character.isalnum() for character in unicodedata.normalize("NFC", name))
    if RESERVED_NAMES.fullmatch(slug):
        slug = f"article-{slug}"
    if not slug or len(slug) > MAX_LENGTH or n_kept < n_letters / 2:
        slug = f"{slug[: MAX_LENGTH - HASH_LENGTH - 1].strip('-._') or 'article'}-{short_hash(name)}"
    return slug


def unique_id(name: str, taken: set[str]) -> str:
    """Return an id that no other article has, whatever the case of its letters, and add it to `taken`.

    The second of two names with the same id gets a hash of its name, and so does each repetition of a name.
    """
    article_id = derive_id(name)
    repetition = 0
    while article_id.casefold() in taken:
        article_id = f"{derive_id(name)}-{short_hash(name + repetition * ' ')}"
        repetition += 1
    taken.add(article_id.casefold())
    return article_id


def short_hash(name: str) -> str:
    """Return the first digits of the SHA-256 hash of a name."""
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:HASH_LENGTH]
