"""Make articles of the texts of a file."""

import re
from dataclasses import dataclass, replace
from typing import Final

from ordrett.article import decode_article
from ordrett.errors import InputError
from ordrett_dataset.sources.decode_text import DecodedText
from ordrett_dataset.sources.field_names import ArticleFields
from ordrett_dataset.sources.files import SourceFile
from ordrett_dataset.sources.source_store import SourceArticle
from ordrett_dataset.sources.text_warnings import text_warnings

# Headline and authors are put before the text unless the text has them within so many characters.
HEADING_WITHIN: Final = 1000
SEPARATOR: Final = re.compile(r"\s*(?:[,;|&]|\b(?:og|och|and)\b)\s*")
NAME: Final = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]+")
SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Origin:
    """The file from which articles are made."""

    file: SourceFile
    sha256: str
    decoded: DecodedText
    max_article_bytes: int

    def location(self, record: int | None) -> str:
        """Return how messages name a record of the file."""
        return self.file.name if record is None else f"{self.file.name} record {record}"

    def make_article(
        self, fields: ArticleFields, name: str, record: int | None = None, warnings: tuple[str, ...] = ()
    ) -> SourceArticle:
        """Return an article; its text begins with headline and authors if only the page or the record has them."""
        text = _with_heading(fields)
        if match := SURROGATE.search(text):
            problem = f"half a character, U+{ord(match[0]):04X}, at offset {match.start()}"
            raise InputError(self.location(record), "text_is_unicode", problem, "Write the text anew from its source.")
        article = decode_article(text.encode(), name, self.location(record), self.max_article_bytes)
        article = replace(
            article,
            source_path=self.file.name,
            source_sha256=self.sha256,
            source_record=None if record is None else str(record),
            encoding=self.decoded.encoding,
        )
        if self.decoded.is_detected:
            detected = f"not UTF-8; read as {self.decoded.encoding}, which was detected"
            warnings = (f"{detected}: check its accents, or give --encoding", *warnings)
        return SourceArticle(article, fields, warnings + text_warnings(text))


def _with_heading(fields: ArticleFields) -> str:
    """Return the text of an article below its headline and its authors."""
    text, headline = fields.text or "", (fields.headline or "").strip()
    if not headline:
        return text
    beginning, below = text[:HEADING_WITHIN], text
    if text.startswith(f"{headline}\n"):
        below = text[len(headline) :].lstrip()
    elif headline in beginning:
        return text
    names = [name for name in SEPARATOR.split(fields.byline or "") if _is_name(name)]
    authors = [] if any(name in beginning for name in names) else names
    if below is text or authors:
        return "\n\n".join(filter(None, (headline, ", ".join(authors), below)))
    return text


def _is_name(text: str) -> bool:
    """Return whether an author of a record is written like the name of a person: no agency, address or user name."""
    return NAME.fullmatch(text) is not None and text[0].isupper() and text.split()[-1][0].isupper()
