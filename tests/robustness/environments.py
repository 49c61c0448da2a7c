"""What may differ between machines, users and runs, and must not affect the files."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class BuildEnvironment:
    """How a build is started; by default as on this machine."""

    name: str
    variables: Mapping[str, str] = field(default_factory=dict)
    umask: int = -1
    other_working_directory: bool = False
    processes: int | None = None
    reverse_file_creation: bool = False

    def unavailable_reason(self) -> str:
        """Return why this machine cannot provide the environment, or an empty string."""
        name = self.variables.get("LC_ALL")
        if name is None:
            return ""
        locale = shutil.which("locale")
        if locale is None:
            return "this machine does not list its locales"
        output = subprocess.run([locale, "-a"], capture_output=True, check=True).stdout.decode()
        available = {_normalise_locale(line) for line in output.split()}
        return "" if _normalise_locale(name) in available else "this machine does not have the locale"


def _normalise_locale(name: str) -> str:
    return name.lower().replace("-", "")


VARIABLES: Final[dict[str, tuple[str, ...]]] = {
    "LC_ALL": ("C", "C.UTF-8", "POSIX", "en_US.UTF-8", "nb_NO.UTF-8", "da_DK.UTF-8", "tr_TR.UTF-8"),
    "TZ": ("Pacific/Kiritimati", "America/St_Johns"),
    "PYTHONHASHSEED": ("0", "1", "4242"),
    "POLARS_MAX_THREADS": ("1", "2", "7"),
    "PYTHONUTF8": ("0", "1"),
    "PYTHONIOENCODING": ("ascii",),
}

DEFAULT: Final = BuildEnvironment("default")
SINGLE_CHANGES: Final = (
    BuildEnvironment("another working directory", other_working_directory=True),
    *(BuildEnvironment(f"{name}={value}", {name: value}) for name, values in VARIABLES.items() for value in values),
    BuildEnvironment("umask 000", umask=0o000),
    BuildEnvironment("umask 077", umask=0o077),
    BuildEnvironment("files created in reverse order", reverse_file_creation=True),
    BuildEnvironment("1 process", processes=1),
    BuildEnvironment("2 processes", processes=2),
)

# As different from this machine as a single run can be.
ALL_CHANGES: Final = BuildEnvironment(
    "many changes at once",
    {
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4242",
        "POLARS_MAX_THREADS": "7",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    },
    umask=0o077,
    other_working_directory=True,
    processes=2,
    reverse_file_creation=True,
)
