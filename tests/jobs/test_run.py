"""An add run: what is new is read, what is bad is named, and the others go on."""

import signal
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stored import dump, extraction_of

from kg.articles import Read, ReadOptions
from kg.articles.options import ANY
from kg.errors import StoreError
from kg.jobs.pruning import PruneRefused
from kg.jobs.run import AddRun, batch_size
from kg.jobs.signals import interruptible
from kg.jobs.summary import AddSummary
from kg.model import Extraction
from kg.store import evidence
from kg.store.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two articles."""
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text("Marta Vell met Tomas Orun.", encoding="utf-8")
    (made / "b.txt").write_text("Ilya Sade met Nora Quist.", encoding="utf-8")
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "news.db") as opened:
        yield opened


def simply(reads: Iterable[Read]) -> Iterator[tuple[Read, Extraction | Exception]]:
    """Extract by a simple reader; an article that says "poison" fails."""
    for read in reads:
        if "poison" in read.article.text:
            yield read, ValueError("two\nlines")
        else:
            yield read, extraction_of(read.article)


def add(
    store: Store,
    *paths: Path,
    prune: bool = False,
    extractor: str = "invented 1",
    reread: bool = False,
) -> AddSummary:
    def extract(reads: Iterable[Read]) -> Iterator[tuple[Read, Extraction | Exception]]:
        for read, found in simply(reads):
            if isinstance(found, Extraction):
                yield read, replace(found, extractor=extractor)
            else:
                yield read, found

    run = AddRun(store=store, extract=extract, extractor=extractor, reread=reread)
    return run.run(paths, prune=prune)


def counts(summary: AddSummary) -> tuple[int, int, int, int, int]:
    return (
        summary.added, summary.unchanged, summary.replaced, len(summary.failed), summary.removed,
    )  # fmt: skip


def test_new_articles_are_added_and_counted(store: Store, folder: Path) -> None:
    summary = add(store, folder)
    assert counts(summary) == (2, 0, 0, 0, 0)
    assert (summary.mentions, summary.reports, summary.words) == (4, 2, 10)
    assert "articles: 2 added, 0 unchanged" in summary.lines()[0]


def test_adding_again_changes_nothing(store: Store, folder: Path) -> None:
    add(store, folder)
    before = dump(store)
    assert counts(add(store, folder)) == (0, 2, 0, 0, 0)
    assert dump(store) == before


def test_a_changed_file_replaces_what_it_contributed(store: Store, folder: Path) -> None:
    add(store, folder)
    (folder / "a.txt").write_text("Marta Vell met Ada Lone.", encoding="utf-8")
    assert counts(add(store, folder)) == (0, 1, 1, 0, 0)
    assert len(evidence.sources(store)) == 2


def test_another_pipeline_reads_everything_again(store: Store, folder: Path) -> None:
    add(store, folder)
    assert counts(add(store, folder, extractor="other 1")) == (0, 0, 2, 0, 0)


def test_what_another_version_has_read_is_told_and_read_again_when_asked(
    store: Store, folder: Path
) -> None:
    add(store, folder)
    newer = add(store, folder, extractor="invented 2")
    assert counts(newer) == (0, 2, 0, 0, 0)
    assert newer.older == {"invented 1": 2}
    assert newer.lines()[-1] == (
        "read by another version (invented 1): 2; --reread reads them again"
    )
    again = add(store, folder, extractor="invented 2", reread=True)
    assert counts(again) == (0, 0, 2, 0, 0)
    assert add(store, folder, extractor="invented 2").older == {}


def test_a_file_of_many_articles_is_not_forgotten_while_one_was_read_by_another_version(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "Marta Vell met Tomas Orun."}\n', encoding="utf-8")
    add(store, path)
    with path.open("a", encoding="utf-8") as more:
        more.write('{"text": "Marta Vell met Ilya Sade."}\n')
    assert add(store, path, extractor="invented 2").older == {"invented 1": 1}
    assert add(store, path, extractor="invented 2").older == {"invented 1": 1}
    again = add(store, path, extractor="invented 2", reread=True)
    assert (again.replaced, again.unchanged, again.older) == (1, 1, {})
    assert add(store, path, extractor="invented 2").older == {}


def test_a_file_that_has_gone_stays_unless_it_is_pruned(store: Store, folder: Path) -> None:
    add(store, folder)
    (folder / "b.txt").unlink()
    assert counts(add(store, folder)) == (0, 1, 0, 0, 0)
    assert counts(add(store, folder, prune=True)) == (0, 1, 0, 0, 1)
    assert [Path(source).name for source in evidence.sources(store)] == ["a.txt"]


def test_a_folder_that_looks_unmounted_is_refused_before_anything_is_read(
    store: Store, folder: Path
) -> None:
    add(store, folder)
    before = dump(store)
    for file in folder.iterdir():
        file.unlink()
    (folder.parent / "c.txt").write_text("Marta Vell met Ada Lone.", encoding="utf-8")
    with pytest.raises(PruneRefused):
        add(store, folder.parent / "c.txt", folder, prune=True)
    assert dump(store) == before


def test_pruning_one_folder_leaves_the_others(store: Store, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.txt").write_text("Marta Vell met Ada Lone.", encoding="utf-8")
    add(store, folder, other)
    (other / "c.txt").unlink()
    assert counts(add(store, folder, prune=True)) == (0, 2, 0, 0, 0)


def test_bad_files_are_named_and_the_others_go_on(store: Store, folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "aa.txt").write_text("A poison for Marta Vell.", encoding="utf-8")
    (folder / "broken.json").write_text('{"text": ', encoding="utf-8")
    summary = add(store, folder, folder / "missing.txt")
    assert summary.added == 2
    assert {Path(error.path).name for error in summary.failed} == {
        "empty.txt", "aa.txt", "broken.json", "missing.txt",
    }  # fmt: skip
    told = next(str(error) for error in summary.failed if error.path.endswith("aa.txt"))
    assert told.endswith("ValueError: two lines")


def test_records_of_a_file_are_articles_and_go_when_they_have_gone(
    store: Store, folder: Path
) -> None:
    lines = folder / "more.jsonl"
    one, other = '{"text": "Marta Vell met Ada Lone."}', '{"text": "Karsk sleeps in the rain."}'
    lines.write_text(f"{one}\n{other}\n")
    assert counts(add(store, lines)) == (2, 0, 0, 0, 0)
    assert counts(add(store, lines)) == (0, 1, 0, 0, 0)
    lines.write_text(f"{one}\n")
    assert counts(add(store, lines)) == (0, 1, 0, 0, 1)


def test_a_full_disk_ends_the_run_and_keeps_what_was_saved(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = evidence.save

    def failing(store: Store, read: Read, extraction: Extraction) -> evidence.Saved:
        if read.source.endswith("b.txt"):
            raise StoreError("news.db: the disk is full")
        return save(store, read, extraction)

    monkeypatch.setattr(evidence, "save", failing)
    with pytest.raises(StoreError, match="full"):
        add(store, folder)
    monkeypatch.undo()
    assert counts(add(store, folder)) == (1, 1, 0, 0, 0)


def test_a_stop_ends_after_the_article_in_work(store: Store, folder: Path) -> None:
    stops = iter([False, True])
    run = AddRun(
        store=store, extract=simply, extractor="invented 1", stop=lambda: next(stops, True)
    )
    summary = run.run([folder], prune=True)
    assert summary.stopped
    assert summary.added == 1
    assert "goes on from here" in summary.lines()[-1]
    assert counts(add(store, folder)) == (1, 1, 0, 0, 0)


def test_what_was_read_is_settled_in_batches(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.jobs.run.BATCH_SIZES", (2, 2))
    (folder / "aa.txt").write_text("A poison for Marta Vell.", encoding="utf-8")
    (folder / "c.txt").write_text("Marta Vell met Ada Lone.", encoding="utf-8")
    (folder / "d.txt").write_text("Marta Vell met Ilya Sade.", encoding="utf-8")
    settled: list[int] = []
    run = AddRun(
        store=store,
        extract=simply,
        extractor="invented 1",
        resolve=lambda: settled.append(run.summary.added),
    )
    run.run([folder])
    assert settled == [2, 4]


def test_little_is_left_to_settle_after_the_last_article(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.jobs.run.LAST", 1)
    for name in "cdefg":
        (folder / f"{name}.txt").write_text(f"Marta Vell met Ilya {name}ade.", encoding="utf-8")
    settled: list[int] = []

    def all_begun(reads: Iterable[Read]) -> Iterator[tuple[Read, Extraction | Exception]]:
        return iter(list(simply(reads)))

    run = AddRun(
        store=store,
        extract=all_begun,
        extractor="invented 1",
        resolve=lambda: settled.append(run.summary.added),
    )
    summary = run.run([folder])
    assert settled == [summary.added - 1]


def test_batches_grow_with_the_store_and_stay_bounded() -> None:
    assert [batch_size(stored) for stored in (0, 999, 4000, 10**7)] == [100, 100, 400, 1000]


def test_progress_is_told_of_every_article(store: Store, folder: Path) -> None:
    told: list[str] = []
    (folder / "empty.txt").touch()
    run = AddRun(
        store=store,
        extract=simply,
        extractor="invented 1",
        progress=lambda _, path: told.append(Path(path).name),
    )
    run.run([folder])
    assert sorted(told) == ["a.txt", "b.txt", "empty.txt"]


@pytest.fixture
def interrupting() -> Iterator[None]:
    """Ctrl-C as Python has it; a shell may have started the tests with it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupting")
