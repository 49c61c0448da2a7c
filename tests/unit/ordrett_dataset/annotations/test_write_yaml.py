"""Annotations written as YAML can be read by people and by the project."""

import string
from pathlib import Path

import pytest

from ordrett.errors import InputError
from ordrett_dataset.annotations.draft.annotation import Draft, draft_annotation
from ordrett_dataset.annotations.shared_entries import AnnotationEntries
from ordrett_dataset.annotations.strict_yaml import load_yaml
from ordrett_dataset.annotations.write_yaml import DRAFT_COMMENT, annotation_yaml, append_entries
from tests.support.awkward_articles import AWKWARD_CHARACTERS
from tests.support.library_article import extract_library_article, make_article

NEW_PERSON = 'ny:\n  name: "Ny Person"\n'


def test_draft_has_one_field_of_a_quote_or_one_entry_to_a_line() -> None:
    draft = draft_annotation(extract_library_article(make_article()), AnnotationEntries())
    comment = "".join(f"# {line}\n" for line in DRAFT_COMMENT.splitlines())
    assert annotation_yaml(draft) == (
        f"""{comment}draft: true
drafted_by_rules: true
article: "005_made_up"
id: "005"
sha256: "{draft.entry["sha256"]}"
sections:
  headline: ["Biblioteket åpner etter brannen"]
  byline: ["Av Ludvig Fjærestad"]
fields:
  headline: {{words: "Biblioteket åpner etter brannen"}}
  byline: {{words: "Ludvig Fjærestad"}}
quotes:
  q01:
    text: "Vi har ventet lenge. Vi er glade nå"
    kind: direct
    speaker: prove
    speaker_kind: person
    cue: sier
    source: "biblioteksjef Kari Prøve"
  q02:
    text: {{exact: "at taket holder", prefix: "mener "}}
    kind: indirect
    speaker: prove
    speaker_kind: person
    cue: mener
    source: Prøve
  # check who speaks
  q03:
    text: {{exact: "at taket holder", prefix: "sier "}}
    kind: indirect
    speaker: prove
    speaker_kind: person
    cue: sier
    source: Hun
    note: "attributed to this person by the rule some_rule"
  q04:
    text: "er huset trygt"
    kind: indirect
    speaker: "Øvreby kommune"
    speaker_kind: organisation
    cue: Ifølge
    source: "Øvreby kommune"
person_mentions:
  m01: {{person: fjaerestad, text: "Ludvig Fjærestad"}}
  m02: {{person: prove, text: "Kari Prøve"}}
  m03: {{person: prove, text: {{exact: Prøve, suffix: " mener"}}}}
"""
    )


def test_comments_of_a_part_come_before_those_of_its_first_entry() -> None:
    comments = {("person_mentions",): ["of the part", "and\nmore"], ("person_mentions", "m01"): ["of the entry"]}
    draft = Draft({"person_mentions": {"m01": {"person": "p"}}}, {}, comments=comments)
    expected = "person_mentions:\n  # of the part\n  # and\\U0000000amore\n  # of the entry\n  m01: {person: p}\n"
    assert annotation_yaml(draft).endswith(f"draft: true\ndrafted_by_rules: true\n{expected}")


def test_every_character_survives_and_is_visible(tmp_path: Path) -> None:
    file = tmp_path / "annotations" / "a.yaml"
    file.parent.mkdir()
    characters = string.printable + AWKWARD_CHARACTERS + "".join(map(chr, range(0x80, 0x100)))
    for value in (characters, characters[::-1], "a" * 3000 + ": #", "null", "no", "Å", "12", "x_1"):
        mention = {"person": "p", "text": {"exact": value, "suffix": value}}
        source = annotation_yaml(Draft({"person_mentions": {"m01": mention}}, {}))
        assert all(c.isprintable() or c == "\n" for c in source)
        file.write_text(source, encoding="utf-8")
        assert load_yaml(file, "a.yaml")[0] == {
            "draft": "true",
            "drafted_by_rules": "true",
            "person_mentions": {"m01": mention},
        }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", NEW_PERSON),
        ("{}\n", NEW_PERSON),
        ("# nobody yet\n", f"# nobody yet\n{NEW_PERSON}"),
        ("old: {name: Old}", f"old: {{name: Old}}\n{NEW_PERSON}"),
        ("old:\n  name: Old  # kept\n", f"old:\n  name: Old  # kept\n{NEW_PERSON}"),
    ],
)
def test_people_are_appended_to_existing_text(before: str, after: str) -> None:
    assert append_entries("people.yaml", before, NEW_PERSON) == after


def test_people_cannot_be_appended_to_entries_in_braces() -> None:
    with pytest.raises(InputError, match="Add these yourself:\nny:"):
        append_entries("people.yaml", "{old: {name: Old}}\n", NEW_PERSON)
