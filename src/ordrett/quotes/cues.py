"""Where an article says that somebody speaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordrett.quotes.lexicon import Lexicon
from ordrett.tokenizer import Tokens

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
    doubtful: bool = False  # more likely a noun, unless own words stand beside it


def cues(tokens: Tokens, marked: list[int], titled: list[bool], words: Lexicon) -> list[Cue]:
    """Return the reporting verbs outside of marks, in order.

    `marked[i]` is -1 where token i stands in no marks; `titled` tells the paragraphs in which verbs may have a capital.
    """
    verbs, found = words.verbs, []
    for i, word in enumerate(tokens.lower):
        if word in verbs and marked[i] < 0 and (cue := _cue(tokens, i, titled, words)):
            found.append(cue)
    return found


def _cue(tokens: Tokens, i: int, titled: list[bool], words: Lexicon) -> Cue | None:
    low, begin = tokens.lower, tokens.sentence_start[i]
    if tokens.word[i][0].isupper() and i > begin and (not titled[tokens.paragraph[i]] or low[i] in words.doubtful):
        return None
    first = _first_of_group(tokens, i, words)
    before = low[first - 1] if first > begin else ""
    after = low[i + 1] if i + 1 < tokens.sentence_end[i] else ""
    infinitive = before in words.infinitive_marks
    participle = first == i and low[i].endswith(words.participle_endings)
    if words.inverts and (infinitive or after in words.reflexives):
        return None
    if first == i and not infinitive and _is_noun(before, participle, words):
        return None
    passive = not participle and _is_passive(low[i], low[first:i], words)
    doubtful = low[i] in words.doubtful and not _is_verb(tokens, first, i, words)
    return Cue(first, i + 1, i, words.verbs[low[i]], participle, passive, infinitive, doubtful)


def _is_passive(form: str, group: Sequence[str], words: Lexicon) -> bool:
    """Return whether a verb is passive, by its auxiliary or, in the Nordic languages, by an -s behind another form."""
    if words.inverts and form.endswith("s") and (form[:-1] in words.verbs or form[:-2] in words.verbs):
        return True
    return form.endswith(("d", "n", "t")) and any(word in words.passives for word in group)


def _first_of_group(tokens: Tokens, i: int, words: Lexicon) -> int:
    """Return where the verb group begins, with its auxiliaries and the adverbs between them."""
    low, first = tokens.lower, i
    begin = max(tokens.sentence_start[i], i - GROUP)
    while first > begin and (low[first - 1] in words.auxiliaries or words.is_adverb(low[first - 1])):
        first -= 1
    while first < i and low[first] not in words.auxiliaries:
        first += 1
    return first


def _is_noun(before: str, participle: bool, words: Lexicon) -> bool:
    """Return whether what stands before shows a noun: an article, a preposition, a genitive."""
    if before in words.subjects:
        return False
    genitive = before.endswith(("'s", "’s")) and not participle
    return genitive or before in words.articles or before in words.prepositions


def _is_verb(tokens: Tokens, first: int, i: int, words: Lexicon) -> bool:
    """Return whether a form that is more often a noun has a subject before it and an object or clause behind it."""
    low, begin, end = tokens.lower, tokens.sentence_start[i], tokens.sentence_end[i]
    before = low[first - 1] if first > begin else ""
    after = tokens.word[i + 1] if i + 1 < end else ""
    subject = first < i or before in words.subjects or before in words.infinitive_marks
    return (
        bool(before)
        and (subject or tokens.word[first - 1][:1].isupper())
        and (after.lower() in words.openings or not after.islower())
    )
