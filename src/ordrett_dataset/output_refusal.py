"""What is said when a package cannot be written where it should be."""

from pathlib import Path

from ordrett.errors import InputError


class EnvironmentProblem(InputError):
    """The call or the machine is at fault, not the data: the place of the package is no place for it."""

    @classmethod
    def of(cls, error: OSError, folder: Path) -> "EnvironmentProblem":
        """Return what a failed write to `folder` says to a user."""
        found = error.strerror or str(error)
        if error.filename is not None and Path(error.filename) != folder:
            found += f" ({error.filename})"
        remedy = "Make room there, see to its rights, or name another folder with --output."
        return cls(str(folder), "output_is_writable", found, remedy)
