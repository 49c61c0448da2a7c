import json
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett.article import Article, decode_article
from ordrett.model import ArticleAnnotation, Attested, Evidence, Person, PersonMention, Quote, QuoteKind
from ordrett.page.sections import Section
from ordrett.span import Span
from ordrett_dataset.annotations import annotations
from ordrett_dataset.corpus.config import seeds
from ordrett_dataset.evaluation.from_tables import as_readings
from ordrett_dataset.evaluation.gold_files import GoldAttribution, GoldLine, NamesLine, ProbeLine
from ordrett_dataset.evaluation.metric import Figure, Share
from ordrett_dataset.evaluation.score_annotations import against_annotation
from ordrett_dataset.evaluation.score_gold import names, pronouns, quotes
from ordrett_dataset.evaluation.span_check import slices
from ordrett_dataset.tables.assemble import build_tables
from tests.support.corpus_folder import TEXT, Ran, held, run_apart, written

LINE = "Havna i Lysdalen stenger tidlig, sier Runa Prøvdal. Hun mener at isen kommer før jul i år også.\n"
BODY: Section = "body"
KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect")


def made(text: str = LINE, name: str = "a") -> Article:
    return decode_article(text.encode(), name, f"seeds/{name}.txt")


def quote(of: Article, place: tuple[int, int], key: str = "q", **more: object) -> Quote:
    known: dict[str, object] = {
        "quote_kind": "indirect",
        "speaker_kind": Attested("unknown"),
        "extraction_rule": "made_up",
    }
    return Quote(quote_id=key, text=Span.from_text(of.text, *place), **{**known, **more})  # type: ignore[arg-type]  # the fields are named by the caller


def reading(
    source: Article, quotes: Iterable[Quote] = (), mentions: Iterable[PersonMention] = (), **more: object
) -> ArticleAnnotation:
    parts = (BODY,) * len(source.paragraphs)
    return ArticleAnnotation(
        source,
        "nb",
        "rules",
        parts,
        quotes=tuple(quotes),
        person_mentions=tuple(mentions),
        **more,  # type: ignore[arg-type]  # the fields are named by the caller
    )


def gold(*items: tuple[tuple[tuple[int, int], ...], QuoteKind], name: str = "a") -> GoldLine:
    return GoldLine(article=name, attributions=tuple(GoldAttribution(content=c, kind=k) for c, k in items))


def of(figures: Iterable[Figure], what: str, how: str) -> Figure:
    return next(figure for figure in figures if (figure.what, figure.how) == (what, how))


def test_overlap_decides_what_is_right() -> None:
    source = made()
    # 10 of 20 characters shared: .5 of those that either has.
    found = quotes([gold((((0, 20),), "direct"))], {"a": reading(source, [quote(source, (0, 10))])})
    assert of(found, "quotes", "overlap 0.3") == Figure("quotes", "overlap 0.3", 1, 1, 1)
    assert of(found, "quotes", "overlap 0.8") == Figure("quotes", "overlap 0.8", 0, 1, 1)
    assert of(found, "quotes, direct", "overlap 0.3") == Figure("quotes, direct", "overlap 0.3", 1, 1, None)
    assert of(found, "rule made_up", "overlap 0.3") == Figure("rule made_up", "overlap 0.3", 1, None, 1)


def test_precision_recall_and_f1_are_those_of_the_textbook() -> None:
    figure = Figure("quotes", "overlap 0.3", right=3, gold=4, found=6)
    assert (figure.precision, figure.recall) == (0.5, 0.75)
    assert figure.f1 == pytest.approx(2 * 0.5 * 0.75 / (0.5 + 0.75))


def test_parts_of_one_utterance_are_one_attribution() -> None:
    source = made()
    parts = [quote(source, (0, 10), "q1"), quote(source, (20, 30), "q2", continues_quote_id="q1")]
    found = quotes([gold((((0, 10), (20, 30)), "mixed"))], {"a": reading(source, parts)})
    assert of(found, "quotes", "overlap 0.8") == Figure("quotes", "overlap 0.8", 1, 1, 1)


def test_each_is_matched_once_and_in_the_order_of_the_gold() -> None:
    source = made()
    one = {"a": reading(source, [quote(source, (0, 12))])}
    # The second is more alike, but the first comes first and leaves it nothing.
    found = quotes([gold((((0, 10),), "direct"), (((0, 12),), "direct"))], one)
    assert of(found, "quotes", "overlap 0.3") == Figure("quotes", "overlap 0.3", 1, 2, 1)


