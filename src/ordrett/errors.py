"""The error raised for bad input."""


class InputError(Exception):
    """Bad input: `location`, the `code` of what is wrong, the `problem` itself, and a `hint` how to correct it."""

    def __init__(self, location: str, code: str, problem: str, hint: str) -> None:
        self.location, self.code, self.problem, self.hint = location, code, problem, hint
        super().__init__(f"{location}: {problem}. {hint} [{code}]")

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str, str, str]]:
        """Pickle all four fields; by default an exception is rebuilt from its message alone."""
        return InputError, (self.location, self.code, self.problem, self.hint)

    def prefixed(self, prefix: str) -> "InputError":
        """Return the same error with `prefix` (a file, a key) put before its location."""
        location = f"{prefix}: {self.location}" if self.location else prefix
        return InputError(location, self.code, self.problem, self.hint)
