"""The command `ordrett evaluate`, and what it says about invalid gold files."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.corpus_folder import TEXT, CommandResult, read_folder, run_subprocess, write_corpus

ARTICLE_TEXT = "Havna i Lysdalen stenger tidlig, sier Runa Prøvdal. Hun mener at isen kommer før jul i år også.\n"
VALID_LINE = '{"article": "010_skarv", "attributions": [{"content": [[96, 119]], "kind": "direct"}]}'


def test_evaluate_prints_a_table_and_writes_nothing(good: Path, command: Callable[..., CommandResult]) -> None:
    before = read_folder(good)
    ran = command("evaluate", good)
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0].startswith("item match gold predicted correct precision recall F1")
    assert any(line.startswith("quotes overlap 0.8 2 ") for line in lines)
    assert any(line.startswith("person mentions any overlap 5 ") for line in lines)
    assert "─" not in ran.out
    assert read_folder(good) == before


def test_evaluate_prints_json(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    folder = write_corpus(
        tmp_path,
        {
            "gold.jsonl": f"{VALID_LINE}\n",
            "annotations/010_skarv.yaml": None,
            "annotations/people.yaml": None,
            "annotations/events.yaml": None,
            "annotations/fact_checks.yaml": None,
        },
    )
    ran = command("evaluate", folder, "--json")
    assert (ran.code, ran.err) == (0, "")
    content = json.loads(ran.out)
    assert (content["n_articles"], content["failed"]) == (1, [])
    first = content["metrics"][0]
    assert (first["item"], first["match"], first["gold"]) == ("quotes", "overlap 0.3", 1)
    assert 0 <= first["recall"] <= 1


# File, invalid content, and part of the message: location, problem and hint.
INVALID_GOLD = {
    "not_json": ("gold.jsonl", f"{VALID_LINE}\n{{\n", "gold.jsonl: line 2: Expecting property name"),
    "not_utf8": ("gold.jsonl", VALID_LINE.encode()[:-3] + b"\xff", "gold.jsonl: line 1: "),
    "too_deep": ("names.jsonl", "[" * 200_000, "names.jsonl: line 1: "),
    "not_an_object": ("gold.jsonl", "[]", "gold.jsonl: line 1: "),
    "missing_key": (
        "gold.jsonl",
        '{"article": "010_skarv"}',
        "gold.jsonl: line 1: attributions: Field req",
    ),
    "unknown_kind": (
        "gold.jsonl",
        VALID_LINE.replace("direct", "straight"),
        "line 1: attributions.0.kind: ",
    ),
    "no_content": (
        "gold.jsonl",
        VALID_LINE.replace("[[96, 119]]", "[]"),
        "attributions.0.content: ",
    ),
    "not_a_number": (
        "names.jsonl",
        '{"article": "010_skarv", "people": [["a", 3]]}',
        "people.0.0: ",
    ),
    "blank_name": (
        "probe.jsonl",
        '{"article": "010_skarv", "cue": [1, 2], "pronoun": [3, 4], "names": [" "]}',
        "names.0: ",
    ),
    "unknown_article": (
        "gold.jsonl",
        VALID_LINE.replace("010", "090"),
        "line 1: there is no article seeds/090_skarv.txt. Add the article",
    ),
    "beyond_end": (
        "names.jsonl",
        '{"article": "010_skarv", "people": [[0, 99999]]}',
        f"line 1: [0, 99999) is not a span of 010_skarv, which has {len(TEXT)} code points. CONTRIBUTING.md",
    ),
    "empty_range": (
        "gold.jsonl",
        VALID_LINE.replace("119", "96"),
        "line 1: [96, 96) is not a span of 010_skarv",
    ),
    "second_line": (
        "gold.jsonl",
        f"{VALID_LINE}\n{VALID_LINE}\n",
        "line 2: 010_skarv has a line already. Put ",
    ),
}


@pytest.mark.parametrize(("file", "content", "message"), INVALID_GOLD.values(), ids=INVALID_GOLD)
def test_an_invalid_gold_file_is_rejected_with_location_and_hint(
    file: str, content: str | bytes, message: str, tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    ran = command("evaluate", write_corpus(tmp_path, {file: content}))
    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert re.fullmatch(r".*\. .*\. \[gold_\w+\]\n", ran.err)


def test_a_symbolic_link_is_rejected(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    folder = write_corpus(tmp_path)
    (tmp_path / "elsewhere.jsonl").write_text(VALID_LINE, encoding="utf-8")
    (folder / "gold.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    ran = command("evaluate", folder)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("gold.jsonl: it is a link to ")


def test_a_folder_without_annotations_is_rejected(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    (tmp_path / "seeds").mkdir()
    ran = command("evaluate", tmp_path)
    assert ran.code == 1
    assert "corpus_has_articles" in ran.err
    (tmp_path / "seeds/a.txt").write_text(ARTICLE_TEXT, encoding="utf-8")
    ran = command("evaluate", tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "no article is annotated. Annotate an article" in ran.err
    assert command("evaluate", tmp_path / "nowhere").code == 2


def test_an_unreadable_article_is_reported_and_counted(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(ARTICLE_TEXT, encoding="utf-8")
    (tmp_path / "seeds/b.txt").write_text("12345 67890\n", encoding="utf-8")
    lines = [f'{{"article": "{name}", "people": [[0, 5]]}}\n' for name in "ab"]
    (tmp_path / "names.jsonl").write_text("".join(lines), encoding="utf-8")
    ran = command("evaluate", tmp_path)
    assert ran.code == 1
    assert "person mentions  any overlap" in ran.out
    assert [re.split(" {2,}", line)[2] for line in ran.out.splitlines() if line.startswith("person")] == ["2", "2"]
    assert ran.err.startswith("seeds/b.txt: ")


def test_output_into_a_pipe_has_no_escape_sequences(good: Path) -> None:
    ran = run_subprocess("evaluate", good)
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out


def test_an_annotation_that_began_as_a_draft_is_told(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(ARTICLE_TEXT, encoding="utf-8")
    assert command("draft", tmp_path / "seeds/a.txt").code == 0
    file = tmp_path / "annotations/a.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    ran = command("evaluate", tmp_path)
    assert ran.code == 0
    assert ran.err.startswith("warning: the annotation of 1 of 1 articles began as a draft")
    assert json.loads(command("evaluate", tmp_path, "--json").out)["began_as_draft"] == ["a"]