def test_cue_and_source_touch() -> None:
    source = made()
    item = GoldAttribution(content=((0, 31),), kind="indirect", cue=((33, 37),), source=((38, 50),))
    line = GoldLine(article="a", attributions=(item,))
    touching = quote(
        source, (0, 31), cue=Span.from_text(source.text, 36, 40), source=Span.from_text(source.text, 30, 38)
    )
    figure = of(quotes([line], {"a": reading(source, [touching])}), "quotes", "overlap 0.8")
    assert (figure.cue, figure.source, figure.speaker) == (Share(1, 1), Share(0, 1), None)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[GoldLine], dict[str, ArticleAnnotation]]:
    places = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: (p[0], p[0] + p[1]))
    lines, readings = [], {}
    for name in ("a", "b"):
        source = made(name=name)
        contents = draw(
            st.lists(st.tuples(st.lists(places, min_size=1, max_size=3).map(tuple), st.sampled_from(KINDS)))
        )
        lines.append(gold(*contents, name=name))
        found: list[Quote] = []
        for n, place in enumerate(sorted(draw(st.lists(places, max_size=8)))):
            before = draw(st.sampled_from([None, *(q.quote_id for q in found)]))
            found.append(
                quote(
                    source, place, f"{name}{n}", continues_quote_id=before, extraction_rule=draw(st.sampled_from("xy"))
                )
            )
        readings[name] = reading(source, found)
    return lines, readings


def counted(
    lines: list[GoldLine], readings: dict[str, ArticleAnnotation], least: float, kinds: set[str]
) -> tuple[int, int, int]:
    """Count gold, found and right a second time, with sets of characters and nothing of the code that is tested."""
    right = wanted = got = 0
    for line in lines:
        groups: dict[str, set[int]] = {}
        heads: dict[str, str] = {}
        for q in sorted(readings[line.article].quotes, key=lambda q: (q.text.start, q.text.end, q.quote_id)):
            heads[q.quote_id] = heads[q.continues_quote_id] if q.continues_quote_id else q.quote_id
            groups.setdefault(heads[q.quote_id], set()).update(range(q.text.start, q.text.end))
        got += len(groups)
        for item in line.attributions:
            if item.kind not in kinds:
                continue
            wanted += 1
            words = {c for start, end in item.content for c in range(start, end)}
            alike = {key: len(words & other) / len(words | other) for key, other in groups.items()}
            best = max(alike, key=alike.__getitem__, default=None)
            if best is not None and alike[best] >= least:
                right += 1
                del groups[best]
    return wanted, got, right


@given(case=cases())
def test_figures_are_those_of_a_second_count(case: tuple[list[GoldLine], dict[str, ArticleAnnotation]]) -> None:
    figures = quotes(*case)
    for least in (0.3, 0.8):
        figure = of(figures, "quotes", f"overlap {least}")
        assert (figure.gold, figure.found, figure.right) == counted(*case, least, {*KINDS})
    for kind in KINDS:
        wanted, _, right = counted(*case, 0.8, {kind})
        if wanted:
            figure = of(figures, f"quotes, {kind}", "overlap 0.8")
            assert (figure.gold, figure.right) == (wanted, right)
    rules = [figure for figure in figures if figure.what.startswith("rule ") and figure.how == "overlap 0.3"]
    assert sum(figure.right for figure in rules) == of(figures, "quotes", "overlap 0.3").right


