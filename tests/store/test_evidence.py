"""An article contributes what was read in it, once, and takes it all away when it goes."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from stored import dump, extraction_of, read_of

from kg.errors import ArticleError
from kg.model import Report
from kg.store import evidence, removing
from kg.store.store import Store


def add(store: Store, number: int, **options: str) -> str:
    read = read_of(number, **options)
    return evidence.save(store, read, extraction_of(read.article))


def test_what_was_saved_is_what_is_loaded(store: Store) -> None:
    read = read_of(1)
    extraction = extraction_of(read.article)
    evidence.save(store, read, extraction)
    assert evidence.article(store, read.article.id) == read.article
    loaded = evidence.extraction(store, read.article.id)
    assert loaded is not None
    assert loaded.sentences == extraction.sentences
    assert loaded.mentions == extraction.mentions
    assert loaded.claims == extraction.claims
    assert loaded.reports == extraction.reports
    assert loaded.extractor == extraction.extractor


def test_confidences_and_tenures_are_kept_as_they_were_read(store: Store) -> None:
    read = read_of(1)
    extraction = extraction_of(read.article)
    told = replace(
        extraction,
        claims=tuple(replace(c, tenure="former", confidence=0.625) for c in extraction.claims),
        reports=tuple(replace(report, confidence=0.875) for report in extraction.reports),
    )
    evidence.save(store, read, told)
    loaded = evidence.extraction(store, read.article.id)
    assert loaded is not None
    assert loaded.claims == told.claims
    assert loaded.reports == told.reports


def test_an_article_that_is_not_there_is_none(store: Store) -> None:
    assert evidence.article(store, "nowhere") is None
    assert evidence.extraction(store, "nowhere") is None


def test_saving_twice_changes_nothing(store: Store) -> None:
    assert add(store, 1) == "added"
    before = dump(store)
    assert add(store, 1) == "unchanged"
    assert dump(store) == before


def test_a_changed_file_replaces_what_it_contributed(store: Store, database: str) -> None:
    path = "news/today.txt"
    assert add(store, 1, path=path) == "added"
    assert add(store, 2, path=path) == "replaced"
    after = dump(store)
    removing.remove_path(store, path)
    add(store, 2, path=path)
    assert dump(store) == after


def test_another_extractor_replaces_what_the_first_one_read(store: Store) -> None:
    read = read_of(1)
    evidence.save(store, read, extraction_of(read.article, extractor="invented 1"))
    newer = extraction_of(read.article, extractor="invented 2")
    assert evidence.save(store, read, newer) == "replaced"
    loaded = evidence.extraction(store, read.article.id)
    assert loaded is not None
    assert loaded.extractor == "invented 2"
    assert loaded.mentions == newer.mentions


def test_a_file_of_one_article_is_known_when_that_is_saved(store: Store) -> None:
    read = read_of(1)
    assert evidence.read_by(store, read.source, digest=read.digest) is None
    add(store, 1)
    assert evidence.known(store) == {read.source: evidence.Known(read.digest, "invented 1")}
    assert evidence.read_by(store, read.source, digest=read.digest) == "invented 1"
    assert evidence.read_by(store, read.source, digest="other") is None


def test_a_file_of_many_articles_is_known_when_it_was_read_to_its_end(store: Store) -> None:
    paths = [f"news.jsonl#{number}" for number in (1, 2)]
    for number, path in enumerate(paths):
        add(store, number, path=path, source="news.jsonl")
        assert evidence.known(store) == {}
    options = {"digest": "d1", "extractor": "invented 1"}
    assert evidence.finish(store, "news.jsonl", paths=paths, **options) == ()
    assert evidence.read_by(store, "news.jsonl", digest="d1") == "invented 1"
    assert evidence.sources(store) == ("news.jsonl",)


def test_what_a_newer_version_of_a_file_lacks_goes(store: Store) -> None:
    for number in (0, 1):
        add(store, number, path=f"news.jsonl#{number}", source="news.jsonl")
    gone = evidence.finish(
        store, "news.jsonl", digest="d2", extractor="invented 1", paths=["news.jsonl#0"]
    )
    assert gone == (read_of(1).article.id,)


def test_an_article_that_was_removed_from_a_file_is_read_again(store: Store) -> None:
    add(store, 0, path="news.jsonl#0", source="news.jsonl")
    options = {"digest": "d", "extractor": "invented 1"}
    evidence.finish(store, "news.jsonl", paths=["news.jsonl#0"], **options)
    removing.remove_article(store, read_of(0).article.id)
    assert evidence.read_by(store, "news.jsonl", digest="d") is None


def test_a_record_that_was_saved_need_not_be_read_again(store: Store) -> None:
    read = read_of(1, path="news.jsonl#1", source="news.jsonl")
    assert evidence.extractor_of(store, read.article) is None
    evidence.save(store, read, extraction_of(read.article))
    assert evidence.extractor_of(store, read.article) == "invented 1"
    elsewhere = read_of(1, path="news.jsonl#2", source="news.jsonl")
    assert evidence.extractor_of(store, elsewhere.article) is None


@pytest.mark.parametrize("text", ["null \0 character", "half a \ud83d character"])
def test_text_that_no_database_can_hold_is_refused_in_one_line(store: Store, text: str) -> None:
    read = read_of(1, text=text)
    with pytest.raises(ArticleError, match=r"^news/0001\.txt: holds .*") as raised:
        evidence.save(store, read, extraction_of(read.article))
    assert "\n" not in str(raised.value)
    assert all(rows == [] for rows in dump(store).values())


def test_text_of_any_script_is_kept(store: Store) -> None:
    text = (
        "Marta Vell met Tomas Orun.\r\n\u202eעברית\u202c العربية 🤝 \u0000".rstrip("\0")
        + "\x1b[2J'\";--"
    )
    read = read_of(1, text=text)
    evidence.save(store, read, extraction_of(read.article))
    loaded = evidence.article(store, read.article.id)
    assert loaded is not None
    assert loaded.text == text


def test_a_fault_in_the_middle_of_saving_leaves_nothing_of_the_article(store: Store) -> None:
    add(store, 1)
    before = dump(store)
    read = read_of(2)
    extraction = extraction_of(read.article)
    lost = Report("lost", read.article.id, 0, 9, "held", ("no mention",))
    faulty = type(extraction)(
        extraction.article_id,
        extraction.extractor,
        extraction.sentences,
        extraction.mentions,
        extraction.claims,
        (*extraction.reports, lost),
    )
    with pytest.raises(Exception, match=re.compile("foreign key", re.IGNORECASE)):
        evidence.save(store, read, faulty)
    assert dump(store) == before


def test_what_was_said_twice_is_kept_once(store: Store) -> None:
    read = read_of(1)
    extraction = extraction_of(read.article)
    doubled = type(extraction)(
        extraction.article_id,
        extraction.extractor,
        extraction.sentences,
        extraction.mentions * 2,
        extraction.claims * 2,
        extraction.reports * 2,
    )
    evidence.save(store, read, doubled)
    loaded = evidence.extraction(store, read.article.id)
    assert loaded is not None
    assert loaded.mentions == extraction.mentions


def test_an_article_is_saved_in_one_transaction(store: Store) -> None:
    said: list[str] = []

    def told(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement.split(maxsplit=1)[0].upper())

    event.listen(store.engine, "before_cursor_execute", told)
    event.listen(store.engine, "commit", lambda _: said.append("COMMIT"))
    add(store, 1)
    # Taking a lock may be a transaction of its own, without a row.
    parts = " ".join(said).split("COMMIT")
    assert sum("INSERT" in part for part in parts) == 1
    assert "INSERT" not in parts[-1]


def test_too_many_extractions_at_once_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="501"), store.reading() as connection:
        evidence.extractions(connection, [str(number) for number in range(501)])


Step = tuple[str, int]
STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove"]), st.integers(0, 3)), max_size=8)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_only_what_was_added_and_not_removed_is_there(store: Store, steps: list[Step]) -> None:
    for source in evidence.sources(store):
        removing.remove_source(store, source)
    left = set()
    for step, number in steps:
        if step == "add":
            add(store, number)
            left.add(number)
        else:
            removing.remove_path(store, read_of(number).article.path)
            left.discard(number)
    after = dump(store)
    for source in evidence.sources(store):
        removing.remove_source(store, source)
    for number in sorted(left):
        add(store, number)
    assert dump(store) == after
