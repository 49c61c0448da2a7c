import re
import shutil
import string
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.article import Article, decode_article
from ordrett.errors import InputError
from ordrett.model import (
    ArticleAnnotation,
    ArticleMetadata,
    Attested,
    Person,
    PersonMention,
    Quote,
    QuoteKind,
    SpeakerKind,
)
from ordrett.page.sections import Section
from ordrett.span import Span
from ordrett_dataset.annotations import load_annotations
from ordrett_dataset.annotations.draft.annotation import Draft, draft_annotation
from ordrett_dataset.annotations.minimal_selector import minimal_selector
from ordrett_dataset.annotations.models import AnnotationEntries
from ordrett_dataset.annotations.strict_yaml import load_yaml
from ordrett_dataset.annotations.write_yaml import annotation_yaml, append_people, people_yaml
from ordrett_dataset.cli import draft as module
from ordrett_dataset.pipeline.build import build
from tests.support.corpus_folder import SECOND_ARTICLE_FILE, SECOND_TEXT, CommandResult, read_folder, write_corpus

STEM = "005_made_up"
TEXT = """Biblioteket åpner etter brannen
Av Ludvig Fjærestad
– Vi har ventet lenge. Vi er glade nå, sier biblioteksjef Kari Prøve.
Prøve mener at taket holder. Hun sier at taket holder.
Ifølge Øvreby kommune er huset trygt.
"""
SECTIONS: tuple[Section, Section] = ("headline", "body")
QUOTE_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect")
NOTHING = AnnotationEntries()


def made(text: str = TEXT, name: str = STEM) -> Article:
    return decode_article(text.encode(), name, f"seeds/{name}.txt")


def span(source: Article, words: str, nth: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(words), source.text)][nth]
    return Span.from_text(source.text, start, start + len(words))


def known_person(key: str = "prove") -> AnnotationEntries:
    entry = {"name": "Kari Prøve", "named_in": "001_old", "name_form": "full_name"}
    notes = {
        "article": "001_old",
        "id": "005",
        "sha256": "0",
        "person_mentions": {"m01": {"person": key, "text": "Kari Prøve"}},
    }
    return AnnotationEntries.model_validate({"people": {key: entry}, "articles": {"001_old": notes}})


def told() -> ArticleAnnotation:
    """Return a reading as rules may make it, with a speaker named by source, by a pronoun, by none, and no person."""
    source = made()
    kari, ludvig = f"{STEM}.p96", f"{STEM}.p35"

    def quote(key: str, words: Span, person: str | None, cue: Span, by: Span, **more: object) -> Quote:
        values: dict[str, object] = {
            "quote_kind": "indirect",
            "speaker_kind": Attested("person"),
            "speaker_id": Attested(person),
            "speaker_name": Attested("Kari Prøve"),
            "extraction_rule": "made_up",
        }
        return Quote(quote_id=key, text=words, cue=cue, source=by, **{**values, **more})  # type: ignore[arg-type]  # the fields are named by the caller

    own = span(source, "Vi har ventet lenge. Vi er glade nå")
    holds = [span(source, "at taket holder", nth) for nth in (0, 1)]
    return ArticleAnnotation(
        source,
        "nb",
        "rules",
        ("headline", "byline", "body", "body", "body"),
        metadata=ArticleMetadata(
            headline=span(source, "Biblioteket åpner etter brannen"), byline=span(source, "Ludvig Fjærestad")
        ),
        people=(
            Person(ludvig, ludvig, Attested("Ludvig Fjærestad"), "full_name"),
            Person(kari, kari, Attested("Kari Prøve"), "full_name"),
        ),
        person_mentions=(
            PersonMention("a", Attested(ludvig), span(source, "Ludvig Fjærestad"), "made_up"),
            PersonMention("b", Attested(kari), span(source, "Kari Prøve"), "made_up"),
            PersonMention("c", Attested(kari), span(source, "Prøve", 1), "made_up"),
        ),
        quotes=(
            quote("a", own, kari, span(source, "sier"), span(source, "biblioteksjef Kari Prøve"), quote_kind="direct"),
            quote("b", holds[0], kari, span(source, "mener"), span(source, "Prøve", 1)),
            quote("c", holds[1], kari, span(source, "sier", 1), span(source, "Hun")),
            quote(
                "d",
                span(source, "er huset trygt"),
                None,
                span(source, "Ifølge"),
                span(source, "Øvreby kommune"),
                speaker_kind=Attested("organisation"),
                speaker_name=Attested("Øvreby kommune"),
            ),
        ),
    )


