"""Made-up corpora: one that uses all that an annotation can say, and a strategy that generates any number."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from hypothesis import strategies as st

Notes = dict[str, Any]


@dataclass(frozen=True)
class Corpus:
    """The seeds, their annotations, and what is written of all articles together."""

    seeds: Mapping[str, str]
    articles: Mapping[str, Notes] = field(default_factory=dict)
    people: Notes = field(default_factory=dict)
    events: Notes = field(default_factory=dict)
    fact_checks: Notes = field(default_factory=dict)
    external_sources: Notes = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    # (table, key, column) -> (article, start, end): where words were put
    planted: Mapping[tuple[str, str, str], tuple[str, int, int]] = field(default_factory=dict)

    def files(self) -> dict[str, bytes]:
        """Return every file of the corpus by its path."""
        stated = "".join(f'"{article}" = "{language}"\n' for article, language in self.languages.items())
        about = f'name = "made-up"\ntitle = "Made-up news"\nversion = "0.0.1"\n[languages]\n{stated}'
        found = {"corpus.toml": about.encode()}
        found |= {f"seeds/{article}.txt": text.encode() for article, text in self.seeds.items()}
        for article, notes in self.articles.items():
            sha256 = hashlib.sha256(self.seeds[article].encode()).hexdigest()
            found[f"annotations/{article}.yaml"] = _yaml({"article": article, "sha256": sha256, **notes})
        for part in ("people", "events", "fact_checks", "external_sources"):
            found[f"annotations/{part}.yaml"] = _yaml(getattr(self, part))
        return found

    def write(self, folder: Path) -> Path:
        """Write the corpus into a folder and return it."""
        for path, content in self.files().items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        return folder

    def __or__(self, other: "Corpus") -> "Corpus":
        return Corpus(**{part: {**getattr(self, part), **getattr(other, part)} for part in self.__dataclass_fields__})


def _yaml(notes: Notes) -> bytes:
    return yaml.dump(notes, Dumper=yaml.CSafeDumper, sort_keys=False).encode()


def _read(notes: str) -> Notes:
    read: Notes = yaml.load(notes, yaml.BaseLoader)  # noqa: S506 - the words below; this loader casts none of them
    return read


NORWEGIAN: Final = """Prøvdal advarer mot flom i Lysdalen
Av Tor Eksempelsen
Publisert 3. mai 2024 i Prøveposten, etter Testbyrået
Runa Prøvdal ved elva. Arkivbilde

– Vannet stiger raskt, sier vannforsker Runa Prøvdal. – Vi må være klare. Hun har fulgt elva lenge.
Hun mener at «kommunen sover» og at ingen har ansvar.
Ifølge Lysdalen kommune er dikene trygge, melder Radio Prøve.
«Ingen fare», står det i rapporten fra 1. april.
Flere naboer sier til Prøveposten at de er redde.
En kilde hevder at demningen lekker.
Det hevdes at damluken ble åpnet i påsken.
Milo, som er ni år, besøkte Prøvdal i Oslo dagen etter at avisen kom.
Sveriges soldater skal hjelpe Norge i juni 2024, lover regjeringen.
Hadde dikene brast, ville hele bygda ha flommet over.
Det kan komme et skred til høsten.
Ingen døde i flommen i 2019.
Naboene skal ha stengt veien.
Les også: Ti tips om vær
"""

ENGLISH: Final = """River town braces for flood
By Ida Samplewright
The Sample Herald, 6 May 2024. Translated from Norwegian.
Photo: Kari Testad

“The water is rising,” said Runa Provdal, a researcher. “We must be ready.” She did not want to guess.
Mayor Jon Madeuper told Radio Prøve that the dikes “will hold” through May.
Fictus, who lives there, disagreed. According to Fictus, the dam leaks.
Sweden’s soldiers will help Norway in June, the government promised.
Two people died in the flood of 2018, Madeuper’s office wrote.
Share this
"""

NORWEGIAN_NOTES: Final = """
id: nb
sections:
  headline: ["Prøvdal advarer mot flom i Lysdalen"]
  byline: ["Av Tor Eksempelsen", "Publisert 3. mai 2024 i Prøveposten, etter Testbyrået"]
  caption: ["Runa Prøvdal ved elva. Arkivbilde"]
  furniture: ["Les også: Ti tips om vær"]
