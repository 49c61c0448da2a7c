"""Who acts and who is acted upon, where the voice of a verb beside a name says so."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import polars as pl

from ordrett.language.packs import language_packs
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.quotes.load_lexicon import load_quote_lexicon
from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, needs_articles

_MAX_CLAUSE: Final = 200  # characters between a name and its verb
_MAX_EVIDENCE: Final = 20
_MAX_PER_EVENT: Final = 100
_MAX_AUXILIARIES: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+")
_CLAUSE_END: Final = re.compile(r"[.!?:;…\n“”»«]")
_GENITIVE: Final = re.compile("[’']s ")
_AGENTS: Final = (["by"], ["av"], ["af"])
_ENDS_WITH_AGENT: Final = r"(?i)(?:by|av|af)[\W\d_]*$"
_PARTICIPLE_ENDINGS: Final = ("d", "n", "t")


@batch_rule
@needs_articles
def role_matches_voice_of_verb(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Of an actor and a recipient in one clause, the actor is before an active verb and after a passive one.

    The verb is the one that the evidence of both roles names. A recipient before an active verb is reported only if an
    actor follows the verb, and no preposition is before the recipient; an actor before a passive verb only if nothing
    but auxiliaries is between them; a recipient after a passive verb if it is its agent ("by the police").
    """
    if not batch.table_part("event_participants").height:
        return
    for row in _possible_faults(package, _names_and_verbs(package, batch)).iter_rows(named=True):
        clause = _Clause(package.texts[row["article_id"]], row, load_quote_lexicon(language_packs()[row["language"]]))
        if expected := clause.expected_role():
            actual = f"'{row['role']}', beside the verb {clause.verb!r}"
            yield RuleViolation("event_participants", row["target_id"], "role", actual, f"'{expected}'")


def _names_and_verbs(package: Package, batch: EvidenceBatch) -> pl.DataFrame:
    """Return each actor and recipient near the verb of its role: names, verb, and the actor after the verb, if any.

    The evidence of a name is the participant's words, all other evidence of a role its verb.
    """
    span = ["article_id", "text_start", "text_end"]
    is_participant = pl.col("target_table") == "event_participants"
    evidence = batch.rows.filter(is_participant & pl.col("target_column").is_in(["name", "role"]))
    evidence = evidence.select("target_id", "target_column", *span).drop_nulls("text_start")
    # Of a participant with much evidence, and of an event with many participants, the first are enough: each name is
    # compared with each verb.
    evidence = _first_of_each(evidence, ["target_id", "target_column"], _MAX_EVIDENCE)
    names = evidence.filter(pl.col("target_column") == "name").select("target_id", *span).unique()
    verbs = evidence.filter(pl.col("target_column") == "role").select("target_id", *span)
    verbs = verbs.join(names, on=["target_id", *span], how="anti")
    participants = batch.table_part("event_participants").select("event_id", "role", target_id="event_participant_id")
    participants = participants.filter(pl.col("role").is_in(["actor", "recipient"]))
    # Whoever takes part in a meeting or a conversation is its actor, in the passive too.
    is_mutual = (pl.col("plover_type") == "CONSULT") & pl.col("plover_mode").ne_missing("visit")
    mutual = package.tables["events"].filter(is_mutual).select("event_id")
    participants = participants.join(mutual, on="event_id", how="anti")
    names = names.rename({"text_start": "start", "text_end": "end"}).join(participants, on="target_id")
    event = ["event_id", "article_id"]
    verb = [*event, "verb_start", "verb_end"]
    verbs = verbs.join(participants.select("target_id", "event_id"), on="target_id")
    verbs = verbs.select(*event, verb_start="text_start", verb_end="text_end")
    triggers = package.tables["event_mentions"].select(*event, verb_start="trigger_start", verb_end="trigger_end")
    triggers = triggers.drop_nulls().join(names, on=event, how="semi")
    verbs = pl.concat([verbs, triggers]).unique()
    names, verbs = (
        _first_of_each(frame.sort(*event, pl.exclude(event)), event, _MAX_PER_EVENT) for frame in (names, verbs)
    )
    languages = package.tables["articles"].select("article_id", "language")
    languages = languages.filter(pl.col("language").is_in(list(language_packs())))
    # Where the words of the verb include a name ("invade Ukraine"), the verb ends before it.
    is_inside = (pl.col("start") > pl.col("verb_start")) & (pl.col("start") < pl.col("verb_end"))
    pairs = names.join(verbs, on=event)
    clipped = pairs.filter(is_inside).group_by(verb).agg(name_start=pl.col("start").min())
    pairs = pairs.join(clipped, on=verb, how="left").join(languages, on="article_id")
    pairs = pairs.with_columns(verb_end=pl.coalesce("name_start", "verb_end"))
    distance = pl.max_horizontal(pl.col("verb_start") - pl.col("end"), pl.col("start") - pl.col("verb_end"))
    pairs = pairs.filter(distance.is_between(0, _MAX_CLAUSE))
    is_actor_after = (pl.col("start") >= pl.col("verb_end")) & (pl.col("role") == "actor")
    actors_after = pairs.filter(is_actor_after).group_by(verb).agg(actor_start=pl.col("start").min())
    return pairs.join(actors_after, on=verb, how="left").sort("article_id", "target_id", "start", "verb_start")


