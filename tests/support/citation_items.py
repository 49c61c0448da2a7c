"""Strategies for citations: metadata and rows with characters that are special in some format."""

from datetime import date
from typing import Final

from hypothesis import strategies as st

from ordrett_dataset.metadata.citation.csl import CitedDataset, CslItem, build_csl_item
from ordrett_dataset.metadata.citation.row import CitedRow

SPECIAL_CHARACTERS: Final = st.sampled_from("\\{}~^&%$#_`'\"<>|-,;:?!@*/+=()[]. \u2028\n\u00a0")
# Without control characters, which are replaced by escapes.
LETTERS: Final = st.characters(exclude_categories=("Cs", "Cc", "Cf"))
PIECES: Final = SPECIAL_CHARACTERS | LETTERS | st.sampled_from([" and ", "--", "''", "ER  - ", "@misc{"])
TEXTS: Final = st.lists(PIECES, min_size=1).map("".join).filter(lambda text: bool(text.split()))
DOIS: Final = st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S")), min_size=1).map(
    "10.5555/{}".format
)
URL: Final = "https://example.org/a_b?x={1}&y=%20~#z"


@st.composite
def datasets(draw: st.DrawFn) -> CitedDataset:
    """Draw the citation metadata of a dataset, version 1.2.3."""
    return CitedDataset(
        name=draw(st.from_regex(r"[a-z0-9][a-z0-9._-]*", fullmatch=True)),
        title=draw(TEXTS),
        version="1.2.3",
        authors=tuple(draw(st.lists(TEXTS, max_size=22))),
        released=draw(st.none() | st.dates(date(1000, 1, 1))),
        doi=draw(st.none() | DOIS),
        url=draw(st.sampled_from([None, URL])),
    )


@st.composite
def rows(draw: st.DrawFn) -> CitedRow:
    """Draw a row of the table quotes, at characters 104 to 127 of an article that may have no metadata."""
    key = draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]*", fullmatch=True) | TEXTS)
    article = {name: draw(st.none() | TEXTS) for name in ("byline", "headline", "publisher")}
    article |= {"article_id": "010_skarv", "published": draw(st.sampled_from([None, "2021-03-04", "2021/.."]))}
    return CitedRow("quotes", key, {"text_start": 104, "text_end": 127}, draw(st.sampled_from([None, article])))


ITEMS: Final[st.SearchStrategy[CslItem]] = st.builds(build_csl_item, datasets(), st.none() | rows())


def article(**metadata: str) -> dict[str, str | None]:
    """Return a row of the table articles with the id `a`, and null in every column that is not given."""
    return {"article_id": "a", **dict.fromkeys(("byline", "headline", "publisher", "published")), **metadata}
