"""Synthetic articles and a simple extractor for them, importable by worker processes."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from hypothesis import strategies as st

from ordrett.article import LINE_END, Article, decode_article
from ordrett.language.detect import detect_language
from ordrett.model import (
    ArticleAnnotation,
    ArticleMetadata,
    Attested,
    Derivation,
    Evidence,
    NameForm,
    Person,
    PersonMention,
    Quote,
    SpeakerKind,
)
from ordrett.page.sections import Section
from ordrett.span import Span
from ordrett_dataset.pipeline.batch_extract import extract_articles
from ordrett_dataset.pipeline.extract_article import Extractor
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.tables.canonical_events import link_events
from ordrett_dataset.tables.canonical_people import canonical_ids

GIVEN_NAMES: Final = ("Runa", "Tor", "Ida", "Kari", "Kåre", "Milo", "Aleksandr", "Alexander", "Aljaksandr", "Odd")
SURNAMES: Final = ("Prøvdal", "Provdal", "Eksempelsen", "Testad", "Lukasjenko", "Lukashenko", "Łukaszenka", "Olsen")
OTHER_SPEAKERS: Final[dict[str, SpeakerKind]] = {
    "Lysdalen kommune": "organisation",
    "Sverige": "organisation",
    "flere naboer": "group",
    "rapporten": "document",
    "en kilde": "anonymous",
}
PRONOUNS: Final = ("hun", "han")
CLAUSES: Final = (
    "vannet stiger raskt i elva",
    "vi må være klare til å flytte",
    "kommunen har ikke fulgt med på demningen",
    "ingen vet hva som skjer i morgen",
    "broen over elva holder nok til våren",
)
GIVEN_NAME: Final = f"(?:{'|'.join(GIVEN_NAMES)})"
NAME: Final = re.compile(rf"(?:{GIVEN_NAME} )?(?:{'|'.join(SURNAMES)})(?!\w)|{GIVEN_NAME}(?= |[.,]|$)", re.MULTILINE)
QUOTE: Final = re.compile(
    r"(?:(?P<open>– |«)(?P<direct>[^«»–\n]+?)»?, (?P<cue>sier) (?P<source>[^.,–«»\n]+?)"
    r"(?: til (?P<addressed_to>[A-Z]\w+))?\."
    r"(?: – (?P<continued>[^«»–\r\n\u2028]+))?"
    r"|(?P<cue2>[Ii]følge) (?P<source2>[^.,–«»\n]+?)(?P<indirect> (?:vannet|vi|kommunen|ingen|broen) [^.–«»\n]+)\."
    r"|^– (?P<bare>[^«»–\r\n\u2028]+)\r?$)",
    re.MULTILINE,
)
RIGHTS: Final = "http://rightsstatements.org/vocab/CNE/1.0/"

# Two people with the same surname, one of them mentioned by it alone; somebody whom only the headline names; a quote in
# a caption; a quote in two parts; every kind of speaker, verbatim or normalised.
SAMPLE_TEXT: Final = """Aleksandr Lukasjenko advarer mot flom
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


def extract_synthetic(article: Article, language: str | None = None, _: str | None = None) -> ArticleAnnotation:
    """Extract a synthetic article as the real extractor would: by rules, and with evidence for every value."""
    people, mentions = _extract_people(article)
    return ArticleAnnotation(
        article,
        language or detect_language(article.text, article.path),
        "rules",
        tuple(_section(article.text[start:end], n) for n, (start, end) in enumerate(article.paragraphs)),
        quotes_extracted=True,
        people_extracted=True,
        metadata=ArticleMetadata(headline=Span.from_text(article.text, *article.paragraphs[0])),
        people=people,
        person_mentions=mentions,
        quotes=tuple(_extract_quotes(article, people, mentions)),
    )


def _section(line: str, number: int) -> Section:
    return "headline" if number == 0 else "caption" if line.startswith("Bildet: ") else "body"


def _extract_people(article: Article) -> tuple[tuple[Person, ...], tuple[PersonMention, ...]]:
    spans = [Span.from_text(article.text, *match.span()) for match in NAME.finditer(article.text)]
    full_names = {span.text for span in spans if " " in span.text}
    spans_by_name: dict[str, list[Span]] = {}
    for span in spans:
        # A single name refers to the last person before it whose full name contains it, or else to the first after it.
        full = sorted(other for other in spans if other.text in full_names and span.text in other.text.split())
        preceding = [other for other in full if other < span]
        name = (preceding[-1] if preceding else full[0]).text if full else span.text
        spans_by_name.setdefault(name, []).append(span)
    people: list[Person] = []
    mentions: list[PersonMention] = []
    for name, name_spans in spans_by_name.items():
        person_id = f"{article.article_id}.p{name_spans[0].start}"
        printed = next(span for span in name_spans if span.text == name)
        form: NameForm = "full_name" if " " in name else "given_name" if name in GIVEN_NAMES else "surname"
        people.append(Person(person_id, person_id, Attested(name, (_evidence(article, "verbatim", printed),)), form))
        for span in name_spans:
            attested = Attested(person_id, (_normalised(article, "person_id_of", span),))
            mentions.append(PersonMention(f"{article.article_id}.m{span.start}-{span.end}", attested, span, "capitals"))
    return tuple(people), tuple(sorted(mentions, key=lambda mention: mention.text))


