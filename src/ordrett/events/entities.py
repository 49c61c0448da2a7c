"""Names and nouns in a clause that can take part in an event."""

from collections.abc import Collection, Iterator
from typing import Final, Literal, NamedTuple

from ordrett.events.lexicon import EventLexicon
from ordrett.language.packs import LanguagePack
from ordrett.people.index import PeopleIndex
from ordrett.people.word_classes import NameLexicon, WordClass, load_name_lexicon, strip_genitive
from ordrett.tokenizer import Tokens

EntityKind = Literal["person", "state", "organisation", "group", "anonymous"]
GENITIVES: Final = ("'s", "’s")
NOT_AN_ENTITY: Final = WordClass.NEVER_NAME | WordClass.TITLE | WordClass.ROLE
MAX_MODIFIERS: Final = 3
MIN_ENDING: Final = 6


class Entity(NamedTuple):
    """Tokens `start` to `end - 1`, which name somebody; `person` is the number of a person in the index of people.

    A `state` is any place that may be one; its name is looked up where the package is built.
    """

    start: int
    end: int
    kind: EntityKind
    person: int | None = None


class EntityFinder:
    """Finds the entities of one text."""

    def __init__(
        self,
        tokens: Tokens,
        lexicon: EventLexicon,
        pack: LanguagePack,
        people: PeopleIndex,
        title_case: Collection[int] = (),
    ) -> None:
        self._tokens, self._lexicon, self._people, self._title_case = tokens, lexicon, people, title_case
        self._names: NameLexicon = load_name_lexicon(pack)
        # The last part of a compound noun: "innenriksministeriet".
        self._organisation_endings = tuple(
            word for word in lexicon.quotes.organisation_nouns if len(word) >= MIN_ENDING
        )
        self._sentence, self._entities = -1, list[Entity]()  # of the sentence that was read last

    def find(self, first: int, last: int) -> list[Entity]:
        """Return the entities within tokens `first` to `last - 1` of one sentence, in text order."""
        if first >= last:
            return []
        sentence = self._tokens.sentence_start[first]
        if sentence != self._sentence:
            self._sentence = sentence
            self._entities = list(self._find_all(sentence, self._tokens.sentence_end[first]))
        return [entity for entity in self._entities if entity.start >= first and entity.end <= last]

    def is_possessor(self, entity: Entity, last: int) -> bool:
        """Return whether a name in the genitive stands before what belongs to it: "Russia's president"."""
        tokens, end = self._tokens, entity.end
        following = tokens.word[end] if end < last else ""
        if following in GENITIVES:
            return True
        quotes, word = self._lexicon.quotes, tokens.lower[end - 1]
        if not (following.isalpha() and following.islower()) or following in quotes.noun_phrase_followers:
            return False
        if entity.kind == "person":
            return tokens.end[end - 1] > self._people.spans[self._people.mention_at_token[entity.start]].end
        is_place_in_s = bool(self._names[word] & WordClass.PLACE)  # Texas
        is_inflected = quotes.is_verb_second and word.endswith("s") and tokens.word[end - 1][0].isupper()
        return word.endswith(GENITIVES) or (is_inflected and not is_place_in_s)

    def _find_all(self, first: int, last: int) -> Iterator[Entity]:
        i, end = first, first  # `end` of the last entity
        while i < last:
            entity = self._entity_at(i, last)
            is_part = entity is not None and entity.kind == "organisation" and i > max(first + 1, end)
            if entity is None or (is_part and self._is_capitalised(i - 1)):
                i += 1  # the rest of a name whose beginning is unknown
            else:
                yield entity
                i = end = entity.end

    def _is_capitalised(self, k: int) -> bool:
        word = self._tokens.word[k]
        return word[0].isupper() and not self._lexicon.quotes.is_role(self._tokens.lower[k]) and word.isalpha()

    def _entity_at(self, i: int, last: int) -> Entity | None:
        mention = self._people.mention_at_token.get(i)
        if mention is not None:
            return Entity(i, min(self._people.ends[mention], last), "person", self._people.person_of[mention])
        word, lower = self._tokens.word[i], self._tokens.lower[i]
        classes = self._names[strip_genitive(lower)]
        if word[0].isupper() and lower.endswith("s") and self._names[lower[:-1]] & WordClass.NATIONALITY:
            return Entity(i, i + 1, "group")  # Syrians
        if classes & WordClass.NATIONALITY and " ".join(self._tokens.lower[i : i + 2]) not in self._names.known_phrases:
            return self._with_nationality(i, last)
        return self._proper_name(i, last) if word[0].isupper() else self._common_noun(i, last)

    def _with_nationality(self, i: int, last: int) -> Entity | None:
        """Return "Russian troops" or "a Danish citizen"; a nationality alone before an event noun is a state."""
        lower = self._tokens.lower
        end = i + 1
        while end < min(last, i + 1 + MAX_MODIFIERS) and self._is_noun_part(end):
            end += 1
        if end < last and self._people.mention_at_token.get(end) is not None:
            return None  # the nationality of a person who is named
        if end == i + 1:
            is_before_event = end < last and lower[end] in self._lexicon.words
            return Entity(i, end, "state") if is_before_event else None
        noun = lower[end - 1]
        quotes = self._lexicon.quotes
        if (quotes.is_verb_second and noun.endswith(self._organisation_endings)) or noun in quotes.organisation_nouns:
            return Entity(i, end, "organisation")
        if not self._lexicon.names_people(noun):
            return None  # "a Danish island"
        is_single = i > 0 and lower[i - 1] in quotes.indefinite_articles
        return Entity(i, end, "anonymous" if is_single else "group")

    def _is_noun_part(self, k: int) -> bool:
        word, lower = self._tokens.word[k], self._tokens.lower[k]
        quotes = self._lexicon.quotes
        return (
            word.isalpha()
            and word[0].islower()
            and lower not in self._lexicon.words
            and lower not in quotes.noun_phrase_followers
            and lower not in quotes.determiners
            and not quotes.is_adverb(lower)
        )

    def _proper_name(self, i: int, last: int) -> Entity | None:
        word, lower = self._tokens.word, self._tokens.lower
        end = i + 1
        is_title_case = self._tokens.paragraph[i] in self._title_case
        while end < last and word[end][0].isupper() and self._people.mention_at_token.get(end) is None:
            if is_title_case and lower[end] in self._lexicon.words:
                break
            end += 1
        is_first = i == self._tokens.sentence_start[i] or word[i - 1] in '-–"“«:'
        classes = self._names[strip_genitive(lower[i])]
        is_name = not is_first or classes & WordClass.PLACE
        if is_name and end < last and word[end].islower() and lower[end] in self._lexicon.quotes.organisation_nouns:
            return Entity(i, end + 1, "organisation")  # the Essen police
        if "-" in word[end - 1] and word[end - 1].rpartition("-")[2].islower():
            return None  # a compound noun: "the Nobel-winner"
        if is_first and lower[i] in self._lexicon.determiners | self._lexicon.quotes.subject_pronouns:
            return None
        phrase = " ".join(lower[i:end])
        if classes & WordClass.PLACE or phrase in self._names.known_phrases:
            return Entity(i, end if phrase in self._names.known_phrases else i + 1, "state")
        if word[i].isupper() and len(word[i]) > 1 and word[i].isalpha():
            return Entity(i, end, "organisation")
        if classes & (NOT_AN_ENTITY | WordClass.SENTENCE_OPENER) or lower[i] in self._lexicon.quotes.noun_phrase_breaks:
            return None
        if is_first and not (word[i].isupper() and len(word[i]) > 1) and end == i + 1:
            return self._common_noun(i, last) or self._subject_before_verb(i, last)
        # Where most words have a capital, it tells no name.
        return Entity(i, end, "organisation") if word[i][0].isalpha() and not is_title_case else None

    def _subject_before_verb(self, i: int, last: int) -> Entity | None:
        """Return the first word of a sentence if only its verb follows: "Hamas attacked", "Activists demanded"."""
        lower, lexicon = self._tokens.lower, self._lexicon
        if lexicon.quotes.is_verb_second or i + 1 >= last or lexicon.quotes.is_adverb(lower[i]):
            return None
        following, words = lower[i + 1], lexicon.words.get(lower[i + 1], ())
        is_verb = following in lexicon.finite_verbs or any(word.forms & {"past", "present"} for word in words)
        if not is_verb or lower[i] in lexicon.words:
            return None
        return Entity(i, i + 1, "group" if lower[i].endswith("s") else "organisation")

    def _common_noun(self, i: int, last: int) -> Entity | None:
        lower, quotes = self._tokens.lower[i], self._lexicon.quotes
        if lower in quotes.subject_pronouns or lower in quotes.object_pronouns or lower in self._lexicon.quantities:
            return None
        if i + 1 < last and self._tokens.word[i + 1][0].isupper():
            return None  # the title of a name
        if lower in quotes.organisation_nouns:
            return Entity(i, i + 1, "organisation") if self._has_article(i) else None
        if lower in quotes.numbers or lower.isdigit():
            # "two journalists"
            end = i + 1
            while end < min(last, i + 1 + MAX_MODIFIERS) and self._is_noun_part(end):
                end += 1
            noun = self._tokens.lower[end - 1]
            is_group = end > i + 1 and noun not in self._lexicon.quantities and self._lexicon.names_people(noun)
            return Entity(i, end, "group") if is_group and lower not in quotes.indefinite_articles else None
        if lower in quotes.group_words and lower.isalpha():
            return None if lower in quotes.determiners else Entity(i, i + 1, "group")
        return Entity(i, i + 1, "anonymous") if quotes.is_role(lower) and self._has_article(i) else None

    def _has_article(self, i: int) -> bool:
        """Return whether a noun is definite by its ending, or has an article or such before its adjectives."""
        tokens, quotes = self._tokens, self._lexicon.quotes
        if quotes.definite_endings and tokens.lower[i].endswith(quotes.definite_endings):
            return True
        for k in range(i - 1, max(tokens.sentence_start[i], i - 1 - MAX_MODIFIERS) - 1, -1):
            if tokens.lower[k] in self._lexicon.determiners or tokens.lower[k] in quotes.determiners:
                return True
            if not self._is_noun_part(k):
                return False
        return False
