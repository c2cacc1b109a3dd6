"""Articles are taken out of the store, each with exactly what it contributed."""

from stored import dump, extraction_of, read_of

from kg.knowledge import KnowledgeGraph
from kg.store import evidence, removing, stale
from kg.store.copies import originals, update_copies
from kg.store.store import Store


def add(store: Store, number: int, **options: str) -> str:
    read = read_of(number, **options)
    return evidence.save(store, read, extraction_of(read.article))


def test_removing_an_article_takes_away_exactly_what_it_contributed(store: Store) -> None:
    for number in range(3):
        add(store, number)
    before = dump(store)
    key = read_of(7).article.id
    add(store, 7)
    assert dump(store) != before
    assert removing.remove_article(store, key) == (key,)
    assert dump(store) == before


def test_removing_the_only_article_leaves_nothing(store: Store) -> None:
    add(store, 1)
    removing.remove_path(store, read_of(1).article.path)
    assert {name for name, rows in dump(store).items() if rows} == {"stale"}


def test_an_article_goes_with_the_last_of_its_paths(store: Store) -> None:
    key = read_of(1).article.id
    add(store, 1, path="a.txt")
    assert add(store, 1, path="b.txt") == "unchanged"
    assert removing.remove_path(store, "a.txt") == ()
    assert evidence.article(store, key) == read_of(1, path="b.txt").article
    assert removing.remove_path(store, "b.txt") == (key,)
    assert evidence.article(store, key) is None


def test_removing_what_is_not_there_removes_nothing(store: Store) -> None:
    add(store, 1)
    before = dump(store)
    assert removing.remove_article(store, "nowhere") == ()
    assert removing.remove_path(store, "nowhere.txt") == ()
    assert removing.remove_source(store, "nowhere.txt") == ()
    assert dump(store) == before


def test_removing_a_file_removes_all_its_articles(store: Store) -> None:
    add(store, 5)
    before = dump(store)
    for number in (0, 1):
        add(store, number, path=f"news.jsonl#{number}", source="news.jsonl")
    evidence.finish(
        store,
        "news.jsonl",
        digest="d",
        extractor="invented 1",
        paths=["news.jsonl#0", "news.jsonl#1"],
    )
    assert len(removing.remove_source(store, "news.jsonl")) == 2
    assert dump(store) == before


def test_several_files_go_together_and_their_articles_are_told(own_store: Store) -> None:
    for number in range(3):
        add(own_store, number)
    sources = [read_of(number).source for number in (0, 2)]
    gone = removing.remove_sources(own_store, [*sources, "nowhere.txt"])
    assert set(gone) == {read_of(0).article.id, read_of(2).article.id}
    assert evidence.sources(own_store) == (read_of(1).source,)


def test_knowledge_is_behind_where_an_article_went(own_news: KnowledgeGraph) -> None:
    store = own_news.store
    assert stale.since(store) is None
    removing.remove_path(store, "nowhere.txt")
    assert stale.since(store) is None
    removing.remove_path(store, "news/0006.txt")
    assert stale.since(store) is not None
    own_news.resolve()
    assert "Ada Lone" not in {one.name for one in own_news.entities()}


def test_what_was_read_in_an_article_goes_and_the_article_stays(own_store: Store) -> None:
    add(own_store, 1)
    key = read_of(1).article.id
    with own_store.transaction() as connection:
        removing.delete_extraction(connection, key)
        assert list(evidence.extractions(connection, [key])) == []
    assert evidence.article(own_store, key) == read_of(1).article
    rows = {name for name, some in dump(own_store).items() if some}
    assert rows == {"article", "article_path", "source", "stale"}


def test_the_copy_of_an_article_that_went_is_a_copy_no_more(own_store: Store) -> None:
    text = read_of(1).article.text * 3
    for number in (1, 2):
        add(own_store, number, text=text)
    update_copies(own_store)
    assert len(originals(own_store)) == 2
    removing.remove_path(own_store, read_of(2).article.path)
    assert originals(own_store) == {}
