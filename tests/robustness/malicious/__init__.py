"""Malicious packages: what each kind is, and the rule that must detect it."""

from typing import Final

from tests.robustness.malicious.case import MaliciousCases
from tests.robustness.malicious.descriptors import DESCRIPTORS
from tests.robustness.malicious.folders import FOLDERS
from tests.robustness.malicious.zip_names import ZIP_NAMES
from tests.robustness.malicious.zips import ZIPS

FOLDER_CASES: Final[MaliciousCases] = FOLDERS | DESCRIPTORS
ZIP_CASES: Final[MaliciousCases] = ZIP_NAMES | ZIPS
ALL_CASES: Final[MaliciousCases] = FOLDER_CASES | ZIP_CASES

__all__ = ["ALL_CASES", "FOLDER_CASES", "ZIP_CASES"]
