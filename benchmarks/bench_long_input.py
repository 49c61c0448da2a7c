"""Growth of time and memory on repetitive texts: python -m benchmarks.bench_long_input [NAME ...] [--sizes MB ...].

Each text repeats one pattern that could trap a slow algorithm. If the time is linear, ten times the text takes ten
times as long. Each text is read in a process of its own, with its language given; after a timeout, longer texts of the
same pattern are skipped.
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
MAX_GROWTH = 1.3  # ratio to linear time above which a line is marked
MAX_SECONDS_PER_MEGABYTE = 5.0
OPENING = "The town council met on Monday.\n\nIt talked about the road for an hour and then went home.\n\n"

# Patterns that are repeated after two plain sentences.
REPEATED_PATTERNS = {
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
# Patterns that are repeated with a new word each time.
VARIED_PATTERNS = {
    "many surnames": "Kari {0}moe came. ",
    "many given names": "{0} Hill came. ",
    "many people": "{0}a {0}moe came. ",
    "many titled": "President {0} came. ",
    "one family": "{0} Hill met Kari Hill and Hill. ",
}
NAMES = (*REPEATED_PATTERNS, *VARIED_PATTERNS)


def generate_text(name: str, megabytes: float) -> str:
    """Return the text of a pattern, of about so many megabytes of UTF-8."""
    unit = REPEATED_PATTERNS.get(name) or VARIED_PATTERNS[name].format("Abcde")
    count = int(megabytes * MEGABYTE / len(unit.encode()))
    if name in REPEATED_PATTERNS:
        return OPENING + unit * count
    new_words = islice(map("".join, product(ascii_lowercase, repeat=5)), count)
    return OPENING + "".join(VARIED_PATTERNS[name].format(new_word.title()) for new_word in new_words)


def print_measurement(name: str, megabytes: float, language: str) -> None:
    """Read one text; print processor seconds, additional megabytes of memory, and the error code if it is rejected."""
    ordrett.read(generate_text("prose", 0.001), language=language)
    text = generate_text(name, megabytes)
    memory_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        ordrett.read(text, language=language)
        code = ""
    except InputError as error:
        code = error.code
    seconds = time.process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory_before) / 1024
    print(seconds, memory, code)


def measure_in_process(name: str, megabytes: float, language: str, timeout: float) -> tuple[float, float, str] | None:
    """Measure in another process; return None after `timeout` seconds."""
    module = "benchmarks.bench_long_input"
    command = [sys.executable, "-m", module, name, "--one", str(megabytes), "--language", language]
    try:
        result = subprocess.run(command, check=True, capture_output=True, text=True, timeout=timeout)  # noqa: S603 - this program
    except subprocess.TimeoutExpired:
        return None
    seconds, memory, *code = result.stdout.split()
    return float(seconds), float(memory), " ".join(code)


def format_line(name: str, sizes: list[float], language: str, timeout: float) -> str:
    """Return one line: ms per MB at each size, the ratio of last to first time, memory per MB, and remarks."""
    line, first, last, memory, code = f"{name:26}", 0.0, 0.0, 0.0, ""
    for megabytes in sizes:
        measurement = measure_in_process(name, megabytes, language, timeout)
        if measurement is None:
            return f"{line}  over {timeout:g} s at {megabytes:g} MB"
        last, memory, code = measurement
        first = first or last
        line += f"{1000 * last / megabytes:9.0f}"
    growth = "  not linear" if last > MAX_GROWTH * sizes[-1] / sizes[0] * first else ""
    slow = "  slow" if last > MAX_SECONDS_PER_MEGABYTE * sizes[-1] else ""
    return f"{line}{last / first:9.1f}{memory / sizes[-1]:9.0f}{growth}{slow}  {code}".rstrip()


def main() -> None:
    """Read every text at every size; print one line per text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=NAMES, metavar="NAME", help="patterns; all by default")
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 2, 5, 10], metavar="MB")
    parser.add_argument("--language", default="en")
    parser.add_argument("--limit", type=float, default=120, help="seconds per text")
    parser.add_argument("--one", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print_measurement(arguments.names[0], arguments.one, arguments.language)
        return
    print(f"{'ms per MB at':26}" + "".join(f"{size:>6g} MB" for size in arguments.sizes) + "    ratio  MB/MB")
    for name in arguments.names:
        print(format_line(name, arguments.sizes, arguments.language, arguments.limit), flush=True)


if __name__ == "__main__":
    main()