fields:
  headline: {words: Prøvdal advarer mot flom i Lysdalen}
  byline: {words: Tor Eksempelsen}
  publisher: {is: Prøveposten, words: {exact: Prøveposten, suffix: ", etter"}}
  original_outlet: {is: The Test Agency, words: Testbyrået, note: its name in English}
  published: {edtf: "2024-05-03", basis: printed, words: 3. mai 2024}
quotes:
  q01:
    text: Vannet stiger raskt
    kind: direct
    speaker: runa
    speaker_kind: person
    cue: {exact: sier, suffix: " vannforsker"}
    source: vannforsker Runa Prøvdal
  q02:
    text: Vi må være klare.
    kind: direct
    speaker: runa
    speaker_kind: person
    cue: {exact: sier, suffix: " vannforsker"}
    source: vannforsker Runa Prøvdal
    continues: q01
  q03:
    text: kommunen sover
    kind: mixed
    speaker: runa
    speaker_kind: person
    cue: mener
    source: {exact: Hun, suffix: " mener"}
    speaker_words: vannforsker Runa Prøvdal
    note: the pronoun stands for the speaker of the paragraph before
  q04:
    text: at ingen har ansvar
    kind: indirect
    speaker: runa
    speaker_kind: person
    cue: mener
    source: {exact: Hun, suffix: " mener"}
    speaker_words: vannforsker Runa Prøvdal
    note: the pronoun stands for the speaker of the paragraph before
    continues: q03
  q05:
    text: er dikene trygge
    kind: indirect
    speaker: Lysdalen kommune
    speaker_kind: organisation
    cue: Ifølge
    source: Lysdalen kommune
    via: Radio Prøve
  q06: {text: Ingen fare, kind: direct, speaker: the report, speaker_kind: document, cue: står det, source: rapporten}
  q07:
    text: at de er redde
    kind: indirect
    speaker: several neighbours
    speaker_kind: group
    cue: {exact: sier, suffix: " til"}
    source: Flere naboer
  q08:
    text: at demningen lekker
    kind: indirect
    speaker: a source
    speaker_kind: anonymous
    cue: hevder
    source: En kilde
  q09: {text: at damluken ble åpnet i påsken, kind: indirect, speaker_kind: unknown, cue: hevdes}
person_mentions:
  m01: {person: runa, text: {exact: Prøvdal, suffix: " advarer"}}
  m02: {person: eksempelsen, text: Tor Eksempelsen}
  m03: {person: runa, text: {exact: Runa Prøvdal, suffix: " ved"}}
  m04: {person: runa, text: {exact: Runa Prøvdal, prefix: "vannforsker "}}
  m05: {person: milo, text: Milo}
  m06: {person: runa, text: {exact: Prøvdal, suffix: " i Oslo"}, note: nobody else of that name is told of}
event_mentions:
  r01:
    event: milo_visit
    text: Milo, som er ni år, besøkte Prøvdal i Oslo dagen etter
    trigger: besøkte
    modality: asserted
    date: {edtf: "2024-05-04", basis: resolved, words: dagen etter, anchor: 3. mai 2024}
  r02:
    event: army_help
    text: Sveriges soldater skal hjelpe Norge i juni 2024
    trigger: hjelpe
    modality: planned
    modality_words: skal
    date: {edtf: 2024-06, basis: printed, words: juni 2024}
  r03: {event: flooded, text: hele bygda ha flommet over, trigger: flommet, modality: hypothetical}
  r04:
    event: slide
    text: Det kan komme et skred til høsten
    trigger: skred
    modality: predicted
    modality_words: kan komme
    date: {edtf: 2024-23, basis: external, words: til høsten, sources: [almanac], note: the autumn that comes}
  r05:
    event: deaths
    text: Ingen døde i flommen i 2019
    trigger: døde
    modality: asserted
    is_negated: true
    negated_words: Ingen
    date: {edtf: "2019", basis: printed, words: "2019"}
  r06:
    event: road_closed
    text: Naboene skal ha stengt veien
    trigger: stengt
    modality: alleged
    modality_words: skal ha
    date: {edtf: 2024-04/.., basis: external, sources: [almanac], note: the road was open in March}
  r07: {event: dam_leaks, text: demningen lekker, trigger: lekker, modality: alleged, note: a source claims it}
