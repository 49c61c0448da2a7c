"""What is said when an input cannot be taken."""


class InputError(Exception):
    """An input at fault: where, which rule it breaks, what was found, what to do."""

    def __init__(self, where: str, rule: str, found: str, remedy: str) -> None:
        self.where, self.rule, self.found, self.remedy = where, rule, found, remedy
        super().__init__(f"{where}: {rule}: {found}. {remedy}")

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str, str, str]]:
        """Be the same refusal in another process: an exception is else made again from its message alone."""
        return InputError, (self.where, self.rule, self.found, self.remedy)

    def within(self, place: str) -> "InputError":
        """Return the same refusal with `place` (a file, a key) put before where it happened."""
        return InputError(f"{place}: {self.where}" if self.where else place, self.rule, self.found, self.remedy)
