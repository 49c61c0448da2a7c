"""Words of a text that tell an event."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from ordrett.events.clauses import CLAUSE_ENDS
from ordrett.events.entities import GENITIVES
from ordrett.events.lexicon import EventLexicon, EventWord, Form
from ordrett.page.sections import HEADINGS, Section
from ordrett.tokenizer import Tokens

SECTIONS_READ: Final[frozenset[Section]] = HEADINGS | {"standfirst", "body", "caption"}
# Tokens before and after a word in which its companions are searched.
COMPANIONS_BEFORE, COMPANIONS_AFTER = 4, 8
# A participle before a name: Retired General X.
TITLE_ENDINGS: Final = ("ed",)
PARTICLE_AFTER: Final = 2  # tokens from a verb to its particle


class Trigger(NamedTuple):
    """Token i, as the verb or noun that tells an event; `forms` are those that its context allows."""

    i: int
    word: EventWord
    forms: frozenset[Form]


def find_triggers(
    tokens: Tokens,
    sections: Sequence[Section],
    lexicon: EventLexicon,
    names: Collection[int],
    title_case: Collection[int],
) -> Iterator[Trigger]:
    """Yield the triggers in text order.

    `names` are the tokens of names of people, which are none; `title_case` the paragraphs that capitalise most words.
    """
    for i, lower in enumerate(tokens.lower):
        words = lexicon.find(lower)
        if words is None or i in names or sections[tokens.paragraph[i]] not in SECTIONS_READ:
            continue
        if any(tuple(tokens.lower[i : i + len(idiom)]) == idiom for idiom in lexicon.idioms.get(lower, ())):
            continue
        if _is_name(tokens, i, is_title_case=tokens.paragraph[i] in title_case):
            continue
        for word in words:
            if word.companions and not _has_companion(tokens, i, word, lexicon):
                continue
            if forms := _possible_forms(tokens, i, words, word, lexicon):
                yield Trigger(i, word, forms)
                break


def _is_name(tokens: Tokens, i: int, *, is_title_case: bool) -> bool:
    """Return whether a word is written with a capital within its sentence, or beside another such word."""
    if not tokens.word[i][0].isupper():
        return False
    is_first = i == tokens.sentence_start[i] or tokens.word[i - 1] in '"“«–-:'
    follows_capital = i + 1 < tokens.sentence_end[i] and tokens.word[i + 1][0].isupper()
    return (not is_first and not is_title_case) or (follows_capital and tokens.word[i].lower().endswith(TITLE_ENDINGS))


def _has_companion(tokens: Tokens, i: int, word: EventWord, lexicon: EventLexicon) -> bool:
    """Return whether one of the companions stands near token i, with no mark of another clause or quote between."""
    lower = tokens.lower
    for k in range(i - 1, max(tokens.sentence_start[i], i - COMPANIONS_BEFORE) - 1, -1):
        if lower[k] in CLAUSE_ENDS:
            break
        if lower[k] in word.companions and not _is_particle(lower[k], lexicon):
            return True
    for k in range(i + 1, min(tokens.sentence_end[i], i + 1 + COMPANIONS_AFTER)):
        if lower[k] in CLAUSE_ENDS:
            break
        if lower[k] in word.companions and (k - i <= PARTICLE_AFTER or not _is_particle(lower[k], lexicon)):
            return True
    return False


def _is_particle(word: str, lexicon: EventLexicon) -> bool:
    return word in lexicon.quotes.prepositions or lexicon.quotes.is_adverb(word)


def _possible_forms(
    tokens: Tokens, i: int, words: Sequence[EventWord], word: EventWord, lexicon: EventLexicon
) -> frozenset[Form]:
    """Return the forms of a word that its left neighbour allows: a noun after an article, a verb after a pronoun."""
    is_noun_too = any("noun" in other.forms for other in words)
    if not is_noun_too:
        if _follows_determiner(tokens, i, lexicon):
            return word.forms & {"participle"}
        return word.forms - {"present", "past"} if _is_noun_phrase(tokens, i, lexicon) else word.forms
    if not _reads_as_noun(tokens, i, words, lexicon):
        return word.forms - {"noun"}
    return frozenset() if _modifies_noun(tokens, i, lexicon) else word.forms & {"noun"}


def _follows_determiner(tokens: Tokens, i: int, lexicon: EventLexicon) -> bool:
    """Return whether an article precedes and a noun follows, so that the word is an adjective."""
    first, quotes, k = tokens.sentence_start[i], lexicon.quotes, i - 1
    if k >= first and tokens.lower[k] in quotes.indefinite_articles:
        return True
    while k > first and (
        tokens.lower[k].isdecimal() or tokens.lower[k] in quotes.numbers or quotes.is_adverb(tokens.lower[k])
    ):
        k -= 1  # "the 700 recently deployed officers"
    if k < first:
        return False
    before = tokens.lower[k]
    is_inflected_name = quotes.is_verb_second and tokens.word[k][0].isupper() and before.endswith("s") and k > first
    following = tokens.word[i + 1] if i + 1 < tokens.sentence_end[i] else ""
    if not (following.isalpha() and following.islower()) or _is_function_word(following, lexicon):
        return False
    if before in lexicon.negations:  # "no registered numbers"
        return before in quotes.determiners and not following.endswith(quotes.definite_endings or ("-",))
    is_possessor = is_inflected_name or _is_genitive(before, lexicon)
    return is_possessor or before in quotes.definite_articles | quotes.indefinite_articles | lexicon.determiners


def _is_genitive(word: str, lexicon: EventLexicon) -> bool:
    """Return whether a word is an English genitive, and not "he's"."""
    quotes, noun = lexicon.quotes, word[:-2]
    return word.endswith(GENITIVES) and not (
        noun in quotes.subject_pronouns or noun in quotes.relative_pronouns or noun in quotes.question_words
    )


def _is_noun_phrase(tokens: Tokens, i: int, lexicon: EventLexicon) -> bool:
    """Return whether a word that agrees with a noun precedes, so that no verb in the present tense can follow."""
    if i == tokens.sentence_start[i]:
        return False
    before, quotes = tokens.lower[i - 1], lexicon.quotes
    return before in quotes.determiners and before not in quotes.subject_pronouns


def _modifies_noun(tokens: Tokens, i: int, lexicon: EventLexicon) -> bool:
    """Return whether a noun follows that is not written in one word with this one: "birth certificate"."""
    quotes, end = lexicon.quotes, tokens.sentence_end[i]
    if quotes.is_verb_second or i + 1 >= end or tokens.lower[i].endswith("s"):
        return False
    following = tokens.word[i + 1]
    if not (following.isalpha() and following.islower()) or _is_function_word(following, lexicon):
        return False
    if words := lexicon.words.get(following):
        return all("noun" in word.forms for word in words)
    if following in lexicon.finite_verbs or following.endswith(lexicon.past_endings):
        return False
    if not following.endswith("s") or following.endswith("ss"):
        return True
    after = tokens.lower[i + 2] if i + 2 < end else "."  # "moderators asked" or "gives the"
    return not after[0].isalnum() or after in lexicon.finite_verbs or after in quotes.conjunctions


def _is_function_word(word: str, lexicon: EventLexicon) -> bool:
    quotes = lexicon.quotes
    return (
        word in quotes.noun_phrase_followers
        or word in quotes.prepositions
        or word in quotes.time_words
        or word in lexicon.determiners
        or word in quotes.subordinators
        or quotes.is_adverb(word)
    )


def _reads_as_noun(tokens: Tokens, i: int, words: Sequence[EventWord], lexicon: EventLexicon) -> bool:
    verb_forms = {form for word in words for form in word.forms} - {"noun"}
    if not verb_forms:
        return True
    if i == tokens.sentence_start[i]:
        return not verb_forms & {"gerund", "participle"}
    before = tokens.lower[i - 1]
    quotes = lexicon.quotes
    if before in quotes.infinitive_markers or before in quotes.auxiliaries or before in lexicon.do_auxiliaries:
        return False
    if before in lexicon.negations or quotes.is_adverb(before):
        return False
    if before in quotes.subject_pronouns and before not in lexicon.determiners:
        return False
    if before in lexicon.determiners or before in quotes.prepositions or before.endswith(GENITIVES):
        return True
    if "gerund" in verb_forms:
        return False
    follows_name = tokens.word[i - 1][0].isupper()
    if verb_forms <= {"infinitive", "present"}:
        following = tokens.word[i + 1] if i + 1 < tokens.sentence_end[i] else "."
        has_object = following[0].isupper() or following in quotes.determiners  # "Russia attacks Ukraine"
        return not (follows_name and "present" in verb_forms and (quotes.is_verb_second or has_object))
    # A form of the past: a verb after a name or a noun, a noun after an adjective.
    return not (follows_name or before.endswith(quotes.definite_endings or ("s", "er")))
