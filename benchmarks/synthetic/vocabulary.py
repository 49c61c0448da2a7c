"""The words that made-up articles are put together from."""

import tomllib
from pathlib import Path
from typing import Any, Final

Named = dict[str, str]  # what something is called, by language; `en` is the plain form
WORDS: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
NAMES: Final[dict[str, Any]] = WORDS["words"]
LANGUAGES: Final = ("nb", "da", "en")
