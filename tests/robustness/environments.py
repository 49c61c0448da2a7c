"""What may differ from one machine, user or run to another, and must not be seen in the files."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class Variation:
    """How a build is started; what is not said is as on this machine."""

    name: str
    environment: Mapping[str, str] = field(default_factory=dict)
    umask: int = -1
    elsewhere: bool = False  # started in another folder than the project's
    processes: int | None = None
    reversed: bool = False  # the files of the corpus are created in the reverse order


LOCALES: Final = ("C", "C.UTF-8", "POSIX", "en_US.UTF-8", "nb_NO.UTF-8", "da_DK.UTF-8", "tr_TR.UTF-8")


def _environments(name: str, *values: str) -> list[Variation]:
    return [Variation(f"{name}={value}", {name: value}) for value in values]


VARIATIONS: Final = (
    Variation("another working directory", elsewhere=True),
    *_environments("LC_ALL", *LOCALES),
    *_environments("TZ", "Pacific/Kiritimati", "America/St_Johns"),
    *_environments("PYTHONHASHSEED", "0", "1", "4242"),
    *_environments("POLARS_MAX_THREADS", "1", "2", "7"),
    *_environments("PYTHONUTF8", "0", "1"),
    *_environments("PYTHONIOENCODING", "ascii"),
    Variation("umask 000", umask=0o000),
    Variation("umask 077", umask=0o077),
    Variation("files created in the reverse order", reversed=True),
    Variation("1 process", processes=1),
    Variation("2 processes", processes=2),
)

# As far from this machine as one run can be.
ALL_AT_ONCE: Final = Variation(
    "much of it at once",
    {
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4242",
        "POLARS_MAX_THREADS": "7",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    },
    umask=0o077,
    elsewhere=True,
    processes=2,
    reversed=True,
)


def absent(variation: Variation) -> str:
    """Return why the machine cannot be varied so, or nothing where it can."""
    wanted = variation.environment.get("LC_ALL")
    if wanted is None:
        return ""
    locale = shutil.which("locale")
    if locale is None:
        return "the machine does not list its locales"
    listed = subprocess.run([locale, "-a"], capture_output=True, check=True).stdout.decode()
    there = {_plain(name) for name in listed.split()}
    return "" if _plain(wanted) in there else "the machine has no such locale"


def _plain(locale: str) -> str:
    return locale.lower().replace("-", "")
