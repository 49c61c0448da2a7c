"""Where an article says that somebody speaks."""

from dataclasses import dataclass

from ordrett.quotes.lexicon import Lexicon
from ordrett.tokens import Tokens

# How far left of the verb its auxiliaries and adverbs can reach.
GROUP = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb group, tokens first..last-1; the verb stands at `verb`."""

    first: int
    last: int
    verb: int
    frame: int
    participle: bool = False
    passive: bool = False
    infinitive: bool = False


def cues(tokens: Tokens, marked: list[int], words: Lexicon) -> list[Cue]:
    """Return the reporting verbs outside of marks, in order; `marked[i]` is -1 where token i is in none."""
    verbs, found = words.verbs, []
    for i, word in enumerate(tokens.low):
        if word in verbs and marked[i] < 0 and (cue := _cue(tokens, i, words)):
            found.append(cue)
    return found


def _cue(tokens: Tokens, i: int, words: Lexicon) -> Cue | None:
    low, begin = tokens.low, tokens.sentence_start[i]
    if tokens.word[i][0].isupper() and i > begin and tokens.word[begin + 1 : i + 2][-1:][0].islower():
        return None
    first = i
    while (
        first > begin and i - first < GROUP and (low[first - 1] in words.auxiliaries or words.is_adverb(low[first - 1]))
    ):
        first -= 1
    while first < i and words.is_adverb(low[first]) and low[first] not in words.auxiliaries:
        first += 1
    group = low[first:i]
    before = low[first - 1] if first > begin else ""
    infinitive = before in words.infinitive_marks
    after = low[i + 1] if i + 1 < tokens.sentence_end[i] else ""
    if words.inverts and (infinitive or after in words.reflexives):
        return None
    if first == i and (
        (before in words.articles and before not in words.subjects) or (before in words.prepositions and not infinitive)
    ):
        return None
    if (
        before.endswith(("'s", "’s"))
        and first == i
        and before not in words.subjects
        and not low[i].endswith(words.participle_endings)
    ):
        return None
    if low[i] in words.doubtful and not _is_verb(tokens, first, i, words):
        return None
    participle = first == i and low[i].endswith(words.participle_endings)
    passive = not participle and any(word in words.passives for word in group) and low[i].endswith(("d", "n", "t"))
    return Cue(first, i + 1, i, words.verbs[low[i]], participle, passive, infinitive)


def _is_verb(tokens: Tokens, first: int, i: int, words: Lexicon) -> bool:
    """Return whether a form that is more often a noun has a subject before it and an object or clause behind it."""
    low, begin, end = tokens.low, tokens.sentence_start[i], tokens.sentence_end[i]
    before = low[first - 1] if first > begin else ""
    after = tokens.word[i + 1] if i + 1 < end else ""
    subject = (
        first < i
        or before in words.subjects
        or before in words.infinitive_marks
        or tokens.word[first - 1][:1].isupper()
    )
    known = (
        words.articles
        | words.subjects
        | words.objects
        | words.complementisers
        | words.questions
        | words.infinitive_marks
        | words.about
    )
    return bool(before) and subject and (after.lower() in known or not after.islower())