@pytest.mark.slow
@given(case=cases(), chance=st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_same_figures(
    case: tuple[list[GoldLine], dict[str, ArticleAnnotation]], chance: random.Random
) -> None:
    lines, readings = case
    other = {
        name: replace(readings[name], quotes=tuple(chance.sample(readings[name].quotes, len(readings[name].quotes))))
        for name in chance.sample(sorted(readings), len(readings))
    }
    assert quotes(lines, other) == quotes(lines, readings)


def test_an_article_that_was_not_read_has_found_nothing() -> None:
    for readings in ({}, {"a": reading(made())}):
        figure = of(quotes([gold((((0, 10),), "direct"))], readings), "quotes", "overlap 0.3")
        assert (figure.precision, figure.recall, figure.f1, figure.source) == (0.0, 0.0, 0.0, None)


def mention(source: Article, start: int, end: int, person: str = "p") -> PersonMention:
    return PersonMention(f"m{start}", Attested(person), Span.from_text(source.text, start, end), "made_up")


def test_names_touch_or_are_exact() -> None:
    source = made()
    line = NamesLine(article="a", people=((38, 50), (52, 55), (60, 65)))
    read = reading(source, person_mentions=[mention(source, 38, 50), mention(source, 50, 53), mention(source, 53, 54)])
    figures = names([line], {"a": read})
    assert of(figures, "person_mentions", "exact") == Figure("person_mentions", "exact", 1, 3, 3)
    # Two of the reading touch the second name: one of them is one too many.
    assert of(figures, "person_mentions", "touch") == Figure("person_mentions", "touch", 2, 3, 3)


@pytest.mark.parametrize(
    ("named", "cue", "touched", "right"),
    [
        ("Runa Prøvdal", (56, 61), 1, 1),
        ("Runa Prøvdals", (56, 61), 1, 1),
        ("Ola Test", (56, 61), 1, 0),
        ("", (33, 37), 0, 0),
    ],
)
def test_the_referent_of_a_pronoun(named: str, cue: tuple[int, int], touched: int, right: int) -> None:
    source = made()
    people = (Person("a.p38", "a.p38", Attested(named), "full_name"),)
    said = quote(source, (62, 90), cue=Span.from_text(source.text, *cue), speaker_id=Attested("a.p38"))
    # A probe reaches from its verb to a pronoun behind it.
    probe = ProbeLine(article="a", cue=(52, 55), pronoun=(56, 61), names=("Prøvdal",))
    figures = pronouns([probe], {"a": reading(source, [said], people=people)})
    assert [figure.right for figure in figures] == [touched, right]


def test_a_span_that_lies_is_counted() -> None:
    source = made()
    lie = Evidence("verbatim", "a", Span(0, 4, "Hamn"))
    read = reading(source, [quote(source, (0, 10), speaker_kind=Attested("unknown", (lie,)))])
    assert slices(build_tables([read]), {"a": source}) == Figure("spans", "slice back to the text", 1, 2)


@settings(max_examples=20)
@given(case=cases())
def test_readings_survive_their_tables(case: tuple[list[GoldLine], dict[str, ArticleAnnotation]]) -> None:
    lines, readings = case
    again = as_readings(build_tables(readings.values()), {name: read.article for name, read in readings.items()})
    assert quotes(lines, again) == quotes(lines, readings)


@pytest.fixture
def annotated(good: Path) -> dict[str, ArticleAnnotation]:
    return annotations(good / "annotations", seeds(good)[0], {}).readings


def test_a_perfect_reading_is_right_in_everything(annotated: dict[str, ArticleAnnotation]) -> None:
    # The same people under ids of its own, as an automatic reading has them.
    source = annotated["010_skarv"]
    perfect = replace(
        source,
        people=tuple(replace(p, person_id=f"auto.{p.person_id}") for p in source.people),
        person_mentions=tuple(
            replace(m, person_id=Attested(f"auto.{m.person_id.value}")) for m in source.person_mentions
        ),
        quotes=tuple(
            replace(q, speaker_id=Attested(f"auto.{q.speaker_id.value}"), extraction_rule="made_up")
            for q in source.quotes
        ),
    )
    figures = against_annotation(annotated, {"010_skarv": perfect})
    assert {ratio for f in figures for ratio in (f.precision, f.recall, f.f1) if ratio is not None} == {1.0}
    assert of(figures, "quotes", "overlap 0.8") == Figure(
        "quotes", "overlap 0.8", 2, 2, 2, Share(2, 2), Share(2, 2), Share(2, 2)
    )
    assert of(figures, "sections", "the same, line by line").right == len(source.sections)


def test_a_swapped_speaker_and_a_lost_kind_are_counted(annotated: dict[str, ArticleAnnotation]) -> None:
    source = annotated["010_skarv"]
    first, second = source.quotes
    other = replace(
        source, quotes=(replace(first, quote_kind="indirect"), replace(second, speaker_id=Attested("fjaerestad")))
    )
    figures = against_annotation(annotated, {"010_skarv": other})
    assert of(figures, "quotes", "overlap 0.3").speaker == Share(1, 2)
    assert of(figures, "quotes, own words", "overlap 0.8") == Figure("quotes, own words", "overlap 0.8", 0, 1, 0)
    assert of(figures, "quotes, indirect", "overlap 0.5").found == 2


def test_an_empty_reading_finds_nothing(annotated: dict[str, ArticleAnnotation]) -> None:
    bare = replace(annotated["010_skarv"], quotes=(), person_mentions=(), people=())
    for automatic in ({"010_skarv": bare}, {}):
        figures = against_annotation(annotated, automatic)
        assert {f.recall for f in figures if f.what != "sections"} == {0.0}


ONE = '{"article": "010_skarv", "attributions": [{"content": [[96, 119]], "kind": "direct"}]}'


def test_the_command_prints_a_table_and_writes_nothing(good: Path, command: Callable[..., Ran]) -> None:
    before = held(good)
    ran = command("evaluate", good)
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0].startswith("what how gold found right precision recall F1")
    assert any(line.startswith("quotes overlap 0.8 2 ") for line in lines)
    assert any(line.startswith("mentions touch 5 ") for line in lines)
    assert "─" not in ran.out
    assert held(good) == before


