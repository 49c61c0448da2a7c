"""Load a folder of annotations: its entities with evidence, and the errors in it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.language.detect import detect_language
from ordrett.language.packs import require_language_pack
from ordrett.model import AnnotationSource, ArticleAnnotation, Event, Person
from ordrett_dataset.annotations.anchor_resolver import AnchorResolver
from ordrett_dataset.annotations.article_entries import ArticleEntry
from ordrett_dataset.annotations.dependencies import reject_dependents, used_sources
from ordrett_dataset.annotations.error_collector import ErrorCollector
from ordrett_dataset.annotations.files import AnnotationFiles
from ordrett_dataset.annotations.parse_article import parse_article
from ordrett_dataset.annotations.parse_events import parse_event
from ordrett_dataset.annotations.parse_fact_checks import parse_external_source, parse_fact_check
from ordrett_dataset.annotations.parse_people import parse_person
from ordrett_dataset.tables.entities import ExternalSource, FactCheck


@dataclass(frozen=True)
class Annotations:
    """The annotations of a corpus, and the errors of the articles that are not among them.

    `drafted_by_rules` are the articles whose annotation a person made out of a draft by rules.
    """

    by_article: dict[str, ArticleAnnotation]
    fact_checks: tuple[FactCheck, ...]
    external_sources: tuple[ExternalSource, ...]
    errors: ErrorCollector
    drafted_by_rules: frozenset[str] = frozenset()


def load_annotations(
    folder: Path | None,
    articles: Mapping[str, Article],
    languages: Mapping[str, str],
    unreadable: Iterable[str] = (),
    annotation_source: AnnotationSource = "language_model",
) -> Annotations:
    """Load the annotations of these articles; without a folder there are none.

    `languages` overrides the detected ones, by article id. `annotation_source` says who made the annotations.
    `unreadable` are ids of articles that have errors already: their annotations are skipped, and articles that depend
    on them get an error. Raises InputError, or a group of them, if a shared file cannot be read; errors within the
    annotation of an article are returned.
    """
    errors = ErrorCollector({article_id: [] for article_id in unreadable})
    if folder is None:
        return Annotations({}, (), (), errors)
    return _Loader(AnnotationFiles(folder, errors), articles, languages, errors, annotation_source).load()


class _Loader:
    """Parses the entries of a folder of annotations."""

    def __init__(
        self,
        files: AnnotationFiles,
        articles: Mapping[str, Article],
        languages: Mapping[str, str],
        errors: ErrorCollector,
        annotation_source: AnnotationSource,
    ) -> None:
        self._files, self._entries = files, files.entries
        self._articles, self._languages, self._errors = articles, languages, errors
        self._annotation_source = annotation_source

    def load(self) -> Annotations:
        """Parse all entries, collecting errors."""
        resolvers: dict[str, AnchorResolver] = {}
        for article_id, entry in self._entries.articles.items():
            if article_id not in self._errors:
                with self._errors.collect(article_id):
                    resolvers[article_id] = self._resolver(article_id, entry)
        rejected = set(self._errors)  # entries that need these articles are skipped without another error
        people = self._parse_people(resolvers, rejected)
        events = self._parse_events(resolvers, rejected)
        parsed = {
            article_id: parse_article(resolver, people, events, self._errors, self._annotation_source)
            for article_id, resolver in resolvers.items()
        }
        fact_checks = list(self._parse_fact_checks(resolvers, rejected))
        reject_dependents(self._entries, self._errors)
        by_article = {i: annotation for i, annotation in parsed.items() if i not in self._errors}
        fact_checks = [check for check in fact_checks if check.article_id in by_article]
        used = used_sources(by_article.values(), fact_checks) if self._errors else set(self._entries.external_sources)
        sources = tuple(self._parse_sources(used))
        drafted = frozenset(i for i in by_article if self._entries.articles[i].drafted_by_rules)
        return Annotations(by_article, tuple(fact_checks), sources, self._errors, drafted)

    def _resolver(self, article_id: str, entry: ArticleEntry) -> AnchorResolver:
        if article_id not in self._articles:
            location = self._files.location("articles", article_id, "article")
            hint = "Add the article, or remove the annotation."
            raise InputError(location, "annotation_has_article", f"there is no article seeds/{article_id}.txt", hint)
        same_id = [
            other
            for other, other_entry in self._entries.articles.items()
            if other_entry.id == entry.id and other != article_id and other in self._articles
        ]
        if same_id:
            location = self._files.location("articles", article_id, "id")
            problem = f"{entry.id!r} is also the id of {', '.join(same_id)}"
            hint = "The ids of its rows begin with it: choose another."
            raise InputError(location, "annotation_id_is_unique", problem, hint)
        article = self._articles[article_id]
        if entry.sha256 != article.sha256:
            location = self._files.location("articles", article_id, "sha256")
            problem = f"the article has {article.sha256[:12]}…, the annotation {entry.sha256[:12]}…"
            hint = "Restore the article; if the new text is intended, check the annotation and update `sha256`."
            raise InputError(location, "article_hash_matches_annotation", problem, hint)
        language = self._languages.get(article_id) or detect_language(article.text, article.path)
        require_language_pack(language, article.path)
        person_names = {key: person.name for key, person in self._entries.people.items()}
        return AnchorResolver(article, language, entry, self._files, person_names)

    def _error_key(self, article_id: str) -> str:
        """Return under which key to collect an error of a shared entry that belongs to an article."""
        return article_id if article_id in self._entries.articles else ""

    def _parse_people(self, resolvers: dict[str, AnchorResolver], rejected: set[str]) -> dict[str, Person]:
        people: dict[str, Person] = {}
        for key, entry in self._entries.people.items():
            if entry.named_in not in rejected:
                with self._errors.collect(self._error_key(entry.named_in)):
                    people[key] = parse_person(key, entry, resolvers, self._files.location("people", key))
        return people

    def _parse_events(self, resolvers: dict[str, AnchorResolver], rejected: set[str]) -> dict[str, Event]:
        events: dict[str, Event] = {}
        for key, entry in self._entries.events.items():
            if entry.read_in not in rejected:
                with self._errors.collect(self._error_key(entry.read_in)):
                    events[key] = parse_event(key, entry, resolvers, self._files.location("events", key))
        return events

    def _parse_fact_checks(self, resolvers: dict[str, AnchorResolver], rejected: set[str]) -> Iterator[FactCheck]:
        for key, entry in self._entries.fact_checks.items():
            if entry.article not in rejected:
                with self._errors.collect(self._error_key(entry.article)):
                    yield parse_fact_check(key, entry, resolvers, self._files.location("fact_checks", key))

    def _parse_sources(self, used: Container[str | None]) -> Iterator[ExternalSource]:
        for key, entry in self._entries.external_sources.items():
            if key in used:
                with self._errors.collect(""):
                    yield parse_external_source(key, entry, self._files.location("external_sources", key))
