"""Draw the figures of the dataset as SVG and PNG: python -m scripts.build_figures [--output DIR]."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import altair as alt
import polars as pl
import typer

from scripts import ROOT, run_script

Figure = alt.Chart | alt.LayerChart | alt.FacetChart

FOLDER: Final = ROOT / "docs/images"
WIDTH: Final = 480
PNG_SCALE: Final = 2
FONT: Final = "Liberation Sans"  # which the renderer brings along, so that no font of the machine is used
KINDS: Final = ["direct", "mixed", "indirect"]
FACTUALITY: Final = ["asserted", "alleged", "foretold", "hypothetical", "denied"]
# Distinguishable without colour: light and dark steps, and a shape of its own for each factuality.
KIND_COLOURS: Final = ["#1b4965", "#5fa8d3", "#cae9ff"]
FACTUALITY_COLOURS: Final = ["#222222", "#b5651d", "#7a4ea3", "#8a8a8a", "#c0392b"]
FACTUALITY_SHAPES: Final = ["circle", "diamond", "triangle-right", "square", "cross"]


def read(table: str) -> pl.DataFrame:
    """Return a table of the package."""
    return pl.read_parquet(ROOT / f"dataset/{table}.parquet")


def quotes_by_outlet() -> Figure:
    """Who is quoted in which kind, by outlet."""
    articles = read("articles").select("article_id", "outlet")
    quotes = read("quotes").join(articles, on="article_id", how="inner", maintain_order="left")
    named = pl.coalesce("speaker_name_en", "speaker_name").fill_null("nobody named")
    counts = (
        quotes.group_by("outlet", "quote_kind", speaker=named).agg(n=pl.len()).sort("outlet", "speaker", "quote_kind")
    )
    chart: alt.Chart = (
        alt.Chart(counts, width=WIDTH)
        .mark_bar()
        .encode(
            x=alt.X("sum(n)", title="quotes"),
            y=alt.Y("speaker", sort="-x", title=None),
            color=alt.Color("quote_kind", sort=KINDS, title="kind").scale(domain=KINDS, range=KIND_COLOURS),
            order=alt.Order("kind_order:Q"),
            row=alt.Row(
                "outlet", title=None, header=alt.Header(labelAngle=0, labelAlign="left", labelFontWeight="bold")
            ),
        )
        .transform_calculate(kind_order=f"indexof({KINDS}, datum.quote_kind)")
        .resolve_scale(y="independent")
    )
    return chart


def timeline() -> Figure:
    """Events from 2022 on by date, with what is uncertain about it, and by factuality."""
    events = read("events").filter(pl.col("event_id") == pl.col("canonical_id"))
    dated = events.select(
        "label",
        "factuality",
        start=pl.coalesce("date_earliest", "date_claimed_earliest"),
        end=pl.coalesce("date_latest", "date_claimed_latest"),
    ).filter(pl.col("start").is_not_null() & pl.col("end").is_not_null() & (pl.col("start") >= pl.date(2022, 1, 1)))
    # A point stands in the middle of the days that are possible.
    dated = dated.with_columns(middle=pl.col("start") + (pl.col("end") - pl.col("start")) / 2).sort("start", "label")
    colour = alt.Color("factuality", title=None).scale(domain=FACTUALITY, range=FACTUALITY_COLOURS)
    base = alt.Chart(dated, width=WIDTH).encode(
        y=alt.Y("label", sort=alt.EncodingSortField("start"), title=None, axis=alt.Axis(labelLimit=320)), color=colour
    )
    spans = base.mark_rule(strokeWidth=5, opacity=0.35).encode(x=alt.X("start:T", title=None), x2="end:T")
    shape = alt.Shape("factuality", title=None).scale(domain=FACTUALITY, range=FACTUALITY_SHAPES)
    points = base.mark_point(size=45, filled=False, strokeWidth=1.8).encode(x="middle:T", shape=shape)
    return alt.layer(spans, points)


def spellings() -> Figure:
    """How the articles write the name of the person whom they name most."""
    mentions, people = read("person_mentions"), read("people")
    mentions = mentions.join(people.select("person_id", "canonical_id"), on="person_id", maintain_order="left")
    most_named = mentions.group_by("canonical_id").len().sort("len", "canonical_id").row(-1)[0]
    articles = read("articles").select("article_id", "outlet")
    named = mentions.filter(pl.col("canonical_id") == most_named).join(articles, on="article_id", maintain_order="left")
    counts = named.group_by("text", "outlet").agg(n=pl.len()).sort("text", "outlet")
    chart: alt.Chart = (
        alt.Chart(counts, width=WIDTH)
        .mark_bar()
        .encode(
            x=alt.X("sum(n)", title="mentions"),
            y=alt.Y("text", sort="-x", title=None),
            color=alt.Color("outlet", title="outlet").scale(scheme="tableau10"),
        )
    )
    return chart


def agreement() -> Figure:
    """How often two independent annotators gave the same row, by table."""
    rows = pl.read_csv(ROOT / "annotations/agreement.csv")
    counts = rows.group_by("table", "agreement").agg(n=pl.len()).sort("table", "agreement")
    codes = ["both_same", "both_differ", "one_only"]
    chart: alt.Chart = (
        alt.Chart(counts, width=WIDTH)
        .mark_bar()
        .encode(
            x=alt.X("n", stack="normalize", title="share of rows", axis=alt.Axis(format="%")),
            y=alt.Y("table", title=None),
            color=alt.Color("agreement", sort=codes, title=None).scale(domain=codes, range=KIND_COLOURS),
            order=alt.Order("code_order:Q"),
        )
        .transform_calculate(code_order=f"indexof({codes}, datum.agreement)")
    )
    return chart


def large_builds() -> Figure:
    """Seconds and megabytes of a build by the number of articles, on logarithmic scales."""
    builds = pl.read_json(ROOT / "docs/large-builds.json").select("articles", "seconds", "megabytes")
    costs = builds.unpivot(index="articles", variable_name="cost", value_name="amount")
    axes = {
        "x": alt.X("articles", scale=alt.Scale(type="log")),
        "y": alt.Y("amount", title=None, scale=alt.Scale(type="log")),
    }
    chart = alt.Chart(costs, width=WIDTH // 2, height=WIDTH // 2)
    lines: alt.FacetChart = (
        chart.mark_line(point=True, color=KIND_COLOURS[0])
        .encode(**axes)
        .facet(column=alt.Column("cost", title=None, sort=["seconds", "megabytes"]))
        .resolve_scale(y="independent")
    )
    return lines


FIGURES: Final[dict[str, Callable[[], Figure]]] = {
    "quotes-by-outlet": quotes_by_outlet,
    "timeline": timeline,
    "spellings": spellings,
    "agreement": agreement,
    "large-builds": large_builds,
}


def build_figures(
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where to write them.", file_okay=False)] = FOLDER,
) -> None:
    """Write every figure as SVG, the same data always as the same bytes, and as PNG."""
    output.mkdir(parents=True, exist_ok=True)
    with alt.theme.enable("default"):
        for name, draw in FIGURES.items():
            chart = draw().configure(background="white", font=FONT).configure_view(stroke=None)
            chart.save(output / f"{name}.svg")
            chart.save(output / f"{name}.png", scale_factor=PNG_SCALE)


if __name__ == "__main__":
    run_script(build_figures)
