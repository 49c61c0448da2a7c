"""Joins the mentions of one person: full name, surname, given name."""

from collections.abc import Iterable, Sequence

from ordrett.model import NameForm
from ordrett.names.keys import phonetic_key
from ordrett.people.candidates import Candidate, NameKey
from ordrett.people.classify import NameMention
from ordrett.people.features import NameFeature
from ordrett.people.index import PeopleIndex
from ordrett.people.word_classes import GENITIVE_SUFFIXES, NO_CLASS, NameLexicon, WordClass
from ordrett.span import Span
from ordrett.tokenizer import Tokens

ONE_GENDER = (WordClass.MALE, WordClass.FEMALE)
ALL_GENDERS = (*ONE_GENDER, WordClass.GENDER, NO_CLASS)


def cluster_mentions(tokens: Tokens, mentions: Sequence[NameMention], lexicon: NameLexicon) -> PeopleIndex:
    """Return the people whom the mentions name, numbered in the order of their first mention."""
    candidates = [mention.candidate for mention in mentions]
    clusters = PersonClusters(candidates)
    numbers: dict[int, int] = {}
    person_of = [numbers.setdefault(clusters.assign(k, c), len(numbers)) for k, c in enumerate(candidates)]
    spans = [_locate_name(tokens, c) for c in candidates]
    fullest: list[int] = [-1] * len(numbers)  # by person: the mention with the most words
    word_counts, title_genders, pronoun_votes = [0] * len(numbers), [NO_CLASS] * len(numbers), [0] * len(numbers)
    for k, (c, p) in enumerate(zip(candidates, person_of, strict=True)):
        word_count = len(spans[k].text.split())
        if word_count > word_counts[p]:
            word_counts[p], fullest[p] = word_count, k
        title_genders[p] = title_genders[p] or c.title_gender
        pronoun_votes[p] += (c.pronoun_gender == WordClass.MALE) - (c.pronoun_gender == WordClass.FEMALE)
    name_forms = [_choose_name_form(candidates[k], n, lexicon) for k, n in zip(fullest, word_counts, strict=True)]
    return PeopleIndex(
        starts=[c.start for c in candidates],
        ends=[c.end for c in candidates],
        spans=spans,
        person_of=person_of,
        rules=[mention.rule for mention in mentions],
        names=[spans[k].text for k in fullest],
        name_forms=name_forms,
        genders=[
            _infer_gender(title, NO_CLASS if form == "surname" else candidates[k].classes[0], votes)
            for title, form, k, votes in zip(title_genders, name_forms, fullest, pronoun_votes, strict=True)
        ],
        mention_at_token={i: k for k, c in enumerate(candidates) for i in range(c.start, c.end)},
    )


