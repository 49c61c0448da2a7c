"""Copy the word lists that the language packs name from the installed faker: python -m scripts.extract_name_lists.

Run it after faker was updated or a language pack names a new locale, then measure the accuracy again.
"""

from pathlib import Path

from scripts.names.faker_lists import name_files

DATA = Path(__file__).parents[1] / "src/ordrett/people/data"


def main() -> None:
    """Write the files of people/data."""
    for name, content in name_files().items():
        (DATA / name).write_text(content, encoding="utf-8", newline="\n")
        print(f"{name}: {content.count(chr(10))} lines")


if __name__ == "__main__":
    main()
