"""The rule for inferred evidence, the builder and the reader split sentences alike."""

from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ordrett.article import LINE_END, Article
from ordrett.language.packs import language_packs
from ordrett.tokenizer import first_sentence, tokenize
from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.evidence_text import inferred_evidence_is_one_sentence
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import TABLES

ABBREVIATIONS = language_packs()["nb"].naming.abbreviations
ARTICLES = pl.DataFrame({"article_id": ["a"], "language": ["nb"]})
SIGNS = "Aå3.!?…,:;–-«»“”\"'’()[]& \n\u2028½²_"
PIECES = st.sampled_from(
    [*SIGNS, "Hun", "kom", "said he. 3 men", "bl.a.", "prof", "...", "....", "''", "--", "1.000", "  ", "e\u0301"]
)


def breaks_rule(text: str) -> bool:
    cells: dict[str, Any] = dict.fromkeys(TABLES["evidence"].to_schema().columns)
    cells |= {"target_table": "quotes", "target_id": "q", "target_column": "speaker_kind", "evidence_no": 1}
    cells |= {"derivation": "inferred", "article_id": "a", "text": text}
    batch = EvidenceBatch({}, pl.DataFrame([cells]))
    return any(inferred_evidence_is_one_sentence(Package({"articles": ARTICLES}), batch))


@given(st.lists(PIECES, min_size=1, max_size=25).map("".join))
def test_rule_and_builder_agree_with_the_tokenizer(text: str) -> None:
    tokens = tokenize(text, Article("a", "a", text, "", 0).paragraphs, ABBREVIATIONS)
    sentences = {
        tokens.sentence_start[i]
        for i in range(len(tokens))
        if any(c.isalpha() or c.isdecimal() for c in tokens.word[i])
    }
    assert breaks_rule(text) == (bool(LINE_END.search(text)) or len(sentences) > 1)
    assert not breaks_rule(first_sentence(text.lstrip(), ABBREVIATIONS))