def read_back(made_up: Draft, source: Article, folder: Path) -> ArticleAnnotation:
    (folder / "annotations").mkdir()
    (folder / "annotations" / f"{source.article_id}.yaml").write_text(
        annotation_yaml(made_up).replace("draft: true\n", ""), encoding="utf-8"
    )
    (folder / "annotations" / "people.yaml").write_text(people_yaml(made_up.people), encoding="utf-8")
    found = load_annotations(folder / "annotations", {source.article_id: source}, {source.article_id: "nb"})
    assert found.errors == {}
    return found.by_article[source.article_id]


def said(reading: ArticleAnnotation) -> list[object]:
    names = {person.person_id: person.name.value for person in reading.people}
    texts = {quote.quote_id: quote.text for quote in reading.quotes}
    quotes = sorted(
        (
            q.text,
            q.quote_kind,
            str(q.cue),
            str(q.source),
            str(q.via),
            q.speaker_kind.value,
            str(q.speaker_name.value),
            names.get(q.speaker_id.value or "", ""),
            str(texts.get(q.continues_quote_id or "")),
        )
        for q in reading.quotes
    )
    mentions = sorted((m.text, names[m.person_id.value]) for m in reading.person_mentions)
    people = sorted((person.name.value, person.name_form) for person in reading.people)
    return [quotes, mentions, people, str(reading.metadata.headline), str(reading.metadata.byline), reading.sections]


def test_the_draft_says_what_was_read(tmp_path: Path) -> None:
    reading = told()
    made_up = draft_annotation(reading, NOTHING)
    assert list(made_up.entry["quotes"]) == ["q01", "q02", "q03", "q04"]
    assert made_up.entry["id"] == "005"
    assert {key: entry["name"] for key, entry in made_up.people.items()} == {
        "fjaerestad": "Ludvig Fjærestad",
        "prove": "Kari Prøve",
    }
    # Words beside are given only where the words stand twice.
    assert made_up.entry["quotes"]["q01"]["cue"] == "sier"
    assert made_up.entry["quotes"]["q02"]["text"] == {"exact": "at taket holder", "prefix": "mener "}
    assert made_up.entry["person_mentions"]["m03"]["text"] == {"exact": "Prøve", "suffix": " mener"}
    # A curator's eye is asked for where the words alone do not tell the speaker.
    assert [key for key, quote in made_up.entry["quotes"].items() if "note" in quote] == ["q03"]
    assert made_up.comments == {("quotes", "q03"): ["check who speaks"]}
    assert said(read_back(made_up, reading.article, tmp_path)) == said(reading)


def test_a_draft_builds_at_once(tmp_path: Path) -> None:
    reading = told()
    made_up = draft_annotation(reading, NOTHING)
    read_back(made_up, reading.article, tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / f"{STEM}.txt").write_text(TEXT, encoding="utf-8")
    result = build(tmp_path)
    assert (result.errors, result.issues) == ({}, [])
    assert result.tables["quotes"]["quote_id"].to_list() == ["005.q01", "005.q02", "005.q03", "005.q04"]


def test_people_of_the_folder_keep_their_entry() -> None:
    made_up = draft_annotation(told(), known_person())
    assert list(made_up.people) == ["fjaerestad"]
    assert made_up.entry["person_mentions"]["m02"]["person"] == "prove"
    assert made_up.comments["person_mentions",] == ["check that prove is Kari Prøve of people.yaml"]
    assert made_up.entry["id"] == "005_made"


def test_a_key_in_use_is_not_taken() -> None:
    other = known_person().people["prove"].model_copy(update={"name": "Ola Prøve"})
    known = AnnotationEntries(people={"prove": other})
    assert list(draft_annotation(told(), known).people) == ["fjaerestad", "prove_2"]


# Letters and signs that YAML, a terminal or a line could take for something else.
ODD = "\t\x07\x1b\x7f\u00a0\u200b\u202e\ufeff\U0001f600\U0001fffe{}[],:&*#?|-<>=!%@\"'`\\ e\u0301"
WORDS = st.text(st.sampled_from("abAB" + ODD), min_size=1, max_size=4) | st.sampled_from(["null", "yes", "~", "Ola"])
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\u0085"])


@st.composite
def texts(draw: st.DrawFn) -> Article:
    lines = draw(st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=2, max_size=5))
    text = "".join(line + draw(LINE_ENDS) for line in ["Overskrift", *lines, "Ola Nordmann sier ja"])
    return made(text, "a")


@st.composite
def spans(draw: st.DrawFn, source: Article, within: int = 40) -> Span:
    first, last = draw(st.sampled_from(source.paragraphs))
    start = draw(st.integers(first, last - 1))
    return Span.from_text(source.text, start, draw(st.integers(start + 1, min(last, start + within))))


