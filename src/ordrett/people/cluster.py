"""Names -> people: who is the same within one article."""

from ordrett.model import NameForm
from ordrett.people.candidate import Candidate
from ordrett.people.index import PeopleIndex
from ordrett.people.persons import Persons
from ordrett.people.word_classes import FEMALE, GENITIVE_SUFFIXES, GIVEN, MALE, SURNAME, NameLexicon
from ordrett.span import Span
from ordrett.tokenizer import Tokens

BOTH = MALE | FEMALE


def joined(tokens: Tokens, found: list[tuple[Candidate, str]], words: NameLexicon) -> PeopleIndex:
    """Join the names that one person has: full name, surname, given name."""
    persons = Persons([c for c, _ in found])
    who = [persons.of(k, c) for k, (c, _) in enumerate(found)]
    numbers: dict[int, int] = {}
    who = [numbers.setdefault(p, len(numbers)) for p in who]
    spans = [_span(tokens, c) for c, _ in found]
    names = [""] * len(numbers)
    fullest: list[Candidate] = [c for c, _ in found][: len(numbers)]
    parts, title, votes = ([0] * len(numbers) for _ in range(3))
    for (c, _), p, span in zip(found, who, spans, strict=True):
        size = len(span.text.split())
        if size > parts[p]:
            names[p], parts[p], fullest[p] = span.text, size, c
        title[p] = title[p] or c.gender
        votes[p] += (c.pronoun == MALE) - (c.pronoun == FEMALE)
    # Alone, a word that is both is a surname where articles call people by those.
    surname = SURNAME if words.title_case else 0
    given = [
        size == 1 and bool(c.kinds[0] & GIVEN) and not c.gender | c.kinds[0] & surname
        for size, c in zip(parts, fullest, strict=True)
    ]
    return PeopleIndex(
        starts=[c.first for c, _ in found],
        ends=[c.last for c, _ in found],
        spans=spans,
        person_of=who,
        rules=[rule for _, rule in found],
        names=names,
        name_forms=[_named_by(size, alone) for size, alone in zip(parts, given, strict=True)],
        genders=[
            _gender(bits, c.kinds[0] if size > 1 or alone else 0, vote)
            for bits, c, size, alone, vote in zip(title, fullest, parts, given, votes, strict=True)
        ],
        mention_at_token={t: k for k, (c, _) in enumerate(found) for t in range(c.first, c.last)},
    )


def _span(tokens: Tokens, c: Candidate) -> Span:
    start, end = tokens.start[c.first], tokens.end[c.last - 1] - c.ending
    if not c.ending:
        word = tokens.lower[c.last - 1]
        end -= next((len(mark) for mark in GENITIVE_SUFFIXES if word.endswith(mark) and len(word) > len(mark)), 0)
    return Span.from_text(tokens.text, start, end)


def _named_by(size: int, given: bool) -> NameForm:
    return "full_name" if size > 1 else "given_name" if given else "surname"


def _gender(title: int, first: int, votes: int) -> str | None:
    """Return the gender by title, else by the given name, else the one that the pronouns behind the names have."""
    bits = title or (first & BOTH if first & GIVEN else 0)
    if bits in (MALE, FEMALE):
        return "m" if bits == MALE else "f"
    return "m" if votes > 1 else "f" if votes < -1 else None
