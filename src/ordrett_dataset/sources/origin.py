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

# A headline is put before the text unless the text has it within so many characters.
HEADLINE_WITHIN: Final = 1000
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
        """Return an article; a headline that its text does not begin with is put before it."""
        text = fields.text or ""
        if fields.headline and fields.headline.strip() not in text[:HEADLINE_WITHIN]:
            text = f"{fields.headline.strip()}\n\n{text}"
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
