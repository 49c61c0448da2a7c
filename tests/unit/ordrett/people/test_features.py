"""The features of a name and their weights."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from ordrett.people.collect_features import majority_features
from ordrett.people.features import NameFeature, load_name_weights, score
from ordrett.people.word_classes import WordClass
from scripts.names.weight_effects import WEIGHTS_FILE, with_effects

FEATURES = st.sets(st.sampled_from(list(NameFeature))).map(lambda members: NameFeature(sum(members)))


def test_every_feature_but_title_case_has_a_weight() -> None:
    assert [row.feature for row in load_name_weights()] == [
        f for f in NameFeature if f is not NameFeature.IN_TITLE_CASE
    ]


def test_every_weight_has_its_measured_effect() -> None:
    text = WEIGHTS_FILE.read_text(encoding="utf-8")
    table = tomllib.loads(text)
    effects = {name: row["effect"] for name, row in table["weights"].items()}
    assert {len(effect) for effect in effects.values()} == {len(table["measured_on"])}
    assert with_effects(text, effects) == text


@given(features=FEATURES, title_case=st.booleans())
def test_the_score_is_the_sum_of_the_weights(features: NameFeature, title_case: bool) -> None:
    weights = [row.weight + row.in_title_case * title_case for row in load_name_weights() if row.feature & features]
    assert abs(score(features, title_case) - sum(weights)) < 1e-9


@given(mentions=st.lists(FEATURES, min_size=1, max_size=6))
def test_a_majority_is_half_of_the_mentions(mentions: list[NameFeature]) -> None:
    majority = majority_features(mentions)
    for feature in NameFeature:
        assert bool(majority & feature) == (2 * sum(bool(m & feature) for m in mentions) >= len(mentions))


def test_combined_flags_are_plain_int_at_run_time() -> None:
    assert type(WordClass.PLACE | WordClass.SURNAME) is int
    assert WordClass.PLACE & ~WordClass.PLACE == 0
    assert {WordClass.PLACE: 1}[WordClass(64)] == 1
    assert hash(NameFeature.SINGLE_WORD) == hash(2)
