"""The speaker that a source names."""

from bisect import bisect_left
from itertools import takewhile

from ordrett.language.packs import LanguagePack
from ordrett.people.index import PeopleIndex
from ordrett.people.pronoun_resolution import PronounResolver
from ordrett.people.word_classes import GENITIVE_SUFFIXES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.national_roles import find_national_roles, find_role_of_country
from ordrett.quotes.role_nouns import (
    find_first_person_after,
    find_last_person_of_sentence_before,
    find_only_person_before,
    map_roles,
    stands_for_a_person,
)
from ordrett.quotes.source_left import find_noun_phrase_left
from ordrett.quotes.speaker import Speaker, classify_noun_phrase
from ordrett.quotes.utterance import TokenRange

MAX_PARAGRAPHS_TO_PERSON = 3  # from a role noun to the name of the person for whom it stands


class SpeakerResolver:
    """Resolves sources of one article by names, pronouns, roles and nouns."""

    def __init__(self, context: QuoteContext, people: PeopleIndex, pack: LanguagePack) -> None:
        self._context, self._people = context, people
        self._mention_by_role = map_roles(context, people)
        self._national_roles = find_national_roles(context, people)
        self._pronouns = PronounResolver(people, context.tokens, pack)
        self._last_speech = dict[int, int]()  # by person: the token where the last source that names them begins

    def resolve(self, source: TokenRange, speech_start: int | None = None) -> Speaker:
        """Return the speaker that a source names; a pronoun may stand for one who was resolved before.

        `speech_start` is the first mark or word of direct speech before the source.
        """
        speaker = self._resolve(source, speech_start)
        if speaker.mention is not None:
            person = self._people.person_of[speaker.mention]
            self._pronouns.add_speaker(source.start, person)
            self._last_speech[person] = source.start
        return speaker

    def _resolve(self, source: TokenRange, speech_start: int | None) -> Speaker:
        if (pronoun := self._resolve_pronoun(source, speech_start)) is not None:
            return pronoun
        lower, lexicon = self._context.tokens.lower, self._context.lexicon
        heads = self._find_head_mentions(source)
        if len(heads) > 1:
            between = lower[self._people.ends[heads[0]] : self._people.starts[heads[1]]]
            if any(token in lexicon.conjunctions for token in between):
                return Speaker("group", name=source, reason="several sources are joined")
        if heads:
            return Speaker("person", heads[0], is_named=True)
        if role_of_country := find_role_of_country(self._context, self._national_roles, source):
            mention = self._national_roles.mention_of.get(role_of_country)
            if mention is None:
                return classify_noun_phrase(self._context, source)
        else:
            mention = self._find_mention_by_role(source)
        if mention is not None:
            return Speaker("person", mention, reason="the article gives this role to the person who is named here")
        if stands_for_a_person(self._context, source) and (speaker := self._resolve_role(source)):
            return speaker
        return classify_noun_phrase(self._context, source)

    def _resolve_role(self, source: TokenRange) -> Speaker | None:
        """Return the person around a definite role noun for whom it stands, or None."""
        if (mention := find_only_person_before(self._context, self._people, source)) is not None:
            return Speaker("person", mention, reason="a role of the only person whom the article names just before")
        mention = find_last_person_of_sentence_before(self._context, self._people, source)
        if mention is None:
            mention = self._find_prominent_person(source.start)
        if mention is None:
            mention = find_first_person_after(self._context, self._people, source)
        if mention is None:
            return None
        return Speaker("person", mention, reason="a role of the person whom the article is about here")

    def _resolve_pronoun(self, source: TokenRange, speech_start: int | None) -> Speaker | None:
        """Return the speaker for whom a pronoun stands, or None if the source is not a pronoun."""
        if source.end - source.start > 1:
            return None
        pronoun, lexicon = self._context.tokens.lower[source.start], self._context.lexicon
        if pronoun in lexicon.relative_pronouns:
            return self._resolve_relative_pronoun(source.start)
        if not (
            pronoun in lexicon.subject_pronouns
            or pronoun in lexicon.object_pronouns
            or pronoun in lexicon.possessive_pronouns
        ):
            return None
        person = self._pronouns.resolve(source.start, speech_start)
        if person is not None:
            mention = self._find_nearest_mention(person, source.start)
            return Speaker("person", mention, reason="the pronoun stands for the person who is named here")
        if pronoun in lexicon.group_words:
            return Speaker("group", name=source, reason="a plural pronoun")
        if pronoun in lexicon.anonymous_nouns:
            return Speaker("anonymous", name=source, reason="one unnamed speaker")
        return Speaker("unknown")

    def _resolve_relative_pronoun(self, pronoun: int) -> Speaker:
        antecedent = pronoun - 1
        if antecedent >= 0 and self._context.tokens.lower[antecedent] == ",":
            antecedent -= 1
        mention = self._people.mention_at_token.get(antecedent)
        if mention is None:
            phrase = find_noun_phrase_left(self._context.tokens, antecedent + 1, self._context.lexicon)
            if phrase is None:
                return Speaker("unknown")
            has_determiner = self._context.tokens.lower[phrase.start] in self._context.lexicon.determiners
            noun = phrase if has_determiner else TokenRange(antecedent, antecedent + 1)
            return classify_noun_phrase(self._context, noun)
        return Speaker("person", mention, reason="the relative clause belongs to the name before it")

    def _find_prominent_person(self, token: int) -> int | None:
        """Return the last mention of the most prominent person before a token, if it is near."""
        person = self._pronouns.find_most_prominent(token)
        if person is None:
            return None
        mention, paragraph = self._find_nearest_mention(person, token), self._context.tokens.paragraph
        nearest = max(self._people.starts[mention], self._last_speech.get(person, 0))
        is_near = 0 <= paragraph[token] - paragraph[nearest] <= MAX_PARAGRAPHS_TO_PERSON
        return mention if is_near else None

    def _find_nearest_mention(self, person: int, token: int) -> int:
        """Return the last mention of a person before a token, or the first one in the article."""
        people = self._people
        for mention in range(bisect_left(people.starts, token) - 1, -1, -1):
            if people.person_of[mention] == person:
                return mention
        return people.person_of.index(person)

    def _find_head_mentions(self, source: TokenRange) -> list[int]:
        """Return the mentions that are the head of a noun phrase, neither genitives nor after a preposition."""
        tokens, people, mentions = self._context.tokens, self._people, list[int]()
        i = source.start
        while i < source.end:
            if tokens.lower[i] in self._context.lexicon.prepositions and i > source.start:
                while i < source.end and tokens.lower[i] != "," and not self._follows_employer(i, source):
                    i += 1
                continue
            mention = people.mention_at_token.get(i)
            if mention is None:
                i += 1
                continue
            end = people.ends[mention]
            has_genitive_ending = people.spans[mention].end < tokens.end[end - 1]
            is_genitive = end < source.end and (has_genitive_ending or tokens.word[end] in GENITIVE_SUFFIXES)
            if not is_genitive and not self._modifies_noun(end, source.end):
                mentions.append(mention)
            i = end
        return mentions

    def _follows_employer(self, i: int, source: TokenRange) -> bool:
        """Return whether a name at token `i` ends a source behind an employer: "direktør i Nord Fisk Ann Hill"."""
        people, tokens, lexicon = self._people, self._context.tokens, self._context.lexicon
        mention = people.mention_at_token.get(i)
        if mention is None or people.starts[mention] != i or people.ends[mention] != source.end:
            return False
        previous = tokens.lower[i - 1]
        is_name = tokens.word[i - 1][0].isupper() and i - 1 not in people.mention_at_token
        return is_name and previous not in lexicon.prepositions and not lexicon.is_role(previous)

    def _modifies_noun(self, i: int, end: int) -> bool:
        """Return whether the source from token `i`, directly after a name, has the head: "Hill allies"."""
        tokens, lexicon = self._context.tokens, self._context.lexicon
        if i >= end or not tokens.word[i].islower() or tokens.lower[i] in lexicon.noun_phrase_followers:
            return False
        return any(
            j in self._people.mention_at_token or lexicon.is_source_noun(tokens.lower[j])
            for j in takewhile(lambda j: tokens.word[j].isalpha(), range(i, end))
        )

    def _find_mention_by_role(self, source: TokenRange) -> int | None:
        """Return the mention of the person with the first known role in a source, before any preposition."""
        lexicon = self._context.lexicon
        for token in self._context.tokens.lower[source.start : source.end]:
            if token in lexicon.prepositions:
                return None
            role = token[: token.index("-") + 1] if lexicon.is_age_word(token) else token
            indefinite = (role.removesuffix(ending) for ending in lexicon.definite_endings if role.endswith(ending))
            for form in (role, *indefinite):
                if (mention := self._mention_by_role.get(form)) is not None:
                    return mention
        return None
