"""What people hid or rejected is in no answer."""

from sqlalchemy import select

from kg.knowledge import KnowledgeGraph
from kg.store.queries.standing import named_in, shown, standing
from kg.store.schema import entity, entity_mention, mention, report


def seen(news: KnowledgeGraph) -> tuple[set[str], int, int]:
    """Return the names that are shown, and how many mentions are named and stand."""
    with news.store.reading() as connection:
        names = set(connection.scalars(select(entity.c.name).where(shown())))
        named = connection.scalars(
            select(entity_mention.c.mention_id).where(named_in(entity_mention))
        ).all()
        stand = connection.scalars(select(mention.c.id).where(standing(mention))).all()
    return names, len(named), len(stand)


def test_where_nobody_said_anything_all_stand(news: KnowledgeGraph) -> None:
    names, named, stand = seen(news)
    assert {"Marta Vell", "Karsk"} <= names
    assert named == stand == 13


def test_who_is_hidden_is_not_shown_until_it_is_taken_back(own_news: KnowledgeGraph) -> None:
    before = seen(own_news)
    own_news.hide("Karsk")
    assert "Karsk" not in seen(own_news)[0]
    own_news.undo()
    assert seen(own_news) == before


def test_what_is_rejected_does_not_stand(own_news: KnowledgeGraph) -> None:
    lone = next(one for one in own_news.mentions() if one.text == "Ada Lone")
    own_news.reject(lone.id)
    assert seen(own_news)[2] == 12
    account = own_news.meetings("Vell", "Orun")[0].accounts[0]
    own_news.reject(account.report.id)
    with own_news.store.reading() as connection:
        ids = set(connection.scalars(select(report.c.id).where(standing(report))))
    assert account.report.id not in ids
    assert len(ids) == 4
