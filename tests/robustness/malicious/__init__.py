"""Packages as a stranger could send them: what each is, and the rule that catches it."""

from typing import Final

from tests.robustness.malicious.case import Maker
from tests.robustness.malicious.descriptors import DESCRIPTORS
from tests.robustness.malicious.folders import FOLDERS
from tests.robustness.malicious.zips import ZIPS

__all__ = ["CAUGHT_BY", "DESCRIPTORS", "FOLDERS", "HOSTILE", "ZIPS"]

HOSTILE: Final[dict[str, Maker]] = {**FOLDERS, **DESCRIPTORS, **ZIPS}
# The table of the documentation: name -> (what it is, rule).
CAUGHT_BY: Final = {name: (maker.makes, maker.rule) for name, maker in HOSTILE.items()}
