"""How one language gives words to a source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Speech:
    """The reporting verbs of a language and the small words around them, in lower case.

    A verb stands with all its forms in one string, parted by spaces.
    """

    say: tuple[str, ...]  # whatever follows is said: a clause, a noun phrase, own words
    that: tuple[str, ...]  # only a clause with its complementiser, or own words, is said
    noun: tuple[str, ...]  # labels, praises, rejects its object
    infinitive: tuple[str, ...]  # with an infinitive: promises, asks, refuses to
    address: tuple[str, ...]  # takes the hearer before what is said
    beside: tuple[str, ...]  # only directly beside own words
    nouns: tuple[str, ...]  # with a clause that says what: the claim that
    according: tuple[str, ...]
    complementisers: tuple[str, ...]
    questions: tuple[str, ...]
    infinitive_marks: tuple[str, ...]
    relatives: tuple[str, ...]
    conjunctions: tuple[str, ...]
    subordinators: tuple[str, ...]
    contrasts: tuple[str, ...]  # behind a comma, they end what is said
    auxiliaries: tuple[str, ...]
    passives: tuple[str, ...]
    adverbs: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    subjects: tuple[str, ...]
    writers: tuple[str, ...]  # subjects that are the writer, the reader or everybody: no source
    impersonal: tuple[str, ...]  # pronouns that point at what is said, and never speak
    reflexives: tuple[str, ...]
    objects: tuple[str, ...]
    articles: tuple[str, ...]
    indefinite_articles: tuple[str, ...]  # singular
    definite_articles: tuple[str, ...]
    definite_endings: tuple[str, ...]  # of a noun that is known
    prepositions: tuple[str, ...]
    joins: tuple[str, ...]  # prepositions that go on with a noun phrase
    hearers: tuple[str, ...]  # prepositions before the one to whom something is said
    about: tuple[str, ...]  # prepositions that a reporting verb takes before what it is about
    times: tuple[str, ...]
    occasions: tuple[str, ...]
    groups: tuple[str, ...]
    documents: tuple[str, ...]
    organisations: tuple[str, ...]
    anonymous: tuple[str, ...]
    doubtful: tuple[str, ...] = ()  # forms of these verbs that are nouns more often
    inverts: bool = False  # the verb stands second, so that its subject may follow it