class PersonClusters:
    """The people of an article by their full names; a single word that is part of no full name is one of its own.

    Words are compared in lower case. A gender is a `WordClass`: MALE, FEMALE, both or NONE.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._person_by_key: dict[NameKey, int] = {}
        self._genders: list[WordClass] = []
        self._name_parts: list[set[str]] = []
        self._last_mention: list[int] = []  # by person
        self._first_bearer: dict[tuple[str, WordClass], int] = {}  # of a word and gender, in text order
        self._latest_bearer: dict[tuple[str, WordClass], int] = {}  # of a word and gender, of those mentioned so far
        self._usual_bearer: dict[str, int] = {}  # whom the article last called by a word alone
        self._join_full_names({c.key: c for c in candidates if len(c.key) > 1})

    def assign(self, mention: int, c: Candidate) -> int:
        """Return the person whom a mention names; mentions must come in text order."""
        person = self._person_by_key.get(c.key)
        if person is None and len(c.key) == 1:
            person = self._find_bearer(c.key[0], c.title_gender, c.pronoun_gender)
            if person is not None and not c.title_gender:
                self._usual_bearer[c.key[0]] = person
        if person is None:
            person = self._person_by_key[c.key] = self._add_person(c)
        if c.features & NameFeature.IN_CREDIT_LINE:
            return person  # who took a picture is not who is called by the surname later
        self._last_mention[person] = mention
        for part in self._name_parts[person]:
            self._latest_bearer[part, self._genders[person]] = person
        return person

    def _join_full_names(self, names: dict[NameKey, Candidate]) -> None:
        """Number the full names.

        One person are names whose first and last words sound alike, the end of a longer name, and an initial where
        only one person fits.
        """
        by_sound: dict[tuple[str, str], int] = {}
        by_tail: dict[NameKey, int] = {}
        by_initial: dict[tuple[str, str], set[int]] = {}
        for key, c in sorted(names.items(), key=lambda item: (len(item[0][0]) == 1, -len(item[0]))):
            sound = (phonetic_key(key[0]), phonetic_key(key[-1]))
            same_initial = by_initial.setdefault((key[0][0], key[-1]), set())
            person = by_sound.get(sound, by_tail.get(key))
            if person is None and len(key[0]) == 1 and len(same_initial) == 1:
                person = next(iter(same_initial))
            if person is None:
                person = self._add_person(c)
            by_sound.setdefault(sound, person)
            same_initial.add(person)
            for start in range(1, len(key) - 1):
                by_tail.setdefault(key[start:], person)
            self._person_by_key[key] = person
            self._name_parts[person].update(key)
        for key in names:
            person = self._person_by_key[key]
            for part in key:
                self._first_bearer.setdefault((part, self._genders[person]), person)

    def _find_bearer(self, part: str, title_gender: WordClass, pronoun_gender: WordClass) -> int | None:
        """Return whom a part of a name means: the gender fits the title, then the pronoun; the last mentioned first."""
        is_gender_stated = title_gender in ONE_GENDER
        genders = [g for g in ALL_GENDERS if not is_gender_stated or g not in ONE_GENDER or g == title_gender]
        for table in (self._latest_bearer, self._first_bearer):
            bearers = {gender: table[part, gender] for gender in genders if (part, gender) in table}
            if not bearers:
                continue
            usual = self._usual_bearer.get(part)
            usual_gender = None if usual is None else self._genders[usual]
            if pronoun_gender in bearers and (
                usual is None or (usual_gender in ONE_GENDER and usual_gender != pronoun_gender)
            ):
                return bearers[pronoun_gender]
            if usual is not None and (not is_gender_stated or usual_gender == title_gender):
                return usual
            return max(bearers.values(), key=self._last_mention.__getitem__)
        return None

    def _add_person(self, c: Candidate) -> int:
        is_given_name = c.classes[0] & WordClass.GIVEN_NAME
        self._genders.append(c.title_gender or (c.classes[0] & WordClass.GENDER if is_given_name else NO_CLASS))
        self._name_parts.append(set())
        self._last_mention.append(-1)
        return len(self._genders) - 1


def _locate_name(tokens: Tokens, c: Candidate) -> Span:
    """Return the place of a candidate in the text, without a genitive ending."""
    end = tokens.end[c.end - 1] - c.genitive_length
    if not c.genitive_length:
        token = tokens.lower[c.end - 1]
        end -= next((len(s) for s in GENITIVE_SUFFIXES if token.endswith(s) and len(token) > len(s)), 0)
    return Span.from_text(tokens.text, tokens.start[c.start], end)


def _choose_name_form(c: Candidate, word_count: int, lexicon: NameLexicon) -> NameForm:
    """Return the form of a person's fullest name.

    Where articles call people by their surname, in languages with title case, a word that is both is a surname.
    """
    if word_count > 1:
        return "full_name"
    is_given_name = c.classes[0] & WordClass.GIVEN_NAME and not c.title_gender
    is_surname_too = lexicon.title_case and c.classes[0] & WordClass.SURNAME
    return "given_name" if is_given_name and not is_surname_too else "surname"


def _infer_gender(title_gender: WordClass, first_word: WordClass, pronoun_votes: int) -> str | None:
    """Return the gender by title, else by given name, else by the pronouns after the mentions (at least two more)."""
    gender = title_gender or (first_word & WordClass.GENDER if first_word & WordClass.GIVEN_NAME else NO_CLASS)
    if gender in ONE_GENDER:
        return "m" if gender == WordClass.MALE else "f"
    return "m" if pronoun_votes > 1 else "f" if pronoun_votes < -1 else None
