import random
import re
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett.article import Article, decode_article
from ordrett.errors import InputError
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import AnchorResolver
from ordrett_dataset.annotations.draft.annotation import Draft
from ordrett_dataset.annotations.error_collector import ErrorCollector
from ordrett_dataset.annotations.files import AnnotationFiles
from ordrett_dataset.annotations.models import ArticleEntry
from ordrett_dataset.annotations.write_yaml import annotation_yaml
from ordrett_dataset.brat.desk import Desk
from ordrett_dataset.brat.drawn import drawn
from ordrett_dataset.brat.incoming import incoming
from ordrett_dataset.brat.indexed import Indexed
from ordrett_dataset.brat.merged import merged
from ordrett_dataset.brat.outgoing import outgoing
from ordrett_dataset.brat.parsed import parsed
from ordrett_dataset.brat.placed import Tree, placed
from ordrett_dataset.brat.put import put
from ordrett_dataset.brat.standoff import standoff_text
from ordrett_dataset.brat.taken import Taken
from ordrett_dataset.schemas.codebook import CODEBOOK
from tests.support.annotated_corpus import CORPUS, Corpus, corpora

ROOT = Path(__file__).parents[4]
STEM = "a"
# What one of the programs between here and an annotator may take for something else: all that ends a line somewhere,
# and what counts twice where places are counted in UTF-16 or in bytes.
ODD = "\t\v\f\x1c\x85\u2028\u00a0\u200b\u202e\ufeff\U0001f600\U0001d11e e\u0301{}[]\"'#|;:&*"
WORDS = st.text(st.sampled_from("abAB" + ODD), min_size=1, max_size=4) | st.sampled_from(
    ["ja", "ja", "T1", "{", "null"]
)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x85", "\n\n", "\n \n", "\v\n"])
NOTES = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
KEYS = st.sampled_from(["kari", "ola_2", "no", "P-1"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    lines = draw(st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=5))
    start = draw(st.sampled_from(["", "\ufeff"]))
    text = start + "".join(line + draw(LINE_ENDS) for line in ["Overskrift", *lines, "ja sa Ola"])
    return decode_article(text.replace("\0", "").encode(), STEM, f"seeds/{STEM}.txt")


@st.composite
def spans(draw: st.DrawFn, source: Article) -> Span:
    """Any stretch that begins and ends with a sign, within a line or over lines."""
    signs = [at for first, last in source.paragraphs for at in range(first, last) if not source.text[at].isspace()]
    start, last = sorted((draw(st.sampled_from(signs)), draw(st.sampled_from(signs))))
    return Span.from_text(source.text, start, last + 1)


@st.composite
def trees(draw: st.DrawFn, source: Article) -> Tree:
    """Any annotation, with places; nobody looks whether it makes sense."""

    def some(**entry: Any) -> Tree:
        return {name: value for name, value in entry.items() if value is not None}

    def words() -> Any:
        return draw(st.none() | spans(source))

    def chosen(codes: str) -> str:
        return draw(st.sampled_from(sorted(CODEBOOK[codes])))

    quotes: Tree = {}
    for n, text in enumerate(draw(st.lists(spans(source), max_size=4)), start=1):
        kind = chosen("speaker_kind")
        speaker = draw(KEYS if kind == "person" else NOTES)
        beside = {name: words() for name in ("cue", "source", "relayed_by", "addressed_to", "speaker_words")}
        continues = draw(st.none() | st.sampled_from(sorted(quotes))) if quotes else None
        more = some(speaker=speaker, **beside, continues=continues, note=draw(NOTES))
        quotes[f"q{n:02}"] = {"text": text, "kind": chosen("quote_kind"), "speaker_kind": kind, **more}
    mentions = {
        f"m{n:02}": some(person=draw(KEYS), text=text, note=draw(NOTES))
        for n, text in enumerate(draw(st.lists(spans(source), max_size=4)), start=1)
    }
    reports = {
        f"r{n:02}": some(
            event=draw(KEYS),
            text=text,
            trigger=draw(spans(source)),
            modality=chosen("modality"),
            modality_words=words(),
            is_negated=draw(st.none() | st.just(True)),
            negated_words=words(),
            date=draw(st.none() | dates(source)),
            note=draw(NOTES),
        )
        for n, text in enumerate(draw(st.lists(spans(source), max_size=3)), start=1)
    }
    fact = some(words=words(), note=draw(NOTES), sources=draw(st.none() | st.just(["almanac", "press"])))
    fields = some(
        headline={"words": draw(spans(source))},
        publisher={"is": draw(NOTES) or "x", **fact},
        published=draw(st.none() | dates(source)),
    )
    sections = some_sections(draw, source)
    about = {"article": STEM, "id": "a", "sha256": source.sha256} | some(draft=draw(st.none() | st.just(True)))
    return about | {
        "sections": sections,
        "fields": fields,
        "quotes": quotes,
        "person_mentions": mentions,
        "event_mentions": reports,
    }


@st.composite
def dates(draw: st.DrawFn, source: Article) -> Tree:
    basis = draw(st.sampled_from(["printed", "resolved", "external"]))
    words = draw(st.none() | spans(source)) if basis == "external" else draw(spans(source))
    more: Tree = {"anchor": draw(spans(source))} if basis == "resolved" else {}
    more |= {"sources": ["almanac"]} if basis == "external" else {}
    return {"edtf": "2024-05", "basis": basis} | ({"words": words} if words else {}) | more


def some_sections(draw: st.DrawFn, source: Article) -> dict[int, str]:
    lines = [source.text[first:last] for first, last in source.paragraphs]
    names = st.none() | st.sampled_from(["headline", "byline", "furniture"])
    of = {line: draw(names) for line in dict.fromkeys(lines)}
    return {number: str(of[line]) for number, line in enumerate(lines) if of[line]}


def out(tree: Tree, source: Article) -> str:
    return standoff_text(drawn(tree, source, {}, {}), source)


def back(text: str, source: Article, used: str = "") -> Tree:
    tree = Taken(Indexed(parsed(text.encode(), "a.ann", source), "a.ann"), source, used).tree
    return {**tree, "draft": True} if tree.pop("draft", None) else tree


def shuffled(text: str, rng: random.Random) -> str:
    """Return the lines in another order, with other numbers, and with the line ends of another system."""
    lines = text.split("\n")[:-1]
    ids = [line.partition("\t")[0] for line in lines]
    numbers = rng.sample(range(1, 10 * len(ids) + 1), len(ids))
    new = {old: f"{re.sub('[0-9]', '', old)}{number}" for old, number in zip(ids, numbers, strict=True)}
    rng.shuffle(lines)
    return "".join(f"{renumbered(line, new)}\r\n" for line in lines)


def renumbered(line: str, new: dict[str, str]) -> str:
    name, said, *words = line.split("\t", 2)
    said = re.sub(r"(?<=[ :])[TE][0-9]+(?= |$)", lambda found: new[found[0]], said)
    return "\t".join([new[name], said, *words])


@settings(max_examples=50)
@given(data=st.data())
def test_an_annotation_comes_back_as_it_went_out(data: st.DataObject) -> None:
    source = data.draw(articles())
    tree = data.draw(trees(source))
    text = out(tree, source)
    assert back(text, source) == tree
    assert out(back(text, source), source) == text


@settings(max_examples=50)
@given(data=st.data(), rng=st.randoms(use_true_random=False))
def test_order_numbers_and_line_ends_say_nothing(data: st.DataObject, rng: random.Random) -> None:
    source = data.draw(articles())
    tree = data.draw(trees(source))
    assert back(shuffled(out(tree, source), rng), source) == tree


@settings(max_examples=50)
@given(data=st.data())
def test_the_words_of_a_line_are_those_of_the_text(data: st.DataObject) -> None:
    source = data.draw(articles())
    tree = data.draw(trees(source))
    lines = out(tree, source).splitlines()
    # No sign of the text is taken for a line end or a tab by any reader.
    assert all(re.match(r"(T|E|A|#)[0-9]+\t", line) for line in lines)
    for line in (line for line in lines if line.startswith("T")):
        _, places, words = line.split("\t")
        pieces = [tuple(map(int, place.split(" "))) for place in places.partition(" ")[2].split(";")]
        assert words == " ".join(source.text[start:end] for start, end in pieces)
        whole = source.text[pieces[0][0] : pieces[-1][1]]
        assert "".join(words.split()) == "".join(whole.split())


@settings(max_examples=50)
@given(data=st.data())
def test_whatever_is_done_to_a_file_is_taken_in_or_refused_with_its_line(data: st.DataObject) -> None:
    source = data.draw(articles())
    text = out(data.draw(trees(source)), source)
    for _ in range(data.draw(st.integers(1, 4))):
        start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
        put_in = data.draw(
            st.sampled_from(["", "\n", "\t", " ", ":", "{", "}", "T1", "E1", "99", "Quote", "Kind", "Row", "a: b"])
        )
        text = text[:start] + put_in + text[min(end, start + data.draw(st.integers(0, 9))) :]
    try:
        made = merged(back(text, source), {}, {}, source)
        assert isinstance(made, dict)
    except* InputError as group:
        for refusal in group.exceptions:
            assert isinstance(refusal, InputError)
            assert re.match(r"a\.ann: line [0-9]+$", refusal.location)
            assert refusal.hint


def read_back(text: str, source: Article, folder: Path) -> Tree:
    (folder / "annotations").mkdir()
    (folder / "annotations" / f"{STEM}.yaml").write_text(text, encoding="utf-8")
    refused = ErrorCollector()
    written = AnnotationFiles(folder / "annotations", refused)
    assert refused == {}
    return placed(AnchorResolver(source, "nb", written.entries.articles[STEM], written, {}))


@settings(max_examples=50)
@given(data=st.data())
def test_a_file_made_of_it_names_the_same_places(data: st.DataObject) -> None:
    source = data.draw(articles())
    tree = data.draw(trees(source)) | {"draft": True}
    made = merged(back(out(tree, source), source), {}, {}, source)
    text = annotation_yaml(Draft({part: said for part, said in made.items() if part != "draft"}, {}))
    with tempfile.TemporaryDirectory() as name:
        again = read_back(text, source, Path(name))
    assert again == tree


@settings(max_examples=50)
@given(data=st.data())
def test_words_that_are_written_already_stay(data: st.DataObject) -> None:
    source = data.draw(articles())
    first, last = source.paragraphs[0]
    start = data.draw(st.integers(first, last - 1))
    # Words may begin or end with white space, or hold a line end and what stands behind it.
    end = data.draw(st.integers(source.text.index("t", first), len(source.text)))
    words = Span.from_text(source.text, min(start, end - 1), end)
    old: Tree = {
        "quotes": {"q01": {"note": "n", "kind": "direct", "speaker_kind": "unknown", "text": {"exact": words.text}}}
    }
    before: Tree = {"quotes": {"q01": {**old["quotes"]["q01"], "text": words}}, "sections": {}, "fields": {}}
    again = back(out({**before, "person_mentions": {}, "event_mentions": {}}, source), source)
    prefix = {"prefix": source.text[: words.start]} if words.start else {}
    old["quotes"]["q01"]["text"] |= prefix | ({"suffix": source.text[end:]} if source.text[end:] else {})
    made = merged(again, old, before, source)
    assert made == old
    assert list(made["quotes"]["q01"]) == list(old["quotes"]["q01"])


def round_trip(corpus: Path, folder: Path) -> dict[str, bytes]:
    desk = Desk(corpus)
    files = outgoing(desk, sorted(desk.written.entries.articles))
    put({folder / name: content for name, content in files.items()})
    for stem in desk.written.entries.articles:
        assert incoming(desk, folder, stem) is None
        # From its .ann file alone, the annotation has the same places.
        source, notes = desk.articles[stem], desk.written.entries.articles[stem]
        made = merged(back((folder / f"{stem}.ann").read_bytes().decode(), source), {}, {}, source)
        made = {part: said for part, said in made.items() if part not in ("annotation", "standoff")}
        again = ArticleEntry.model_validate(made)
        assert desk.placed(stem, again) == desk.placed(stem, notes)
    return files


def test_the_articles_of_the_project_come_back_as_they_went_out(tmp_path: Path) -> None:
    files = round_trip(ROOT, tmp_path)
    assert sum(name.endswith(".ann") for name in files) == len(list((ROOT / "annotations").glob("0*.yaml"))) > 0
    assert outgoing(Desk(ROOT), [name.removesuffix(".ann") for name in files if name.endswith(".ann")]) == files
    assert all((ROOT / "seeds" / name).read_bytes() == files[name] for name in files if name.endswith(".txt"))


def test_a_corpus_that_uses_all_that_can_be_said_comes_back(tmp_path: Path) -> None:
    assert len(round_trip(CORPUS.write(tmp_path / "corpus"), tmp_path / "brat")) == 2 * len(CORPUS.articles) + 2


@settings(max_examples=15)
@given(corpora())
def test_any_corpus_comes_back(corpus: Corpus) -> None:
    with tempfile.TemporaryDirectory() as name:
        round_trip(corpus.write(Path(name) / "corpus"), Path(name) / "brat")


def sections_of(conf: str) -> dict[str, dict[str, str]]:
    """Read a configuration as brat does: sections, in each of them names and what is said of them."""
    found: dict[str, dict[str, str]] = {}
    for line in conf.splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = found.setdefault(heading[1], {})
        elif line and not line.startswith("#"):
            name, _, said = line.partition("\t")
            section[name.partition(" | ")[0]] = said
    return found


def test_brat_is_told_of_every_type_and_value(tmp_path: Path) -> None:
    files = {name: content.decode() for name, content in round_trip(ROOT, tmp_path).items()}
    known, shown = (sections_of(files[name]) for name in ("annotation.conf", "visual.conf"))
    assert list(known) == ["entities", "relations", "events", "attributes"]
    assert {*known["entities"], *known["events"]} <= shown["labels"].keys()
    types: dict[str, str] = {}
    for line in (line for name in files if name.endswith(".ann") for line in files[name].splitlines()):
        name, said, *_ = line.split("\t")
        if name[0] in "TE":
            type_, _, arcs = said.partition(" ")
            types[name] = type_.partition(":")[0]
            assert types[name] in known["events" if name[0] == "E" else "entities"] or name[0] == "T"
            for arc in arcs.split() if name[0] == "E" else ():
                role, _, target = arc.partition(":")
                assert f"{role}?:{types[target]}" in known["events"][types[name]].replace("Trigger:", "Trigger?:")
        elif name[0] == "A":
            type_, target, *value = said.split(" ")
            arguments, _, values = known["attributes"][type_].removeprefix("Arg:").partition(", Value:")
            assert types[target] in arguments.split("|")
            assert (value[0] if value else "") in values.split("|")


def test_what_each_value_may_be_is_that_of_the_codebook(tmp_path: Path) -> None:
    attributes = sections_of(round_trip(ROOT, tmp_path)["annotation.conf"].decode())["attributes"]
    lists = {name: said.partition("Value:")[2].split("|") for name, said in attributes.items()}
    for name, codes in (("Kind", "quote_kind"), ("Speaker_kind", "speaker_kind"), ("Modality", "modality")):
        assert lists[name] == list(CODEBOOK[codes])
    people = yaml.safe_load((ROOT / "annotations/people.yaml").read_text(encoding="utf-8"))
    assert lists["Person"] == lists["Speaker"] == sorted(people)
