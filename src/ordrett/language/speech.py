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
    possessives: tuple[str, ...]  # third-person pronouns before a noun
    according: tuple[str, ...]  # phrases before a source, without a verb
    complementisers: tuple[str, ...]  # that, whether: open what is said
    questions: tuple[str, ...]  # how, why: open a question that is told
    infinitive_marks: tuple[str, ...]  # to
    relatives: tuple[str, ...]  # open a clause about a noun
    conjunctions: tuple[str, ...]  # and, but, or
    subordinators: tuple[str, ...]  # because, when: open another clause
    contrasts: tuple[str, ...]  # behind a comma, they end what is said
    auxiliaries: tuple[str, ...]  # has, will, can
    passives: tuple[str, ...]  # is, was: with a participle, nobody is named who speaks
    adverbs: tuple[str, ...]  # may stand between a subject and its verb
    adverb_endings: tuple[str, ...]  # how other adverbs end
    participle_endings: tuple[str, ...]  # of a verb form whose subject stands elsewhere: saying
    subjects: tuple[str, ...]  # pronouns that can be a subject
    writers: tuple[str, ...]  # subjects that are the writer, the reader or everybody: no source
    impersonal: tuple[str, ...]  # pronouns that point at what is said, and never speak
    reflexives: tuple[str, ...]  # himself; behind a verb that is then no reporting verb
    objects: tuple[str, ...]  # pronouns that can be the hearer
    articles: tuple[str, ...]  # and other words that open a noun phrase
    indefinite_articles: tuple[str, ...]  # singular
    definite_articles: tuple[str, ...]  # the: a source so opened is somebody known
    definite_endings: tuple[str, ...]  # of a noun that is known
    prepositions: tuple[str, ...]  # end a subject, open when and where
    joins: tuple[str, ...]  # prepositions that go on with a noun phrase
    hearers: tuple[str, ...]  # prepositions before the one to whom something is said
    about: tuple[str, ...]  # prepositions that a reporting verb takes before what it is about
    times: tuple[str, ...]  # when it was said: days, yesterday
    occasions: tuple[str, ...]  # where it was said: statement, interview
    groups: tuple[str, ...]  # nouns and numbers for several people
    documents: tuple[str, ...]  # nouns for what is written: report
    organisations: tuple[str, ...]  # nouns for bodies: government
    anonymous: tuple[str, ...]  # nouns for one unnamed source
    doubtful: tuple[str, ...] = ()  # forms of these verbs that are nouns more often
    inverts: bool = False  # the verb stands second, so that its subject may follow it
