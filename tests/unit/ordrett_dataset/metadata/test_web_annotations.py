import re
from pathlib import Path

from tests.support.published_package import publish, read_json, read_rows, strings_in

KEYS = {"quotes": "quote_id", "person_mentions": "person_mention_id", "event_mentions": "event_mention_id"}
# The purposes of the Web Annotation Data Model.
PURPOSES = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}


def test_every_quote_and_mention_is_annotated_at_its_text(published: Path) -> None:
    collection = read_json(published, "annotations.jsonld")
    items = {item["id"]: item for item in collection["first"]["items"]}
    expected = {f"{table}/{row[key]}": row for table, key in KEYS.items() for row in read_rows(published, table)}
    assert list(items) == list(expected)
    assert collection["total"] == len(collection["first"]["items"]) == len(expected)
    for name, item in items.items():
        row, (position, quote) = expected[name], item["target"]["selector"]
        text = (published / item["target"]["source"]).read_bytes().decode()
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"] == row["text"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        bodies = set(strings_in(item["body"]))
        for column in ("quote_kind", "speaker_name", "modality"):
            assert row.get(column) is None or row[column] in bodies
        for column, table in (("speaker_id", "people"), ("person_id", "people"), ("event_id", "events")):
            assert row.get(column) is None or f"{table}/{row[column]}" in bodies


def test_annotations_follow_the_data_model(published: Path) -> None:
    collection = read_json(published, "annotations.jsonld")
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    first_page = collection["first"]
    assert (first_page["type"], first_page["partOf"]) == ("AnnotationPage", collection["id"])
    assert collection["last"] == first_page["id"]
    for item in first_page["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] in PURPOSES
        assert not re.match(r"[a-z][a-z0-9+.-]*:|/", item["id"]), "an id is relative to the package"
        for body in item["body"]:
            assert body["purpose"] in PURPOSES
            assert body["type"] in {"TextualBody", "SpecificResource"}
            assert ("value" in body) == (body["type"] == "TextualBody")
            assert ("source" in body) == (body["type"] == "SpecificResource")


def test_without_articles_an_annotation_has_no_context(tmp_path: Path) -> None:
    items = read_json(publish("annotated", tmp_path, with_articles=False), "annotations.jsonld")["first"]["items"]
    assert items
    assert not any({"prefix", "suffix"} & selector.keys() for item in items for selector in item["target"]["selector"])
