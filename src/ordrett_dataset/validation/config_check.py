"""Compare the descriptor of a corpus folder with its corpus.toml."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ordrett_dataset.corpus.config import CONFIG_FILE, CorpusConfig, load_config
from ordrett_dataset.package.descriptor import REBUILD_HINT, describe_package
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.untrusted.scan_result import DESCRIPTOR
from ordrett_dataset.untrusted.strict_json import abbreviate

RULE: Final = "descriptor_matches_corpus_toml"
MAX_BYTES: Final = 1_000_000  # ten thousand articles, each with its expected row counts


def check_against_config(folder: Path, metadata: CorpusConfig) -> Iterator[Issue]:
    """Yield an issue for each property of the package that corpus.toml, if there is one, states otherwise.

    Raises InputErrors if corpus.toml is not valid.
    """
    path = folder / CONFIG_FILE
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return
    stated, described = describe_package(load_config(folder)), describe_package(metadata)
    for key in sorted(stated.keys() | described.keys()):
        actual, expected = described.get(key), stated.get(key)
        if actual != expected:
            expected_text = f"{abbreviate(expected)}, as in {CONFIG_FILE}. {REBUILD_HINT}"
            yield Issue(RULE, DESCRIPTOR, actual=f"{key} is {abbreviate(actual)}", expected=expected_text)
