"""Names from the lists of faker."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec


@cache
def given_names(locales: tuple[str, ...]) -> dict[str, str | None]:
    """Return the given names of the locales in lower case, each with its gender in the first locale that tells it."""
    found: dict[str, str | None] = {}
    for locale in locales:
        men, women, all_names = (
            {part for name in listed("person", locale, table) for part in name.lower().split()}
            for table in ("first_names_male", "first_names_female", "first_names")
        )
        for part in sorted(men | women | all_names):
            if found.get(part) is None:
                found[part] = None if (part in men) == (part in women) else "m" if part in men else "f"
    return found


def surnames(locales: tuple[str, ...]) -> frozenset[str]:
    """Return the surnames of the locales in lower case."""
    return frozenset(name.lower() for locale in locales for name in listed("person", locale, "last_names"))


def listed(kind: str, locale: str, table: str) -> tuple[str, ...]:
    """Return a list that a provider of faker holds for a locale; nothing where it has no such list."""
    module = f"faker.providers.{kind}.{locale}"
    if find_spec(module) is None:
        return ()
    words = getattr(import_module(module).Provider, table, None) or ()
    return tuple(word for word in words if isinstance(word, str) and len(word) > 1)
