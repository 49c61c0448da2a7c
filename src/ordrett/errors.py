"""The error raised for bad input."""


class InputError(Exception):
    """Bad input: `location`, the `code` of what is wrong, what was `found` there, and a `hint` how to correct it."""

    def __init__(self, location: str, code: str, found: str, hint: str) -> None:
        self.location, self.code, self.found, self.hint = location, code, found, hint
        super().__init__(f"{location}: {code}: {found}. {hint}")

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str, str, str]]:
        """Pickle all four fields; by default an exception is rebuilt from its message alone."""
        return InputError, (self.location, self.code, self.found, self.hint)

    def prefixed(self, prefix: str) -> "InputError":
        """Return the same error with `prefix` (a file, a key) put before its location."""
        location = f"{prefix}: {self.location}" if self.location else prefix
        return InputError(location, self.code, self.found, self.hint)
