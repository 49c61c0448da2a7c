"""An extracted event that breaks a rule costs itself, and not its article."""

import functools
from collections.abc import Callable
from pathlib import Path

import pytest

import ordrett_dataset.pipeline.build
from ordrett_dataset.pipeline import build_in_parts
from ordrett_dataset.pipeline.batch_extract import extract_articles
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.build_result import BuildResult
from ordrett_dataset.pipeline.part import FinishedPart, Part, build_part
from ordrett_dataset.validation.validate import validate_package
from tests.support.faulty_extractors import exchange_roles

# The same event in two articles, one of which also has an event that the extractor gets wrong.
BOTH = "Estonia invaded Latvia on 2 May 2023. Maria Holm said that the weather was cold.\n"
TEXTS = {"broken": f"{BOTH}\nPoland invaded Lithuania on 1 May 2023.\n", "sound": BOTH}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def build_at_once(texts: Path, package: Path, monkeypatch: pytest.MonkeyPatch) -> BuildResult:
    extract = functools.partial(extract_articles, extractor=exchange_roles)
    monkeypatch.setattr(ordrett_dataset.pipeline.build, "extract_articles", extract)
    return build(texts, package)


def build_divided(texts: Path, package: Path, monkeypatch: pytest.MonkeyPatch) -> BuildResult:
    def exchange(part: Part) -> FinishedPart:
        return build_part(Part(part.sources, part.config, part.folder, exchange_roles))

    monkeypatch.setattr(build_in_parts, "MAX_ARTICLES_AT_ONCE", 1)
    monkeypatch.setattr(build_in_parts, "build_part", exchange)
    return build(texts, package, processes=1)


@pytest.mark.parametrize("build_package", [build_at_once, build_divided])
def test_event_that_breaks_a_rule_is_left_out_with_all_that_hangs_on_it(
    build_package: Callable[[Path, Path, pytest.MonkeyPatch], BuildResult],
    texts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = build_package(texts, tmp_path / "package", monkeypatch)
    assert (result.errors, result.issues) == ({}, [])
    (warning,) = result.warnings["broken"]
    assert warning.startswith("1 extracted event left out, against the rule role_matches_voice_of_verb.")
    assert "sound" not in result.warnings
    counts = result.row_counts or {table: frame.height for table, frame in result.tables.items()}
    assert [counts[table] for table in ("articles", "events", "event_mentions", "event_participants")] == [2, 2, 2, 4]
    assert counts["quotes"] == len(TEXTS)
    assert not validate_package(tmp_path / "package").issues


def test_strict_build_reports_the_broken_rule(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = functools.partial(extract_articles, extractor=exchange_roles)
    monkeypatch.setattr(ordrett_dataset.pipeline.build, "extract_articles", extract)
    result = build(texts, tmp_path / "package", strict=True)
    assert {issue.rule for issue in result.issues} == {"role_matches_voice_of_verb"}
    assert not (tmp_path / "package").exists()
