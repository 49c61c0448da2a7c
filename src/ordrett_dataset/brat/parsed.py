"""The bytes of an .ann file -> what its lines say."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.span import Span
from ordrett_dataset.brat.fragments import fragments
from ordrett_dataset.brat.standoff import Attribute, Bound, Event, Note, Standoff

BOUND: Final = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?", re.ASCII)
EVENT: Final = re.compile(r"(E\d+)\t([\w-]+):(T\d+)((?: [\w-]+:[TE]\d+)*)\s*", re.ASCII)
ATTRIBUTE: Final = re.compile(r"A\d+\t([\w-]+) ([TE]\d+)(?: (\S+))?\s*", re.ASCII)
NOTE: Final = re.compile(r"#\d+\t([\w-]+) (\S+)\t(.*)", re.ASCII)
DIGITS: Final = 18
KINDS: Final = {"R": "a relation", "N": "a normalisation", "*": "an equivalence", "M": "a modification"}


def parsed(data: bytes, name: str, article: Article) -> Standoff:
    """Read an .ann file of this article; raise InputError, with its line, for what an annotation has no place for."""
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"{name}: line {data.count(10, 0, error.start) + 1}"
        found = f"byte offset {error.start} ({error.reason})"
        raise InputError(where, "standoff_is_utf8", found, "Save the file as UTF-8.") from None
    found_in = Standoff()
    ids: set[str] = set()
    for number, ended in enumerate(source.split("\n"), start=1):
        line = ended.removesuffix("\r")
        if line.strip():
            _line(line, number, found_in, article, lambda *said, n=number: InputError(f"{name}: line {n}", *said))
            if (of := line.partition("\t")[0]) in ids:
                raise InputError(
                    f"{name}: line {number}", "standoff_id_stands_once", of, "Give one of them another id."
                )
            ids.add(of)
    return found_in


Refuse = Callable[..., InputError]


def _line(line: str, number: int, into: Standoff, article: Article, refuse: Refuse) -> None:
    if found := BOUND.fullmatch(line):
        span = _span(found[3], found[4], article, refuse)
        into.bounds[found[1]] = Bound(found[1], found[2], span, number)
    elif found := EVENT.fullmatch(line):
        arcs = tuple((role, target) for role, _, target in (arc.partition(":") for arc in found[4].split()))
        into.events[found[1]] = Event(found[1], found[2], found[3], arcs, number)
    elif found := ATTRIBUTE.fullmatch(line):
        into.attributes.append(Attribute(found[1], found[2], found[3], number))
    elif found := NOTE.fullmatch(line):
        into.notes.append(Note(found[1], found[2], found[3].strip(), number))
    else:
        shown = KINDS.get(line[0], f"“{line[:40]}”")
        remedy = "Only words, events, attributes and notes are taken in; take the line out."
        raise refuse("standoff_line_has_a_place", shown, remedy)


def _span(places: str, words: str | None, article: Article, refuse: Refuse) -> Span:
    text = article.text
    # A number of more digits is beyond any text, and Python reads none of thousands.
    if len(longest := max(re.split("[ ;]", places), key=len)) > DIGITS:
        found = f"a place of {len(longest)} digits in a text of {len(text)} code points"
        raise refuse("standoff_words_are_in_the_text", found, "Mark the words anew.")
    pieces = sorted((int(start), int(end)) for start, end in (place.split(" ") for place in places.split(";")))
    for start, end in pieces:
        if not start < end <= len(text):
            found = f"{start} to {end} in a text of {len(text)} code points"
            raise refuse("standoff_words_are_in_the_text", found, "Mark the words anew.")
    between = (text[end:start] for (_, end), (start, _) in pairwise(pieces))
    if missed := next((gap for gap in between if gap and not gap.isspace()), None):
        found = f"“{missed.strip()}” is left out amid the words"
        remedy = "Mark one stretch of words; two parts of an utterance are two quotes, the later of which continues."
        raise refuse("standoff_words_stand_together", found, remedy)
    held = fragments(text, pieces[0][0], max(end for _, end in pieces))
    if not held:
        raise refuse("standoff_words_are_in_the_text", "nothing but white space", "Mark words.")
    span = Span.from_text(text, held[0][0], held[-1][1])
    if words is not None and "".join(words.split()) != "".join(span.text.split()):
        found = f"the line says “{words}”, the text “{' '.join(span.text.split())}”"
        raise refuse("standoff_words_are_those_of_the_text", found, "Mark the words anew; brat writes the line.")
    try:
        article.paragraph_around(span.start)
    except LookupError:
        raise refuse("anchor_starts_on_line", "a byte order mark", "Begin with the first word.") from None
    return span
