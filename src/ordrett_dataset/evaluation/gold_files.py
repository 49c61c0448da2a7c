"""The annotations that lie beside `seeds/`: gold.jsonl, names.jsonl, probe.jsonl."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.model import QuoteKind
from ordrett_dataset.corpus.safe_path import refuse_unless_plain, shown
from ordrett_dataset.evaluation.attribution import Places

Place = tuple[int, int]
FORM: Final = "Write it as CONTRIBUTING.md shows, under “Measure the automatic reading”."


class Line(BaseModel):
    """One line of a file, about one article; keys that are not named here mean nothing to the measures."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=False)

    article: str

    def places(self) -> Iterator[Place]:
        """Yield every place that the line names."""
        raise NotImplementedError


class GoldAttribution(BaseModel):
    """An attribution: its words, the cue, the words that name the source."""

    content: Annotated[Places, Field(min_length=1)]
    kind: QuoteKind
    cue: Places | None = None
    source: Places | None = None


class GoldLine(Line):
    """All attributions of an article."""

    attributions: tuple[GoldAttribution, ...]

    def places(self) -> Iterator[Place]:
        """Yield the places of words, cues and sources."""
        for item in self.attributions:
            yield from (*item.content, *(item.cue or ()), *(item.source or ()))


class NamesLine(Line):
    """All names of people in an article."""

    people: Places

    def places(self) -> Iterator[Place]:
        """Yield the places of the names."""
        yield from self.people


class ProbeLine(Line):
    """A reporting verb with a pronoun, and the names of whom the pronoun stands for."""

    cue: Place
    pronoun: Place
    names: tuple[Annotated[str, Field(pattern=r"\S")], ...]

    def places(self) -> Iterator[Place]:
        """Yield verb and pronoun."""
        yield from (self.cue, self.pronoun)


L = TypeVar("L", bound=Line)


class GoldFile(Generic[L]):
    """A kind of file: its name, the shape of its lines, and whether an article has one line at most."""

    def __init__(self, name: str, shape: type[L], *, one_each: bool) -> None:
        self.name, self.shape, self.one_each = name, shape, one_each

    def read(self, folder: Path, articles: Mapping[str, Article]) -> list[L]:
        """Return the lines, none where there is no file; raise a group of Refusals, one a line that is at fault."""
        path = folder / self.name
        if not path.exists() and not path.is_symlink():
            return []
        refuse_unless_plain(path, self.name, folder)
        lines: list[L] = []
        faults: list[InputError] = []
        seen: set[str] = set()
        for number, data in enumerate(path.read_bytes().split(b"\n"), start=1):
            if data.strip():
                try:
                    line = self._line(data, articles, f"{self.name}: line {number}", seen)
                    lines.append(line)
                except InputError as refusal:
                    faults.append(refusal)
        if faults:
            raise ExceptionGroup(self.name, faults)
        return lines

    def _line(self, data: bytes, articles: Mapping[str, Article], where: str, seen: set[str]) -> L:
        try:
            line = self.shape.model_validate(json.loads(data.decode("utf-8")))
        except ValidationError as error:
            fault = error.errors()[0]
            place = ".".join(map(str, fault["loc"]))
            raise InputError(f"{where}: {place}", "gold_is_well_formed", fault["msg"], FORM) from None
        except (ValueError, RecursionError) as error:
            raise InputError(where, "gold_is_valid_json", str(error), FORM) from None
        if line.article not in articles:
            found = f"no seeds/{shown(line.article)}.txt"
            raise InputError(where, "gold_has_article", found, "Add the seed, or take the line out.")
        length = len(articles[line.article].text)
        for start, end in line.places():
            if not 0 <= start < end <= length:
                found = f"[{start}, {end}) in {line.article}, which has {length} code points"
                raise InputError(where, "gold_span_is_in_article", found, FORM)
        if self.one_each and line.article in seen:
            found = f"{line.article} a second time"
            raise InputError(where, "gold_has_one_line_per_article", found, "Put all of an article on one line.")
        seen.add(line.article)
        return line


GOLD: Final = GoldFile("gold.jsonl", GoldLine, one_each=True)
NAMES: Final = GoldFile("names.jsonl", NamesLine, one_each=True)
PROBE: Final = GoldFile("probe.jsonl", ProbeLine, one_each=False)
FILES: Final = (GOLD.name, NAMES.name, PROBE.name)
