"""Which candidates name a person."""

from collections import Counter

from ordrett.people.candidate import Candidate
from ordrett.people.document_names import Known
from ordrett.people.features import (
    AGE,
    COLON,
    GIVEN_ALONE,
    GIVEN_FIRST,
    LASTING,
    OPENS_SEVERAL,
    PLACED,
    ROLE_AFTER,
    ROLE_BEFORE,
    SAYS_AFTER,
    SAYS_BEFORE,
    TITLE_CASE,
    TITLED,
    weigh,
)
from ordrett.people.left_context import before
from ordrett.people.right_context import after
from ordrett.people.shape import shape
from ordrett.people.word_classes import GIVEN, PLACE, NameLexicon
from ordrett.tokenizer import Tokens

Key = tuple[str, ...]
RULES = (
    (TITLED, "title_and_name"),
    (ROLE_BEFORE, "role_and_name"),
    (AGE, "age"),
    (ROLE_AFTER, "name_and_role"),
    (GIVEN_FIRST | GIVEN_ALONE, "given_name"),
    (SAYS_AFTER | SAYS_BEFORE, "human_verb"),
    (COLON, "name_and_colon"),
)


def named(tokens: Tokens, found: list[Candidate], words: NameLexicon) -> list[tuple[Candidate, str]]:
    """Return the candidates that name a person, each with the rule that found it."""
    clues = masks(tokens, found, words)
    known = Known(dict.fromkeys(key for key, bits in clues.items() if weigh(bits, words.title_case) >= 0))
    verdicts = (_verdict(tokens, c, words, known) for c in found)
    return [verdict for verdict in verdicts if verdict]


def _verdict(tokens: Tokens, c: Candidate, words: NameLexicon, known: Known) -> tuple[Candidate, str] | None:
    if c.clues & OPENS_SEVERAL and known.begins_too_early(c):
        return known.cut(c, tokens, 1, len(c.key)), _rule(c)
    part = known.part_of(c)
    if c.key in known.names and not (c.clues & TITLE_CASE and part):
        return c, _rule(c)
    if len(c.key) == 1:
        rule = known.rule_for_one(c.key[0])
        return None if not rule or (c.clues & PLACED and c.kinds[0] & PLACE) else (c, rule)
    if part:
        return known.cut(c, tokens, *part), "name_within"
    if c.clues & TITLE_CASE and c.kinds[0] & GIVEN and weigh(c.clues, words.title_case) >= 0:
        end = min(len(c.key), 2 + sum(len(part) == 1 for part in c.key[1:3]))
        return known.cut(c, tokens, 0, end), "given_name"
    return None


def _rule(c: Candidate) -> str:
    return next((rule for clue, rule in RULES if c.clues & clue), "capitals")


def masks(tokens: Tokens, found: list[Candidate], words: NameLexicon) -> dict[Key, int]:
    """Return the clues of every name: what is seen once and lasts, and what is seen at half of its places or more."""
    printed = set(tokens.word)
    lasting: dict[Key, int] = {}
    passing: dict[Key, list[int]] = {}
    for c in found:
        c.clues |= after(tokens, c, words)
        c.clues |= before(tokens, c, words, printed)
        c.clues |= shape(c, tokens, words)
        if c.clues & TITLE_CASE and len(c.key) > 1:
            continue
        lasting[c.key] = lasting.get(c.key, 0) | c.clues & LASTING
        passing.setdefault(c.key, []).append(c.clues & ~LASTING)
    return {key: bits | _most(passing[key]) for key, bits in lasting.items()}


def _most(all_clues: list[int]) -> int:
    if len(all_clues) == 1:
        return all_clues[0]
    counts = Counter(all_clues)
    union = most = 0
    for clues in counts:
        union |= clues
    while union:
        clue = union & -union
        union ^= clue
        if 2 * sum(n for clues, n in counts.items() if clues & clue) >= len(all_clues):
            most |= clue
    return most
