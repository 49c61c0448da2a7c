"""The kinds of change, each with the step of the version that it asks for."""

from enum import Enum, unique
from typing import Literal

Step = Literal["major", "minor", "patch"]


@unique
class Kind(Enum):
    """What a change is called, which step it asks for (None: none), and why.

    The recipe is that of the Data Package standard on versions of data; where it is silent, it is decided here.
    """

    PACKAGE_RENAMED = "package renamed", "major", "the recipe: the name of package, resource or field changes"
    TABLE_REMOVED = "table removed", "major", "the recipe; a table that is renamed is removed and added"
    FIELD_ADDED = "field added", "major", "the recipe: whoever takes fields by their place, or all, gets others"
    FIELD_REMOVED = "field removed", "major", "the recipe; a field that is renamed is removed and added"
    FIELDS_REORDERED = "fields reordered", "major", "the recipe"
    TYPE_CHANGED = "type changed", "major", "the recipe: type or format"
    READING_CHANGED = "reading changed", "major", "the same cell is read as another value, such as a missing one"
    KEY_CHANGED = "key changed", "major", "the columns that name a row are those that others join on"
    CONSTRAINT_STRICTER = "constraint stricter", "major", "the recipe; so is one that is not plainly looser"
    ROW_UNNAMED = "row removed that others may name", "major", "the recipe: what other tables refer to is deleted"
    ARTICLE_REMOVED = "article removed", "major", "the recipe: the offsets of the tables refer to it"
    ARTICLE_CHANGED = "article changed", "major", "the recipe: offsets into it may mean other words"
    FILE_REMOVED = "file removed", "major", "the recipe; a resource that is renamed is removed and added"
    TABLE_ADDED = "table added", "minor", "the recipe: a new resource"
    ROW_ADDED = "row added", "minor", "the recipe: new data in a resource"
    ROW_REMOVED = "row removed", "minor", "no foreign key leads to its table, yet it is more than a value corrected"
    CONSTRAINT_LOOSER = "constraint looser", "minor", "the recipe; a new value of an enum is one"
    REFERENCE_CHANGED = "reference changed", "minor", "the recipe: a foreign key leads elsewhere"
    ARTICLE_ADDED = "article added", "minor", "the recipe: a new resource"
    FILE_ADDED = "file added", "minor", "the recipe: a new resource"
    CELL_CHANGED = "cell changed", "patch", "the recipe: an error in the data is corrected"
    LIST_CHANGED = "list changed", "patch", "the list of the articles that could not be taken is no data"
    WORDS_CHANGED = "words changed", "patch", "the recipe: descriptive metadata, the licence too"
    RELEASE_CHANGED = "release changed", None, "version, date and DOI follow from the release; places may change"

    def __init__(self, said: str, step: Step | None, why: str) -> None:
        self.said, self.step, self.why = said, step, why
