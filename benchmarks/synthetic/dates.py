"""Dates of event mentions."""

from benchmarks.synthetic.article_builder import ArticleBuilder
from benchmarks.synthetic.vocabulary import NAMES
from ordrett.model import Attested, Basis, EdtfDate, Evidence
from ordrett.span import Span


def append_event_date(builder: ArticleBuilder, published: Span | None) -> Attested[EdtfDate | None]:
    """Append a date to a clause in a third of cases, and return it; most are completed by an external source."""
    forms = ("", "external", "printed", "year", "guessed", "resolved")
    form = builder.rng.choices(forms, (68, 22, 3, 3, 3, 1))[0]
    if not form:
        return Attested(None)
    builder.append(" ")
    if form == "year":
        builder.append(f"{builder.vocabulary['in']} ")
        year = str(builder.rng.randint(1900, 2025))
        return Attested(EdtfDate(year, "printed"), builder.attest(year, builder.append(year)))
    if form == "printed":
        edtf, span = builder.append_date()
        return Attested(EdtfDate(edtf, "printed"), builder.attest(edtf, span, "date_of"))
    phrases = builder.vocabulary["relative_dates" if form == "resolved" else "vague_dates"]
    phrase = builder.append(builder.rng.choice(phrases))
    evidence: tuple[Evidence, ...] = (builder.infer(phrase, "what these words mean here"),)
    if form == "external":
        evidence += builder.cite_sources()
        return Attested(EdtfDate(builder.rng.choice(NAMES["dates"]), "external"), evidence)
    if form == "resolved" and published:
        evidence += (builder.infer(published, "the date counted from"),)
    basis: Basis = "resolved" if len(evidence) > 1 else "printed"
    return Attested(EdtfDate(builder.rng.choice(NAMES["dates"]), basis), evidence)
