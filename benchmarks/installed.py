"""How large kg is when installed, of how many packages, and how soon it starts.

    python benchmarks/installed.py --python FOLDER/bin/python

The Python is that of an environment in which nothing but kg is installed, without extras.
"""

import argparse
import resource
import statistics
import subprocess
import sys
from pathlib import Path

LARGE = 20  # megabytes
STARTS = ("--help", "--version")
TIMES = 5


def megabytes(place: Path) -> float:
    """Return how much the files of a folder hold."""
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6


def processor(command: list[str]) -> float:
    """Return the seconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the size, the packages, the largest of them, and how long kg takes to start."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    told = subprocess.run([options.python, "-c", asked], check=True, capture_output=True, text=True)
    site = Path(told.stdout.strip())
    print(f"{megabytes(site):.0f} MB, {len(list(site.glob('*.dist-info')))} packages")
    sizes = {entry.name: megabytes(entry) for entry in site.iterdir() if entry.is_dir()}
    for name, size in sorted(sizes.items(), key=lambda item: -item[1]):
        if size > LARGE:
            print(f"{size:6.0f} MB  {name}")
    for option in STARTS:
        took = [processor([options.python, "-m", "kg", option]) for _ in range(TIMES)]
        print(f"kg {option}: {statistics.median(took):.2f} s of processor time")


if __name__ == "__main__":
    main()
