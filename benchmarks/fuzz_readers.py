"""Read 10,000 broken files: python benchmarks/fuzz_readers.py [COUNT]

Prints how many articles and errors they yield, how many raised (none should), the seconds that
all and the slowest took, and the peak memory. Exit status 1 if any raised.
"""

import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mutants import mutants  # noqa: E402

from kg.articles import Read, prose, read  # noqa: E402


def main(count: int) -> int:
    """Read the mutants and print what became of them."""
    found: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    slowest = 0.0
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for suffix, content in mutants(count):
            path = Path(folder) / f"mutant.{suffix}"
            path.write_bytes(content)
            started = time.perf_counter()
            try:
                for item in read([path]):
                    if isinstance(item, Read):
                        found["articles"] += 1
                        prose(item.article.text)
                    else:
                        found["errors"] += 1
                        reasons[item.reason.split(":")[0].split(" (")[0][:40]] += 1
            except Exception:
                found["raised"] += 1
                traceback.print_exc()
            slowest = max(slowest, time.perf_counter() - started)
            path.unlink()
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"files      {count:,}")
    for what in ("articles", "errors", "raised"):
        print(f"{what:<10} {found[what]:,}")
    for reason, number in reasons.most_common(8):
        print(f"  {number:>6,}  {reason}")
    print(f"seconds    {seconds:.1f} (slowest file {slowest:.2f})")
    print(f"peak       {peak:.0f} MB")
    return 1 if found["raised"] else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
