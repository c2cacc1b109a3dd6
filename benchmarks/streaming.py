"""Read large files and print the peak memory.

    python benchmarks/streaming.py [--mb 1024] [--words 600] [FORMAT…]

For JSON (a list within an object), JSON Lines, CSV, a mailbox and a WARC file, each of so many
megabytes of invented articles of so many words and one record that is too long (a page of the WARC
file stands beside a picture of 40 kB, as in what crawlers write): prints how many
articles were read, how many records refused, the seconds, words a second, and the peak memory of
the process that read them. Exit status 1 where it was over 300 MB.
"""

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST = 300  # MB
PICTURE = 40_000  # bytes
WORDS = (
    "the minister of the north met the president in the harbour and spoke of gas and of the ports "
    "until late in the evening said a spokesman who asked not to be named "
)
READ = """
import resource, sys, time
from kg.articles import Read, read
began, articles, refused, words = time.perf_counter(), 0, 0, 0
for item in read([sys.argv[1]]):
    if isinstance(item, Read):
        articles, words = articles + 1, words + item.article.text.count(" ")
    else:
        refused += 1
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(articles, refused, f"{seconds:.1f}", int(words / seconds), peak)
"""


def texts(words: int) -> Iterator[str]:
    """Yield texts of so many words, each of its own; the hundredth is too long for an article."""
    number = 0
    while True:
        number += 1
        paragraphs = [
            f"On day {number}, part {part}, {WORDS * 3}."
            for part in range(words // 100 if number != 100 else 20_000)
        ]
        yield "\n\n".join(paragraphs)


def json_list(text: str) -> bytes:
    record = {"webTitle": "Talks", "webPublicationDate": "2024-03-06", "fields": {"bodyText": text}}
    return json.dumps(record).encode() + b","


def json_line(text: str) -> bytes:
    return json.dumps({"title": "Talks", "text": text}).encode() + b"\n"


def csv_row(text: str) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerow(["Talks", "2024-03-06", text])
    return made.getvalue().encode()


def message(text: str) -> bytes:
    head = (
        "From a@b.example Wed Mar  6 08:00:00 2024\nFrom: Courier <a@b.example>\nSubject: Talks\n"
    )
    return f"{head}Date: Wed, 06 Mar 2024 08:00:00 +0000\n\n{text}\n\n".encode()


def warc_record(text: str) -> bytes:
    body = "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
    page = f"<html><head><title>Talks</title></head><body><article>{body}</article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + bytes(PICTURE)
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/a\r\n"
    return b"".join(
        f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
        for block in (http, picture)
    )


# Ending: what stands before the records, one record, and what stands behind them.
FORMS: dict[str, tuple[bytes, Callable[[str], bytes], bytes]] = {
    "json": (b'{"response": {"status": "ok", "results": [', json_list, b"{}]}}"),
    "jsonl": (b"", json_line, b""),
    "csv": (b"title,date,text\r\n", csv_row, b""),
    "mbox": (b"", message, b""),
    "warc": (b"", warc_record, b""),
}


def write(path: Path, megabytes: int, words: int) -> None:
    """Write a file of so many megabytes, its articles of so many words."""
    before, record, behind = FORMS[path.suffix[1:]]
    with path.open("wb") as file:
        file.write(before)
        for text in texts(words):
            file.write(record(text))
            if file.tell() >= megabytes << 20:
                break
        file.write(behind)


def main() -> int:
    """Write, read and measure each file; return the exit status."""
    parser = argparse.ArgumentParser(description="Measure the memory of reading.")
    parser.add_argument("formats", nargs="*", default=list(FORMS), choices=[*FORMS, []])
    parser.add_argument("--mb", type=int, default=1024)
    parser.add_argument("--words", type=int, default=600, help="words of an article")
    choices = parser.parse_args()
    worst = 0
    print("format  MB     articles  refused  seconds  words/s    peak MB")
    for name in choices.formats:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"large.{name}"
            write(path, choices.mb, choices.words)
            done = subprocess.run(
                [sys.executable, "-c", READ, str(path)],
                capture_output=True, text=True, check=True, cwd=ROOT,
            )  # fmt: skip
        articles, refused, seconds, words, peak = done.stdout.split()
        print(
            f"{name:<7} {choices.mb:<6} {int(articles):<9,} {refused:<8} {seconds:<8} "
            f"{int(words):<10,} {peak}",
            flush=True,
        )
        worst = max(worst, int(peak))
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
