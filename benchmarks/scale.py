"""Speed, memory and growth of kg beside the plain tutorial, in one run on the same articles.

    python benchmarks/scale.py --articles ../shared/corpus --sizes 300 3000 30000

Prints Markdown tables; the ratios hold where the machine's speed does not. Every figure is that
of a process of its own, by the operating system's account (wall-clock seconds; peak memory is
that of the largest process).

The tutorial is what a search for "knowledge graph from text with spaCy" gives: a pipeline with all
of its components, the entities of each sentence paired into a NetworkX graph, drawn by pyvis. It
keeps no evidence and knows no meetings. Its pipeline is the plain spaCy one in the folder that
`--cnn` names (`python -m training.cnn` makes it; a minute's training is enough for its speed), else
the bundled one's entities, tags and trees.

textnets is another thing: it joins documents by their noun phrases, and knows no entities. Of the
same work it reads the articles and builds a network; it is given the bundled pipeline, since it
would download one of its own. It takes part where `--textnets` names a Python in which it is
installed beside kg (`pip install textnets .`).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus import originals, write

KG = [sys.executable, "-c", "from kg.cli import main; main()"]


@dataclass(frozen=True)
class Run:
    """What one process cost."""

    seconds: float
    cpu: float
    megabytes: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away; raise where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: {said.decode()[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(time.perf_counter() - began, cpu, usage.ru_maxrss / 1024)


READERS = ("kg_skim", "kg_reader", "kg_coref", "kg_meetings", "kg_offices")
"""Components of the bundled pipeline for which the tutorial has no use."""


def tutorial(articles: str, page: str, cnn: str) -> None:
    """Do what the tutorials do with the articles of a folder."""
    from itertools import combinations

    import networkx as nx
    import spacy
    from pyvis.network import Network

    from kg.articles import Read, read
    from kg.nlp import pipeline

    nlp = spacy.load(cnn) if cnn else pipeline.load()
    for name in {*READERS} & {*nlp.pipe_names}:
        nlp.disable_pipe(name)
    texts = [one.article.text for one in read([articles]) if isinstance(one, Read)]
    graph: nx.Graph = nx.Graph()
    for doc in nlp.pipe(texts):
        for sentence in doc.sents:
            names = {ent.text for ent in sentence.ents if ent.label_ != "DATE"}
            for left, right in combinations(sorted(names), 2):
                weight = graph.get_edge_data(left, right, {"weight": 0})["weight"]
                graph.add_edge(left, right, weight=weight + 1)
    strongest = sorted(graph.edges(data="weight"), key=lambda edge: -edge[2])[:2000]
    drawn = Network(cdn_resources="in_line")
    drawn.from_nx(graph.edge_subgraph([(a, b) for a, b, _ in strongest]))
    Path(page).write_text(drawn.generate_html(notebook=False), encoding="utf-8")


def textnets(articles: str) -> None:
    """Read the articles of a folder by textnets, and build its network of noun phrases."""
    import pandas as pd
    import textnets as tn

    from kg.articles import Read, read
    from kg.nlp.pipeline import BUNDLED

    tn.params["autodownload"] = False
    texts = {
        one.article.path: one.article.text for one in read([articles]) if isinstance(one, Read)
    }
    corpus = tn.Corpus(pd.Series(texts), lang=str(BUNDLED))
    network = tn.Textnet(corpus.noun_phrases(), min_docs=2)
    network.project(node_type="term")


def add(archive: Path, db: Path, *options: str) -> Run:
    """Add an archive to a database."""
    return run([*KG, "--db", str(db), "add", str(archive), *options])


def size_of(db: Path) -> int:
    """Return the bytes of a database with its log."""
    return sum(part.stat().st_size for part in db.parent.glob(db.name + "*"))


def head(*names: str) -> None:
    """Print the head of a Markdown table."""
    print(f"\n| {' | '.join(names)} |\n|{'---|' * len(names)}", flush=True)


def row(*values: str) -> None:
    """Print a row of a table, at once: a run may take an hour."""
    print(f"| {' | '.join(values)} |", flush=True)


def beside_others(
    folder: Path, archive: Path, words: int, *, textnets: str | None, cnn: str
) -> None:
    """Print kg beside the tutorial and textnets, and two processes beside one."""
    count = archive.name.rpartition("-")[2]
    head(f"{count} articles", "seconds", "of the processor", "words a second",
         "peak memory, MB", "speed", "by the processor")  # fmt: skip
    page = str(folder / "tutorial.html")
    plain = run([sys.executable, __file__, "--tutorial", str(archive), page, cnn])

    def told(name: str, each: Run) -> Run:
        row(name, f"{each.seconds:.1f}", f"{each.cpu:.1f}", f"{words / each.seconds:,.0f}",
            f"{each.megabytes:,.0f}", f"{plain.seconds / each.seconds:.2f} ×",
            f"{plain.cpu / each.cpu:.2f} ×")  # fmt: skip
        return each

    told("tutorial: entities paired by sentence, no evidence", plain)
    if textnets:
        told("textnets: noun phrases", run([textnets, __file__, "--textnets-of", str(archive)]))
    told("kg add, one process", add(archive, folder / f"one-{count}.db", "--jobs", "1"))
    # One thread each, or one process would already use all cores.
    single = ("--threads", "1")
    alone = add(archive, folder / f"alone-{count}.db", "--jobs", "1", *single)
    told("kg add, one process of one thread", alone)
    two = add(archive, folder / f"two-{count}.db", "--jobs", "2", *single)
    told("kg add, two processes of one thread", two)
    print(f"\ntwo processes against one: {alone.seconds / two.seconds:.2f} ×", flush=True)


def asked(db: Path, folder: Path) -> list[Run]:
    """Return what the usual questions cost, each with start-up."""
    listed = subprocess.run(
        [*KG, "--db", str(db), "list", "people", "--json"],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    # By their ids, since two people of an archive may have one name.
    people = [json.loads(line)["id"] for line in listed[:2]]
    at = ["--db", str(db)]
    return [
        run([*KG, *at, "met", people[0]]),
        run([*KG, *at, "why", people[0]]),
        run([*KG, *at, "path", *people]),
        run([*KG, *at, "view", "-o", str(folder / "page.html")]),
    ]


def growth(folder: Path, archives: dict[int, Path], words: dict[int, int], ten: Path) -> None:
    """Print how time, memory and questions grow with the archive."""
    first = add(ten, folder / "empty.db")
    costs: dict[int, list[Run]] = {}
    head("articles", "words", "add, s", "words a second", "peak MB", "bytes an article",
         "add ten more, s", "met, s", "why, s", "path, s", "view, s")  # fmt: skip
    for count, archive in archives.items():
        db = folder / f"{count}.db"
        whole = add(archive, db)
        bytes_each = size_of(db) / count
        costs[count] = [whole, add(ten, db), *asked(db, folder)]
        row(f"{count:,}", f"{words[count]:,}", f"{whole.seconds:.1f}",
            f"{words[count] / whole.seconds:,.0f}", f"{whole.megabytes:,.0f}",
            f"{bytes_each:,.0f}",
            *(f"{each.seconds:.2f}" for each in costs[count][1:]))  # fmt: skip
    small, large = min(costs), max(costs)
    print(f"\nten articles added to {large:,} against to none: "
          f"{costs[large][1].seconds / first.seconds:.2f} ×")  # fmt: skip
    print(f"met at {large:,} against {small:,}: "
          f"{costs[large][2].seconds / costs[small][2].seconds:.2f} ×")  # fmt: skip
    for less, most in pairwise(sorted(costs)):
        fewer, greater = costs[less][0], costs[most][0]
        print(f"{most:,} articles against {less:,}: time {greater.seconds / fewer.seconds:.2f} ×, "
              f"peak memory {greater.megabytes / fewer.megabytes:.2f} ×", flush=True)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 3000])
    parser.add_argument("--beside", type=int, nargs="+", default=[300])
    parser.add_argument("--only", choices=["tutorial", "growth"])
    parser.add_argument("--textnets", help="a Python with textnets and kg")
    parser.add_argument("--textnets-of", help=argparse.SUPPRESS)
    parser.add_argument("--cnn", default="", help="folder of a spaCy pipeline for the tutorial")
    parser.add_argument("--tutorial", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.tutorial:
        tutorial(*given.tutorial)
        return
    if given.textnets_of:
        textnets(given.textnets_of)
        return
    articles = originals(given.articles)
    if not articles:
        raise SystemExit(f"{given.articles}: no articles; --articles names a folder of them")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archives, words = {}, {}
        for count in sorted({*given.sizes, *given.beside}):
            archives[count] = folder / f"archive-{count}"
            words[count] = write(articles, count, archives[count])
        if given.only != "growth":
            for count in sorted(given.beside):
                other = given.textnets if count == min(given.beside) else None
                one, cnn = archives[count], given.cnn
                beside_others(folder, one, words[count], textnets=other, cnn=cnn)
        if given.only != "tutorial":
            ten = folder / "ten"
            write(articles, 10, ten, seed=1, begin=len(articles))
            sizes = {count: archives[count] for count in sorted(given.sizes)}
            growth(folder, sizes, words, ten)


if __name__ == "__main__":
    main()
