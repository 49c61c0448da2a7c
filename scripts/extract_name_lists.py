"""Copy the word lists that the language packs name from the installed faker.

Run it after updating faker or naming a new locale in a language pack, then measure the accuracy again.
"""

from scripts import ROOT, run_script
from scripts.names.faker_lists import name_files

DATA = ROOT / "src/ordrett/people/data"


def extract_name_lists() -> None:
    """Write the lists, licence and version of the installed faker to src/ordrett/people/data."""
    for name, content in name_files().items():
        (DATA / name).write_text(content, encoding="utf-8", newline="\n")
        print(f"{name}: {content.count(chr(10))} lines")


if __name__ == "__main__":
    run_script(extract_name_lists)
