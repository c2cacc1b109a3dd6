"""Who is named in which sentence, counted for all at once, as one counts by hand."""

from collections import Counter, defaultdict
from itertools import combinations

from kg.knowledge import KnowledgeGraph
from kg.store.queries import articles, entities
from kg.store.queries.named import alone, articles_of, independent, named, near, pairs


def by_hand(news: KnowledgeGraph) -> dict[tuple[str, int], set[str]]:
    """Return whom each sentence names, by its article and its number."""
    places: dict[tuple[str, int], set[str]] = defaultdict(set)
    with news.store.reading() as connection:
        for row in connection.exec_driver_sql(
            "SELECT m.article_id, m.sentence, e.entity_id FROM mention m "
            "JOIN entity_mention e ON e.mention_id = m.id WHERE e.entity_id IS NOT NULL"
        ):
            places[row[0], row[1]].add(row[2])
    return places


def test_pairs_are_counted_as_by_hand(news: KnowledgeGraph) -> None:
    sentences: Counter[tuple[str, str]] = Counter()
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (article, _), present in by_hand(news).items():
        for pair in combinations(sorted(present), 2):
            sentences[pair] += 1
            told[pair].add(article)
    with news.store.reading() as connection:
        ids = [one.id for one in entities.listed(connection)]
        where = named(connection, ids)
        found = pairs(where)
        copied = {one.id: one.copy_of for some in articles.copies(connection) for one in some}
    counted = list(zip(
        found.left.tolist(), found.right.tolist(), found.sentences.tolist(),
        found.articles.tolist(), found.independent.tolist(), strict=True,
    ))  # fmt: skip
    assert counted
    assert len(counted) == len(sentences)
    assert sorted(count for _, _, count, _, _ in counted) == sorted(sentences.values())
    assert [pair[:2] for pair in counted] == sorted(pair[:2] for pair in counted)
    assert all(each[4] <= each[3] <= each[2] for each in counted)
    assert sum(each[3] for each in counted) == sum(map(len, told.values()))
    assert copied is not None


def test_who_stands_beside_somebody_is_counted_as_in_pairs(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        where = named(connection, [one.id for one in entities.listed(connection)])
        found = pairs(where)
        beside = defaultdict(set)
        for place in range(len(found.left)):
            counts = found.sentences[place], found.articles[place], found.independent[place]
            left, right = where.entities[found.left[place]], where.entities[found.right[place]]
            for one, other in ((left, right), (right, left)):
                beside[one].add((other, *map(int, counts)))
        assert beside
        for one in where.entities:
            companions = near(connection, one, None)
            assert {each[:4] for each in companions} == beside[one]
            assert near(connection, one, 1) == companions[:1]
            assert [each.sentences for each in companions] == sorted(
                (each.sentences for each in companions), reverse=True
            )


def test_whom_articles_name_is_counted_once_for_copies(news: KnowledgeGraph) -> None:
    hand = by_hand(news)
    with news.store.reading() as connection:
        ids = [one.id for one in entities.listed(connection)]
        where = named(connection, ids)
    often = Counter(one for present in hand.values() for one in present)
    assert sorted(alone(where).tolist()) == sorted(often.values())
    told = articles_of(where)
    assert where.entities == sorted(ids)
    assert {one: count for one, count in independent(where).items() if count > len(told[one])} == {}
    assert sum(map(len, told.values())) == len(
        {(one, article) for (article, _), present in hand.items() for one in present}
    )


def test_of_nobody_there_is_nothing(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        where = named(connection, [])
        found = pairs(where)
    assert (where.entities, articles_of(where), independent(where)) == ([], {}, {})
    assert found.left.tolist() == []
