"""Read broken files of every form: python benchmarks/fuzz_readers.py [COUNT] [--form FORM ...]

The forms are those of articles (`articles` mixes texts, pages, JSON and CSV, or one ending such as
`html`, `docx` or `pdf`; `documents` stands for each of the latter), and `yaml`, `attributes`,
`watchlist` and `judgements`; COUNT files of each. Prints how many were read and refused, how many
raised (none should), the seconds of the processor that all and the slowest took, how many took over
ten (none should), and the peak memory. Watchlists and judgements that are taken are also stored and
resolved. Exit status 1 if any raised or took as long.
"""

import argparse
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import written  # noqa: E402
from mutants import FORMS, SEEDS, mutants  # noqa: E402

from kg.articles import Read, prose, read  # noqa: E402
from kg.errors import KgError  # noqa: E402
from kg.knowledge import KnowledgeGraph  # noqa: E402

Found = Counter[str]
TOLD = ("read", "refused", "raised", "over the limit")
MOST_SECONDS = 10
ENDINGS = sorted({suffix for suffix, _ in SEEDS})
# What writes a whole file of each other format, by its ending.
DOCUMENTS = {
    "docx": written.docx, "odt": written.odt, "rtf": written.rtf, "epub": written.epub,
    "pdf": written.pdf, "eml": written.eml, "mbox": written.mbox, "mhtml": written.mhtml,
    "webarchive": written.webarchive, "rss": written.rss, "atom": written.atom,
    "warc": written.warc, "wacz": written.wacz, "xlsx": written.xlsx, "nitf": written.nitf,
    "newsml": written.newsml,
}  # fmt: skip


def articles(path: Path, found: Found) -> None:
    """Read a file as articles."""
    for item in read([path]):
        if isinstance(item, Read):
            found["read"] += 1
            prose(item.article.text)
        else:
            found["refused"] += 1
            found[f"  {item.reason.split(':')[0].split(' (')[0][:40]}"] += 1


def decisions(form: str, news: KnowledgeGraph) -> Callable[[Path, Found], None]:
    """Return what takes a file over as a watchlist, or as judgements."""

    def take(path: Path, found: Found) -> None:
        try:
            if form == "watchlist":
                news.watchlist(path)
            else:
                text = path.read_bytes().decode("utf-8", "surrogateescape")
                news.import_judgements(text.split("\n"))
            found["read"] += 1
        except KgError as error:
            found["refused" if "\n" not in str(error) else "raised"] += 1

    return take


def fuzz(form: str, count: int, folder: Path) -> Found:
    """Read so many mutants of a form, and print what became of them."""
    found: Found = Counter()
    slowest, begun = 0.0, time.process_time()
    one_form = tuple(seed for seed in SEEDS if seed[0] == form)
    if form in DOCUMENTS:
        one_form = ((form, DOCUMENTS[form](folder / f"whole.{form}").read_bytes()),)
    with KnowledgeGraph.open(folder / f"{form}.db") as news:
        take = decisions(form, news) if form in {"watchlist", "judgements"} else articles
        for suffix, content in mutants(count, seeds=FORMS.get(form) or one_form or SEEDS):
            path = folder / f"mutant.{suffix}"
            path.write_bytes(content)
            started = time.process_time()
            try:
                take(path, found)
            except Exception:
                found["raised"] += 1
                traceback.print_exc()
            took = time.process_time() - started
            found["over the limit"] += took > MOST_SECONDS
            slowest = max(slowest, took)
            path.unlink()
    seconds = time.process_time() - begun
    told = ", ".join(f"{found[what]:,} {what}" for what in TOLD)
    print(f"{form}: {count:,} files, {told}; {seconds:.1f} s (slowest {slowest:.2f})", flush=True)
    for reason, number in found.most_common(8):
        if reason.startswith("  "):
            print(f"  {number:>6,}{reason}")
    return found


def main() -> int:
    """Fuzz the forms; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument(
        "--form",
        nargs="*",
        default=["articles", *FORMS, "documents"],
        choices=["articles", *ENDINGS, *FORMS, *DOCUMENTS, "documents"],
    )
    options = parser.parse_args()
    forms = [one for form in options.form for one in (DOCUMENTS if form == "documents" else [form])]
    with tempfile.TemporaryDirectory() as folder:
        found = [fuzz(form, options.count, Path(folder)) for form in forms]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.0f} MB")
    return 1 if any(one["raised"] or one["over the limit"] for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
