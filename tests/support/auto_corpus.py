"""Made-up articles, and a made-up automatic reader of them, which worker processes can import."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from hypothesis import strategies as st

from ordrett.article import LINE_END, Article, decode_article
from ordrett.language.detect import detect_language
from ordrett.model import (
    ArticleAnnotation,
    ArticleMetadata,
    Attested,
    Evidence,
    Person,
    PersonMention,
    Quote,
    SpeakerKind,
)
from ordrett.page.sections import Section
from ordrett.span import Span
from ordrett_dataset.pipeline.batch_extract import Extractor, extract_articles
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.tables.canonical_people import canonical_ids

GIVEN: Final = ("Runa", "Tor", "Ida", "Kari", "Kåre", "Milo", "Aleksandr", "Alexander", "Aljaksandr", "Odd")
SURNAMES: Final = ("Prøvdal", "Provdal", "Eksempelsen", "Testad", "Lukasjenko", "Lukashenko", "Łukaszenka", "Olsen")
OTHERS: Final[dict[str, SpeakerKind]] = {
    "Lysdalen kommune": "organisation",
    "Sverige": "organisation",
    "flere naboer": "group",
    "rapporten": "document",
    "en kilde": "anonymous",
}
PRONOUNS: Final = ("hun", "han")
SENTENCES: Final = (
    "vannet stiger raskt i elva",
    "vi må være klare til å flytte",
    "kommunen har ikke fulgt med på demningen",
    "ingen vet hva som skjer i morgen",
    "broen over elva holder nok til våren",
)
NAME: Final = re.compile(
    rf"(?:(?:{'|'.join(GIVEN)}) )?(?:{'|'.join(SURNAMES)})(?!\w)|(?:{'|'.join(GIVEN)})(?= |[.,]|$)", re.MULTILINE
)
SPOKEN: Final = re.compile(
    r"(?:(?P<open>– |«)(?P<direct>[^«»–\n]+?)»?, (?P<cue>sier) (?P<source>[^.,–«»\n]+?)(?: til (?P<via>[A-Z]\w+))?\."
    r"(?: – (?P<more>[^«»–\n]+))?"
    r"|(?P<cue2>[Ii]følge) (?P<source2>[^.,–«»\n]+?)(?P<indirect> (?:vannet|vi|kommunen|ingen|broen) [^.–«»\n]+)\."
    r"|^– (?P<bare>[^«»–\n]+)$)",
    re.MULTILINE,
)


def read_made_up(source: Article, language: str | None = None) -> ArticleAnnotation:
    """Read an article as the automatic reading does: rules, and a value for whatever they find."""
    headline = Span.from_text(source.text, *source.paragraphs[0])
    reading = ArticleAnnotation(
        source,
        language or detect_language(source.text, source.path),
        "rules",
        tuple(_section(source.text[start:end], n) for n, (start, end) in enumerate(source.paragraphs)),
        quotes_extracted=True,
        people_extracted=True,
        metadata=ArticleMetadata(headline=headline),
    )
    people, mentions = _people(source)
    return replace(reading, people=people, person_mentions=mentions, quotes=tuple(_quotes(source, people, mentions)))


def _section(line: str, n: int) -> Section:
    return "headline" if n == 0 else "caption" if line.startswith("Bildet: ") else "body"


def _people(source: Article) -> tuple[tuple[Person, ...], tuple[PersonMention, ...]]:
    named = [Span.from_text(source.text, *found.span()) for found in NAME.finditer(source.text)]
    full = {span.text for span in named if " " in span.text}
    spelled: dict[str, list[Span]] = {}
    for span in named:
        # A name alone is the person who was named in full nearest before, or else nearest after.
        near = sorted((s for s in named if s.text in full and span.text in s.text.split()), key=lambda s: (s > span, s))
        before = [s for s in near if s < span]
        spelled.setdefault((before or near)[-1 if before else 0].text if near else span.text, []).append(span)
    people: list[Person] = []
    mentions: list[PersonMention] = []
    for name, spans in spelled.items():
        key = f"{source.article_id}.p{spans[0].start}"
        printed = next(span for span in spans if span.text == name)
        by = "full_name" if " " in name else "given_name" if name in GIVEN else "surname"
        people.append(Person(key, key, Attested(name, (_words(source, "verbatim", printed),)), by))  # type: ignore[arg-type]  # the values drawn are those of the literal types
        for span in spans:
            proved = Attested(key, (_normalised(source, "person_id_of", span),))
            mentions.append(PersonMention(f"{source.article_id}.m{span.start}-{span.end}", proved, span, "capitals"))
    return tuple(people), tuple(sorted(mentions, key=lambda m: m.text))


def _quotes(source: Article, people: tuple[Person, ...], mentions: tuple[PersonMention, ...]) -> Iterator[Quote]:
    for found in SPOKEN.finditer(source.text):
        groups = {
            name: Span.from_text(source.text, *found.span(name)) for name, text in found.groupdict().items() if text
        }
        said = groups.get("direct") or groups.get("bare") or _stripped(source, groups["indirect"])
        cue, by = groups.get("cue") or groups.get("cue2"), groups.get("source") or groups.get("source2")
        kind, speaker_id, speaker = _speaker(source, by or said, people, mentions)
        first = Quote(
            quote_id=f"{source.article_id}.q{said.start}-{said.end}",
            quote_kind="indirect" if "indirect" in groups else "direct",
            text=said,
            speaker_kind=kind,
            speaker_id=speaker_id,
            speaker_name=speaker,
            cue=cue,
            source=by,
            via=groups.get("via"),
            extraction_rule="dash" if groups.get("open") else "according_to",
        )
        yield first
        if more := groups.get("more"):
            yield replace(
                first,
                quote_id=f"{source.article_id}.q{more.start}-{more.end}",
                text=more,
                continues_quote_id=first.quote_id,
            )


def _speaker(
    source: Article, words: Span, people: tuple[Person, ...], mentions: tuple[PersonMention, ...]
) -> tuple[Attested[SpeakerKind], Attested[str | None], Attested[str | None]]:
    inside = [m for m in mentions if words.start <= m.text.start and m.text.end <= words.end]
    before = [m for m in mentions if m.text.end <= words.start]
    if inside or (words.text.lower() in PRONOUNS and before):
        person = next(p for p in people if p.person_id == (inside[0] if inside else before[-1]).person_id.value)

        def proof(rule: str) -> tuple[Evidence, ...]:
            note = "the pronoun stands for who was named last"
            return (_normalised(source, rule, words) if inside else _words(source, "inferred", words, note),)

        return (
            Attested("person", proof("person_kind_of")),
            Attested(person.person_id, proof("person_id_of")),
            Attested(person.name.value, proof("person_name_of")),
        )
    kind = OTHERS.get(words.text, "unknown")
    decided = Attested(kind, (_words(source, "inferred", words, "nobody is named there"),))
    if kind == "unknown":
        return decided, Attested(None), Attested(None)
    if words.text == "Sverige":
        return decided, Attested(None), Attested("Sweden", (_normalised(source, "country_of", words),))
    return decided, Attested(None), Attested(words.text, (_words(source, "verbatim", words),))


def _stripped(source: Article, span: Span) -> Span:
    return Span.from_text(source.text, span.start + 1, span.end)


def _words(source: Article, method: str, span: Span, note: str | None = None) -> Evidence:
    return Evidence(method, source.article_id, span, note=note)  # type: ignore[arg-type]  # the values drawn are those of the literal types


def _normalised(source: Article, rule: str, span: Span) -> Evidence:
    return Evidence("normalised", source.article_id, span, rule)


def made_up_text(chance: random.Random, quotes: int = 25) -> str:
    """Return an article of so many quotes and about as many names, told by a handful of people."""
    cast = [f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}" for _ in range(chance.randint(1, 5))]
    sources = [*cast, *(name.split()[1] for name in cast), *OTHERS, *PRONOUNS]
    lines = [f"{chance.choice(cast)} advarer mot flom i Lysdalen", "Av " + cast[0]]
    for n in range(quotes):
        said, told = chance.choice(SENTENCES), chance.choice(sources)
        ended = f"{said.capitalize()}. {chance.choice(SENTENCES).capitalize()}."
        lines.append(
            chance.choice(
                [
                    f"– {said.capitalize()}, sier {told} til Prøveposten.",
                    f"– {said.capitalize()}, sier {told}. – {ended}",
                    f"Ifølge {told} {said}.",
                    f"– {ended}",
                    f"Bildet: {chance.choice(cast)} ved elva nummer {n}. «{said.capitalize()}», sier {told}.",
                ]
            )
        )
    return "\n".join(lines) + "\n"


ENDS: Final = st.sampled_from(["\n", "\r\n", "\u2028", "\n\n"])


@st.composite
def made_up_texts(draw: st.DrawFn) -> str:
    """Generate an article: any lines of those that the made-up reader knows, with any line ends."""
    text = made_up_text(draw(st.randoms(use_true_random=False)), draw(st.integers(0, 6)))
    return "".join(line + draw(ENDS) for line in LINE_END.split(text) if line)


# Two people of one surname, one of them told by it alone; somebody whom only the headline names; a quote in a caption;
# an utterance in two parts; every kind of speaker, printed or made by a rule.
EVERYTHING: Final = """Aleksandr Lukasjenko advarer mot flom
Av Ida Eksempelsen
– Vannet stiger raskt, sier Tor Eksempelsen til Prøveposten. – Vi må være klare. Ingen vet hva som skjer.
– Ingen vet hva som skjer, sier Eksempelsen.
– Broen holder nok, sier hun.
Bildet: Kari Testad ved elva. «Broen holder nok», sier Testad.
– Vi må være klare, sier Lysdalen kommune.
– Vi må være klare, sier Sverige.
– Vi må være klare, sier flere naboer.
Ifølge rapporten vannet stiger raskt.
Ifølge en kilde kommunen har sovet.
– Ingen vet. Vi må være klare! Nå.
"""


RIGHTS: Final = "http://rightsstatements.org/vocab/CNE/1.0/"


def package_of(*texts: str, reader: Extractor = read_made_up) -> Package:
    """Return the package of articles a0, a1, ... as the made-up reader, or another, reads them."""
    articles = [decode_article(text.encode(), f"a{n}", f"seeds/a{n}.txt") for n, text in enumerate(texts)]
    languages = {source.article_id: "nb" for source in articles}
    read = extract_articles(articles, languages, RIGHTS, processes=1, extractor=reader)
    assert read.errors == {}
    tables = dict(read.tables)
    rows = canonical_ids(tables)
    tables["people"] = tables["people"].with_columns(canonical_id=tables["people"]["person_id"].replace(rows))
    seeds = {source.article_id: source.text.encode() for source in articles}
    return Package(tables, seeds, languages)