def test_the_first_ctrl_c_is_noted_and_the_second_ends() -> None:
    with interruptible() as interrupted:
        signal.raise_signal(signal.SIGINT)
        assert interrupted.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


GERMAN = (
    "Außenminister Tomas Orun traf am Dienstag im Schloss die Präsidentin Marta Vell und sagte, "
    "die Gespräche über Gas würden bis zum Ende des Monats fortgesetzt."
)


def run_in(store: Store, folder: Path, *, language: str, options: ReadOptions) -> AddSummary:
    run = AddRun(
        store=store, extract=simply, extractor="invented 1", language=language, options=options
    )
    return run.run([folder])


def test_articles_in_another_language_are_stored_and_not_analysed(
    store: Store, folder: Path
) -> None:
    (folder / "c.txt").write_text(GERMAN, encoding="utf-8")
    summary = run_in(store, folder, language="en", options=ReadOptions())
    assert counts(summary) == (3, 0, 0, 0, 0)
    assert summary.lines()[-1] == (
        f"in another language (de): {folder}/c.txt; stored and not analysed, "
        "--language any analyses them all the same"
    )
    assert counts(run_in(store, folder, language="en", options=ReadOptions())) == (0, 3, 0, 0, 0)
    any_language = ReadOptions(in_language=ANY)
    summary = run_in(store, folder, language=ANY, options=any_language)
    assert (summary.unchanged, summary.replaced, summary.foreign) == (2, 1, {})
    assert counts(run_in(store, folder, language="en", options=ReadOptions())) == (0, 3, 0, 0, 0)


def test_a_database_among_its_articles_is_none_of_them(folder: Path) -> None:
    with Store.open(folder / "kg.db") as store:
        (folder / "kg.db-lock").touch()
        (folder / "other.db").write_bytes(b"SQLite format 3\0")
        summary = add(store, folder)
        assert (summary.added, [each.path for each in summary.failed]) == (
            2, [str(folder / "other.db")],
        )  # fmt: skip
        assert len(add(store, folder / "kg.db").failed) == 1