def _extract_quotes(
    article: Article, people: tuple[Person, ...], mentions: tuple[PersonMention, ...]
) -> Iterator[Quote]:
    for match in QUOTE.finditer(article.text):
        spans = {
            name: Span.from_text(article.text, *match.span(name)) for name, text in match.groupdict().items() if text
        }
        text = spans.get("direct") or spans.get("bare") or _without_first_character(article, spans["indirect"])
        source = spans.get("source") or spans.get("source2")
        speaker = _identify_speaker(article, source or text, people, mentions)
        quote = Quote(
            quote_id=f"{article.article_id}.q{text.start}-{text.end}",
            quote_kind="indirect" if "indirect" in spans else "direct",
            text=text,
            speaker_kind=speaker.kind,
            speaker_id=speaker.person_id,
            speaker_name=speaker.name,
            cue=spans.get("cue") or spans.get("cue2"),
            source=source,
            addressed_to=spans.get("addressed_to"),
            extraction_rule="dash" if spans.get("open") else "according_to",
        )
        yield quote
        if continued := spans.get("continued"):
            continued_id = f"{article.article_id}.q{continued.start}-{continued.end}"
            yield replace(quote, quote_id=continued_id, text=continued, continues_quote_id=quote.quote_id)


class _Speaker(NamedTuple):
    kind: Attested[SpeakerKind]
    person_id: Attested[str | None] = Attested(None)
    name: Attested[str | None] = Attested(None)


def _identify_speaker(
    article: Article, span: Span, people: tuple[Person, ...], mentions: tuple[PersonMention, ...]
) -> _Speaker:
    within = [m for m in mentions if span.start <= m.text.start and m.text.end <= span.end]
    preceding = [m for m in mentions if m.text.end <= span.start]
    if within or (span.text.lower() in PRONOUNS and preceding):
        mention = within[0] if within else preceding[-1]
        person = next(p for p in people if p.person_id == mention.person_id.value)

        def evidence(normaliser: str) -> tuple[Evidence, ...]:
            note = "the pronoun refers to the person mentioned last"
            return (_normalised(article, normaliser, span) if within else _evidence(article, "inferred", span, note),)

        return _Speaker(
            Attested("person", evidence("person_kind_of")),
            Attested(person.person_id, evidence("person_id_of")),
            Attested(person.name.value, evidence("person_name_of")),
        )
    kind = OTHER_SPEAKERS.get(span.text, "unknown")
    attested_kind = Attested(kind, (_evidence(article, "inferred", span, "nobody is named there"),))
    if kind == "unknown":
        return _Speaker(attested_kind)
    if span.text == "Sverige":
        return _Speaker(attested_kind, name=Attested("Sweden", (_normalised(article, "country_of", span),)))
    return _Speaker(attested_kind, name=Attested(span.text, (_evidence(article, "verbatim", span),)))


def _without_first_character(article: Article, span: Span) -> Span:
    return Span.from_text(article.text, span.start + 1, span.end)


def _evidence(article: Article, derivation: Derivation, span: Span, note: str | None = None) -> Evidence:
    return Evidence(derivation, article.article_id, span, note=note)


def _normalised(article: Article, normaliser: str, span: Span) -> Evidence:
    return Evidence("normalised", article.article_id, span, normaliser)


def synthetic_text(rng: random.Random, quotes: int = 25) -> str:
    """Return the text of an article with so many quotes and about as many names, of one to five people."""
    people = [f"{rng.choice(GIVEN_NAMES)} {rng.choice(SURNAMES)}" for _ in range(rng.randint(1, 5))]
    speakers = [*people, *(name.split()[1] for name in people), *OTHER_SPEAKERS, *PRONOUNS]
    lines = [f"{rng.choice(people)} advarer mot flom i Lysdalen", f"Av {people[0]}"]
    for number in range(quotes):
        clause, speaker = rng.choice(CLAUSES), rng.choice(speakers)
        two_sentences = f"{clause.capitalize()}. {rng.choice(CLAUSES).capitalize()}."
        forms = [
            f"– {clause.capitalize()}, sier {speaker} til Prøveposten.",
            f"– {clause.capitalize()}, sier {speaker}. – {two_sentences}",
            f"Ifølge {speaker} {clause}.",
            f"– {two_sentences}",
            f"Bildet: {rng.choice(people)} ved elva nummer {number}. «{clause.capitalize()}», sier {speaker}.",
        ]
        lines.append(rng.choice(forms))
    return "\n".join(lines) + "\n"


LINE_ENDS: Final = st.sampled_from(["\n", "\r\n", "\u2028", "\n\n"])


@st.composite
def synthetic_texts(draw: st.DrawFn) -> str:
    """Generate the text of a synthetic article, with any line ends."""
    text = synthetic_text(draw(st.randoms(use_true_random=False)), draw(st.integers(0, 6)))
    return "".join(line + draw(LINE_ENDS) for line in LINE_END.split(text) if line)


def build_synthetic_package(*texts: str, extractor: Extractor = extract_synthetic, language: str = "nb") -> Package:
    """Return the package of the articles a0, a1, ... with these texts."""
    articles = [decode_article(text.encode(), f"a{n}", f"seeds/a{n}.txt") for n, text in enumerate(texts)]
    languages = {article.article_id: language for article in articles}
    extraction = extract_articles(articles, languages, RIGHTS, processes=1, extractor=extractor)
    assert extraction.errors == {}
    tables = dict(extraction.tables)
    people = tables["people"]
    tables["people"] = people.with_columns(canonical_id=people["person_id"].replace(canonical_ids(tables)))
    tables["events"] = link_events(tables)
    return Package(tables, {article.article_id: article.text.encode() for article in articles}, languages)
