"""Articles about people of one name: python benchmarks/namesakes.py [--sizes 500 2000]

Each article names a John Smith, in one of many offices and in the company of some of 400 others,
and every second one a Smith alone. Prints the seconds of processor time and the peak memory of
resolving all at once and of one article more, and how much more than linearly the first grows (1.00
is linear). Exit status 1 where that is over 1.3.
"""

import argparse
import random
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from told import Told, add  # noqa: E402

from kg.store.knowledge import resolve  # noqa: E402
from kg.store.store import Store  # noqa: E402

OFFICES = ("mayor", "senator", "envoy", "coach", "judge", "general", "minister", "bishop")
OTHERS = tuple(f"{chr(65 + n % 20)}ora {chr(65 + n // 20)}elt{'aeiou'[n % 5]}n" for n in range(400))
MOST = 1.3


def article(number: int) -> Told:
    """Return an article, another one for each number."""
    chance = random.Random(number)
    names = ["John Smith", *chance.sample(OTHERS, 3), *(["Smith"] if number % 2 else [])]
    if number % 4 == 1:
        del names[0]
    told = tuple((name, "person", None) for name in names)
    return Told(told, offices=((0, chance.choice(OFFICES), None),))  # type: ignore[arg-type]


def measured(size: int, folder: Path) -> tuple[float, float, float]:
    """Return seconds and megabytes of resolving so many articles, and seconds of one more."""
    with Store.open(folder / f"{size}.db") as store, store.writing():
        for number in range(size):
            add(store, f"a{number:06}", article(number))
        tracemalloc.start()
        began = time.process_time()
        resolve(store)
        seconds = time.process_time() - began
        megabytes = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        add(store, "z", article(size))
        began = time.process_time()
        resolve(store)
        return seconds, megabytes, time.process_time() - began


def main() -> int:
    """Measure each size; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[500, 2000])
    sizes = parser.parse_args().sizes
    took = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            seconds, megabytes, more = measured(size, Path(folder))
            print(
                f"{size:,}: {seconds:.1f} s, {megabytes:.0f} MB; one more {more:.2f} s", flush=True
            )
            took.append(seconds)
    growth = took[-1] / took[0] / (sizes[-1] / sizes[0])
    print(f"{growth:.2f} x linear")
    return 1 if growth > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
