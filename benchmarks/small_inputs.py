"""What kg reads in small inputs: each file or folder by itself, one line of answers each.

    python benchmarks/small_inputs.py FOLDER [NAME…]

For each: its articles (title, date, publisher), errors, meetings (status, date, place, names) and
people. Reading needs no store of its own to be kept: each input has one that goes away. The
pipeline is loaded once for all of them.
"""

import argparse
import functools
import tempfile
from pathlib import Path

import kg
from kg.articles import Read, read
from kg.nlp import pipeline
from kg.results import meeting_record


def main() -> None:
    """Print what is read in each input."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    pipeline.load = functools.cache(pipeline.load)
    for path in sorted(options.folder.iterdir()):
        if not options.names or any(name in path.name for name in options.names):
            print("\n  ".join([f"== {path.name}", *answers(path)]), flush=True)


def answers(path: Path) -> list[str]:
    """Return the lines of answers of one input."""
    lines = []
    for item in read([path]):
        if isinstance(item, Read):
            one = item.article
            lines.append(f"article {one.title!r} {one.published} {one.publisher} {len(one.text)}")
        else:
            lines.append(f"error {item}")
    with (
        tempfile.TemporaryDirectory() as folder,
        kg.open(Path(folder) / "kg.db", create=True) as news,
    ):
        news.add(path)
        for one in map(meeting_record, news.each_meeting()):
            names = "; ".join(str(who["name"]) for who in one["participants"])
            lines.append(f"{one['status']} {one['date']} @{one['place']}: {names}")
        lines.append("people: " + "; ".join(one.name for one in news.entities("person")))
    return lines


if __name__ == "__main__":
    main()