@st.composite
def readings(draw: st.DrawFn) -> ArticleAnnotation:
    source = draw(texts())
    people, mentions = [], []
    for n in range(draw(st.integers(0, 3))):
        forms = draw(st.lists(spans(source), min_size=1, max_size=3))
        longest = max(forms, key=lambda form: (len(form.text.split()), len(form.text), form.text)).text
        people.append(
            Person(f"p{n}", f"p{n}", Attested(longest), "full_name" if len(longest.split()) > 1 else "surname")
        )
        mentions += [PersonMention(f"m{n}.{i}", Attested(f"p{n}"), form, "made_up") for i, form in enumerate(forms)]
    quotes: list[Quote] = []
    for n, text in enumerate(sorted(draw(st.lists(spans(source), max_size=4)))):
        person = draw(st.sampled_from([None, *people]))
        kinds: list[SpeakerKind] = ["group", "document", "unknown"]
        kind: SpeakerKind = "person" if person else draw(st.sampled_from(kinds))
        name = None if kind == "unknown" else person.name.value if person else draw(spans(source)).text
        cue, by, via = (draw(st.none() | spans(source)) for _ in range(3))
        before = [quote.quote_id for quote in quotes if quote.text < text]
        quotes.append(
            Quote(
                f"q{n}",
                draw(st.sampled_from(QUOTE_KINDS)),
                text,
                Attested(kind),
                Attested(person.person_id if person else None),
                Attested(name),
                cue,
                by,
                via,
                draw(st.sampled_from([None, *before])),
                "made_up",
            )
        )
    parts = (SECTIONS[0], *(SECTIONS[1] for _ in source.paragraphs[1:]))
    page = ArticleMetadata(headline=Span.from_text(source.text, *source.paragraphs[0]))
    return ArticleAnnotation(
        source,
        "nb",
        "rules",
        parts,
        metadata=page,
        people=tuple(people),
        person_mentions=tuple(mentions),
        quotes=tuple(quotes),
    )


@given(reading=readings())
def test_a_reading_survives_its_annotation(reading: ArticleAnnotation) -> None:
    with tempfile.TemporaryDirectory() as name:
        again = read_back(draft_annotation(reading, NOTHING), reading.article, Path(name))
    assert said(again)[:4] == said(reading)[:4]


@given(data=st.data())
def test_the_fewest_words_name_a_place(data: st.DataObject) -> None:
    source = data.draw(texts())
    place = data.draw(spans(source))
    near = data.draw(st.none() | spans(source))
    scopes = [source.paragraph_around(near.start)] if near else []
    scopes.append((0, len(source.text)))
    chosen = minimal_selector(place, source, near)
    assert find_span(chosen, source.text, *scopes) == place
    alone = TextQuoteSelector(place.text)
    first = next(part for part in scopes if place.text in source.text[slice(*part)])
    stands_once = len(re.findall(f"(?={re.escape(place.text)})", source.text[slice(*first)])) == 1
    assert (chosen == alone) == (stands_once and first[0] <= place.start < place.end <= first[1])


def test_one_word_again_and_again_is_told_apart() -> None:
    source = made("ja " * 200)
    for start in (0, 300, 597):
        place = Span.from_text(source.text, start, start + 2)
        chosen = minimal_selector(place, source)
        assert find_span(chosen, source.text) == place


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")


def read_as_told(source: Article, _language: str | None = None) -> ArticleAnnotation:
    assert source.text == TEXT
    return told()


@pytest.fixture
def seed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = corpus / "seeds" / f"{STEM}.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(module, "read_article", read_as_told)
    return path


def correct(file: Path) -> None:
    """Take out the line that says that nobody has corrected the file."""
    text = file.read_text(encoding="utf-8")
    assert text.count("draft: true\n") == 1
    file.write_text(text.replace("draft: true\n", ""), encoding="utf-8")


def test_the_command_writes_an_annotation_that_builds(
    seed: Path, corpus: Path, command: Callable[..., CommandResult]
) -> None:
    before = read_folder(corpus)
    ran = command("annotate", seed)
    assert (ran.code, ran.err) == (0, "")
    file = corpus.resolve() / "annotations" / f"{STEM}.yaml"
    assert ran.out.splitlines()[0] == f"{file}: written"
    # Ludvig Fjærestad is in people.yaml already, under the same name.
    assert ran.out.splitlines()[1].endswith("people.yaml: 1 people added: prove")
    after = read_folder(corpus)
    assert {name for name in after if after[name] != before.get(name)} == {
        f"annotations/{STEM}.yaml",
        "annotations/people.yaml",
    }
    assert after["annotations/people.yaml"].startswith(before["annotations/people.yaml"])
    ran = command("build", corpus)
    assert ran.code == 1
    assert f"annotations/{STEM}.yaml: line 3: draft: annotation_is_not_a_draft: " in ran.err
    correct(file)
    assert command("build", corpus).code == 0
    assert command("validate", corpus).code == 0


