"""Reference annotations beside `seeds/`: quotes, names of people, pronouns, events and dates, each in its file."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.model import Modality, QuoteKind
from ordrett_dataset.corpus.safe_path import printable_name, require_regular_file
from ordrett_dataset.evaluation.attribution import Range, Ranges

FORMAT_HINT: Final = "CONTRIBUTING.md shows the format under “Measure the accuracy of automatic extraction”."


class GoldLine(BaseModel):
    """One JSON line, about one article; unknown keys are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=False)

    article: str

    def ranges(self) -> Iterator[Range]:
        """Yield every character range in the line."""
        raise NotImplementedError


class GoldQuote(BaseModel):
    """One attribution: content, cue and source as character ranges."""

    content: Annotated[Ranges, Field(min_length=1)]
    kind: QuoteKind
    cue: Ranges | None = None
    source: Ranges | None = None


class QuotesLine(GoldLine):
    """All attributions in an article."""

    attributions: tuple[GoldQuote, ...]

    def ranges(self) -> Iterator[Range]:
        """Yield the ranges of content, cues and sources."""
        for quote in self.attributions:
            yield from (*quote.content, *(quote.cue or ()), *(quote.source or ()))


class NamesLine(GoldLine):
    """All names of people in an article."""

    people: Ranges

    def ranges(self) -> Iterator[Range]:
        """Yield the ranges of the names."""
        yield from self.people


class PronounLine(GoldLine):
    """A reporting verb with a pronoun, and the names of the person that the pronoun refers to."""

    cue: Range
    pronoun: Range
    names: tuple[Annotated[str, Field(pattern=r"\S")], ...]

    def ranges(self) -> Iterator[Range]:
        """Yield the ranges of verb and pronoun."""
        yield from (self.cue, self.pronoun)


class GoldEvent(BaseModel):
    """One mention of an event: its trigger as a character range, and what the text says of it."""

    trigger: Range
    type: str | None = None
    modality: Modality
    negated: bool = False
    date: str | None = None
    date_words: str | None = None


class EventsLine(GoldLine):
    """All event mentions in an article; relative dates count from `published`."""

    language: str
    published: str | None = None
    events: tuple[GoldEvent, ...]

    def ranges(self) -> Iterator[Range]:
        """Yield the ranges of the triggers."""
        yield from (event.trigger for event in self.events)


class GoldDate(BaseModel):
    """One expression of time as a character range, with its date; a vague one, such as "recently", has none."""

    span: Range
    edtf: str | None = None
    vague: bool = False


class DatesLine(GoldLine):
    """All expressions of time in an article; relative ones count from `published`."""

    published: str | None = None
    dates: tuple[GoldDate, ...]

    def ranges(self) -> Iterator[Range]:
        """Yield the ranges of the expressions."""
        yield from (date.span for date in self.dates)


Line = TypeVar("Line", bound=GoldLine)


class GoldFile(Generic[Line]):
    """A gold file: its name, the model of its lines, and whether an article may have only one line."""

    def __init__(self, name: str, model: type[Line], *, one_line_per_article: bool) -> None:
        self.name, self.model, self.one_line_per_article = name, model, one_line_per_article

    def read(self, folder: Path, articles: Mapping[str, Article]) -> list[Line]:
        """Return the lines, or none if the file does not exist.

        Raises an ExceptionGroup with one InputError per invalid line.
        """
        path = folder / self.name
        if not path.exists() and not path.is_symlink():
            return []
        require_regular_file(path, self.name, folder)
        lines: list[Line] = []
        errors: list[InputError] = []
        seen: set[str] = set()
        for number, data in enumerate(path.read_bytes().split(b"\n"), start=1):
            if data.strip():
                try:
                    lines.append(self._parse_line(data, articles, f"{self.name}: line {number}", seen))
                except InputError as error:
                    errors.append(error)
        if errors:
            raise ExceptionGroup(self.name, errors)
        return lines

    def _parse_line(self, data: bytes, articles: Mapping[str, Article], location: str, seen: set[str]) -> Line:
        try:
            line = self.model.model_validate(json.loads(data.decode("utf-8")))
        except ValidationError as error:
            detail = error.errors()[0]
            key = ".".join(map(str, detail["loc"]))
            raise InputError(
                f"{location}: {key}" if key else location, "gold_is_well_formed", detail["msg"], FORMAT_HINT
            ) from None
        except (ValueError, RecursionError) as error:
            raise InputError(location, "gold_is_valid_json", str(error), FORMAT_HINT) from None
        if line.article not in articles:
            message = f"there is no article seeds/{printable_name(line.article)}.txt"
            raise InputError(location, "gold_has_article", message, "Add the article, or delete the line.")
        length = len(articles[line.article].text)
        for start, end in line.ranges():
            if not 0 <= start < end <= length:
                message = f"[{start}, {end}) is not a span of {line.article}, which has {length} code points"
                raise InputError(location, "gold_span_is_in_article", message, FORMAT_HINT)
        if self.one_line_per_article and line.article in seen:
            message = f"{line.article} has a line already"
            raise InputError(location, "gold_has_one_line_per_article", message, "Put the whole article on one line.")
        seen.add(line.article)
        return line


QUOTES_FILE: Final = GoldFile("gold.jsonl", QuotesLine, one_line_per_article=True)
NAMES_FILE: Final = GoldFile("names.jsonl", NamesLine, one_line_per_article=True)
PRONOUNS_FILE: Final = GoldFile("probe.jsonl", PronounLine, one_line_per_article=False)
EVENTS_FILE: Final = GoldFile("events.guide.jsonl", EventsLine, one_line_per_article=True)
DATES_FILE: Final = GoldFile("dates.jsonl", DatesLine, one_line_per_article=True)
GOLD_FILE_NAMES: Final = tuple(file.name for file in (QUOTES_FILE, NAMES_FILE, PRONOUNS_FILE, EVENTS_FILE, DATES_FILE))
