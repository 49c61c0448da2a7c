"""Events that are extracted by rules: in the tables, linked across articles, and valid."""

from pathlib import Path

import polars as pl
import pytest

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.validation.validate import validate_package

FILLER = "The people of the town had waited for news since the morning.\n"
TEXTS = {
    "active": f"On 11 March 2024, Russia attacked Ukraine. {FILLER}",
    "passive": f"Ukraine was attacked by Russia on 11 March 2024. {FILLER}",
    "alleged": f"On 11 March 2024, Russia allegedly attacked Ukraine. {FILLER}",
    "other_day": f"On 12 March 2024, Russia attacked Ukraine. {FILLER}",
    "other_side": f"On 11 March 2024, Ukraine attacked Russia. {FILLER}",
    "no_state": f"Leeds attacked Manchester. Maria Holm sent help on 11 March 2024. {FILLER}",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("events")
    (folder / "articles").mkdir()
    for name, text in TEXTS.items():
        (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(folder / "articles", output=folder / "package")
    return folder / "package"


def table(package: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(package / "dataset" / f"{name}.parquet")


def test_the_package_is_valid(package: Path) -> None:
    assert not list(validate_package(package).issues)


def test_articles_that_assert_the_same_event_share_its_canonical_row(package: Path) -> None:
    attacks = table(package, "events").filter(pl.col("label").str.contains("attacked"))
    article = pl.col("event_id").str.extract(r"^(?:articles-)?(\w+)\.")
    canonical = dict(attacks.select(article, "canonical_id").iter_rows())
    assert canonical["active"] == canonical["passive"]
    assert len({canonical[name] for name in ("active", "alleged", "other_day", "other_side")}) == 4
    (shared,) = attacks.filter(pl.col("event_id") == canonical["active"]).to_dicts()
    assert (shared["factuality"], shared["n_articles"], shared["n_articles_asserting"]) == ("asserted", 2, 2)
    (alleged,) = attacks.filter(article == "alleged").to_dicts()
    assert (alleged["factuality"], alleged["date"], alleged["date_claimed"]) == ("alleged", None, "2024-03-11")


def test_states_have_standard_names_and_places_that_are_no_states_are_left_out(package: Path) -> None:
    states = table(package, "event_participants").filter(pl.col("participant_kind") == "state")
    assert set(states.select("name", "country_code").iter_rows()) == {("Russia", "RU"), ("Ukraine", "UA")}
    assert not states["event_id"].str.contains("no_state").any()


def test_a_type_that_requires_a_recipient_has_one(package: Path) -> None:
    events, participants = table(package, "events"), table(package, "event_participants")
    aided = events.filter(pl.col("plover_type").is_in(["AID", "SANCTION", "COOPERATE"]))
    recipients = participants.filter(pl.col("role") == "recipient")["event_id"]
    assert set(aided["event_id"]) <= set(recipients)