def _first_of_each(rows: pl.DataFrame, columns: list[str], number: int) -> pl.DataFrame:
    """Return the first rows of each group of rows that agree in some columns, by which the rows are sorted."""
    is_beyond = pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).shift(number)) for name in columns)
    # Before row `number`, a shifted value is missing, as a value may be.
    return rows.filter(~is_beyond | (pl.int_range(pl.len()) < number))


def _possible_faults(package: Package, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return the few pairs whose words may contradict the role, so that no clause is read without need."""
    is_after = pl.col("start") >= pl.col("verb_end")
    places = pairs.select(
        "article_id",
        gap_start=pl.when(is_after).then("verb_end").otherwise("end"),
        gap_end=pl.when(is_after).then("start").otherwise("verb_start"),
        words_end=pl.when(is_after).then("start").otherwise("verb_end"),
    )
    pairs = pairs.with_columns(
        gap=package.article_texts.slices(places, "gap_start", "gap_end").cast(pl.String).fill_null(""),
        words=package.article_texts.slices(places, "gap_start", "words_end").cast(pl.String).fill_null(""),
    )
    is_actor = pl.col("role") == "actor"
    may_be_passive = pl.col("words").str.contains(_passive_words())
    is_fault = (
        pl.when(is_after)
        .then(~is_actor & pl.col("gap").str.contains(_ENDS_WITH_AGENT))
        .otherwise(pl.when(is_actor).then(may_be_passive).otherwise(pl.col("actor_start").is_not_null()))
    )
    is_available = pl.col("article_id").is_in(list(package.article_bytes))
    return pairs.filter(is_available & is_fault & ~pl.col("gap").str.contains(_CLAUSE_END.pattern))


@cache
def _passive_words() -> str:
    """Return a pattern that matches the auxiliaries of the passive in all languages."""
    words = {word for pack in language_packs().values() for word in load_quote_lexicon(pack).passive_auxiliaries}
    return rf"(?i)\b(?:{'|'.join(sorted(map(re.escape, words)))})\b"


class _Clause:
    """A name, the verb of its role, and the words around them."""

    def __init__(self, text: str, row: dict[str, Any], lexicon: QuoteLexicon) -> None:
        self._text, self._row, self._lexicon = text, row, lexicon
        self.verb = text[row["verb_start"] : row["verb_end"]]

    def expected_role(self) -> str:
        """Return the role that the voice of the verb requires instead of the stated one; empty if it allows this."""
        row, text = self._row, self._text
        if row["start"] >= row["verb_end"]:
            before = text[max(0, row["verb_start"] - _MAX_CLAUSE) : row["verb_start"]]
            auxiliaries = _words(_CLAUSE_END.split(before)[-1])[-_MAX_AUXILIARIES:]
            gap = text[row["verb_end"] : row["start"]]
            is_agent = (
                _words(gap)[-1:] in _AGENTS and not _CLAUSE_END.search(gap) and len(_words(gap)) <= _MAX_AUXILIARIES
            )
            is_wrong = row["role"] == "recipient" and is_agent and self._is_passive(auxiliaries)
            return "actor" if is_wrong else ""
        gap = text[row["end"] : row["verb_start"]]
        if _CLAUSE_END.search(gap):
            return ""
        words = _words(gap)
        if self._is_passive(words[-_MAX_AUXILIARIES:]):
            is_subject = all(_is_auxiliary_or_adverb(word, self._lexicon) for word in words)
            return "recipient" if row["role"] == "actor" and is_subject else ""
        is_subject = row["actor_start"] is not None and not self._follows_preposition()
        if row["role"] != "recipient" or not is_subject:
            return ""
        rest = text[row["verb_end"] : row["actor_start"]]
        words = _words(rest)
        is_agent = words[:1] in _AGENTS or words[-1:] in _AGENTS  # "the fund financed by the industrialist"
        return "" if is_agent or _CLAUSE_END.search(rest) else "actor"

    def _follows_preposition(self) -> bool:
        if _GENITIVE.match(self._text, self._row["end"]):
            return False  # in "for the regime's crackdown", the preposition belongs to the noun of the event
        before = self._text[max(0, self._row["start"] - _MAX_CLAUSE) : self._row["start"]]
        return _words(before)[-1:] in [[word] for word in self._lexicon.prepositions]

    def _is_passive(self, before: list[str]) -> bool:
        return _is_passive(before, _words(self.verb), self._lexicon)


def _is_passive(before: list[str], verb: list[str], lexicon: QuoteLexicon) -> bool:
    """Return whether an auxiliary of the passive, before or in the verb, is followed by a participle in the verb."""
    words = [*before, *verb]
    for n, word in enumerate(words):
        if word in lexicon.passive_auxiliaries:
            between = words[n + 1 : len(before)]
            # "He was arrested and beaten": the auxiliary belongs to both participles.
            may_be_between = all(
                _is_auxiliary_or_adverb(word, lexicon)
                or word in lexicon.conjunctions
                or word.endswith(_PARTICIPLE_ENDINGS)
                for word in between
            )
            rest = [word for word in words[max(n + 1, len(before)) :] if not _is_auxiliary_or_adverb(word, lexicon)]
            if may_be_between and rest and rest[0].endswith(_PARTICIPLE_ENDINGS):
                return True
    return False


def _is_auxiliary_or_adverb(word: str, lexicon: QuoteLexicon) -> bool:
    return word in lexicon.auxiliaries or word in lexicon.passive_auxiliaries or lexicon.is_adverb(word)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