def test_the_command_prints_json(tmp_path: Path, command: Callable[..., Ran]) -> None:
    folder = written(
        tmp_path,
        {
            "gold.jsonl": f"{ONE}\n",
            "annotations/010_skarv.yaml": None,
            "annotations/people.yaml": None,
            "annotations/events.yaml": None,
            "annotations/fact_checks.yaml": None,
        },
    )
    ran = command("evaluate", folder, "--json")
    assert (ran.code, ran.err) == (0, "")
    said = json.loads(ran.out)
    assert (said["texts"], said["refused"]) == (1, [])
    first = said["figures"][0]
    assert (first["what"], first["how"], first["gold"]) == ("quotes", "overlap 0.3", 1)
    assert 0 <= first["recall"] <= 1


# A file beside seeds/, and what is said of it: the place, the rule and what to do.
BAD = {
    "no_json": ("gold.jsonl", f"{ONE}\n{{\n", "gold.jsonl: line 2: gold_is_valid_json: "),
    "no_utf8": ("gold.jsonl", ONE.encode()[:-3] + b"\xff", "gold.jsonl: line 1: gold_is_valid_json: "),
    "deep": ("names.jsonl", "[" * 200_000, "names.jsonl: line 1: gold_is_valid_json: "),
    "no_object": ("gold.jsonl", "[]", "gold.jsonl: line 1: : gold_is_well_formed: "),
    "no_key": (
        "gold.jsonl",
        '{"article": "010_skarv"}',
        "gold.jsonl: line 1: attributions: gold_is_well_formed: Field req",
    ),
    "no_kind": ("gold.jsonl", ONE.replace("direct", "straight"), "line 1: attributions.0.kind: gold_is_well_formed: "),
    "no_words": ("gold.jsonl", ONE.replace("[[96, 119]]", "[]"), "attributions.0.content: gold_is_well_formed: "),
    "no_number": ("names.jsonl", '{"article": "010_skarv", "people": [["a", 3]]}', "people.0.0: gold_is_well_formed: "),
    "no_name": (
        "probe.jsonl",
        '{"article": "010_skarv", "cue": [1, 2], "pronoun": [3, 4], "names": [" "]}',
        "names.0: gold_",
    ),
    "unknown": ("gold.jsonl", ONE.replace("010", "090"), "line 1: gold_has_article: no seeds/090_skarv.txt. Add "),
    "beyond": (
        "names.jsonl",
        '{"article": "010_skarv", "people": [[0, 99999]]}',
        f"line 1: gold_span_is_in_article: [0, 99999) in 010_skarv, which has {len(TEXT)} code points. Write it ",
    ),
    "empty": ("gold.jsonl", ONE.replace("119", "96"), "line 1: gold_span_is_in_article: [96, 96) in 010_skarv"),
    "twice": ("gold.jsonl", f"{ONE}\n{ONE}\n", "line 2: gold_has_one_line_per_article: 010_skarv a second time. Put "),
}


@pytest.mark.parametrize(("file", "content", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_place_and_remedy(
    file: str, content: str | bytes, said: str, tmp_path: Path, command: Callable[..., Ran]
) -> None:
    ran = command("evaluate", written(tmp_path, {file: content}))
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.err.rstrip().endswith(".")


def test_a_file_that_is_a_link_is_refused(tmp_path: Path, command: Callable[..., Ran]) -> None:
    folder = written(tmp_path)
    (tmp_path / "elsewhere.jsonl").write_text(ONE, encoding="utf-8")
    (folder / "gold.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    ran = command("evaluate", folder)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("gold.jsonl: file_is_not_a_link: ")


def test_a_folder_without_annotations_is_refused(tmp_path: Path, command: Callable[..., Ran]) -> None:
    (tmp_path / "seeds").mkdir()
    ran = command("evaluate", tmp_path)
    assert ran.code == 1
    assert "corpus_has_articles" in ran.err
    (tmp_path / "seeds/a.txt").write_text(LINE, encoding="utf-8")
    ran = command("evaluate", tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "folder_contains_annotations: no article of it is annotated. Annotate an article" in ran.err
    assert command("evaluate", tmp_path / "nowhere").code == 2


def test_an_article_that_cannot_be_read_is_named_and_counted(tmp_path: Path, command: Callable[..., Ran]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(LINE, encoding="utf-8")
    (tmp_path / "seeds/b.txt").write_text("12345 67890\n", encoding="utf-8")
    lines = [f'{{"article": "{name}", "people": [[0, 5]]}}\n' for name in "ab"]
    (tmp_path / "names.jsonl").write_text("".join(lines), encoding="utf-8")
    ran = command("evaluate", tmp_path)
    assert ran.code == 1
    assert "mentions  touch" in ran.out
    assert [line.split()[2] for line in ran.out.splitlines() if line.startswith("person_mentions")] == ["2", "2"]
    assert ran.err.startswith("seeds/b.txt: ")


def test_it_speaks_plainly_into_a_pipe(good: Path) -> None:
    ran = run_apart("evaluate", good)
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out
