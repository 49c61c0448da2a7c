"""Quotes, their speakers, their marks and their parts."""

from collections import defaultdict
from collections.abc import Iterator

from scripts.lines import line_of, line_starts
from scripts.rules.rule import Package, rule

OPENING = "'" + '“”"„«»‘’‹›‚'
DASHES = "–—-―"


@rule
def speaker_fits_its_kind(package: Package) -> Iterator[tuple[str, str]]:
    """A person has an id, an unknown speaker has no name, every other speaker has a name and no id."""
    said = package.tables["quotes"].select("quote_id", "speaker_kind", "speaker_id", "speaker")
    for quote, kind, person, name in said.iter_rows():
        if (kind == "person") != (person is not None) or (kind == "unknown") != (name is None):
            yield f"quotes {quote} speaker_kind", f"{kind!r} with speaker_id {person!r} and speaker {name!r}"


@rule
def speaker_bears_the_name_of_the_person(package: Package) -> Iterator[tuple[str, str]]:
    """Where the speaker is a person, `speaker` is that person's name."""
    names = dict(package.tables["people"].select("person_id", "name").iter_rows())
    for quote, person, speaker in package.tables["quotes"].select("quote_id", "speaker_id", "speaker").iter_rows():
        if person in names and speaker is not None and speaker != names[person]:
            yield f"quotes {quote} speaker", f"{speaker!r}, but {person} is called {names[person]!r}"


@rule
def quote_kind_fits_the_marks(package: Package) -> Iterator[tuple[str, str]]:
    """Own words stand behind a mark or a dash, reported words do not; own words beside reported ones are mixed."""
    rows = list(
        package.tables["quotes"].filter(package.tables["quotes"]["reading"] == "annotated").iter_rows(named=True)
    )
    starts = {
        article: line_starts(package.texts[article])
        for article in {row["article_id"] for row in rows} & {*package.texts}
    }
    kinds: dict[str, set[str]] = defaultdict(set)
    heads = {row["quote_id"]: row["continues"] for row in rows}
    for row in rows:
        kinds[_head(row["quote_id"], heads)].add(row["quote_kind"])
    for row in rows:
        text = package.texts.get(row["article_id"])
        if text is None or not 0 <= row["text_start"] <= len(text):
            continue
        own = row["quote_kind"] != "indirect"
        marked = _is_marked(text, row["text_start"], starts[row["article_id"]])
        if marked is not None and own != marked:
            marks = "behind no mark or dash" if own else "behind a mark or dash"
            yield f"quotes {row['quote_id']} quote_kind", f"{row['quote_kind']!r}, but the words begin {marks}"
        elif own and (row["quote_kind"] == "mixed") != ("indirect" in kinds[_head(row["quote_id"], heads)]):
            beside = "has" if row["quote_kind"] == "direct" else "has no"
            yield (
                f"quotes {row['quote_id']} quote_kind",
                f"{row['quote_kind']!r}, but its utterance {beside} reported words",
            )


@rule
def continued_quote_is_the_part_before(package: Package) -> Iterator[tuple[str, str]]:
    """The parts of one utterance repeat cue and source; each continues the nearest part before it."""
    last: dict[tuple[object, ...], str] = {}
    parts = package.tables["quotes"].sort("article_id", "text_start", "text_end", "quote_id")
    by = ["article_id", "cue_start", "cue_end", "source_start", "source_end"]
    for quote, continues, *told in parts.select("quote_id", "continues", *by).iter_rows():
        said = tuple(told)
        before = last.get(said) if any(at is not None for at in told[1:]) else None
        if continues != before:
            found = f"{continues!r}; the part before with the same cue and source is {before!r}"
            yield f"quotes {quote} continues", found
        last[said] = quote


@rule
def paragraph_lies_in_one_section(package: Package) -> Iterator[tuple[str, str]]:
    """Rows that begin in the same paragraph name the same section."""
    starts = {article: line_starts(text) for article, text in package.texts.items()}
    seen: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for table, key in (("quotes", "quote_id"), ("mentions", "mention_id"), ("reports", "report_id")):
        for row_id, article, section, start in (
            package.tables[table].select(key, "article_id", "section", "text_start").iter_rows()
        ):
            if article in starts:
                seen[article, line_of(starts[article], start)][section].append(f"{table} {row_id}")
    for sections in seen.values():
        if len(sections) > 1:
            odd = min(sections, key=lambda section: (len(sections[section]), section))
            others = sorted(set(sections) - {odd})
            for row_id in sections[odd]:
                yield f"{row_id} section", f"{odd!r}, but its paragraph is {' and '.join(others)} elsewhere"


def _is_marked(text: str, start: int, starts: list[int]) -> bool | None:
    """Return whether words begin behind a mark or dash; None later in a dash paragraph, where both kinds stand."""
    if text[max(0, start - 1) : start] in tuple(OPENING) or text[max(0, start - 2) : start] in (
        "« ",
        "«\u00a0",
        "«\u202f",
    ):
        return True
    before = text[starts[line_of(starts, start)] : start].strip()
    if before[:1] not in tuple(DASHES):
        return False
    return True if len(before) == 1 else None


def _head(quote: str, continues: dict[str, str | None]) -> str:
    seen = {quote}
    while (before := continues.get(quote)) is not None and before not in seen:
        quote = before
        seen.add(quote)
    return quote
