"""The types of change, each with the version bump that it requires."""

from enum import Enum, unique
from typing import Literal

Bump = Literal["major", "minor", "patch"]


@unique
class ChangeType(Enum):
    """A type of change: its label, the bump that it requires (None: no bump), and the reason.

    "Recipe" is the recipe of the Data Package standard on versions of data. Where it is silent, the reason says why.
    """

    PACKAGE_RENAMED = "package renamed", "major", "recipe: the name of a package, resource or field changes"
    TABLE_REMOVED = "table removed", "major", "recipe; a renamed table counts as removed and added"
    FIELD_ADDED = "field added", "major", "recipe: code that selects columns by position, or all of them, breaks"
    FIELD_REMOVED = "field removed", "major", "recipe; a renamed field counts as removed and added"
    FIELDS_REORDERED = "fields reordered", "major", "recipe"
    TYPE_CHANGED = "type changed", "major", "recipe: the type or format of a field changes"
    PARSING_CHANGED = "parsing changed", "major", "the same cell is parsed as another value, for example as missing"
    KEY_CHANGED = "key changed", "major", "other tables join on the key columns"
    CONSTRAINT_STRICTER = "constraint stricter", "major", "recipe; includes changes that are not clearly looser"
    REFERENCED_ROW_REMOVED = "row of a referenced table removed", "major", "recipe: other tables may refer to the row"
    ARTICLE_REMOVED = "article removed", "major", "recipe: offsets in the tables refer to the article"
    ARTICLE_CHANGED = "article changed", "major", "recipe: offsets into the article may select other text"
    FILE_REMOVED = "file removed", "major", "recipe; a renamed resource counts as removed and added"
    TABLE_ADDED = "table added", "minor", "recipe: new resource"
    ROW_ADDED = "row added", "minor", "recipe: new data in a resource"
    ROW_REMOVED = "row removed", "minor", "no foreign key refers to the table, but it is more than a correction"
    CONSTRAINT_LOOSER = "constraint looser", "minor", "recipe; includes a new value in an enum"
    REFERENCE_CHANGED = "reference changed", "minor", "recipe: a foreign key refers to another table or column"
    ARTICLE_ADDED = "article added", "minor", "recipe: new resource"
    FILE_ADDED = "file added", "minor", "recipe: new resource"
    CELL_CHANGED = "cell changed", "patch", "recipe: an error in the data is corrected"
    SKIPPED_LIST_CHANGED = "list of skipped articles changed", "patch", "the list is a build report, not data"
    DESCRIPTION_CHANGED = "description changed", "patch", "recipe: descriptive metadata, including the licence"
    RELEASE_CHANGED = "release metadata changed", None, "version, date, DOI and file paths follow from the release"

    def __init__(self, label: str, bump: Bump | None, reason: str) -> None:
        self.label, self.bump, self.reason = label, bump, reason