"""

ENGLISH_NOTES: Final = """
id: en
sections:
  headline: [River town braces for flood]
  byline: [By Ida Samplewright]
  standfirst: ["The Sample Herald, 6 May 2024. Translated from Norwegian."]
  credit: ["Photo: Kari Testad"]
  furniture: [Share this]
fields:
  headline: {words: River town braces for flood}
  byline: {words: Ida Samplewright}
  publisher: {is: The Sample Herald, words: The Sample Herald, sources: [press_list]}
  translated_from: {is: nb, words: Norwegian, note: the page says so}
  published: {edtf: "2024-05-06", basis: printed, words: 6 May 2024}
  archived: {edtf: 2024-05/2024-06, basis: external, sources: [almanac], note: the copy bears no date}
quotes:
  q01:
    text: The water is rising,
    kind: direct
    speaker: runa
    speaker_kind: person
    cue: said
    source: Runa Provdal, a researcher
  q02:
    text: We must be ready.
    kind: direct
    speaker: runa
    speaker_kind: person
    cue: said
    source: Runa Provdal, a researcher
    continues: q01
  q03:
    text: that the dikes
    kind: indirect
    speaker: madeuper
    speaker_kind: person
    cue: told
    source: Mayor Jon Madeuper
    via: Radio Prøve
  q04:
    text: will hold
    kind: mixed
    speaker: madeuper
    speaker_kind: person
    cue: told
    source: Mayor Jon Madeuper
    via: Radio Prøve
    continues: q03
  q05:
    text: through May
    kind: indirect
    speaker: madeuper
    speaker_kind: person
    cue: told
    source: Mayor Jon Madeuper
    via: Radio Prøve
    continues: q04
  q06:
    text: the dam leaks
    kind: indirect
    speaker: fictus
    speaker_kind: person
    cue: According to
    source: {exact: Fictus, prefix: "According to "}
person_mentions:
  m01: {person: samplewright, text: Ida Samplewright}
  m02: {person: testad, text: Kari Testad}
  m03: {person: runa, text: Runa Provdal}
  m04: {person: madeuper, text: Jon Madeuper}
  m05: {person: fictus, text: {exact: Fictus, suffix: ", who"}}
  m06: {person: fictus, text: {exact: Fictus, prefix: "According to "}}
  m07: {person: madeuper, text: {exact: Madeuper, suffix: "’s office"}}
event_mentions:
  r01:
    event: army_help
    text: Sweden’s soldiers will help Norway in June
    trigger: help
    modality: planned
    modality_words: will
    date: {edtf: 2024-06, basis: resolved, words: in June, anchor: 6 May 2024}
  r02:
    event: deaths
    text: Two people died in the flood of 2018
    trigger: died
    modality: asserted
    date: {edtf: "2018", basis: printed, words: "2018"}
  r03: {event: dam_leaks, text: the dam leaks, trigger: leaks, modality: alleged, note: Fictus says it}
"""

PEOPLE: Final = """
runa:
  name: Runa Prøvdal
  named_in: made-up-nb
  name_form: full_name
  name_en: {is: Runa Provdal, sources: [press_list]}
  wikidata_id: {is: Q123456789, sources: [press_list, almanac]}
  description: {is: water researcher, article: made-up-nb, words: [vannforsker]}
eksempelsen: {name: Tor Eksempelsen, named_in: made-up-nb, name_form: full_name}
milo: {name: Milo, named_in: made-up-nb, name_form: given_name}
samplewright: {name: Ida Samplewright, named_in: made-up-en, name_form: full_name}
testad: {name: Kari Testad, named_in: made-up-en, name_form: full_name}
madeuper: {name: Jon Madeuper, named_in: made-up-en, name_form: full_name}
fictus: {name: Fictus, named_in: made-up-en, name_form: surname}
"""

EVENTS: Final = """
milo_visit:
  label: Milo visits Runa Prøvdal in Oslo
  type: CONSULT
  mode: visit
  read_in: made-up-nb
  words: besøkte
  place: {name: Oslo, words: Oslo}
  participants:
    actor1: {kind: person, person: milo, words: Milo}
    recipient1: {kind: person, person: runa, words: Prøvdal, note: nobody else of that name is told of}
