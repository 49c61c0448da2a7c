"""Cues: the reporting verbs of a text with their auxiliaries."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordrett.quotes.lexicon import Frame, QuoteLexicon
from ordrett.quotes.utterance import TokenRange
from ordrett.tokenizer import Tokens

MAX_AUXILIARY_TOKENS = 5  # auxiliaries and adverbs before the verb


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb at token `verb`; the tokens from `start` up to `end` are its verb group."""

    start: int
    end: int
    verb: int
    frame: Frame
    is_participle: bool = False
    is_passive: bool = False
    is_infinitive: bool = False
    is_ambiguous: bool = False  # more likely a noun, unless it touches direct speech

    @property
    def range(self) -> TokenRange:
        """The tokens of the verb group."""
        return TokenRange(self.start, self.end)


def find_cues(
    tokens: Tokens, span_index: Sequence[int], is_heading: Sequence[bool], lexicon: QuoteLexicon
) -> list[Cue]:
    """Return the reporting verbs outside of quotation marks, in text order.

    `span_index` is negative for tokens outside of quotation marks. `is_heading` has one value per paragraph: verbs of
    a headline may be capitalised.
    """
    cues: list[Cue] = []
    for i, token in enumerate(tokens.lower):
        if span_index[i] >= 0 or (cues and i < cues[-1].end):
            continue
        if token in lexicon.saying_phrases and (length := lexicon.saying_phrase_length(tokens.lower, i)):
            cues.append(Cue(_find_verb_group_start(tokens, i, lexicon), i + length, i, Frame.THAT_CLAUSE))
        elif token in lexicon.verbs and (cue := _read_cue(tokens, i, is_heading, lexicon)):
            cues.append(cue)
    return cues


def _read_cue(tokens: Tokens, verb: int, is_heading: Sequence[bool], lexicon: QuoteLexicon) -> Cue | None:
    lower, sentence_start = tokens.lower, tokens.sentence_start[verb]
    form = lower[verb]
    is_capitalised = tokens.word[verb][0].isupper() and verb > sentence_start
    if is_capitalised and (not is_heading[tokens.paragraph[verb]] or form in lexicon.ambiguous_verbs):
        return None
    start = _find_verb_group_start(tokens, verb, lexicon)
    if any(token in lexicon.obligation_verbs for token in lower[start:verb]):
        return None
    previous = lower[start - 1] if start > sentence_start else ""
    following = lower[verb + 1] if verb + 1 < tokens.sentence_end[verb] else ""
    is_infinitive = previous in lexicon.infinitive_markers
    is_participle = lower[start].endswith(lexicon.participle_endings)  # also "having said"
    is_means = is_infinitive and start - 1 > sentence_start and lower[start - 2] in lexicon.means_prepositions
    if lexicon.is_verb_second and ((is_infinitive and not is_means) or following in lexicon.reflexive_pronouns):
        return None
    if following in lexicon.reflexive_pronouns and lexicon.verbs[form] & Frame.ADDRESSEE:
        return None  # "asked himself whether"
    is_number = previous in lexicon.numbers and previous not in lexicon.indefinite_articles
    is_count = is_number and form not in lexicon.ambiguous_verbs  # "the two said"
    if start == verb and not (is_infinitive or is_count) and _precedes_noun(previous, is_participle, lexicon):
        return None
    is_passive = not is_participle and _is_passive(form, lower[start:verb], lexicon)
    is_passive = is_passive or _opens_question(tokens, verb, following, lexicon)
    is_ambiguous = form in lexicon.ambiguous_verbs and not _has_verb_context(tokens, start, verb, lexicon)
    return Cue(start, verb + 1, verb, lexicon.verbs[form], is_participle, is_passive, is_infinitive, is_ambiguous)


def _is_passive(form: str, auxiliaries: Sequence[str], lexicon: QuoteLexicon) -> bool:
    """Return whether a verb is passive, by its auxiliary or by the Nordic ending -s."""
    if lexicon.is_verb_second and form.endswith("s") and (form[:-1] in lexicon.verbs or form[:-2] in lexicon.verbs):
        return True
    return form.endswith(("d", "n", "t")) and any(token in lexicon.passive_auxiliaries for token in auxiliaries)


def _opens_question(tokens: Tokens, verb: int, following: str, lexicon: QuoteLexicon) -> bool:
    """Return whether a participle opens its sentence before what somebody was asked: "Asked why", "When asked if"."""
    lower, start = tokens.lower, tokens.sentence_start[verb]
    has_clause = following in lexicon.question_words or following in lexicon.complementisers
    opens_sentence = verb == start or (verb == start + 1 and lower[start] in lexicon.subordinators)
    is_participle = lower[verb].endswith(("d", "n", "t"))
    return has_clause and opens_sentence and is_participle and bool(lexicon.verbs[lower[verb]] & Frame.ADDRESSEE)


def _find_verb_group_start(tokens: Tokens, verb: int, lexicon: QuoteLexicon) -> int:
    """Return the first auxiliary of a verb, or the verb itself."""
    lower, start = tokens.lower, verb
    limit = max(tokens.sentence_start[verb], verb - MAX_AUXILIARY_TOKENS)
    while start > limit and (lower[start - 1] in lexicon.auxiliaries or lexicon.is_adverb(lower[start - 1])):
        start -= 1
    while start < verb and lower[start] not in lexicon.auxiliaries:
        start += 1
    return start


def _precedes_noun(previous: str, is_participle: bool, lexicon: QuoteLexicon) -> bool:
    """Return whether a determiner, preposition or genitive shows that the next token is a noun."""
    if previous in lexicon.subject_pronouns:
        return False
    if is_participle:
        return previous in lexicon.determiners
    is_genitive = previous.endswith(("'s", "’s"))
    return is_genitive or previous in lexicon.determiners or previous in lexicon.prepositions


def _has_verb_context(tokens: Tokens, start: int, verb: int, lexicon: QuoteLexicon) -> bool:
    """Return whether an ambiguous form has a subject on its left and an object or a clause on its right."""
    lower, forms = tokens.lower, tokens.word
    previous = lower[start - 1] if start > tokens.sentence_start[verb] else ""
    following = forms[verb + 1] if verb + 1 < tokens.sentence_end[verb] else ""
    is_quantified = previous in lexicon.determiners and previous in lexicon.group_words
    if start == verb and is_quantified and following in lexicon.topic_prepositions:
        return False  # "several questions on"
    has_pronoun = previous in lexicon.subject_pronouns
    if start == verb and not has_pronoun and following in lexicon.noun_linkers:
        return False  # "the Lake states of"
    has_subject = start < verb or has_pronoun or previous in lexicon.infinitive_markers
    return (
        bool(previous)
        and (has_subject or forms[start - 1][:1].isupper())
        and (following.lower() in lexicon.complement_openers or not following.islower())
    )
