"""Read texts that repeat one thing, at several lengths: python -m benchmarks.long [NAME ...] [--sizes MB ...].

A reading whose time grows as a straight line takes ten times as long for ten times the text. Each text is read in a
process of its own, its language named; a text that takes over the limit is not tried at greater lengths.
"""

import argparse
import resource
import subprocess
import sys
import time
from itertools import islice, product
from string import ascii_lowercase

import ordrett
from ordrett.errors import InputError

MEGABYTE = 1_000_000  # bytes of UTF-8
BENT = 1.3  # times what a straight line takes
SLOW = 5.0  # seconds a megabyte
OPENING = "The town council met on Monday.\n\nIt talked about the road for an hour and then went home.\n\n"

# What each text repeats, behind two plain sentences.
REPEATED = {
    **{f"mark {mark}": mark for mark in "\"“”„«»'’‘`"},
    **{f"mark {mark} apart": f"{mark} " for mark in "\"“”„«»'’‘`"},
    **{f"dash {dash}": dash for dash in "-–—"},
    **{f"dash {dash} apart": f"{dash} " for dash in "-–—"},
    "dash paragraphs": "– It is so, says Kari Moe.\n\n",
    "capitals": "Kari ",
    "capitals and points": "K. ",
    "names": "Kari Moe ",
    "names and commas": "Kari Moe, ",
    "open “ lines": "“It is so\n",
    'open " lines': '"It is so\n',
    "open “ words": "“it ",
    'open " words': '"it ',
    "open ‘ words": "‘it ",
    "open ' words": "'it ",
    "prose": "The road is long and the winter was cold. ",
    "prose without stop": "the road is long and the winter was cold ",
    "commas": ",",
    "commas apart": ", ",
    "stops": ".",
    "role said": "Kari Moe came. The president said it was so. ",
    "brackets": "(",
    "newlines": "\n",
    "short lines": "a\n",
    "titles": "Menu of the day\n",
    "digits": "1",
    "digits apart": "1 ",
    "dates": "12.03.2024 ",
    "one word": "a",
    "spaces": " ",
    "said": "said ",
    "said and commas": "said, ",
    "he said": "he said ",
    "he said and stop": "He said it. ",
    "said Hill, and on": "the road is long, said Hill, ",
    "according to": "according to Hill ",
    "according to and clause": "the road is long according to Hill ",
    "quoted and said": "“It is so,” said Hill, ",
    "quoted, no verb": "“It is so” and ",
    "quoted sentences": "Kari Moe came. “It is so and it stays.” ",
    "quoted with speaker": "“It is so,” said Kari Moe. ",
    "adverbs": "now ",
}
# What each text repeats with another word each time.
VARIED = {
    "many surnames": "Kari {0}moe came. ",
    "many given names": "{0} Hill came. ",
    "many people": "{0}a {0}moe came. ",
    "many titled": "President {0} came. ",
    "one family": "{0} Hill met Kari Hill and Hill. ",
}
NAMES = (*REPEATED, *VARIED)


def text_of(name: str, size: float) -> str:
    """Return the text of that name, in megabytes of UTF-8."""
    unit = REPEATED.get(name) or VARIED[name].format("Abcde")
    times = int(size * MEGABYTE / len(unit.encode()))
    if name in REPEATED:
        return OPENING + unit * times
    words = islice(map("".join, product(ascii_lowercase, repeat=5)), times)
    return OPENING + "".join(VARIED[name].format(word.title()) for word in words)


def measure(name: str, size: float, language: str) -> None:
    """Read one text; print seconds of processor and megabytes of memory beyond those taken before."""
    ordrett.read(text_of("prose", 0.001), language=language)
    text = text_of(name, size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        ordrett.read(text, language=language)
        refused = ""
    except InputError as refusal:
        refused = refusal.code
    took = time.process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(took, memory, refused)


def child(name: str, size: float, language: str, limit: float) -> tuple[float, float, str] | None:
    """Measure in another process; None where it takes over the limit, in seconds."""
    command = [sys.executable, "-m", "benchmarks.bench_long_input", name, "--one", str(size), "--language", language]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=limit)  # noqa: S603 - this program
    except subprocess.TimeoutExpired:
        return None
    took, memory, *refused = done.stdout.split()
    return float(took), float(memory), " ".join(refused)


def line(name: str, sizes: list[float], language: str, limit: float) -> str:
    """Return the figures of one text: ms a MB at each size, the ratio of the last to the first, memory a MB."""
    told, first, last, memory, note = "", 0.0, 0.0, 0.0, ""
    for size in sizes:
        found = child(name, size, language, limit)
        if found is None:
            return f"{name:26}" + told + f"  over {limit:g} s at {size:g} MB"
        last, memory, note = found
        first = first or last
        told += f"{1000 * last / size:9.0f}"
    straight = sizes[-1] / sizes[0]
    bent = "  not straight" if last > BENT * straight * first else ""
    slow = "  slow" if last > SLOW * sizes[-1] else ""
    return f"{name:26}" + told + f"{last / first:9.1f}{memory / sizes[-1]:9.0f}{bent}{slow}  {note}".rstrip()


def main() -> None:
    """Read every text at every size, and print a line a text."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", default=NAMES, metavar="NAME", help="of the texts; all where none is named")
    asked.add_argument("--sizes", type=float, nargs="+", default=[1, 2, 5, 10], metavar="MB")
    asked.add_argument("--language", default="en")
    asked.add_argument("--limit", type=float, default=120, help="seconds for one reading")
    asked.add_argument("--one", type=float, help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.one:
        measure(said.names[0], said.one, said.language)
        return
    print(f"{'ms a MB at':26}" + "".join(f"{size:>6g} MB" for size in said.sizes) + "    ratio  MB a MB")
    for name in said.names:
        print(line(name, said.sizes, said.language, said.limit), flush=True)


if __name__ == "__main__":
    main()
