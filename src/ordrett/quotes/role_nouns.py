"""The people of an article by their role nouns: "the soldier", "the mayor"."""

from bisect import bisect_left

from ordrett.people.index import PeopleIndex
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.utterance import TokenRange

MAX_MENTIONS_BACK = 30
MIN_ROLE_LETTERS = 4  # of a word before a name that the lexicon does not know as a role


def map_roles(context: QuoteContext, people: PeopleIndex) -> dict[str, int]:
    """Return a mention for each role noun next to a name, leaving out roles that several people have."""
    mention_by_role: dict[str, int] = {}
    shared: set[str] = set()
    for k in range(len(people.starts)):
        for role in _find_roles_beside(context, people, k):
            if people.person_of[mention_by_role.setdefault(role, k)] != people.person_of[k]:
                shared.add(role)
    return {role: k for role, k in mention_by_role.items() if role not in shared}


def _find_roles_beside(context: QuoteContext, people: PeopleIndex, mention: int) -> list[str]:
    """Return the roles that the words before a mention or after it and a comma give: "soldier Hill", "Hill, mayor"."""
    tokens, lexicon = context.tokens, context.lexicon
    start, end = people.starts[mention], people.ends[mention]
    roles = _find_age(context, end)
    if start:
        previous = tokens.lower[start - 1]
        if lexicon.is_role(previous) or previous in lexicon.gendered_titles or _is_unlisted_role(context, start - 1):
            roles.append(previous)
        if previous == "," and start - 2 >= tokens.sentence_start[start] and lexicon.is_role(tokens.lower[start - 2]):
            roles.append(tokens.lower[start - 2])
    if end + 2 < tokens.sentence_end[start] and tokens.lower[end] == ",":
        has_determiner = tokens.lower[end + 1] in lexicon.determiners
        following = tokens.lower[end + 1 + has_determiner]
        if lexicon.is_role(following):
            roles.append(following)
    return roles


def _find_age(context: QuoteContext, end: int) -> list[str]:
    """Return what begins a word for the age that a number after a name states: "36-" of "36-year-old"."""
    tokens = context.tokens
    has_age = (
        end + 1 < tokens.sentence_end[end - 1]
        and tokens.lower[end] in ("(", ",")
        and tokens.lower[end + 1].isdecimal()
        and context.lexicon.is_age(tokens.lower[end + 1])
    )
    return [f"{tokens.lower[end + 1]}-"] if has_age else []


def _is_unlisted_role(context: QuoteContext, i: int) -> bool:
    """Return whether token `i`, before a name, is a lower-case content word other than a verb or an adverb."""
    token, lexicon = context.tokens.lower[i], context.lexicon
    return (
        context.tokens.word[i][0].islower()
        and token.isalpha()
        and len(token) >= MIN_ROLE_LETTERS
        and token not in lexicon.noun_phrase_breaks
        and token not in lexicon.prepositions
        and token not in lexicon.determiners
        and token not in lexicon.verbs
        and not lexicon.is_adverb(token)
    )


def stands_for_a_person(context: QuoteContext, source: TokenRange) -> bool:
    """Return whether a source is a definite noun for a role or an age: "the mayor", "the 42-year-old"."""
    tokens, lexicon = context.tokens, context.lexicon
    head = next((i for i in range(source.start + 1, source.end) if tokens.lower[i] in lexicon.prepositions), source.end)
    role = tokens.lower[head - 1]
    first = tokens.lower[source.start]
    if first in lexicon.indefinite_articles or any(_is_owner(context, i) for i in range(source.start, head - 1)):
        return False
    is_definite = first in lexicon.definite_articles or role.endswith(lexicon.definite_endings)
    has_age = any(map(lexicon.is_age_word, tokens.lower[source.start : head]))
    return is_definite and (lexicon.is_role(role) or has_age)


def _is_owner(context: QuoteContext, i: int) -> bool:
    """Return whether a word makes somebody else the owner of what follows: "Hill's trainer", "her trainer"."""
    token, lexicon = context.tokens.lower[i], context.lexicon
    stem = next((token.removesuffix(ending) for ending in lexicon.genitive_endings if token.endswith(ending)), "")
    is_noun = stem.endswith(lexicon.definite_endings) or not stem[-1:].isalpha()
    is_genitive = bool(stem) and (is_noun or context.tokens.word[i][0].isupper())
    return token in lexicon.possessive_pronouns or token.endswith(("'s", "’s")) or is_genitive


def find_only_person_before(context: QuoteContext, people: PeopleIndex, source: TokenRange) -> int | None:
    """Return the last mention before a source if only one person is named in the last two paragraphs."""
    paragraph = context.tokens.paragraph
    last = bisect_left(people.starts, source.start) - 1
    mention: int | None = None
    for k in range(last, max(-1, last - MAX_MENTIONS_BACK), -1):
        if paragraph[source.start] - paragraph[people.starts[k]] > 1:
            break
        if people.person_of[k] != people.person_of[last]:
            return None
        mention = last
    return mention


def find_last_person_of_sentence_before(context: QuoteContext, people: PeopleIndex, source: TokenRange) -> int | None:
    """Return the last mention of the sentence before the one of a source, unless it stands in quotation marks."""
    tokens = context.tokens
    sentence = tokens.sentence_start[source.start]
    mention = bisect_left(people.starts, sentence) - 1
    if mention < 0 or tokens.sentence_end[people.starts[mention]] != sentence:
        return None
    return None if context.is_marked(people.starts[mention]) else mention


def find_first_person_after(context: QuoteContext, people: PeopleIndex, source: TokenRange) -> int | None:
    """Return the first mention of an article if the paragraph after a source begins with it: "Hill is the mayor."."""
    tokens = context.tokens
    if not people.starts or people.starts[0] < source.end:
        return None
    first = people.starts[0]
    is_next = tokens.paragraph[first] - tokens.paragraph[source.start] == 1
    return 0 if is_next and first == context.paragraph_ends[tokens.paragraph[source.start]] else None
