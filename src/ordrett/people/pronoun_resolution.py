"""Resolves third-person pronouns to the people of an article."""

from bisect import bisect_left, insort
from collections.abc import Mapping
from math import exp, log

from ordrett.characters import DOUBLE_QUOTATION_MARKS, SENTENCE_DASHES
from ordrett.language.packs import LanguagePack
from ordrett.people.index import PeopleIndex
from ordrett.people.word_classes import NO_CLASS, WordClass, load_name_lexicon
from ordrett.tokenizer import Tokens

# How far back an antecedent may be.
MAX_DISTANCE_TOKENS = 900
MAX_DISTANCE_MENTIONS = 60  # names and pronouns
MAX_QUOTE_LOOKBACK_TOKENS = 40
MAX_SUBJECT_OFFSET = 3  # tokens between the start of a sentence and its subject
MAX_PARAGRAPHS_TO_NAME = 6  # from a pronoun that comes before the name
MAX_TOKENS_TO_NAME = 150  # likewise, where paragraphs are short
# The salience of a mention by its function, and the share of it that is left a sentence and a paragraph later. How
# these values were chosen is not recorded.
SPEAKER_SALIENCE = 2.5
SUBJECT_SALIENCE = 2.5
INTRODUCTION_SALIENCE = 2.5
OBJECT_SALIENCE = 1.0
OWNER_SALIENCE = 0.8
IN_QUOTE_SALIENCE = 0.2
PRONOUN_SUBJECT_SALIENCE = 1.2
PRONOUN_OBJECT_SALIENCE = 0.5
SENTENCE_DECAY = 0.75
PARAGRAPH_DECAY = 0.7
KNOWN_GENDER_FACTOR = 1.3
# How much more salient than any other a person must be for whom a role noun can stand.
PROMINENCE_FACTOR = 1.5


