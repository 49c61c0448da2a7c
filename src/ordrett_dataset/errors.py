"""The error raised when the machine or the call is at fault, not the data."""

from pathlib import Path


class EnvironmentProblem(Exception):
    """No git, a full disk, a folder that cannot be written to: `location`, `code`, `problem`, and a `hint`.

    The command exits with 2, as for a wrong call. Bad data raises `ordrett.errors.InputError` instead.
    """

    def __init__(self, location: str, code: str, problem: str, hint: str) -> None:
        self.location, self.code, self.problem, self.hint = location, code, problem, hint
        super().__init__(f"{location}: {problem}. {hint} [{code}]")

    @classmethod
    def from_os_error(cls, error: OSError, folder: Path) -> "EnvironmentProblem":
        """Describe a failed write to `folder`."""
        problem = error.strerror or str(error)
        if error.filename is not None and Path(error.filename) != folder:
            problem += f" ({error.filename})"
        hint = "Free some space, check its permissions, or choose another folder with --output."
        return cls(str(folder), "output_is_writable", problem, hint)
