"""The line in order: what is added is resolved, drawn, judged, exported and removed."""

from pathlib import Path

import pytest
from stored import told

import kg
from kg.errors import ArticleError, KgError, StoreBusy
from kg.knowledge import KnowledgeGraph
from kg.lexicon import Lexicon
from kg.store.knowledge import ResolveSummary
from kg.store.store import Store


def names(news: KnowledgeGraph, kind: str = "person") -> set[str]:
    return {one.name for one in news.entities(kind)}  # type: ignore[arg-type]


def test_kg_open_makes_a_store_where_there_is_none(tmp_path: Path) -> None:
    with kg.open(tmp_path / "new.db") as news:
        assert len(news.articles()) == 0
        assert len(news.entities()) == 0
        assert len(news.met()) == 0
        assert "new.db" in repr(news)


def test_a_language_without_lists_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.knowledge.WANTED", Lexicon("zz"))
    with pytest.raises(KgError, match="KG_LANGUAGE: zz"):
        kg.open(tmp_path / "kg.db")


def test_public_names_are_there() -> None:
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    with pytest.raises(AttributeError):
        kg.nonsense  # noqa: B018


def test_articles_go_through_the_whole_line(tmp_path: Path, tiny_model: str) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\nMarta Vell saw Ilya Sade.\n")
    with kg.open(tmp_path / "kg.db", model=tiny_model) as news:
        paths: list[str] = []
        summary = news.add(tmp_path / "a.md", progress=lambda _, path: paths.append(path))
        assert (summary.added, summary.mentions) == (1, 2)
        assert paths == [str(tmp_path / "a.md")]
        assert names(news) == {"Marta Vell", "Ilya Sade"}
        assert [quote.text for quote in news.why("Vell", "Sade")] == ["Marta Vell saw Ilya Sade."]
        assert news.add(tmp_path).unchanged == 1


def test_nobody_else_writes_before_what_was_read_is_settled(
    tmp_path: Path, tiny_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Marta Vell saw Ilya Sade.\n")
    settle = KnowledgeGraph.resolve
    with kg.open(tmp_path / "kg.db", model=tiny_model) as news:
        with Store.open(tmp_path / "kg.db", patience=0) as other:

            def settle_beside_another(self: KnowledgeGraph) -> ResolveSummary:
                with pytest.raises(StoreBusy):
                    other.transaction().__enter__()
                return settle(self)

            monkeypatch.setattr(KnowledgeGraph, "resolve", settle_beside_another)
            assert news.add(tmp_path / "a.txt").added == 1
        assert names(news) == {"Marta Vell", "Ilya Sade"}


@pytest.mark.parametrize(("least", "packed"), [(60, True), (61, False)])
def test_the_file_is_packed_after_many_articles(
    tmp_path: Path, tiny_model: str, monkeypatch: pytest.MonkeyPatch, least: int, packed: bool
) -> None:
    monkeypatch.setattr("kg.knowledge.MANY", least)
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(told(number))
    with kg.open(tmp_path / "kg.db", model=tiny_model) as news:
        news.add(tmp_path)
        before = size(news.store)
        news.store.pack()
        assert (size(news.store) == before) is packed
        assert news.check().sound


def size(store: Store) -> int:
    """Return how many pages the database has."""
    with store.reading() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0)


def test_what_is_removed_leaves_nothing(own_news: KnowledgeGraph) -> None:
    assert own_news.remove("news/0006.txt") == 1
    assert "Ada Lone" not in names(own_news)
    assert own_news.remove("news") == 5
    assert set(dict(own_news.stats()).values()) == {0}


def test_an_article_is_removed_by_its_id(own_news: KnowledgeGraph) -> None:
    one = own_news.articles()[0]
    assert own_news.remove(one.id) == 1
    assert one.id not in {row.id for row in own_news.articles()}


def test_nothing_is_removed_for_a_path_that_was_not_read(own_news: KnowledgeGraph) -> None:
    with pytest.raises(ArticleError, match="no article was read from it"):
        own_news.remove("nowhere.txt")


def test_resolving_anew_gives_the_same(own_news: KnowledgeGraph) -> None:
    before = own_news.meetings().records(), own_news.entities().records()
    own_news.resolve(full=True)
    assert (own_news.meetings().records(), own_news.entities().records()) == before


def test_a_watchlist_gives_names_and_ids(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text("id,name,aliases,kind\nQ1,Dr Marta Helena Vell,Marta Vell,person\n")
    assert own_news.watchlist(known) == 1
    assert "Vell" in own_news.entity("Marta Vell").name
    known.write_text("nothing\n")
    with pytest.raises(KgError, match="no column"):
        own_news.watchlist(known)
