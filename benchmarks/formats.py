"""How fast each format is read: python benchmarks/formats.py [--times 20]

Prints for one article in each format the words a second of this process's own time, and how many
times faster that is than the analysis of the article, which is timed beside it on one thread. The
first reading, which loads the library, is not counted. Exit status 1 where a format is less than
ten times faster.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import written  # noqa: E402

from kg.articles import Read, read  # noqa: E402
from kg.extraction.extract import Extractor  # noqa: E402
from kg.model import Article  # noqa: E402
from kg.nlp.pipeline import load  # noqa: E402

WRITERS = (
    written.docx, written.odt, written.rtf, written.epub, written.pdf, written.eml, written.mbox,
    written.mhtml, written.webarchive, written.rss, written.atom, written.warc, written.wacz,
    written.xlsx, written.nitf, written.newsml,
)  # fmt: skip
LEAST = 10  # times faster than the analysis


def main() -> int:
    """Write, read and time each format; return the exit status."""
    parser = argparse.ArgumentParser(description="Time the reading of each format.")
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    # An article of the length that newspapers print.
    written.PARAGRAPHS = tuple(f"On day {day}, {p}" for day in range(8) for p in written.PARAGRAPHS)
    written.TEXT = "\n\n".join(written.PARAGRAPHS)
    analysis = speed_of_analysis(max(2, times // 5))
    print(f"{'analysis':<12} {analysis:>12,.0f} words/s", flush=True)
    slowest = float("inf")
    with tempfile.TemporaryDirectory() as folder:
        for write in WRITERS:
            path = write(Path(folder) / f"a.{write.__name__}")
            list(read([path]))
            began, words = time.process_time(), 0
            for _ in range(times):
                for item in read([path]):
                    words += len(item.article.text.split()) if isinstance(item, Read) else 0
            speed = words / max(1e-9, time.process_time() - began)
            slowest = min(slowest, speed)
            faster = speed / analysis
            print(f"{write.__name__:<12} {speed:>12,.0f} words/s {faster:>8.1f} ×", flush=True)
    return int(slowest < LEAST * analysis)


def speed_of_analysis(times: int) -> float:
    """Return the words a second of analysing the article, once before it is timed."""
    extractor = Extractor(load())
    articles = [Article(str(number), "a.txt", written.TEXT) for number in range(times)]
    list(extractor.extract(articles[:1]))
    began = time.process_time()
    list(extractor.extract(articles))
    return times * len(written.TEXT.split()) / max(1e-9, time.process_time() - began)


if __name__ == "__main__":
    sys.exit(main())
