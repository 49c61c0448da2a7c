"""Direct quotes end where the speech ends."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.characters import OPENING_QUOTE_CHARACTERS
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule

_CHARACTERS_AFTER: Final = 4
# After speech in marks: perhaps a comma and a space, then a closing mark, or the end of a paragraph that goes on.
_END_OF_MARKED: Final = "^,?[ \u00a0\u202f]?[’'”\"“»«›‹‘]|^\\s*[\r\n\u2028\u2029]|^\\s*$"
# After speech that a dash opens: a comma, another dash or the end of the paragraph; after a full stop, anything.
_DASH: Final = "[–—―-]"
_END_AFTER_DASH: Final = "^,|^ ?[–—―-]|^\\s*[\r\n\u2028\u2029]|^\\s*$"
_SENTENCE_END: Final = "[.!?…:][’”»\"']?$"
_STOP: Final = "^[.!?…]"
# Opening mark -> the marks that close it. Single marks are apostrophes too.
_CLOSING: Final = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", '"': '"'}


@rule
@needs_articles
def direct_quote_ends_with_speech(package: Package) -> Iterator[RuleViolation]:
    """Direct speech in quotation marks ends at its closing mark, speech after a dash at a comma, stop or line end."""
    texts = package.article_texts
    rows = package.tables["quotes"]
    rows = rows.filter((pl.col("quote_kind") != "indirect") & (pl.col("annotation_source") != "rules"))
    rows = rows.join(texts.lengths(), on="article_id", how="inner", maintain_order="left")
    rows = rows.filter(pl.col("text_end") <= pl.col("length")).with_columns(
        one_before=pl.col("text_start") - 1,
        two_before=pl.col("text_start") - 2,
        last=pl.col("text_end") - 1,
        before_last=pl.max_horizontal(pl.col("text_end") - 2, "text_start"),
        end=pl.min_horizontal(pl.col("text_end") + _CHARACTERS_AFTER, "length"),
    )
    rows = rows.with_columns(
        mark=texts.slices(rows, "one_before", "text_start").cast(pl.String),
        dash=texts.slices(rows, "two_before", "text_start").cast(pl.String),
        # The last character of the quote and those after it.
        following=texts.slices(rows, "last", "end").cast(pl.String).str.slice(1),
        ending=texts.slices(rows, "before_last", "text_end").cast(pl.String),
    )
    is_marked = pl.col("mark").is_in(list(OPENING_QUOTE_CHARACTERS)).fill_null(value=False)
    ends_with_mark = pl.col("following").str.contains(_END_OF_MARKED)
    is_after_dash = pl.col("dash").str.contains(_DASH).fill_null(value=False)
    is_whole = pl.col("following").str.contains(_END_AFTER_DASH) | pl.col("ending").str.contains(_SENTENCE_END)
    is_cut = is_after_dash & (~is_whole | pl.col("following").str.contains(_STOP))
    is_wrong = pl.when(is_marked).then(~ends_with_mark).otherwise(is_cut)
    yield from issues_for_rows(
        "quotes",
        rows.filter(is_wrong),
        "text",
        lambda _: "a quote that ends where the speech does",
        lambda row: f"a quote followed by {format_value(row['following'])}",
    )


@rule
@needs_articles
def direct_quote_is_within_one_pair_of_marks(package: Package) -> Iterator[RuleViolation]:
    """Direct speech does not go on after the mark that closes it."""
    rows = package.tables["quotes"]
    rows = rows.filter((pl.col("quote_kind") != "indirect") & (pl.col("annotation_source") != "rules"))
    rows = rows.with_columns(before=pl.col("text_start") - 1)
    rows = rows.with_columns(mark=package.article_texts.slices(rows, "before", "text_start").cast(pl.String))
    marks = "".join({*"".join(_CLOSING), *"".join(_CLOSING.values())})
    rows = rows.filter(pl.col("mark").is_in(list(_CLOSING)) & pl.col("text").str.contains(f"[{marks}]"))
    goes_on = [closes_early(text, mark) for text, mark in rows.select("text", "mark").iter_rows()]
    wrong = rows.filter(pl.Series(goes_on, dtype=pl.Boolean))
    yield from issues_for_rows("quotes", wrong, "text", lambda _: "the words between two marks")


def closes_early(text: str, mark: str) -> bool:
    """Return whether the mark before a text is closed within it; a pair of marks within the text is not counted."""
    depth = 0
    for character in text:
        if character in _CLOSING[mark] and not depth:
            return True
        if character == mark:
            depth += 1  # also the mark that some printers repeat at the beginning of a paragraph
        elif character in _CLOSING[mark]:
            depth -= 1
    return False