class PronounResolver:
    """Finds the person for whom a pronoun stands: of those with a fitting gender, the most salient.

    Every mention adds to the salience of a person, subjects and speakers most; it decays with each sentence.
    """

    def __init__(self, people: PeopleIndex, tokens: Tokens, pack: LanguagePack) -> None:
        self._people, self._tokens, self._lexicon = people, tokens, load_name_lexicon(pack)
        mention_starts = {start: k for k, start in enumerate(people.starts)}
        third_person = self._lexicon.third_person
        pronouns = (i for i, t in enumerate(tokens.lower) if t in third_person and i not in people.mention_at_token)
        # Names and pronouns in text order, and for each the mention that begins there, if any.
        self._references = sorted({*mention_starts, *pronouns})
        self._mention_at = mention_starts
        self._speaker_at = dict[int, int]()
        self._log_weights = self._compute_recency_log_weights()  # by the first token of a sentence

    def add_speaker(self, token: int, person: int) -> None:
        """Take note that a person speaks whom the words at a token name by a role or a pronoun: "the mayor said"."""
        if token in self._mention_at or token in self._speaker_at:
            return
        if self._tokens.lower[token] not in self._lexicon.third_person:
            insort(self._references, token)
        self._speaker_at[token] = person

    def resolve(self, pronoun: int, speech_start: int | None = None) -> int | None:
        """Return the person (its number in the index) for whom the pronoun at a token stands, or None.

        If the pronoun is the source of direct speech, its first mark or word is token `speech_start`.
        """
        gender = self._get_pronoun_gender(pronoun)
        if gender is None:
            return None
        introduction = self._find_introduction(speech_start) if speech_start else None
        if (person := self._find_most_salient(self._rate_people(pronoun, introduction), gender)) is not None:
            return person
        return self._find_first_named_after(pronoun, gender)

    def find_most_prominent(self, token: int) -> int | None:
        """Return the person who is by far the most salient at a token, or None."""
        ranking = sorted(((value, person) for person, value in self._rate_people(token).items()), reverse=True)
        if not ranking or (len(ranking) > 1 and ranking[0][0] < PROMINENCE_FACTOR * ranking[1][0]):
            return None
        return ranking[0][1]

    def _find_first_named_after(self, pronoun: int, gender: str) -> int | None:
        """Return the first person with a fitting gender in the paragraphs after a pronoun, which nobody precedes."""
        people, paragraph = self._people, self._tokens.paragraph
        for mention in range(bisect_left(people.starts, pronoun), len(people.starts)):
            is_near = people.starts[mention] - pronoun <= MAX_TOKENS_TO_NAME
            if paragraph[people.starts[mention]] - paragraph[pronoun] > MAX_PARAGRAPHS_TO_NAME and not is_near:
                break
            if people.genders[people.person_of[mention]] in (None, gender):
                return people.person_of[mention]
        return None

    def _find_introduction(self, speech_start: int) -> int | None:
        """Return the only name or pronoun, its first token, of the sentence before direct speech."""
        sentence = self._tokens.sentence_start[speech_start - 1]
        first, end = (bisect_left(self._references, token) for token in (sentence, speech_start))
        return self._references[first] if end - first == 1 else None

    def _rate_people(self, pronoun: int, introduction: int | None = None) -> dict[int, float]:
        """Return the salience at a token of each person named before; a mention may introduce who speaks."""
        end = bisect_left(self._references, pronoun)
        start = max(bisect_left(self._references, pronoun - MAX_DISTANCE_TOKENS), end - MAX_DISTANCE_MENTIONS)
        salience: dict[int, float] = {}
        log_weights, sentence_start = self._log_weights, self._tokens.sentence_start
        for token in self._references[start:end]:
            weight = exp(log_weights[sentence_start[token]] - log_weights[sentence_start[self._references[start]]])
            if (mention := self._mention_at.get(token)) is not None:
                person, value = self._people.person_of[mention], self._rate_mention(mention, pronoun)
            elif (speaker := self._speaker_at.get(token)) is not None:
                person, value = speaker, SPEAKER_SALIENCE
            elif (antecedent := self._find_most_salient(salience, self._get_pronoun_gender(token))) is not None:
                is_subject = self._is_subject(token, token + 1)
                person, value = antecedent, PRONOUN_SUBJECT_SALIENCE if is_subject else PRONOUN_OBJECT_SALIENCE
            else:
                continue
            value = max(value, INTRODUCTION_SALIENCE) if token == introduction else value
            salience[person] = salience.get(person, 0.0) + weight * value
        return salience

    def _compute_recency_log_weights(self) -> dict[int, float]:
        """Return the logarithm of the weight of each sentence: it grows, so that earlier ones fade."""
        tokens, log_weights, log_weight, sentence = self._tokens, dict[int, float](), 0.0, 0
        while sentence < len(tokens):
            log_weights[sentence] = log_weight
            sentence = tokens.sentence_end[sentence]
            is_same_paragraph = sentence < len(tokens) and tokens.paragraph[sentence] == tokens.paragraph[sentence - 1]
            log_weight -= log(SENTENCE_DECAY if is_same_paragraph else SENTENCE_DECAY * PARAGRAPH_DECAY)
        return log_weights

    def _get_pronoun_gender(self, token: int) -> str | None:
        """Return "f" or "m", or None if the token is no third-person singular pronoun."""
        classes = self._lexicon[self._tokens.lower[token]]
        if not classes & WordClass.PRONOUN:
            return None
        return "f" if classes & WordClass.FEMALE else "m" if classes & WordClass.MALE else None

    def _find_most_salient(self, salience: Mapping[int, float], gender: str | None) -> int | None:
        """Return the most salient person whose gender is the one given or unknown."""
        genders = self._people.genders
        fitting = [
            (value * (KNOWN_GENDER_FACTOR if genders[person] == gender else 1.0), person)
            for person, value in salience.items()
            if genders[person] in (None, gender)
        ]
        return max(fitting)[1] if fitting else None

    def _rate_mention(self, mention: int, pronoun: int) -> float:
        tokens, people = self._tokens, self._people
        start, end = people.starts[mention], people.ends[mention]
        sentence_start = tokens.sentence_start[start]
        before = self._lexicon[tokens.lower[start - 1]] if start > sentence_start else NO_CLASS
        after = self._lexicon[tokens.lower[end]] if end < tokens.sentence_end[start] else NO_CLASS
        first_token = tokens.word[sentence_start]
        opens_with_quote = first_token in SENTENCE_DASHES or first_token in DOUBLE_QUOTATION_MARKS
        if opens_with_quote and after & WordClass.HUMAN_VERB:
            return SPEAKER_SALIENCE
        if before & WordClass.HUMAN_VERB and self._verb_precedes_subject(start - 1):
            return SPEAKER_SALIENCE
        if opens_with_quote:
            return IN_QUOTE_SALIENCE
        if sentence_start == tokens.sentence_start[pronoun]:
            preceding = tokens.word[max(sentence_start, start - MAX_QUOTE_LOOKBACK_TOKENS) : start]
            if not DOUBLE_QUOTATION_MARKS.isdisjoint(preceding):
                return IN_QUOTE_SALIENCE
        if people.spans[mention].end < tokens.end[end - 1]:
            return OWNER_SALIENCE
        nearby = range(max(sentence_start, start - MAX_SUBJECT_OFFSET), start)
        after_preposition = before & (WordClass.PLACE_PREPOSITION | WordClass.PERSON_PREPOSITION)
        if after_preposition or any(i in people.mention_at_token for i in nearby):
            return OBJECT_SALIENCE
        return SUBJECT_SALIENCE if self._is_subject(start, end) else OBJECT_SALIENCE

    def _verb_precedes_subject(self, verb: int) -> bool:
        """Return whether a subject may follow its verb: after direct speech, or in a verb-second language."""
        tokens = self._tokens
        previous = tokens.word[verb - 1] if verb > tokens.sentence_start[verb] else ""
        return self._lexicon.has_genitive_s or previous == "," or previous in DOUBLE_QUOTATION_MARKS

    def _is_subject(self, start: int, end: int) -> bool:
        """Return whether tokens `start` to `end - 1` are where a subject is: early in a sentence, or before a verb."""
        tokens = self._tokens
        if start - tokens.sentence_start[start] <= MAX_SUBJECT_OFFSET:
            return True
        return end < tokens.sentence_end[start] and bool(self._lexicon[tokens.lower[end]] & WordClass.HUMAN_VERB)
