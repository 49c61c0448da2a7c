"""What an .ann file says -> an annotation with places."""

import re
from functools import cached_property
from typing import Any, Final

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.brat.indexed import Indexed, Row
from ordrett_dataset.brat.placed import Tree
from ordrett_dataset.brat.seal import SEAL
from ordrett_dataset.brat.shape import ARTICLE, CONTINUES, FIELD, LINE, SECTION, SHAPES, SPEAKER, Place

ONCE: Final = "standoff_says_a_thing_once"
# What the note of the article may say, and whether that is a mapping.
SAID_OF_THE_ARTICLE: Final = {
    **dict.fromkeys(("draft", "article", "id", "sha256", "annotation", SEAL), False),
    **dict.fromkeys(("fields", "people"), True),
}
# Keys are counted on; Python reads no number of thousands of digits.
TOO_LONG: Final = re.compile(r"[0-9]{19,}")


class Taken:
    """An annotation as an .ann file has it: `tree`, and the line of each entry by part and key.

    What the note of the article says has the key "".
    `used` is the text of the annotation that is there: a key that stands anywhere in it is not given to a new entry.
    Raises InputError where the file says what an annotation has no place for, or one thing twice.
    """

    def __init__(self, file: Indexed, article: Article, used: str = "") -> None:
        self.file, self.article, self.used = file, article, used
        self.lines: dict[tuple[str, str], int] = {}
        self.tree: Tree = self._about() | {"sections": self._sections()}
        self.tree["fields"] = self.tree.pop("fields", {})
        self.tree |= {shape.part: {} for shape in SHAPES if shape.part != "fields"}
        for row in self.file.rows:
            part, key = row.shape.part, self.keys[row.target]
            if key in self.tree[part]:
                raise self._refusal(row, ONCE, f"{row.shape.type} {key} twice", "Take one of them out.")
            self.lines[part, key] = row.bound.line
            self.tree[part][key] = self._entry(row)

    @cached_property
    def keys(self) -> dict[str, str]:
        """The key of each row: that of its note, or its field of the page, or a new one in the order of the text."""
        keys: dict[str, str] = {}
        for row in self.file.rows:
            field_ = self.file.values(row.target).get(FIELD)
            if row.shape.part == "fields" and field_ is None:
                shown = self.file.shown(row.bound)
                raise self._refusal(row, "standoff_field_is_named", shown, f"Choose its {FIELD}.")
            if key := field_ or self.file.row_key(row.target):
                if TOO_LONG.search(key):
                    raise self._refusal(row, "standoff_key_can_be_counted", key[:40], "Leave `Row` as it went out.")
                keys[row.target] = key
        used = f"{self.used} {' '.join(keys.values())}"
        new = sorted((row for row in self.file.rows if row.target not in keys), key=_in_the_text)
        for shape in SHAPES:
            targets = [row.target for row in new if row.shape is shape]
            keys |= zip(targets, _minted(shape.letter, used, len(targets)), strict=True)
        return keys

    def _about(self) -> Tree:
        found = self.file.of_type(ARTICLE)
        if len(found) != 1:
            line = found[1].line if found else 1
            remedy = "Leave one, as `brat out` writes it on the first line: it says what belongs to no words."
            raise self.file.refusal(line, "standoff_has_the_article", f"{len(found)} of type {ARTICLE}", remedy)
        about = self.file.noted(found[0].id)
        self.lines |= {(name, ""): found[0].line for name in ("", *SAID_OF_THE_ARTICLE)}
        wrong = [name for name, said in about.items() if isinstance(said, dict) != SAID_OF_THE_ARTICLE.get(name)]
        if wrong:
            remedy = "Say there only what `brat out` says."
            raise self.file.refusal(found[0].line, "standoff_has_the_article", wrong[0], remedy)
        return about

    def _sections(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for bound in self.file.of_type(LINE):
            section = self.file.values(bound.id).get(SECTION)
            first = self.article.paragraph_index(bound.span.start)
            for number in range(first, self.article.paragraph_index(bound.span.end - 1) + 1):
                if section is None or found.setdefault(number, section) != section:
                    remedy = f"Give each line one {SECTION}."
                    raise self.file.refusal(bound.line, "line_has_one_section", self.file.shown(bound), remedy)
                self.lines["sections", section] = bound.line
        lines = [self.article.text[start:end] for start, end in self.article.paragraphs]
        for number, section in found.items():
            if {found.get(other) for other, line in enumerate(lines) if line == lines[number]} != {section}:
                said = f"“{lines[number][:40]}” stands again where it is no {section}"
                remedy = "Mark lines of the same words alike: an annotation tells lines by their words."
                raise self.file.refusal(self.lines["sections", section], "line_has_one_section", said, remedy)
        return found

    def _entry(self, row: Row) -> Tree:
        entry: Tree = {row.shape.words: row.bound.span}
        for name, said in self.file.noted(row.target).items():
            self._put(entry, (name,), said, row)
        values = self.file.values(row.target)
        for type_, place in row.shape.values.items():
            if type_ in values:
                self._put(entry, place, True if values[type_] is None else values[type_], row)
        if SPEAKER in values and entry.get("speaker_kind") != "person":
            found = f"{SPEAKER} {values[SPEAKER]!r}, kind {entry.get('speaker_kind')}"
            remedy = f"Take {SPEAKER} out, and say in the note who speaks: {{speaker: the ministry}}."
            raise self._refusal(row, "speaker_key_is_person", found, remedy)
        for role, to in row.event.arcs if row.event else ():
            plain = role.rstrip("0123456789")
            if plain == CONTINUES and row.shape.goes_on and self.file.shape_of(to) is row.shape:
                self._put(entry, ("continues",), self.keys[to], row)
            elif plain in row.shape.arcs and to in self.file.standoff.bounds:
                self._put(entry, row.shape.arcs[plain], self.file.standoff.bounds[to].span, row)
            else:
                found = f"an arc {role} to {to}"
                raise self._refusal(row, "standoff_type_is_known", found, "Draw it anew, or delete it.")
        return entry

    def _put(self, entry: Tree, place: Place, value: Any, row: Row) -> None:  # noqa: ANN401 - whatever an entry holds
        *outer, name = place
        for step in outer:
            entry = entry.setdefault(step, {})
        if not isinstance(entry, dict) or name in entry:
            raise self._refusal(row, ONCE, f"{'.'.join(place)} twice", "Say it once.")
        entry[name] = value

    def _refusal(self, row: Row, rule: str, found: str, remedy: str) -> InputError:
        return self.file.refusal(row.bound.line, rule, found, remedy)


def _in_the_text(row: Row) -> tuple[object, ...]:
    return (row.bound.span, row.bound.line)


def _minted(letter: str, used: str, many: int) -> list[str]:
    """Return so many keys as q08 that follow the highest that stands anywhere in `used`, also in a comment."""
    numbers = re.findall(rf"\b{letter}([0-9]+)\b", TOO_LONG.sub("", used))
    highest = max(map(int, numbers), default=0)
    return [f"{letter}{number:02}" for number in range(highest + 1, highest + 1 + many)]
