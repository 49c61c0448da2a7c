"""A draft says what was extracted, and loads again as the same annotation."""

import tempfile
from pathlib import Path

from hypothesis import given

import ordrett
from ordrett.article import Article
from ordrett.model import ArticleAnnotation
from ordrett_dataset.annotations import load_annotations
from ordrett_dataset.annotations.draft.annotation import Draft, draft_annotation
from ordrett_dataset.annotations.shared_entries import AnnotationEntries
from ordrett_dataset.annotations.write_yaml import annotation_yaml, entries_yaml
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.complete_events import complete_events
from ordrett_dataset.pipeline.downgrade_evidence import downgrade_evidence
from tests.support.awkward_articles import annotations
from tests.support.library_article import ARTICLE_ID, TEXT, extract_library_article, make_article

NO_ENTRIES = AnnotationEntries()
LIBRARY = extract_library_article(make_article())


def entries_with_kari(key: str = "prove") -> AnnotationEntries:
    """Return the annotation of another article that mentions Kari Prøve."""
    person = {"name": "Kari Prøve", "named_in": "001_old", "name_form": "full_name"}
    article = {
        "article": "001_old",
        "id": "005",
        "sha256": "0",
        "person_mentions": {"m01": {"person": key, "text": "Kari Prøve"}},
    }
    return AnnotationEntries.model_validate({"people": {key: person}, "articles": {"001_old": article}})


def load_draft(draft: Draft, article: Article, corpus: Path, language: str = "nb") -> ArticleAnnotation:
    """Write a draft as a corrected annotation and load it."""
    folder = corpus / "annotations"
    folder.mkdir()
    source = annotation_yaml(draft).replace("draft: true\n", "")
    (folder / f"{article.article_id}.yaml").write_text(source, encoding="utf-8")
    (folder / "people.yaml").write_text(entries_yaml(draft.people), encoding="utf-8")
    (folder / "events.yaml").write_text(entries_yaml(draft.events), encoding="utf-8")
    loaded = load_annotations(folder, {article.article_id: article}, {article.article_id: language})
    assert loaded.errors == {}
    return loaded.by_article[article.article_id]


def content(annotation: ArticleAnnotation) -> list[object]:
    """Return what an annotation states, without its ids and evidence."""
    names = {person.person_id: person.name.value for person in annotation.people}
    texts = {quote.quote_id: quote.text for quote in annotation.quotes}
    quotes = sorted(
        (
            quote.text,
            quote.quote_kind,
            str(quote.cue),
            str(quote.source),
            str(quote.relayed_by),
            str(quote.addressed_to),
            quote.speaker_kind.value,
            str(quote.speaker_name.value),
            names.get(quote.speaker_id.value or "", ""),
            str(texts.get(quote.continues_quote_id or "")),
        )
        for quote in annotation.quotes
    )
    mentions = sorted((mention.text, names[mention.person_id.value]) for mention in annotation.person_mentions)
    people = sorted((person.name.value, person.name_form) for person in annotation.people)
    metadata = annotation.metadata
    return [quotes, mentions, people, str(metadata.headline), str(metadata.byline), annotation.sections]


def test_draft_of_the_library_article(tmp_path: Path) -> None:
    draft = draft_annotation(LIBRARY, NO_ENTRIES)
    assert list(draft.entry["quotes"]) == ["q01", "q02", "q03", "q04"]
    assert draft.entry["id"] == "005"
    names = {key: person["name"] for key, person in draft.people.items()}
    assert names == {"fjaerestad": "Ludvig Fjærestad", "prove": "Kari Prøve"}
    # Context is added only to text that is ambiguous.
    assert draft.entry["quotes"]["q01"]["cue"] == "sier"
    assert draft.entry["quotes"]["q02"]["text"] == {"exact": "at taket holder", "prefix": "mener "}
    assert draft.entry["person_mentions"]["m03"]["text"] == {"exact": "Prøve", "suffix": " mener"}
    # A check is asked for where the text alone does not identify the speaker.
    assert [key for key, quote in draft.entry["quotes"].items() if "note" in quote] == ["q03"]
    assert draft.comments == {("quotes", "q03"): ["check who speaks"]}
    assert content(load_draft(draft, LIBRARY.article, tmp_path)) == content(LIBRARY)


EVENTS = """Bombs in Minsk

Published 14 March 2024

Latvia expelled two diplomats on Monday. On 11 March 2024, Russia did not attack Ukraine, but Maria Holm met Kari Prøve
in Minsk. Three days later, Latvia may close the border.

“Russia attacked Ukraine,” said Maria Holm. The police reportedly arrested her.
"""


def events_of(annotation: ArticleAnnotation) -> list[tuple[object, ...]]:
    """Return what the mentions of an annotation state, with the type and the participants of their events."""
    events = {event.event_id: event for event in annotation.events}
    return sorted(
        (
            mention.text,
            mention.trigger,
            mention.modality.value,
            mention.is_negated.value,
            str(mention.date.value),
            str(events[mention.event_id].plover_type.value),
            str(events[mention.event_id].place.value),
            sorted(
                (p.role.value, p.participant_kind.value, p.name.value) for p in events[mention.event_id].participants
            ),
        )
        for mention in annotation.event_mentions
    )


def test_events_survive_their_draft(tmp_path: Path) -> None:
    extracted = downgrade_evidence(complete_events(ordrett.read(EVENTS, "009_bombs", "en")))
    assert len(extracted.event_mentions) >= 6
    loaded = load_draft(draft_annotation(extracted, NO_ENTRIES), extracted.article, tmp_path, "en")
    assert events_of(loaded) == events_of(extracted)


def test_corrected_draft_builds(tmp_path: Path) -> None:
    load_draft(draft_annotation(LIBRARY, NO_ENTRIES), LIBRARY.article, tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / f"{ARTICLE_ID}.txt").write_text(TEXT, encoding="utf-8")
    result = build(tmp_path)
    assert (result.errors, result.issues) == ({}, [])
    assert result.tables["quotes"]["quote_id"].to_list() == ["005.q01", "005.q02", "005.q03", "005.q04"]


def test_known_people_keep_their_entry() -> None:
    draft = draft_annotation(LIBRARY, entries_with_kari())
    assert list(draft.people) == ["fjaerestad"]
    assert draft.entry["person_mentions"]["m02"]["person"] == "prove"
    assert draft.comments["person_mentions",] == ["check that prove is Kari Prøve of people.yaml"]
    assert draft.entry["id"] == "005_made"


def test_key_of_another_person_is_not_used() -> None:
    other = entries_with_kari().people["prove"].model_copy(update={"name": "Ola Prøve"})
    existing = AnnotationEntries(people={"prove": other})
    assert list(draft_annotation(LIBRARY, existing).people) == ["fjaerestad", "prove_2"]


@given(annotation=annotations())
def test_any_annotation_survives_its_draft(annotation: ArticleAnnotation) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_draft(draft_annotation(annotation, NO_ENTRIES), annotation.article, Path(folder))
    assert content(loaded)[:4] == content(annotation)[:4]
