"""Hypothesis strategies for paths and JSON values with a special meaning to some reader or system."""

from typing import Final

from hypothesis import strategies as st

PATH_PARTS: Final = st.one_of(
    st.text(max_size=5),
    st.sampled_from(
        ["dataset", "seeds", "people.csv", "..", ".", "", "~", "C:", "http:", "%2e%2e", "con", "\u0130.txt"]
    ),
)
PATHS: Final = st.builds(str.join, st.sampled_from("/\\:"), st.lists(PATH_PARTS, max_size=4))
JSON_VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | PATHS,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(PATH_PARTS, values, max_size=3),
    max_leaves=8,
)
RESOURCE_KEYS: Final = st.sampled_from(
    ["name", "path", "bytes", "schema", "format", "type", "hash", "data", "$ref", "dialect"]
)
RESOURCES: Final = st.dictionaries(RESOURCE_KEYS | PATH_PARTS, JSON_VALUES, max_size=5)
