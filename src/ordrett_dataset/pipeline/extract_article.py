"""Extract one article by rules: its annotation, the source of its metadata, and what a reader should be warned of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.language.detect import LanguageNotReadError
from ordrett.language.paragraphs import find_other_languages
from ordrett.model import ArticleAnnotation
from ordrett_dataset.pipeline.complete_events import complete_events
from ordrett_dataset.pipeline.downgrade_evidence import downgrade_evidence
from ordrett_dataset.sources.field_names import ArticleFields
from ordrett_dataset.sources.metadata import add_metadata, is_understood, parse_published
from ordrett_dataset.tables.entities import ExternalSource

if TYPE_CHECKING:
    from ordrett.page.sections import Section

# Annotates an article; the second argument is its language, or None to detect it, the third the day of publication by
# its metadata, or None.
Extractor = Callable[[Article, str | None, str | None], ArticleAnnotation]

# A text of so many characters without any quote or name was probably not read as it should be.
LONG_TEXT: Final = 3000
MAX_LISTED: Final = 3


@dataclass(frozen=True)
class ExtractedArticle:
    """The annotation of an article, the external source that it cites, and warnings.

    `not_read` says why nothing was extracted.
    """

    annotation: ArticleAnnotation
    external_source: ExternalSource | None = None
    warnings: tuple[str, ...] = ()
    not_read: InputError | None = None


def extract_article(
    article: Article, language: str | None, fields: ArticleFields, extractor: Extractor
) -> ExtractedArticle:
    """Extract an article; in a language without a pack nothing is extracted, and a warning says so.

    Raises InputError if the article cannot be used, and RuntimeError with its path if the extractor fails.
    """
    warnings, not_read = [], None
    try:
        annotation = extractor(article, language, parse_published(fields.published, language or "en"))
    except LanguageNotReadError as error:
        sections: tuple[Section, ...] = tuple("body" for _ in article.paragraphs)
        annotation = ArticleAnnotation(article, error.language, "rules", sections)
        warnings.append(f"nothing extracted: {error.problem}. {error.hint}")
        not_read = error
    except InputError:
        raise
    except Exception as error:
        # An exception of another class may not survive the way from one process to another.
        message = f"{article.path}: extraction failed: {type(error).__name__}: {error}"
        raise RuntimeError(message) from error
    annotation, external_source = add_metadata(annotation, fields)
    if annotation.quotes_extracted:
        annotation = downgrade_evidence(complete_events(annotation))
        warnings += _doubts(annotation)
    if not is_understood(fields.published):
        warnings.append(f"the date of publication {fields.published!r} is not understood: write it as 2024-05-31")
    return ExtractedArticle(annotation, external_source, tuple(warnings), not_read)


def _doubts(annotation: ArticleAnnotation) -> list[str]:
    """Return what suggests that the text is not one article in one language."""
    text, doubts = annotation.article.text, []
    if others := find_other_languages(annotation.article, annotation.language):
        places = ", ".join(f"{language} at {start}" for start, language in others[:MAX_LISTED])
        doubts.append(f"{len(others)} paragraphs in another language than {annotation.language}: {places}")
    if len(text) >= LONG_TEXT and not annotation.quotes and not annotation.person_mentions:
        doubts.append(f"neither a quote nor a name in {len(text):,} characters: is it the text of an article?")
    return doubts
