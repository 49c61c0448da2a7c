"""The meaning of each value of a coded column, in the words of the annotation guide."""

import tomllib
from pathlib import Path
from typing import Final

PLOVER: Final = tomllib.loads(Path(__file__).with_name("plover.toml").read_text(encoding="utf-8"))

CODEBOOK: Final[dict[str, dict[str, str]]] = {
    "section": {
        "headline": "the article's title",
        "standfirst": "the lead or teaser set apart from the text, and a summary box",
        "body": "running text",
        "crosshead": "a heading within the text",
        "caption": "words under a picture",
        "credit": "who made a picture",
        "byline": "who wrote the text, and when",
        "furniture": "the page around the article: menus, boxes, links, promotions, an author's box",
    },
    "text_kind": {
        "original": "the text as it was written for its outlet",
        "machine_translation": "another text, translated by a program",
        "rewrite": "another text, told again in other words",
    },
    "annotation_source": {
        "language_model": (
            "annotated twice by a language model, following the annotation guide; differences adjudicated"
        ),
        "rules": "extracted by the rules of ordrett",
        "human": "annotated by a person",
    },
    "basis": {
        "printed": "the words give the date whole",
        "resolved": "another date of the same article completes the words",
        "external": "an outside source completes the words",
    },
    "quote_kind": {
        "direct": "the source's own words, inside marks or in a paragraph that a dash opens",
        "indirect": "the reported clause, in the article's words",
        "mixed": "the source's own words inside marks within an indirect sentence",
    },
    "speaker_kind": {
        "person": "a named human being",
        "organisation": "an organisation, an authority or a medium speaks",
        "group": "several people speak, or officials who are not named",
        "document": "a text speaks",
        "anonymous": "a single source that is not named",
        "unknown": "nothing says who speaks",
    },
    "name_form": {
        "full_name": "given name and surname are printed",
        "surname": "only a surname is printed",
        "given_name": "only a given name is printed",
    },
    "modality": {
        "asserted": "told as a fact",
        "alleged": "told as what somebody claims or is said to have done",
        "presupposed": "only named, inside the words of a source that say something else",
        "predicted": "told as what will or may come",
        "planned": "told as what somebody intends",
        "hypothetical": "told as imagined, wished or depending on a condition",
    },
    "factuality": {
        "asserted": "an article tells in its own voice that it happened or happens",
        "alleged": "only a source says so, or takes it for granted",
        "foretold": "only predicted or planned",
        "hypothetical": "only imagined, wished or depending on a condition",
        "denied": "only told as what did not or will not happen",
    },
    "is_negated": {
        "true": "told as what did not or will not happen",
        "false": "told as what happened, happens or will happen",
    },
    "role": {
        "actor": "does it, or takes part on equal terms",
        "recipient": "it is done to or for them",
        "other": "takes part in another way",
    },
    "participant_kind": {
        "person": "a named human being",
        "state": "a country or its leadership; several countries under one name",
        "organisation": "an organisation, an authority or an armed force",
        "group": "people who are not named one by one",
        "anonymous": "a single person who is not named",
    },
    "derivation": {
        "verbatim": "the value is printed in these words",
        "normalised": "a named function makes the value out of the words",
        "inferred": "a reader concluded the value from the words; a note says why, unless the codebook does",
        "external": "a source outside the articles gives the value",
    },
    "normaliser": {
        "person_id_of": "the id of the person of the article whose name matches the words best",
        "person_name_of": "the name of the person of the article whose name matches the words best",
        "person_kind_of": "`person`, since the words name a person of the article",
        "country_of": "the standard English name of the country that the words name",
        "place_of": "the standard English name of the country or city that the words name",
        "date_of": "the EDTF date that the words state completely",
        "plain_text_of": "the words in composed letters and plain spaces, without invisible characters",
    },
    "verdict": {
        "agrees": "the sources say the same",
        "disagrees": "the sources say otherwise",
        "disputed": "the sources contradict each other",
        "unconfirmed": "no source confirms it",
    },
    "reviewed": {
        "agreed": "a person found the row right",
        "corrected": "a person corrected the row",
        "unsure": "a person could not decide",
    },
    "agreement": {
        "both_same": "both annotators gave the row, with the same values",
        "both_differ": "both annotators gave the row, with different values",
        "one_only": "only one annotator gave the row",
    },
    "aspect": {
        "occurrence": "whether it happened",
        "date": "when it happened or was said",
        "place": "where it happened",
        "participant": "who took part, and in which role",
        "wording": "whether the source said it, and in these words",
    },
    "plover_type": {name: category["definition"] for name, category in PLOVER.items()},
    "plover_mode": {
        mode: "; ".join(category["modes"][mode] for category in PLOVER.values() if mode in category["modes"])
        for mode in sorted({mode for category in PLOVER.values() for mode in category["modes"]})
    },
}
