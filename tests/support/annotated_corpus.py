"""Annotated corpora for tests: one that uses every feature of the annotation format, and a hypothesis strategy."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from hypothesis import strategies as st

from tests.support.corpus_folder import DATA

Entry = dict[str, Any]
Offsets = tuple[int, int]
Cell = tuple[str, str, str]  # table, row id, column

SHARED_FILES: Final = ("people", "events", "fact_checks", "external_sources")


@dataclass(frozen=True)
class Corpus:
    """Articles, their annotations, and the shared entries."""

    texts: Mapping[str, str]
    articles: Mapping[str, Entry] = field(default_factory=dict)
    people: Entry = field(default_factory=dict)
    events: Entry = field(default_factory=dict)
    fact_checks: Entry = field(default_factory=dict)
    external_sources: Entry = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    planted: Mapping[Cell, tuple[str, int, int]] = field(default_factory=dict)  # cell -> article, start, end

    def files(self) -> dict[str, bytes]:
        """Return every file of the corpus by its path."""
        languages = "".join(f'"{article_id}" = "{language}"\n' for article_id, language in self.languages.items())
        config = f'name = "synthetic"\ntitle = "Synthetic news"\nversion = "0.0.1"\n[languages]\n{languages}'
        files = {"corpus.toml": config.encode()}
        files |= {f"seeds/{article_id}.txt": text.encode() for article_id, text in self.texts.items()}
        for article_id, entry in self.articles.items():
            sha256 = hashlib.sha256(self.texts[article_id].encode()).hexdigest()
            files[f"annotations/{article_id}.yaml"] = _to_yaml({"article": article_id, "sha256": sha256, **entry})
        for name in SHARED_FILES:
            files[f"annotations/{name}.yaml"] = _to_yaml(getattr(self, name))
        return files

    def write(self, folder: Path) -> Path:
        """Write the corpus into a folder and return it."""
        for path, content in self.files().items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        return folder

    def __or__(self, other: "Corpus") -> "Corpus":
        return Corpus(**{part: {**getattr(self, part), **getattr(other, part)} for part in self.__dataclass_fields__})


def _to_yaml(entry: Entry) -> bytes:
    return yaml.dump(entry, Dumper=yaml.CSafeDumper, sort_keys=False).encode()


def _read_yaml(name: str) -> Entry:
    source = (DATA / "synthetic" / f"{name}.yaml").read_text(encoding="utf-8")
    entry: Entry = yaml.load(source, yaml.BaseLoader)  # noqa: S506 - this loader reads every scalar as a string
    return entry


SAMPLE_ARTICLES: Final = ("synthetic-nb", "synthetic-en")
CORPUS: Final = Corpus(
    texts={name: (DATA / "synthetic" / f"{name}.txt").read_text(encoding="utf-8") for name in SAMPLE_ARTICLES},
    articles={name: _read_yaml(name) for name in SAMPLE_ARTICLES},
    people=_read_yaml("people"),
    events=_read_yaml("events"),
    fact_checks=_read_yaml("fact_checks"),
    external_sources=_read_yaml("external_sources"),
)


# Any character of a line except controls and line ends, which are drawn separately, and dashes and quotation marks,
# which decide what is a direct quote. Quoted text has no full stop, because evidence is at most one sentence.
CHARACTERS: Final = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters='“”"„«»‘’‹›‚–—-―')
FILLERS: Final = st.text(CHARACTERS, max_size=12)
QUOTED_TEXTS: Final = st.text(CHARACTERS.filter(lambda c: c not in ".!?…"), min_size=1, max_size=10).map("o{}".format)
NAMES: Final = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn")), min_size=1, max_size=4).map("N{}".format)
QUOTE_KINDS: Final = st.sampled_from([("direct", "direct"), ("indirect", "mixed"), ("direct",), ("indirect",)])
MODALITIES: Final = ("asserted", "alleged", "predicted", "planned", "hypothetical")
LINE_ENDS: Final = st.sampled_from(["\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\n\n", "\n \u00a0\n"])


@dataclass
class _ArticleBuilder:
    """An article that grows, with the offsets of the text that its annotation quotes."""

    article_id: str
    text: str
    parts: dict[str, Entry] = field(
        default_factory=lambda: {"quotes": {}, "person_mentions": {}, "event_mentions": {}, "events": {}}
    )
    anchors: list[tuple[Entry, str, int, int]] = field(default_factory=list)  # entry, key, start, end
    planted: dict[Cell, tuple[str, int, int]] = field(default_factory=dict)

    def append(self, text: str) -> Offsets:
        """Append text and return its offsets."""
        start, self.text = len(self.text), self.text + text
        return start, len(self.text)

    def add(self, table: str, key: str, entry: Entry, **anchored: Offsets) -> None:
        """Annotate a row, and record the offsets of its anchored columns."""
        self.parts[table][key] = entry
        for column, offsets in anchored.items():
            self.anchors.append((entry, column, *offsets))
            self.planted[table, f"{self.article_id}.{key}", column] = (self.article_id, *offsets)

    def fill_anchors(self) -> None:
        """Write every anchor with as much context as makes it unique in the text."""
        for entry, key, start, end in self.anchors:
            first, last = start, end
            while self.text.find(self.text[first:last], self.text.find(self.text[first:last]) + 1) != -1:
                first, last = max(0, first - 1), min(len(self.text), last + 1)
            exact, affixes = self.text[start:end], {"prefix": self.text[first:start], "suffix": self.text[end:last]}
            entry[key] = {"exact": exact, **affixes} if (first, last) != (start, end) else exact


@st.composite
def corpora(draw: st.DrawFn, prefix: str = "g") -> Corpus:
    """Generate a corpus of one or two articles; every key begins with `prefix`."""
    names = {f"{prefix}-p{i}": draw(st.tuples(NAMES, NAMES).map(" ".join)) for i in range(draw(st.integers(1, 2)))}
    corpus = Corpus({})
    for number in range(draw(st.integers(1, 2))):
        corpus |= _draw_article(draw, f"{prefix}-a{number}", names)
    named_in = {
        mention["person"]: article_id
        for article_id in sorted(corpus.articles, reverse=True)
        for mention in corpus.articles[article_id]["person_mentions"].values()
    }
    people = {
        person: {"name": names[person], "named_in": article_id, "name_form": "full_name"}
        for person, article_id in named_in.items()
    }
    return corpus | Corpus({}, people=people)


def _draw_article(draw: st.DrawFn, article_id: str, names: Mapping[str, str]) -> Corpus:
    article, headline = _ArticleBuilder(article_id, draw(st.sampled_from(["", "\ufeff"]))), Entry()
    offsets = article.append("H" + draw(FILLERS))
    article.anchors.append((headline, "words", *offsets))
    article.planted["articles", article_id, "headline"] = (article_id, *offsets)
    for number in range(draw(st.integers(1, 3))):
        article.append(draw(LINE_ENDS) + "Ord" + draw(FILLERS) + " ")
        _draw_paragraph(draw, article, number, names)
    article.append(draw(st.sampled_from(["", "\n", "\r\n"])))
    article.fill_anchors()
    events = article.parts.pop("events")
    articles = {article_id: {"id": article_id, "fields": {"headline": headline}, **article.parts}}
    languages = {article_id: draw(st.sampled_from(["nb", "da", "en"]))}
    return Corpus({article_id: article.text}, articles, events=events, languages=languages, planted=article.planted)


def _draw_paragraph(draw: st.DrawFn, article: _ArticleBuilder, number: int, names: Mapping[str, str]) -> None:
    """Append a quote in one or two parts, and perhaps an event mention within a part, across both, or outside them."""
    person = draw(st.sampled_from(sorted(names)))
    name = article.append(names[person])
    article.append(" ")
    cue = article.append("said")
    article.add("person_mentions", f"m{number}", {"person": person, "note": "planted"}, text=name)
    parts: list[Offsets] = []
    for part, kind in enumerate(draw(QUOTE_KINDS)):
        article.append(" " if kind == "indirect" else " “")
        parts.append(article.append(draw(QUOTED_TEXTS)))
        article.append("" if kind == "indirect" else "”")
        entry = {"kind": kind, "speaker": person, "speaker_kind": "person", "note": "planted"}
        continued = {"continues": f"q{number}{part - 1}"} if part else {}
        article.add("quotes", f"q{number}{part}", entry | continued, text=parts[-1], cue=cue, source=name)
    article.append(" " + draw(FILLERS))
    if draw(st.booleans()):
        event = f"{article.article_id}-e{number}"
        offsets = draw(st.sampled_from([(parts[0][0], parts[-1][1]), parts[0], (name[0], cue[1])]))
        quoted_modalities = ("presupposed",) if offsets[0] == parts[0][0] else ()
        mention = {"event": event, "modality": draw(st.sampled_from([*MODALITIES, *quoted_modalities]))}
        article.add("event_mentions", f"r{number}", mention, text=offsets)
        article.parts["events"][event] = {"label": "It happens", "read_in": article.article_id}
        article.anchors += [(mention, "trigger", *offsets), (article.parts["events"][event], "words", *offsets)]
