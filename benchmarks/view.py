"""How long `kg view` takes of a large archive, and how large its page is.

    python benchmarks/view.py [--articles 30000] [--db FILE]

The archive is that of `benchmarks/sql.py`, or what stands in the file already. Prints the seconds
of processor time, imports included, that the page of 150 names takes, and its size.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import kg


def measured(db: Path) -> tuple[float, int]:
    """Return the seconds of processor time since the process began, and the characters."""
    with kg.open(db, create=False) as news:
        size = len(news.page())
    return time.process_time(), size


def main() -> None:
    """Make the archive where there is none, and measure in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--db", type=Path)
    options = parser.parse_args()
    if options.db and options.db.exists():
        seconds, size = measured(options.db)
        print(f"{seconds:.1f} s of processor time, a page of {size / 1e6:.1f} MB")
        return
    from scale import run
    from sql import fill

    from kg.store.store import Store

    with tempfile.TemporaryDirectory() as folder:
        db = options.db or Path(folder) / "kg.db"
        with Store.open(db) as store:
            fill(store, options.articles)
        took = run([sys.executable, __file__, "--db", str(db)])
        print(f"{options.articles:,} articles: {took.cpu:.1f} s of processor time, "
              f"{took.megabytes:,.0f} MB of memory")  # fmt: skip


if __name__ == "__main__":
    main()
