"""A cluster reads what one process reads; a worker that dies costs a second try."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster
from silent import knowing

from kg.articles import Read, read
from kg.jobs import cluster
from kg.model import Extraction

pytestmark = pytest.mark.filterwarnings("default")  # Dask's own warnings are not about kg


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline that knows one name, which each worker opens from its folder."""
    nlp = knowing(["Ada Okoye"])
    folder = tmp_path_factory.mktemp("model") / "rules"
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        yield local


@pytest.fixture
def reads(tmp_path: Path) -> list[Read]:
    for number in range(50):
        text = f"Ada Okoye spoke in Lagos on day {number}.\n"
        (tmp_path / f"{number:02}.txt").write_text(text)
    return [one for one in read([tmp_path]) if isinstance(one, Read)]


def extracted(reads: list[Read], address: str, model: str) -> list[tuple[str, list[str]]]:
    found = []
    for one, result in cluster.extract_on_cluster(reads, address=address, model=model):
        assert isinstance(result, Extraction), result
        found.append((one.article.path, [mention.text for mention in result.mentions]))
    return found


def expected(reads: list[Read]) -> list[str]:
    return [one.article.path for one in reads]


def test_a_standing_cluster_reads_every_article_in_order(
    reads: list[Read], workers: LocalCluster, model: str
) -> None:
    found = extracted(reads, workers.scheduler_address, model)
    assert [path for path, _ in found] == expected(reads)
    assert all("Ada Okoye" in names for _, names in found)


def test_a_worker_killed_in_the_middle_costs_only_a_second_try(
    reads: list[Read], workers: LocalCluster, model: str
) -> None:
    results = cluster.extract_on_cluster(reads, address=workers.scheduler_address, model=model)
    paths = []
    for number, (one, result) in enumerate(results):
        assert isinstance(result, Extraction), result
        paths.append(one.article.path)
        if number == 3:
            with Client(workers.scheduler_address) as client:
                victim = next(iter(client.run(os.getpid).values()))
            os.kill(victim, signal.SIGKILL)
    assert paths == expected(reads)


# Run by each worker when it starts: of an article with a certain word it dies, at another it fails
# with a traceback that is too deep to be sent.
DEADLY = """
import os
from kg.jobs import chunks, cluster
def extracted(extractor, articles, limits):
    words = " ".join(one.text for one in articles)
    if "deadly" in words:
        os._exit(9)
    if "deep" in words:
        return extracted(extractor, articles, limits)
    return chunks.extracted(extractor, articles, limits)
cluster.extracted = extracted
"""


@pytest.mark.timeout(600)
def test_an_article_at_which_workers_die_is_named_and_the_others_are_read(
    tmp_path: Path, model: str
) -> None:
    (tmp_path / "deadly.py").write_text(DEADLY, encoding="utf-8")
    news = tmp_path / "news"
    news.mkdir()
    for number in range(40):
        word = {11: "deadly", 30: "deep"}.get(number, "calm")
        (news / f"{number:02}.txt").write_text(f"Ada Okoye spoke on a {word} day {number}.\n")
    reads = [one for one in read([news]) if isinstance(one, Read)]
    bounded = dask.config.set({"distributed.scheduler.allowed-failures": 1})
    with bounded, LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None,
        preload=[str(tmp_path / "deadly.py")],
    ) as own:  # fmt: skip
        address = own.scheduler_address
        found = list(cluster.extract_on_cluster(reads, address=address, model=model))
    assert [one for one, _ in found] == reads
    failed = [(one.article.path, str(result)) for one, result in found
              if not isinstance(result, Extraction)]  # fmt: skip
    assert [path for path, _ in failed] == [reads[11].article.path, reads[30].article.path]
    assert all("no worker could finish it" in said and "\n" not in said for _, said in failed)


def test_a_cluster_that_does_not_answer_is_one_clear_line(
    reads: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(cluster.ClusterError, match="does not answer") as raised:
        list(cluster.extract_on_cluster(reads, address="tcp://127.0.0.1:9"))
    assert "\n" not in str(raised.value)


def gone(reads: list[Read], address: str, model: str, disturb: Callable[[], object]) -> str:
    """Return what is said where the cluster is disturbed after the first article."""
    results = cluster.extract_on_cluster(iter(reads), address=address, model=model)
    next(results)
    disturb()
    began = time.monotonic()
    with pytest.raises(cluster.ClusterError) as raised:
        list(results)
    assert time.monotonic() - began < 30
    assert "\n" not in str(raised.value)
    return str(raised.value)


def endless(read: Read) -> list[Read]:
    """Return more articles than are read before the cluster is disturbed."""
    return [replace(read, article=replace(read.article, id=f"{n}")) for n in range(5_000)]


def test_a_scheduler_that_goes_is_one_clear_line(reads: list[Read], model: str) -> None:
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as own:
        said = gone(endless(reads[0]), own.scheduler_address, model, own.close)
    assert "the scheduler of the cluster has gone" in said


def test_workers_that_all_go_are_one_clear_line(
    reads: list[Read], model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 3)
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as own:
        said = gone(endless(reads[0]), own.scheduler_address, model, lambda: own.scale(0))
    assert "all workers of the cluster have gone" in said


def test_a_worker_with_another_kg_is_one_clear_line(
    reads: list[Read], workers: LocalCluster, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "version", lambda _model: "kg 9.9 with en_rules 1")
    with pytest.raises(cluster.ClusterError, match=r"this is kg 9\.9 with en_rules 1"):
        extracted(reads, workers.scheduler_address, model)
