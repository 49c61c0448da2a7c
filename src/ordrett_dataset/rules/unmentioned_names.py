"""Names of people that no person mention covers."""

import re
from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.language.packs import language_packs
from ordrett_dataset.rules.issue import MAX_ISSUES_PER_RULE, RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import needs_articles, rule

# A part of a longer name, which may be that of something else ("Clinton Foundation"), or of a compound.
_CAPITAL_BEFORE: Final = re.compile(r"(?:[^\W\d_a-zæøåäö][\w.’'-]* |[-–/@#])$")
_CAPITAL_AFTER: Final = re.compile(r" [^\W\d_a-zæøåäö]|[-–/@#]")
_MAX_WORD: Final = 40  # characters


@rule
@needs_articles
def name_is_mentioned_everywhere(package: Package) -> Iterator[RuleViolation]:
    """Where a name of several words occurs again in an annotated article, it is in a person mention too.

    A single word is not asked for: it may be another name or a common word ("Best"), and nobody could say so. After a
    preposition of places, and in a longer name, the words may name something else.
    """
    mentions = package.tables["person_mentions"].filter(pl.col("annotation_source") != "rules")
    mentions = mentions.drop_nulls(["text", "text_start", "text_end"]).filter(
        pl.col("article_id").is_in(list(package.article_bytes))
    )
    mentions = mentions.join(package.tables["articles"].select("article_id", "language"), on="article_id")
    spans = mentions.group_by("article_id", "language").agg("text", "text_start", "text_end").sort("article_id")
    n_issues = 0
    for article, language, texts, starts, ends in spans.iter_rows():
        covered = sorted(zip(starts, ends, strict=True))
        names = sorted({text for text in texts if " " in text.strip()})
        for name, start in _find_uncovered(package.texts[article], language, names, covered):
            n_issues += 1
            if n_issues > MAX_ISSUES_PER_RULE:
                return
            actual = f"{format_value(name)} at {start} without a mention"
            yield RuleViolation("articles", article, "", actual, "a person mention")


def _find_uncovered(
    text: str, language: str, names: list[str], covered: list[tuple[int, int]]
) -> Iterator[tuple[str, int]]:
    """Yield the names, and their offsets, that stand on their own in a text and overlap no span."""
    if not names:
        return
    pack = language_packs().get(language)
    prepositions = pack.naming.place_prepositions if pack else ()
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{any_name})(?!\w)")
    n_passed = 0
    for match in pattern.finditer(text):
        while n_passed < len(covered) and covered[n_passed][1] <= match.start():
            n_passed += 1
        is_covered = n_passed < len(covered) and covered[n_passed][0] < match.end()
        before = text[max(0, match.start() - _MAX_WORD) : match.start()]
        if is_covered or before.rstrip().rpartition(" ")[2].lower() in prepositions:
            continue
        if not _CAPITAL_BEFORE.search(before) and not _CAPITAL_AFTER.match(text, match.end()):
            yield match[0], match.start()