def test_an_annotation_is_never_overwritten(seed: Path, corpus: Path, command: Callable[..., CommandResult]) -> None:
    assert command("annotate", seed).code == 0
    before = read_folder(corpus)
    for arguments in ([seed], [seed, "--output", corpus / "annotations/people.yaml"]):
        ran = command("annotate", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "is there already, and was not touched. Correct it by hand, or name another with --output." in ran.err
    assert read_folder(corpus) == before


def test_with_output_nothing_but_that_file_is_written(
    seed: Path, corpus: Path, tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    before = read_folder(corpus)
    ran = command("annotate", seed, "--output", tmp_path / "new" / "draft.yaml")
    assert ran.code == 0
    assert read_folder(corpus) == before
    assert "Add to " in ran.out
    assert ran.out.endswith('\nprove:\n  name: "Kari Prøve"\n  named_in: "005_made_up"\n  name_form: full_name\n')
    assert (tmp_path / "new/draft.yaml").read_text(encoding="utf-8").startswith("# A draft written by rules")


def test_only_an_article_in_seeds_is_annotated(seed: Path, corpus: Path, command: Callable[..., CommandResult]) -> None:
    elsewhere = shutil.copy(seed, corpus / "elsewhere.txt")
    ran = command("annotate", elsewhere)
    assert (ran.code, ran.out) == (2, "")
    assert "not in the seeds/ of a corpus folder. Put it there" in ran.err
    (corpus / "seeds/README.md").write_text("About.\n", encoding="utf-8")
    ran = command("annotate", corpus / "seeds/README.md")
    assert ran.code == 1
    assert "article_is_listed" in ran.err
    (corpus / "seeds/broken.txt").write_bytes(b"\xff")
    ran = command("annotate", corpus / "seeds/broken.txt")
    assert ran.code == 1
    assert "article_is_utf8" in ran.err
    assert command("annotate", corpus / "seeds/nowhere.txt").code == 2


def test_annotations_at_fault_are_mended_first(seed: Path, corpus: Path, command: Callable[..., CommandResult]) -> None:
    (corpus / "annotations/010_skarv.yaml").write_text("article: [\n", encoding="utf-8")
    ran = command("annotate", seed)
    assert ran.code == 1
    assert "annotations/010_skarv.yaml: line" in ran.err
    assert not (corpus / f"annotations/{STEM}.yaml").exists()


def test_an_article_is_annotated_as_it_is_read_today(corpus: Path, command: Callable[..., CommandResult]) -> None:
    ran = command("annotate", corpus / SECOND_ARTICLE_FILE)
    assert (ran.code, ran.err) == (0, "")
    correct(corpus / "annotations" / f"{Path(SECOND_ARTICLE_FILE).stem}.yaml")
    ran = command("build", corpus)
    assert (ran.code, ran.err) == (0, ""), ran.err
    notes = yaml.safe_load(
        (corpus / "annotations" / f"{Path(SECOND_ARTICLE_FILE).stem}.yaml").read_text(encoding="utf-8")
    )
    assert notes["fields"]["headline"]["words"] == SECOND_TEXT.splitlines()[0]


BLOCK = 'ny:\n  name: "Ny Person"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", BLOCK),
        ("{}\n", BLOCK),
        ("# nobody yet\n", f"# nobody yet\n{BLOCK}"),
        ("old: {name: Old}", f"old: {{name: Old}}\n{BLOCK}"),
        ("old:\n  name: Old  # kept\n", f"old:\n  name: Old  # kept\n{BLOCK}"),
    ],
)
def test_people_are_added_behind_those_that_are_there(before: str, after: str) -> None:
    assert append_people(before, BLOCK) == after


def test_people_in_braces_are_left_alone() -> None:
    with pytest.raises(InputError, match="Add these yourself:\nny:"):
        append_people("{old: {name: Old}}\n", BLOCK)


def test_every_sign_survives_the_yaml(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    signs = string.printable + ODD + "".join(map(chr, range(0x80, 0x100)))
    for value in (signs, signs[::-1], "a" * 3000 + ": #", "null", "no", "Å", "12", "x_1"):
        words = {"exact": value, "suffix": value}
        text = annotation_yaml(Draft({"person_mentions": {"m01": {"person": "p", "text": words}}}, {}))
        assert all(c.isprintable() or c == "\n" for c in text)
        file.write_text(text, encoding="utf-8")
        mention = {"person": "p", "text": words}
        assert load_yaml(file, "a.yaml")[0] == {"draft": "true", "person_mentions": {"m01": mention}}