army_help:
  label: Swedish soldiers help Norway
  type: AID
  read_in: made-up-en
  words: help
  place: {name: Norway, words: Norge, article: made-up-nb}
  participants:
    actor1: {kind: state, name: Sweden, words: Sweden’s}
    actor2: {kind: group, name: soldiers, words: soldiers}
    recipient1: {kind: state, name: Norway, words: Norge, article: made-up-nb}
    other1: {kind: organisation, name: the Norwegian government, words: regjeringen, article: made-up-nb}
flooded: {label: The village of Lysdalen is flooded, read_in: made-up-nb, words: flommet}
slide: {label: A landslide comes, read_in: made-up-nb, words: skred}
deaths:
  label: People die in a flood
  read_in: made-up-en
  words: died
  participants:
    recipient1: {kind: group, name: two people, words: Two people}
road_closed:
  label: Neighbours close a road
  type: PROTEST
  mode: obstruct
  read_in: made-up-nb
  words: stengt
  place: {name: Norway, words: Lysdalen kommune, note: a municipality of Norway}
  participants:
    actor1: {kind: group, name: the neighbours, words: Naboene}
dam_leaks: {label: A dam leaks, read_in: made-up-nb, words: lekker}
"""

CHECKS: Final = """
c01:
  article: made-up-nb
  text: Ingen døde i flommen i 2019
  verdict: agrees
  explanation: The almanac names nobody.
  sources: [almanac]
c02:
  article: made-up-en
  text: Two people died in the flood of 2018
  verdict: disputed
  explanation: The almanac names nobody, the list of the press two.
  sources: [almanac, press_list]
"""

SOURCES: Final = """
almanac:
  publisher: Almanac of Lysdalen
  url: https://example.org/almanac
  title: Floods and slides
  published: "2024"
  excerpt: nobody died
