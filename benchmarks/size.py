"""Where the bytes of a database go: a row for each table and index, in bytes an article.

    python benchmarks/size.py kg.db

SQLite only. The database should be written out whole (`kg backup`), else a part is in its log.
"""

import argparse
import sqlite3
from pathlib import Path

# What is smaller is summed up in the last row.
LEAST = 20


def main() -> None:
    """Print the table, largest first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("db", type=Path)
    given = parser.parse_args()
    connection = sqlite3.connect(f"{given.db.absolute().as_uri()}?mode=ro", uri=True)
    articles, words = connection.execute(
        "SELECT count(*), sum(length(text) - length(replace(text, ' ', '')) + 1) FROM article"
    ).fetchone()
    sizes = connection.execute(
        "SELECT name, sum(pgsize), sum(ncell) FROM dbstat GROUP BY name ORDER BY 2 DESC"
    ).fetchall()
    print("| bytes an article | rows an article | table or index |\n|---:|---:|---|")
    for name, size, rows in sizes:
        if size / articles >= LEAST:
            print(f"| {size / articles:,.0f} | {rows / articles:.1f} | `{name}` |")
    rest = sum(size for _, size, _ in sizes if size / articles < LEAST)
    whole = sum(size for _, size, _ in sizes)
    print(f"| {rest / articles:,.0f} | | the rest |")
    print(f"\n{whole / articles:,.0f} bytes an article of {words / articles:,.0f} words")


if __name__ == "__main__":
    main()
