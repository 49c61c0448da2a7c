"""How accurate the automatic reading is: docs/accuracy.md."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ordrett_dataset.evaluation.evaluate import evaluate
from ordrett_dataset.evaluation.format import HEAD, row
from ordrett_dataset.evaluation.metric import Figure
from ordrett_dataset.metadata.markdown import format_table
from scripts.accuracy.corpora import Corpus, Peer, corpora
from scripts.accuracy.results import Accuracy, Measured, kept

TOP: Final = """# Accuracy of the automatic reading

An article without an annotation is read by rules. This page says how far such a reading can be trusted. It is made by
`python -m scripts docs`; the figures of the corpora are kept in [accuracy.json](accuracy.json) by `make accuracy`.

**No figure here is held out.** The rules were written and adjusted with these corpora and these articles at hand. How
accurate the reading is on texts that nobody looked at, the project does not know; expect less than what stands here.

## What is measured

- **gold**: how many the annotation has. **found**: how many the reading has. **right**: how many of one could be paired
  with one of the other.
- **precision**: right ones among those found. **recall**: right ones among the gold ones; where nothing is counted as
  found, a share. **F1**: their harmonic mean.
- **overlap**: the share of characters that two quotes have in common among those that either has. Quotes are paired
  one to one, in the order of the annotation, each with the most alike that is left. At 0.3 the right place was found,
  at 0.8 nearly the same words.
- **own words**: direct and mixed quotes together.
- **source**, **cue**: among the pairs, the share in which the words that name the speaker, or the reporting verb, share
  a character with those of the annotation. **speaker**: the share in which both give the words to the same person, or
  to the same kind of speaker.
- **rule**: of the quotes that one rule found, how many are right.
- **touch**, **exact**: names that share a character, names with the same bounds.
- **sections**: lines that belong to the same part of the page.
- **spans**: places of the reading, also those of its evidence, that cut exactly their words out of the text.
"""
FOREIGN: Final = """The corpora have guides of their own. PolNeAR also counts beliefs and intentions (hoping, fearing,
wanting, planning, expecting, seeming), which the [guide](annotation-guide.md) of this project leaves out; they count as
missed here. Their kinds are not ours, so each of them has recall alone, among all quotes found. Rows that `continues`
joins are one attribution. An article that cannot be read counts as one in which nothing was found.
"""
PEERS: Final = """Facts about other systems, measured with the same scorer on the part test of PolNeAR. The figures
above are of its other parts, with the rules fitted to them: they are no comparison on equal terms. *Right source* is
the column source of the tables above.
"""
OWN: Final = """These are the texts that the rules were written beside. The figures say that the rules fit them,
not that they would fit others. Here a row of the tables is compared with a row, and a kind with the same kind.
"""
TRUE_OR_NOT: Final = {True: "yes", False: "no"}


def accuracy_page(root: Path) -> str:
    """Return the page: the corpora as they were last measured, then the articles of this folder, measured now."""
    listed = corpora()
    return "\n".join(
        [
            TOP,
            *_of_corpora(listed.corpora, kept(root)),
            "## What others reach\n",
            PEERS,
            _peers(listed.peers),
            *(f"- {fact}" for fact in listed.facts),
            "",
            "## The articles of this dataset\n",
            OWN,
            "`python -m scripts evaluate`\n",
            _figures(evaluate(root).figures),
        ]
    )


def _of_corpora(listed: Iterable[Corpus], accuracy: Accuracy | None) -> Iterator[str]:
    results = {corpus.name: corpus for corpus in accuracy.corpora} if accuracy else {}
    head = ("corpus", "content", "origin", "licence", "texts", "rules written with it at hand")
    yield "## Corpora\n"
    yield FOREIGN
    if accuracy is None:
        yield "Not measured yet: `make accuracy`.\n"
    else:
        yield f"Measured with the state `{accuracy.code[:12]}` of src/ordrett.\n"
    shown = [corpus for corpus in listed if corpus.name in results]
    rows = [(c.name, c.content, c.origin, c.licence, results[c.name].texts, TRUE_OR_NOT[c.tuned]) for c in shown]
    yield format_table(head, rows)
    for corpus in shown:
        yield from _of_corpus(corpus, results[corpus.name])


def _of_corpus(corpus: Corpus, result: Measured) -> Iterator[str]:
    unread = f" {result.refused} of the texts could not be read." if result.refused else ""
    yield f"### {corpus.name}\n"
    yield f"{corpus.note}{unread} Seeds and annotation: `{result.sha256[:12]}`.\n"
    yield f"`python -m scripts evaluate CORPORA/{corpus.name}`\n"
    yield _figures(result.figures)


def _figures(figures: Iterable[Figure]) -> str:
    rows = [row(figure) for figure in figures]
    filled = [i for i, _ in enumerate(HEAD) if any(cells[i] for cells in rows)]
    return format_table([HEAD[i] for i in filled], [[cells[i] for i in filled] for cells in rows])


def _peers(peers: Iterable[Peer]) -> str:
    head = ("system", "F1 at 0.3", "F1 at 0.8", "recall of direct quotes at 0.8", "right source")
    blank = [""] * (len(head) - 1)
    return format_table(
        head, [(peer.system, *([f"{v:.2f}" for v in peer.figures] + blank)[: len(blank)]) for peer in peers]
    )