press_list: {publisher: Press Made Up, url: "https://example.org/press?list=1"}
"""

CORPUS: Final = Corpus(
    seeds={"made-up-nb": NORWEGIAN, "made-up-en": ENGLISH},
    articles={"made-up-nb": _read(NORWEGIAN_NOTES), "made-up-en": _read(ENGLISH_NOTES)},
    people=_read(PEOPLE),
    events=_read(EVENTS),
    fact_checks=_read(CHECKS),
    external_sources=_read(SOURCES),
)


# Any code point of a line but controls and line ends, which are drawn apart, and but dashes and marks, which decide
# what is a direct quote. The words that are told hold no stop: evidence is one sentence at most.
ANY: Final = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters='“”"„«»‘’‹›‚–—-―')
FILLER: Final = st.text(ANY, max_size=12)
WORDS: Final = st.text(ANY.filter(lambda c: c not in ".!?…"), min_size=1, max_size=10).map("o{}".format)
NAME: Final = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn")), min_size=1, max_size=4).map("N{}".format)
UTTERANCES: Final = st.sampled_from([("direct", "direct"), ("indirect", "mixed"), ("direct",), ("indirect",)])
MODALITIES: Final = st.sampled_from(["asserted", "alleged", "predicted", "planned", "hypothetical"])
LINE_ENDS: Final = st.sampled_from(["\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\n\n", "\n \u00a0\n"])


@dataclass
class _Page:
    """An article that grows, and the places of the words that were put into it."""

    article: str
    text: str
    notes: dict[str, Notes] = field(
        default_factory=lambda: {"quotes": {}, "person_mentions": {}, "event_mentions": {}, "events": {}}
    )
    places: list[tuple[Notes, str, int, int]] = field(default_factory=list)
    planted: dict[tuple[str, str, str], tuple[str, int, int]] = field(default_factory=dict)

    def put(self, words: str) -> tuple[int, int]:
        start, self.text = len(self.text), self.text + words
        return start, len(self.text)

    def add(self, table: str, key: str, notes: Notes, **anchored: tuple[int, int]) -> None:
        """Annotate a row, and note where the words of its cells stand."""
        self.notes[table][key] = notes
        for column, place in anchored.items():
            self.places.append((notes, column, *place))
            self.planted[table, f"{self.article}.{key}", column] = (self.article, *place)

    def settle(self) -> None:
        """Write the words of every place, with as much beside them as makes them stand once in the text."""
        for notes, key, start, end in self.places:
            before, after = start, end
            while self.text.find(self.text[before:after], self.text.find(self.text[before:after]) + 1) != -1:
                before, after = max(0, before - 1), min(len(self.text), after + 1)
            beside = {"prefix": self.text[before:start], "suffix": self.text[end:after]}
            words = self.text[start:end]
            notes[key] = {"exact": words, **beside} if (before, after) != (start, end) else words


@st.composite
def corpora(draw: st.DrawFn, prefix: str = "g") -> Corpus:
    """Generate a corpus of one or two articles; every key begins with `prefix`."""
    people = {f"{prefix}-p{i}": draw(st.tuples(NAME, NAME).map(" ".join)) for i in range(draw(st.integers(1, 2)))}
    corpus = Corpus({})
    for n in range(draw(st.integers(1, 2))):
        corpus |= _article(draw, f"{prefix}-a{n}", people)
    first = {
        mention["person"]: article
        for article in sorted(corpus.articles, reverse=True)
        for mention in corpus.articles[article]["person_mentions"].values()
    }
    named = {
        person: {"name": people[person], "named_in": article, "name_form": "full_name"}
        for person, article in first.items()
    }
    return corpus | Corpus({}, people=named)


def _article(draw: st.DrawFn, article: str, people: Mapping[str, str]) -> Corpus:
    page, headline = _Page(article, draw(st.sampled_from(["", "\ufeff"]))), Notes()
    place = page.put("H" + draw(FILLER))
    page.places.append((headline, "words", *place))
    page.planted["articles", article, "headline"] = (article, *place)
    for n in range(draw(st.integers(1, 3))):
        page.put(draw(LINE_ENDS) + "Ord" + draw(FILLER) + " ")
        _paragraph(draw, page, n, people)
    page.put(draw(st.sampled_from(["", "\n", "\r\n"])))
    page.settle()
    events = page.notes.pop("events")
    written = {article: {"id": article, "fields": {"headline": headline}, **page.notes}}
    language = {article: draw(st.sampled_from(["nb", "da", "en"]))}
    return Corpus({article: page.text}, written, events=events, languages=language, planted=page.planted)


def _paragraph(draw: st.DrawFn, page: _Page, n: int, people: Mapping[str, str]) -> None:
    """Let somebody speak, in one part or two, and perhaps tell of an event: in a part, across both, or beside them."""
    person = draw(st.sampled_from(sorted(people)))
    name = page.put(people[person])
    page.put(" ")
    cue = page.put("said")
    page.add("person_mentions", f"m{n}", {"person": person, "note": "planted"}, text=name)
    parts: list[tuple[int, int]] = []
    for part, kind in enumerate(draw(UTTERANCES)):
        page.put(" " if kind == "indirect" else " “")
        parts.append(page.put(draw(WORDS)))
        page.put("" if kind == "indirect" else "”")
        notes = {"kind": kind, "speaker": person, "speaker_kind": "person", "note": "planted"}
        before = {"continues": f"q{n}{part - 1}"} if part else {}
        page.add("quotes", f"q{n}{part}", notes | before, text=parts[-1], cue=cue, source=name)
    page.put(draw(FILLER))
    if draw(st.booleans()):
        event = f"{page.article}-e{n}"
        told = draw(st.sampled_from([(parts[0][0], parts[-1][1]), parts[0], (name[0], cue[1])]))
        page.add("event_mentions", f"r{n}", {"event": event, "modality": draw(MODALITIES)}, text=told)
        page.notes["events"][event] = {"label": "It happens", "read_in": page.article}
        page.places += [
            (page.notes["event_mentions"][f"r{n}"], "trigger", *told),
            (page.notes["events"][event], "words", *told),
        ]
